// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/bulk_update.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <set>
#include <utility>

#include "index/disk_space.h"
#include "index/schema.h"
#include "index/seen_ids.h"
#include "index/workers.h"
#include "ingest/input.h"
#include "ingest/path_text.h"
#include "ingest/reader.h"

namespace malmoi::index {
namespace {

using Clock = std::chrono::steady_clock;

// What a thread takes in one turn: large enough that turns cost nothing, small enough that a few of
// them fit in memory.
constexpr std::size_t batch_bytes = 512 << 10;
constexpr std::size_t batch_inputs = 512;
// The first turn also trains the dictionary.
constexpr std::size_t first_batch_bytes = 3 << 20;
constexpr std::size_t first_batch_inputs = 1000;

// The most that a build takes beside what is there, in bytes for each byte of input: runs, and the generation that
// they are merged into (docs/operations.md).
constexpr double peak_space = 1.4;

constexpr auto progress_interval = std::chrono::milliseconds(200);

struct Batch {
  std::uint64_t number = 0;
  std::vector<ingest::Input> inputs;
};

struct Parsed {
  Article article;
  std::string location;
};

/// One bulk update: threads take batches of inputs in turn, parse them side by side, are let in one
/// batch after the other to see that no id comes twice, and build side by side again.
class BulkUpdate {
 public:
  BulkUpdate(Writer& writer, const UpdateRequest& request)
      : writer_(writer), request_(request), input_(request, writer.settings().ingest) {}

  Result<UpdateSummary> run();

 private:
  Batch take_batch();
  std::vector<Parsed> parse(Batch batch, UpdateSummary& local);
  /// Drops articles whose id was seen before. Batches enter in the order of their numbers.
  void admit(std::uint64_t number, std::vector<Parsed>& articles, UpdateSummary& local);
  std::shared_ptr<const Dictionary> dictionary_for(std::uint64_t number, const std::vector<Parsed>& articles);
  Status work(unsigned worker);
  Status build(const std::vector<Parsed>& articles, unsigned worker, UpdateSummary& local);
  void add_up(UpdateSummary& local, const std::vector<Location>& buried);
  void report_progress(std::size_t articles, bool is_last = false);
  void note_rejected(const std::string& root, const std::string& path);
  bool is_spared(const Article& article, const ingest::SourceCheck& sources);
  Status prune();
  Status bury();
  Status check_space() const;
  void stop();

  struct Worker {
    std::unique_ptr<Snapshot> snapshot;  // of the index before the update; each thread needs its own
    std::unique_ptr<Encoder> encoder;
    GenerationBuilder* builder = nullptr;
    std::vector<Location> buried;
  };

  Writer& writer_;
  const UpdateRequest& request_;
  const Clock::time_point begin_ = Clock::now();
  std::vector<Worker> workers_;

  std::mutex input_mutex_;  // guards the next three
  ingest::InputStream input_;
  std::uint64_t next_batch_ = 0;
  bool exhausted_ = false;

  std::mutex turn_mutex_;  // guards the next seven
  std::condition_variable turn_changed_;
  std::uint64_t turn_ = 0;
  bool stopped_ = false;
  bool dictionary_ready_ = false;
  std::shared_ptr<const Dictionary> dictionary_;
  SeenIds seen_;
  std::set<std::string> streams_;  // JSON Lines of which an article was read

  std::mutex summary_mutex_;                // guards the next five
  std::set<std::string> rejected_sources_;  // of which an input was rejected
  UpdateSummary summary_;
  std::vector<Location> buried_;
  std::uint64_t articles_ = 0;
  Clock::time_point reported_ = begin_;
};

Batch BulkUpdate::take_batch() {
  const std::lock_guard lock(input_mutex_);
  Batch batch;
  batch.number = next_batch_++;
  const std::size_t most_bytes = batch.number == 0 ? first_batch_bytes : batch_bytes;
  const std::size_t most_inputs = batch.number == 0 ? first_batch_inputs : batch_inputs;
  std::size_t bytes = 0;
  while (!exhausted_ && batch.inputs.size() < most_inputs && bytes < most_bytes) {
    auto input = input_.next();
    if (!input) {
      exhausted_ = true;
      break;
    }
    if (const auto* raw = std::get_if<ingest::RawInput>(&*input)) bytes += raw->bytes.size();
    batch.inputs.push_back(std::move(*input));
  }
  return batch;
}

std::vector<Parsed> BulkUpdate::parse(Batch batch, UpdateSummary& local) {
  const IngestSettings& settings = writer_.settings().ingest;
  std::vector<Parsed> articles;
  articles.reserve(batch.inputs.size());
  for (ingest::Input& input : batch.inputs) {
    if (auto* unread = std::get_if<ingest::Unread>(&input)) {
      if (unread->skipped) {
        ++local.skipped;
      } else {
        if (!unread->source.empty()) note_rejected(unread->source, "");
        local.rejected.push_back(std::move(unread->rejection));
      }
      continue;
    }
    auto& raw = std::get<ingest::RawInput>(input);
    ingest::ParseResult result = raw.format == InputFormat::jsonl
                                     ? ingest::parse_json_line(raw.bytes, raw.root, settings)
                                     : ingest::parse_post(raw.bytes, raw.root, raw.path, settings);
    raw.bytes = std::string();
    if (auto* error = std::get_if<Error>(&result)) {
      note_rejected(raw.root, raw.path);
      local.rejected.push_back({std::move(raw.location), std::move(error->message)});
    } else if (std::holds_alternative<ingest::Skipped>(result)) {
      ++local.skipped;
    } else {
      auto& article = std::get<Article>(result);
      if (Status valid = validate(article); !valid) {
        note_rejected(raw.root, raw.path);
        local.rejected.push_back({std::move(raw.location), valid.error().message});
      } else {
        articles.push_back({std::move(article), std::move(raw.location)});
      }
    }
  }
  return articles;
}

void BulkUpdate::admit(std::uint64_t number, std::vector<Parsed>& articles, UpdateSummary& local) {
  std::unique_lock lock(turn_mutex_);
  turn_changed_.wait(lock, [&] { return turn_ == number || stopped_; });
  std::erase_if(articles, [&](const Parsed& parsed) {
    const Article& article = parsed.article;
    if (article.source_path.empty()) streams_.insert(article.source_root);
    const auto first = seen_.add(article.id, parsed.location);
    if (first) {
      note_rejected(article.source_root, article.source_path);
      local.rejected.push_back(
          {parsed.location, "id " + article.id + " was already used by " + *first + "; give one of them another id"});
    }
    return first.has_value();
  });
  ++turn_;
  turn_changed_.notify_all();
}

std::shared_ptr<const Dictionary> BulkUpdate::dictionary_for(std::uint64_t number,
                                                             const std::vector<Parsed>& articles) {
  if (number == 0) {
    auto dictionary = writer_.snapshot().dictionary();
    if (!dictionary) {
      std::vector<std::string> samples;
      for (const Parsed& parsed : articles) samples.push_back(serialize(parsed.article));
      dictionary = Dictionary::train(samples, writer_.settings().index.compression_level);
    }
    const std::lock_guard lock(turn_mutex_);
    dictionary_ = std::move(dictionary);
    dictionary_ready_ = true;
    turn_changed_.notify_all();
    return dictionary_;
  }
  std::unique_lock lock(turn_mutex_);
  turn_changed_.wait(lock, [&] { return dictionary_ready_ || stopped_; });
  return dictionary_;
}

Status BulkUpdate::build(const std::vector<Parsed>& articles, unsigned index, UpdateSummary& local) {
  Worker& worker = workers_[index];
  for (const auto& [article, location] : articles) {
    const Content content = Content::of(article);
    const auto old = worker.snapshot ? worker.snapshot->find(article.id) : std::optional<Location>();
    if (!old) return old.error();
    if (*old) {
      const auto stored = worker.snapshot->content_hash(**old);
      if (!stored) return stored.error();
      if (Content::decode(*stored).hash == content.hash) {
        ++local.unchanged;
        continue;
      }
      worker.buried.push_back(**old);
    }
    ++(*old ? local.updated : local.added);
    local.text_bytes += content.text_bytes;
    if (auto added = worker.builder->add(worker.encoder->encode(article, content)); !added) return added.error();
  }
  return {};
}

Status BulkUpdate::work(unsigned index) {
  Worker& worker = workers_[index];
  if (writer_.snapshot().generation_count() > 0) {
    auto snapshot = Snapshot::open(writer_.folder());
    if (!snapshot) return std::move(snapshot).error();
    worker.snapshot = std::make_unique<Snapshot>(std::move(*snapshot));
  }
  for (;;) {
    Batch batch = take_batch();
    if (batch.inputs.empty()) return {};
    const std::uint64_t number = batch.number;
    const std::size_t size = batch.inputs.size();
    UpdateSummary local;
    std::vector<Parsed> articles = parse(std::move(batch), local);
    admit(number, articles, local);
    const auto dictionary = dictionary_for(number, articles);
    if (!worker.encoder) {
      const Settings& settings = writer_.settings();
      worker.encoder = std::make_unique<Encoder>(settings.analyzer, dictionary, settings.index.compression_level);
      const std::lock_guard lock(summary_mutex_);
      worker.builder = &writer_.new_builder(dictionary, static_cast<unsigned>(workers_.size()));
    }
    if (Status built = build(articles, index, local); !built) return built;
    add_up(local, worker.buried);
    worker.buried.clear();
    report_progress(size);
  }
}

void BulkUpdate::add_up(UpdateSummary& local, const std::vector<Location>& buried) {
  const std::lock_guard lock(summary_mutex_);
  summary_.added += local.added;
  summary_.updated += local.updated;
  summary_.unchanged += local.unchanged;
  summary_.skipped += local.skipped;
  summary_.text_bytes += local.text_bytes;
  std::move(local.rejected.begin(), local.rejected.end(), std::back_inserter(summary_.rejected));
  buried_.insert(buried_.end(), buried.begin(), buried.end());
}

void BulkUpdate::report_progress(std::size_t articles, bool is_last) {
  if (!request_.progress) return;
  Progress progress;
  {
    const std::lock_guard lock(input_mutex_);
    progress.bytes = input_.bytes_read();
    progress.total_bytes = input_.total_bytes();
  }
  const std::lock_guard lock(summary_mutex_);
  articles_ += articles;
  const auto now = Clock::now();
  if (!is_last && now - reported_ < progress_interval) return;
  reported_ = now;
  progress.articles = articles_;
  progress.seconds = std::chrono::duration<double>(now - begin_).count();
  request_.progress(progress);
}

/// Lets threads that wait for their turn go, when another has failed.
void BulkUpdate::stop() {
  {
    const std::lock_guard lock(turn_mutex_);
    stopped_ = true;
    turn_changed_.notify_all();
  }
  const std::lock_guard lock(input_mutex_);
  exhausted_ = true;
}

void BulkUpdate::note_rejected(const std::string& root, const std::string& path) {
  if (!request_.prune) return;
  const std::lock_guard lock(summary_mutex_);
  rejected_sources_.insert(path.empty() ? root : ingest::join_path(root, path));
}

Status BulkUpdate::bury() {
  for (const Location at : buried_) {
    if (Status buried = writer_.bury(at); !buried) return buried;
  }
  return {};
}

/// What was rejected keeps its article. Which article a rejected line would have been is not known, so all of its
/// source are kept; and a stream without a single article is rather a producer that failed than an archive that was
/// emptied.
bool BulkUpdate::is_spared(const Article& article, const ingest::SourceCheck& sources) {
  const std::string& root = article.source_root;
  if (!article.source_path.empty()) return rejected_sources_.contains(ingest::join_path(root, article.source_path));
  const bool has_rejected = rejected_sources_.contains(root);
  if (!has_rejected && (streams_.contains(root) || !sources.has_lines(root))) return false;
  const char* why = has_rejected ? "some of its lines were rejected; correct them and update again"
                                 : "no article was read from it; delete its articles by id if that is meant";
  auto& kept = summary_.not_pruned;
  if (std::ranges::find(kept, root, &Rejection::path) == kept.end()) {
    kept.push_back({root, std::string("nothing of it was pruned, because ") + why});
  }
  return true;
}

Status BulkUpdate::prune() {
  const ingest::SourceCheck sources(request_, writer_.settings().ingest);
  auto snapshot = Snapshot::open(writer_.folder());
  if (!snapshot) return std::move(snapshot).error();
  for (std::size_t g = 0; g < snapshot->generation_count(); ++g) {
    const std::uint64_t n = snapshot->manifest().generations[g].articles;
    for (Location at{static_cast<std::uint32_t>(g), 1}; at.document <= n; ++at.document) {
      if (snapshot->tombstones(g).contains(at.document)) continue;
      const auto article = snapshot->article(at);
      if (!article) return article.error();
      // What this update read has moved at most.
      if (seen_.contains(article->id)) continue;
      if (!sources.is_gone(*article) || is_spared(*article, sources)) continue;
      if (Status buried = writer_.bury(at); !buried) return buried;
      ++summary_.deleted;
    }
  }
  return {};
}

/// Input that is as long as what is indexed may well be what is indexed.
Status BulkUpdate::check_space() const {
  std::uint64_t indexed = 0;
  for (const GenerationEntry& entry : writer_.snapshot().manifest().generations) indexed += entry.text_bytes;
  const std::uint64_t input = input_.total_bytes();
  if (input <= indexed) return {};
  return check_free_space(writer_.folder(),
                          static_cast<std::uint64_t>(peak_space * static_cast<double>(input - indexed)));
}

Result<UpdateSummary> BulkUpdate::run() {
  summary_.missing = input_.missing();
  if (!summary_.missing.empty() && (request_.prune || summary_.missing.size() == request_.paths.size())) {
    const Rejection& first = summary_.missing.front();
    const char* consequence = request_.prune ? "; nothing was pruned or indexed" : "; nothing was indexed";
    return Error{ErrorCode::not_found, first.path + ": " + first.reason + consequence};
  }
  if (Status space = check_space(); !space) return std::move(space).error();
  const unsigned jobs = job_count(request_.jobs);
  workers_.resize(jobs);
  Status done = run_workers(jobs, [this](unsigned worker) {
    Status status = Error{ErrorCode::internal, "a thread ended early"};
    struct OnExit {
      BulkUpdate& update;
      Status& status;
      ~OnExit() {
        if (!status) update.stop();
      }
    } on_exit{*this, status};
    status = work(worker);
    return status;
  });
  if (done && request_.prune && writer_.snapshot().generation_count() > 0) done = prune();
  if (done) done = bury();
  if (!done) {
    writer_.roll_back();
    return std::move(done).error();
  }
  report_progress(0, true);
  writer_.count_text(summary_.text_bytes);
  if (Status committed = writer_.commit(request_.jobs); !committed) return std::move(committed).error();
  // The update is committed; where folding fails (disk full), the next commit tries again.
  static_cast<void>(writer_.tidy(request_.jobs));
  std::sort(summary_.rejected.begin(), summary_.rejected.end(),
            [](const Rejection& a, const Rejection& b) { return a.path < b.path; });
  summary_.seconds = std::chrono::duration<double>(Clock::now() - begin_).count();
  return std::move(summary_);
}

}  // namespace

Result<UpdateSummary> bulk_update(Writer& writer, const UpdateRequest& request) {
  return BulkUpdate(writer, request).run();
}

}  // namespace malmoi::index
