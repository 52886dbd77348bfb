// SPDX-License-Identifier: GPL-2.0-or-later
#include <malmoi/saved_queries.h>

#include <fcntl.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <unordered_map>
#include <utility>

#include "analysis/chain.h"
#include "glass/durable_file.h"
#include "index/workers.h"
#include "ingest/line_reader.h"
#include "search/live_synonyms.h"
#include "search/percolation.h"
#include "search/saved_query_line.h"
#include "search/seen_articles.h"
#include "search/standing_query.h"
#include "search/text_matcher.h"
#include "search/warnings.h"

namespace malmoi {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_queries = 100'000;
constexpr std::uint64_t max_line_bytes = 1 << 20;
constexpr std::size_t lines_a_thread = 500;
constexpr const char* too_long = "longer than 1 MiB; a query has 32 KiB at most";
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

Error too_many(const std::string& path) {
  return {ErrorCode::too_large, path + ": more than 100,000 saved queries; share them out among several files"};
}

/// A line of the file: of a query that is used, or kept as it is.
struct Line {
  std::string text;
  std::optional<SavedQuery> saved;
  std::optional<search::StandingQuery> standing;
  std::string reason;  ///< why it is not used
};

/// Prepares queries, one thread at a time.
class Preparer {
 public:
  Preparer(const AnalyzerSettings& settings, const query::Synonyms& synonyms)
      : synonyms_(synonyms), chain_(settings), matcher_(settings) {}

  Status prepare(Line& line, const SavedQuery& saved) {
    auto standing = search::StandingQuery::prepare(saved, synonyms_, chain_, matcher_);
    if (!standing) return std::move(standing).error();
    line.standing.emplace(std::move(*standing));
    line.saved = saved;
    return {};
  }

  void read(Line& line) {
    if (!line.reason.empty() || line.text.find_first_not_of(" \t") == std::string::npos) return;
    const auto saved = search::read_saved_query(line.text);
    const Status prepared = saved ? prepare(line, *saved) : Status(saved.error());
    if (!prepared) line.reason = prepared.error().message;
  }

 private:
  const query::Synonyms& synonyms_;
  analysis::Chain chain_;
  search::TextMatcher matcher_;
};

Result<std::vector<Line>> read_lines(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return system_error(errno, "cannot open", path);
  ingest::LineReader reader(file, max_line_bytes);
  std::vector<Line> lines;
  for (std::string text;;) {
    switch (reader.next(text)) {
      case ingest::LineReader::Outcome::line:
        lines.push_back({text, {}, {}, {}});
        break;
      case ingest::LineReader::Outcome::too_long:
        lines.push_back({{}, {}, {}, too_long});
        break;
      case ingest::LineReader::Outcome::failed:
        return system_error(reader.error(), "cannot read", path);
      case ingest::LineReader::Outcome::end:
        return lines;
    }
    if (lines.size() > max_queries) return too_many(path);
    if (lines.size() == 1 && text.starts_with(byte_order_mark)) lines.front().text.erase(0, byte_order_mark.size());
  }
}

}  // namespace

struct SavedQueries::State {
  std::string path;
  Settings settings;
  std::vector<Line> lines;
  std::vector<Rejection> rejected;
  search::SynonymsInUse synonyms;
  Status synonyms_status;
  std::optional<search::NeededTerms> needed;  // of all lines, once it was asked for
  index::OpenGenerations generations{settings.index.verify_on_open};
  std::optional<search::SeenArticles> seen;  // between match_new() and confirm()

  std::string place(std::size_t line) const { return path + ":" + std::to_string(line + 1); }
  void prepare_lines();
  void refuse_repeated_ids();
  Result<search::SeenArticles> open_seen(const MatchRequest& request) const;
  Result<std::optional<index::Snapshot>> open_index(const std::string& path);
  Status match(index::Snapshot& snapshot, const std::vector<search::NewArticle>& articles, const MatchRequest& request,
               MatchSummary& summary);
};

void SavedQueries::State::prepare_lines() {
  std::atomic<std::size_t> turn = 0;
  const std::size_t threads = std::clamp<std::size_t>(lines.size() / lines_a_thread, 1, index::job_count(0));
  const Status done = index::run_workers(static_cast<unsigned>(threads), [&](unsigned) -> Status {
    Preparer preparer(settings.analyzer, *synonyms.synonyms);
    for (std::size_t i = turn++; i < lines.size(); i = turn++) preparer.read(lines[i]);
    return {};
  });
  static_cast<void>(done);  // lines tell what is wrong with them
  refuse_repeated_ids();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].reason.empty()) rejected.push_back({place(i), lines[i].reason});
  }
}

void SavedQueries::State::refuse_repeated_ids() {
  std::unordered_map<std::string_view, std::size_t> first;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Line& line = lines[i];
    if (!line.saved) continue;
    const auto [at, is_new] = first.emplace(line.saved->id, i);
    if (is_new) continue;
    line.reason = "id " + line.saved->id + ": line " + std::to_string(at->second + 1) +
                  " has it too and is used; give each query an id of its own";
    line.saved.reset();
    line.standing.reset();
  }
}

SavedQueries::SavedQueries(std::unique_ptr<State> state) : state_(std::move(state)) {}
SavedQueries::~SavedQueries() = default;
SavedQueries::SavedQueries(SavedQueries&&) noexcept = default;
SavedQueries& SavedQueries::operator=(SavedQueries&&) noexcept = default;

SavedQueries SavedQueries::make(const std::string& path, const Settings& settings) {
  auto state = std::make_unique<State>();
  state->path = path;
  state->settings = settings;
  search::LiveSynonyms live(settings);
  state->synonyms_status = live.status();
  state->synonyms = live.current();
  return SavedQueries(std::move(state));
}

Result<SavedQueries> SavedQueries::load(const std::string& path, const Settings& settings) {
  auto lines = read_lines(path);
  if (!lines) return std::move(lines).error();
  SavedQueries queries = make(path, settings);
  if (!queries.state_->synonyms_status) return queries.state_->synonyms_status.error();
  queries.state_->lines = std::move(*lines);
  queries.state_->prepare_lines();
  return queries;
}

std::vector<SavedQuery> SavedQueries::list() const {
  std::vector<SavedQuery> all;
  for (const Line& line : state_->lines) {
    if (line.saved) all.push_back(*line.saved);
  }
  return all;
}

const std::vector<Rejection>& SavedQueries::rejected() const { return state_->rejected; }

std::vector<Rejection> SavedQueries::warnings(Language language) const {
  std::vector<Rejection> all;
  for (std::size_t i = 0; i < state_->lines.size(); ++i) {
    const Line& line = state_->lines[i];
    if (!line.standing) continue;
    for (const query::Warning& warning : line.standing->warnings) {
      all.push_back({state_->place(i), search::sentence(warning, language)});
    }
  }
  return all;
}

Status SavedQueries::add(const SavedQuery& query) {
  if (!state_->synonyms_status) return state_->synonyms_status;
  if (Status valid = search::check_query_id(query.id); !valid) return valid;
  std::size_t used = 0;
  for (const Line& line : state_->lines) {
    used += line.saved.has_value();
    if (line.saved && line.saved->id == query.id) {
      return Error{ErrorCode::invalid_argument,
                   "id " + query.id + ": there is a saved query with it; remove that first"};
    }
  }
  if (used >= max_queries) return too_many(state_->path);
  Line line{search::to_line(query), {}, {}, {}};
  if (Status prepared = Preparer(state_->settings.analyzer, *state_->synonyms.synonyms).prepare(line, query); !prepared)
    return prepared;
  state_->lines.push_back(std::move(line));
  state_->needed.reset();
  return {};
}

bool SavedQueries::remove(const std::string& id) {
  state_->needed.reset();
  return std::erase_if(state_->lines, [&](const Line& line) { return line.saved && line.saved->id == id; }) > 0;
}

Status SavedQueries::save() {
  std::string bytes;
  for (std::size_t i = 0; i < state_->lines.size(); ++i) {
    const Line& line = state_->lines[i];
    if (line.reason == too_long) {
      return Error{ErrorCode::too_large, state_->place(i) + ": " + too_long + "; remove the line, which would be lost"};
    }
    bytes += line.text + "\n";
  }
  const fs::path path(state_->path);
  const std::string folder = path.has_parent_path() ? path.parent_path().string() : ".";
  return replace_file(folder, path.filename().string(), bytes);
}

Result<search::SeenArticles> SavedQueries::State::open_seen(const MatchRequest& request) const {
  const std::string folder = request.seen.empty() ? path + ".seen" : request.seen;
  return search::SeenArticles::open(folder, request.index, settings.index.lock_wait);
}

/// Nothing where there is no index yet.
Result<std::optional<index::Snapshot>> SavedQueries::State::open_index(const std::string& index) {
  std::error_code ignored;
  if (!fs::exists(index + "/" + index::manifest_name, ignored)) {
    if (!fs::exists(index, ignored) || fs::is_directory(index, ignored)) return std::optional<index::Snapshot>();
  }
  auto snapshot = index::Snapshot::open(index, generations);
  if (!snapshot) return std::move(snapshot).error();
  const std::string fingerprint = analysis::fingerprint(settings.analyzer);
  if (Status same = index::check_fingerprint(index, snapshot->manifest(), fingerprint); !same) {
    return std::move(same).error();
  }
  return std::optional(std::move(*snapshot));
}

Status SavedQueries::begin(const MatchRequest& request) {
  state_->seen.reset();
  auto seen = state_->open_seen(request);
  if (!seen) return std::move(seen).error();
  if (seen->has_begun()) return {};
  auto snapshot = state_->open_index(request.index);
  if (!snapshot) return std::move(snapshot).error();
  if (*snapshot) {
    if (auto compared = seen->compare(**snapshot); !compared) return std::move(compared).error();
  } else {
    seen->compare_with_nothing();
  }
  return seen->confirm();
}

Result<MatchSummary> SavedQueries::match_new(const MatchRequest& request) {
  state_->seen.reset();
  auto seen = state_->open_seen(request);
  if (!seen) return std::move(seen).error();
  auto snapshot = state_->open_index(request.index);
  if (!snapshot) return std::move(snapshot).error();
  if (!*snapshot) return index::read_manifest(request.index).error();
  MatchSummary summary;
  summary.since = seen->commit();
  summary.commit = (*snapshot)->manifest().commit;
  summary.began = !seen->has_begun();
  auto articles = seen->compare(**snapshot);
  if (!articles) return std::move(articles).error();
  if (!summary.began) {
    if (Status matched = state_->match(**snapshot, *articles, request, summary); !matched) {
      return std::move(matched).error();
    }
  }
  state_->seen.emplace(std::move(*seen));
  return summary;
}

Status SavedQueries::State::match(index::Snapshot& snapshot, const std::vector<search::NewArticle>& articles,
                                  const MatchRequest& request, MatchSummary& summary) {
  summary.articles = articles.size();
  summary.changed = static_cast<std::uint64_t>(
      std::count_if(articles.begin(), articles.end(), [](const search::NewArticle& each) { return each.changed; }));
  std::vector<const search::StandingQuery*> standing;
  std::vector<const std::string*> ids;
  for (const Line& line : lines) {
    if (!line.standing) continue;
    standing.push_back(&*line.standing);
    ids.push_back(&line.saved->id);
  }
  if (!needed) needed.emplace(standing);
  search::Percolation percolation(standing, *needed, settings.analyzer, snapshot, request.jobs);
  return percolation.run(
      articles,
      [&](const search::NewArticle& is, const Article& article, const std::vector<std::uint32_t>& queries) -> Status {
        summary.matches += queries.size();
        if (!request.found) return {};
        MatchedArticle matched{article.id, article.title, article.url, article.published, is.changed, {}};
        for (const std::uint32_t query : queries) matched.queries.push_back(*ids[query]);
        return request.found(matched);
      });
}

Status SavedQueries::confirm() {
  if (!state_->seen) return {};
  const Status confirmed = state_->seen->confirm();
  state_->seen.reset();
  return confirmed;
}

std::string to_json(const MatchedArticle& article) {
  using Json = nlohmann::ordered_json;
  const auto or_null = [](const std::string& text) { return text.empty() ? Json() : Json(text); };
  const Json out = {{"id", article.id},
                    {"title", article.title},
                    {"url", or_null(article.url)},
                    {"published", or_null(article.published)},
                    {"changed", article.changed},
                    {"queries", article.queries}};
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace malmoi
