// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/search.h"

#include <algorithm>
#include <chrono>

#include "index/outline.h"
#include "index/schema.h"
#include "query/asides.h"
#include "query/initials.h"
#include "query/quotations.h"
#include "query/searchable.h"
#include "search/collapse.h"
#include "search/facets.h"
#include "search/filters.h"
#include "search/scoring.h"
#include "search/verifier.h"
#include "search/warnings.h"

namespace malmoi::search {
namespace {

using query::Node;

constexpr std::uint32_t max_limit = 10000;
constexpr std::uint32_t max_depth = 100000;
constexpr std::uint32_t max_snippet = 2000;
// Words that snippets are chosen and marked by: finding a passage takes time for each of them at each mark.
constexpr std::size_t max_marked_words = 256;
// Near-duplicates of a hit that are listed.
constexpr std::size_t max_listed = 100;
constexpr double max_half_life = 36'500;
constexpr std::chrono::milliseconds no_time{0};
constexpr std::chrono::hours max_time_budget{1};

Error bad_request(const std::string& message) { return {ErrorCode::invalid_argument, message}; }

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) (all += all.empty() ? "" : ", ") += name;
  return all;
}

std::vector<HighlightWord> highlight_words(const query::Plan& plan) {
  std::vector<HighlightWord> words;
  for (const query::PlannedWord& word : plan.words) {
    if (word.terms.empty()) continue;
    if (words.size() == max_marked_words) break;
    HighlightWord& out = words.emplace_back();
    for (const query::PlannedTerm& term : word.terms) out.terms.push_back(term.text);
    for (const query::Alternative& each : word.alternatives) {
      out.terms.insert(out.terms.end(), each.words.begin(), each.words.end());
    }
    std::sort(out.terms.begin(), out.terms.end());
    out.stem = word.stem;
    out.weight = word.weight * std::max(word.rarity, 0.1);
  }
  return words;
}

}  // namespace

Status check(const SearchRequest& request) {
  if (request.limit > max_limit) return bad_request("limit: at most 10000; ask for the rest with offset");
  if (std::uint64_t{request.offset} + request.limit > max_depth) {
    return bad_request("offset: offset and limit together are at most 100000; narrow the search by date or category");
  }
  if (request.snippet_length > max_snippet) return bad_request("snippet_length: at most 2000");
  if (!request.similar_to.empty() && !request.similar_text.empty()) {
    return bad_request("similar_to, similar_text: only one of them");
  }
  if (request.half_life && !(*request.half_life >= 0 && *request.half_life <= max_half_life)) {
    return bad_request("half_life: at most 36500 days, or 0 for none");
  }
  if (request.time_budget && (*request.time_budget < no_time || *request.time_budget > max_time_budget)) {
    return bad_request("time_budget: at most an hour, or 0 for none");
  }
  return {};
}

Error cancelled() { return {ErrorCode::cancelled, "search: cancelled by the caller"}; }

Result<SearchResults> Search::run() {
  auto filters = filters_of(request_.from, request_.to, request_.categories, request_.tags);
  if (!filters) return std::move(filters).error();
  if (Status read = read_source(); !read) return std::move(read).error();
  auto recency = Recency::of(reader_.snapshot, request_, settings_.ranking);
  if (!recency) return std::move(recency).error();
  recency_ = *recency;
  reader_.snapshot.forget_documents();
  query::ParsedQuery parsed;
  do {
    parsed = query::parse(request_.query);
    if (Status expanded = query::expand_initials(parsed, reader_.snapshot); !expanded)
      return std::move(expanded).error();
  } while (reader_.snapshot.statistics().fetch());
  query::loosen_asides(parsed);
  query::loosen_quotations(parsed, false);
  query::drop_unsearchable(parsed, reader_.chain);
  if (Status found = find(parsed, *filters); !found) return std::move(found).error();
  if (results_.total.value == 0 && query::loosen_quotations(parsed, true)) {
    query::drop_unsearchable(parsed, reader_.chain);
    if (Status found = find(parsed, *filters); !found) return std::move(found).error();
  }
  if (deadline_.was_cancelled()) return cancelled();
  if (results_.total.value == 0 && results_.total.exact) say_why_nothing(parsed.root, *filters);
  if (Status made = make_hits(); !made) return std::move(made).error();
  if (deadline_.was_cancelled()) return cancelled();
  if (Status read = reader_.snapshot.statistics().failure(); !read) return std::move(read).error();
  if (deadline_.was_missed()) {
    results_.partial = true;
    results_.total.exact = false;
    plan_.warnings.push_back({query::WarningKind::out_of_time, {}});
  }
  if (!reader_.snapshot.missing().empty()) {
    results_.partial = true;
    results_.total.exact = false;
    plan_.warnings.push_back({query::WarningKind::shards_missing, joined(reader_.snapshot.missing())});
  }
  if (!synonyms_.failure.empty()) plan_.warnings.push_back({query::WarningKind::synonyms_outdated, synonyms_.failure});
  for (const query::Warning& warning : plan_.warnings) {
    results_.warnings.push_back(sentence(warning, request_.language));
  }
  results_.query = request_.query;
  results_.commit = reader_.snapshot.manifest().commit;
  return std::move(results_);
}

/// Where every condition is met somewhere, but not all of them, or not by the text as a whole.
void Search::say_why_nothing(const Node& root, const std::vector<Node>& filters) {
  const auto explains = [](const query::Warning& each) {
    return each.kind == query::WarningKind::required_not_in_index;
  };
  if (std::any_of(plan_.warnings.begin(), plan_.warnings.end(), explains)) return;
  std::vector<const Node*> required;
  for (const Node& clause : root.children) {
    if (query::is_required(clause)) required.push_back(&clause);
  }
  if (required.empty() && filters.empty()) return;
  const bool is_alone = required.size() == 1 && filters.empty() && root.children.size() == 1;
  if (is_alone && !required.front()->text.empty()) {
    plan_.warnings.push_back({query::WarningKind::required_not_in_index, required.front()->text});
  } else {
    plan_.warnings.push_back({query::WarningKind::nothing_has_all, {}});
  }
}

/// What the request wants similar articles of.
Status Search::read_source() {
  if (!request_.similar_text.empty()) source_ = SimilarSource::of_text(request_.similar_text);
  if (request_.similar_to.empty()) return {};
  auto source = SimilarSource::of_id(reader_.snapshot, request_.similar_to);
  if (!source) return std::move(source).error();
  source_ = std::move(*source);
  return {};
}

Status Search::find(query::ParsedQuery& parsed, const std::vector<Node>& filters) {
  const index::TermStatistics& statistics = reader_.snapshot.statistics();
  const query::ParsedQuery given = parsed;
  do {
    parsed = given;
    query::add_synonyms(parsed.root, *synonyms_.synonyms, reader_.chain, statistics);
    plan_ =
        query::Planner(reader_.chain, settings_.analyzer, settings_.ranking, statistics, deadline_, *synonyms_.synonyms)
            .plan(parsed, filters);
    if (source_) rank_by_similarity(*source_, reader_.chain, statistics, plan_);
    want_frequencies();
  } while (statistics.fetch());
  Verifier verifier(reader_.matcher, parsed.root, filters);
  Matcher matcher(reader_, plan_, settings_.ranking, recency_, verifier, deadline_);
  return match(matcher);
}

/// Of all that will score, so that they are fetched together.
void Search::want_frequencies() const {
  const index::TermStatistics& statistics = reader_.snapshot.statistics();
  if (statistics.remote().empty()) return;
  for (const auto& [term, weight] : plan_.scored) static_cast<void>(statistics.frequency(term));
  for (const auto& [term, weight] : plan_.scored_in_titles) {
    static_cast<void>(statistics.frequency(std::string(index::prefix::title) + term));
  }
}

Result<MatchList> Search::best(Matcher& matcher) {
  const std::size_t wanted = std::size_t{request_.offset} + request_.limit;
  duplicates_.clear();
  return request_.collapse && wanted > 0 ? best_collapsed(matcher, wanted) : matcher.best(wanted, request_.sort);
}

/// Looks at more matches until enough are left.
Result<MatchList> Search::best_collapsed(Matcher& matcher, std::size_t wanted) {
  const auto hidden = source_ ? source_->key : std::nullopt;
  std::size_t depth = wanted + wanted / 2;
  if (!plan_.needs_verification) depth = std::max(depth, least_collapsed);
  for (;; depth *= 2) {
    auto list = matcher.best(depth, request_.sort);
    if (!list) return list;
    const bool is_all = list->matches.size() < depth;
    auto collapsed = collapse(reader_.snapshot, std::move(list->matches), most_collapsed, hidden);
    if (!collapsed) return std::move(collapsed).error();
    if (collapsed->matches.size() < wanted && !is_all && !deadline_.was_missed()) continue;
    collapsed->matches.resize(std::min(collapsed->matches.size(), wanted));
    list->matches = std::move(collapsed->matches);
    duplicates_ = std::move(collapsed->duplicates);
    return list;
  }
}

Status Search::match(Matcher& matcher) {
  auto best = this->best(matcher);
  if (!best) return std::move(best).error();
  found_ = std::move(*best);
  results_.total = found_.total;
  bool limited = found_.limited;
  if (!request_.facets.empty()) {
    auto all = matcher.all();
    if (!all) return std::move(all).error();
    auto facets = count_facets(reader_.snapshot, *all, request_.facets, deadline_);
    if (!facets) return std::move(facets).error();
    results_.facets = std::move(*facets);
    if (all->total.exact) results_.total = all->total;
    limited |= all->limited;
  }
  if (limited) plan_.warnings.push_back({query::WarningKind::candidates_limited, {}});
  return {};
}

/// From other machines, all at once.
Status Search::fetch_shown() {
  if (request_.ids_only) return {};
  std::vector<std::uint32_t> shown;
  for (std::size_t i = request_.offset; i < found_.matches.size(); ++i) shown.push_back(found_.matches[i].document);
  return reader_.snapshot.fetch_articles(std::move(shown));
}

Status Search::make_hits() {
  const bool shows_text = !request_.ids_only && request_.snippet_length > 0;
  SoughtWords words(shows_text ? highlight_words(plan_) : std::vector<HighlightWord>());
  if (Status fetched = fetch_shown(); !fetched) return fetched;
  results_.hits.reserve(found_.matches.size() - std::min<std::size_t>(request_.offset, found_.matches.size()));
  for (std::size_t i = request_.offset; i < found_.matches.size(); ++i) {
    if (results_.hits.size() >= always_made && deadline_.passed()) break;
    auto made = hit(found_.matches[i], words);
    if (!made) return std::move(made).error();
    if (i < duplicates_.size()) {
      if (Status added = add_duplicates(*made, duplicates_[i]); !added) return added;
    }
    results_.hits.push_back(std::move(*made));
  }
  return {};
}

Status Search::add_duplicates(Hit& hit, const std::vector<std::uint32_t>& documents) {
  hit.duplicates = static_cast<std::uint32_t>(documents.size());
  if (!request_.list_duplicates) return {};
  for (std::size_t i = 0; i < std::min(documents.size(), max_listed); ++i) {
    if (request_.ids_only) {
      auto id = id_of(documents[i]);
      if (!id) return std::move(id).error();
      hit.duplicate_list.push_back({std::move(*id), {}, {}, {}});
      continue;
    }
    auto article = reader_.snapshot.article(documents[i]);
    if (!article) return std::move(article).error();
    hit.duplicate_list.push_back(
        {std::move(article->id), std::move(article->title), std::move(article->url), std::move(article->published)});
  }
  return {};
}

Result<std::string> Search::id_of(std::uint32_t document) {
  const auto value = reader_.snapshot.value(document, index::slot::outline);
  if (!value) return value.error();
  return std::string(index::OutlineView(*value).id());
}

Result<Hit> Search::hit(const Match& match, SoughtWords& words) {
  if (request_.ids_only) {
    Hit hit;
    hit.id = match.id;
    if (hit.id.empty()) {
      auto id = id_of(match.document);
      if (!id) return std::move(id).error();
      hit.id = std::move(*id);
    }
    hit.score = match.score;
    return hit;
  }
  const auto kept = reader_.snapshot.kept_article(reader_.snapshot.locate(match.document));
  if (!kept) return kept.error();
  const Article& article = **kept;
  Hit hit;
  hit.score = match.score;
  if (request_.snippet_length > 0) {
    Snippet snippet = reader_.snippeter.make(article, words, request_.snippet_length);
    hit.snippet = std::move(snippet.text);
    hit.highlights = std::move(snippet.highlights);
    hit.title_highlights = reader_.snippeter.highlight(article.title, words);
  }
  if (request_.explain) {
    hit.explanation = Explanation{"not ranked", 0, {}};
    if (plan_.ranks && request_.sort == Sort::relevance) {
      auto explained = explain(reader_.snapshot, match, plan_, settings_.ranking, recency_);
      if (!explained) return std::move(explained).error();
      hit.explanation = std::move(*explained);
    }
  }
  hit.id = article.id;
  hit.title = article.title;
  hit.url = article.url;
  hit.published = article.published;
  hit.categories = article.categories;
  hit.tags = article.tags;
  return hit;
}

}  // namespace malmoi::search
