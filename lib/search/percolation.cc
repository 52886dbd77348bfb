// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/percolation.h"

#include <algorithm>
#include <atomic>
#include <optional>
#include <utility>

#include "analysis/chain.h"
#include "index/encoder.h"
#include "index/workers.h"
#include "query/bounds.h"
#include "query/deadline.h"
#include "query/evaluation.h"
#include "search/text_matcher.h"

namespace malmoi::search {
namespace {

// Of so few articles the terms are read, to leave most queries out; of more, most queries match some.
constexpr std::size_t few_articles = 500;
// Articles whose texts are read before their matches are told.
constexpr std::size_t articles_a_round = 512;
// Fewer queries are not worth a thread.
constexpr std::size_t queries_a_thread = 200;

/// Does the node hold a prefix that stands for more terms than were looked for?
bool has_limited_prefix(const query::Node& node, const query::BoundsFinder& bounds) {
  if (node.kind == query::NodeKind::prefix) return bounds.is_limited(node);
  return std::any_of(node.children.begin(), node.children.end(),
                     [&](const query::Node& child) { return has_limited_prefix(child, bounds); });
}

query::Bounds bounds_of(const StandingQuery& standing, query::BoundsFinder& finder) {
  std::vector<query::Bounds> all;
  bool is_limited = false;
  for (const query::Node& clause : standing.clauses) {
    all.push_back(finder.find(clause));
    is_limited |= has_limited_prefix(clause, finder);
  }
  // A search may leave out rare words that begin so; an alert may not.
  if (is_limited) return {query::everything(), query::nothing(), false};
  return query::all_of(std::move(all));
}

}  // namespace

NeededTerms::NeededTerms(const std::vector<const StandingQuery*>& queries) {
  for (const StandingQuery* query : queries) {
    auto& choices = choices_.emplace_back();
    for (const query::TermChoice& choice : query->needed) {
      auto& numbers = choices.emplace_back();
      for (const std::string& term : choice) {
        numbers.push_back(numbers_.emplace(term, static_cast<std::uint32_t>(numbers_.size())).first->second);
      }
    }
  }
}

void NeededTerms::see(std::string_view term, Present& present) const {
  if (const auto found = numbers_.find(term); found != numbers_.end()) present[found->second] = true;
}

bool NeededTerms::may_match(std::size_t query, const Present& present) const {
  return std::all_of(choices_[query].begin(), choices_[query].end(), [&](const std::vector<std::uint32_t>& choice) {
    return std::any_of(choice.begin(), choice.end(), [&](std::uint32_t term) { return present[term]; });
  });
}

/// What a thread needs of its own.
class Percolation::Worker {
 public:
  Worker(const index::Snapshot& snapshot, const AnalyzerSettings& settings)
      : snapshot_(snapshot.again()), chain_(settings), matcher_(settings) {}

  void enter(std::uint32_t generation) {
    database_ = &snapshot_.generation(generation).database();
    statistics_ = index::TermStatistics({database_});
    finder_.emplace(chain_, statistics_, never_);
  }

  /// Of the new articles of a generation, `documents`, those that may match, and of those the ones that are certain to.
  Status match(const StandingQuery& standing, query::DocumentSet& documents, query::DocumentSet& certain) {
    finder_->begin_query();
    const query::Bounds must = bounds_of(standing, *finder_);
    if (Status read = statistics_.failure(); !read) return read;
    if (Status done = query::narrow(documents, must.upper, *database_, never_); !done) return done;
    certain = documents;
    return must.exact ? Status() : query::narrow(certain, must.lower, *database_, never_);
  }

  Result<Article> read(index::Location at) { return snapshot_.article(at); }
  TextMatcher& matcher() { return matcher_; }

 private:
  index::Snapshot snapshot_;
  analysis::Chain chain_;
  TextMatcher matcher_;
  const glass::Database* database_ = nullptr;
  index::TermStatistics statistics_;
  query::Deadline never_;
  std::optional<query::BoundsFinder> finder_;  // of the generation
};

Percolation::Percolation(const std::vector<const StandingQuery*>& queries, const NeededTerms& needed,
                         const AnalyzerSettings& settings, index::Snapshot& snapshot, unsigned jobs,
                         std::size_t max_pairs)
    : queries_(queries), needed_(needed), settings_(settings), snapshot_(snapshot), max_pairs_(max_pairs) {
  for (jobs = index::job_count(jobs); jobs > 0; --jobs) workers_.emplace_back();
}

Percolation::~Percolation() = default;

Percolation::Worker& Percolation::worker(unsigned number) {
  if (!workers_[number]) workers_[number] = std::make_unique<Worker>(snapshot_, settings_);
  return *workers_[number];
}

unsigned Percolation::jobs_for(std::size_t turns, std::size_t turns_a_thread) const {
  return static_cast<unsigned>(std::clamp<std::size_t>(turns / turns_a_thread, 1, workers_.size()));
}

Status Percolation::run(const std::vector<NewArticle>& articles, const Found& found) {
  articles_ = &articles;
  for (std::size_t begin = 0, end = 0; begin < articles.size(); begin = end) {
    const std::uint32_t generation = articles[begin].at.generation;
    while (end < articles.size() && articles[end].at.generation == generation) ++end;
    if (Status done = run({generation, begin, end}, found); !done) return done;
  }
  return {};
}

Status Percolation::run(const Stretch& stretch, const Found& found) {
  const auto queries = queries_for(stretch);
  if (!queries) return queries.error();
  std::vector<Pair> pairs;
  for (std::size_t next = 0; next < queries->size();) {
    if (Status matched = match(stretch, *queries, next, pairs); !matched) return matched;
    if (Status settled = settle(pairs, found); !settled) return settled;
    pairs.clear();
  }
  return {};
}

/// Those that may match an article of a stretch.
Result<std::vector<std::uint32_t>> Percolation::queries_for(const Stretch& stretch) {
  const bool are_few = stretch.end - stretch.begin <= few_articles;
  NeededTerms::Present present = needed_.none();
  if (are_few) {
    index::Encoder encoder(settings_, nullptr, 1);
    for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
      const auto article = snapshot_.article((*articles_)[i].at);
      if (!article) return article.error();
      for (const auto& term : encoder.encode(*article, {}).terms) needed_.see(term.text, present);
    }
  }
  std::vector<std::uint32_t> queries;
  for (std::uint32_t query = 0; query < queries_.size(); ++query) {
    if (!are_few || needed_.may_match(query, present)) queries.push_back(query);
  }
  return queries;
}

/// Evaluates conditions of queries from queries[next] on, until all are done or there are many pairs.
Status Percolation::match(const Stretch& stretch, const std::vector<std::uint32_t>& queries, std::size_t& next,
                          std::vector<Pair>& pairs) {
  const std::uint32_t last = snapshot_.generation(stretch.generation).database().statistics().last_document;
  query::DocumentSet fresh(last);
  std::vector<std::uint32_t> places(std::size_t{last} + 1);
  for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
    fresh.insert((*articles_)[i].at.document);
    places[(*articles_)[i].at.document] = static_cast<std::uint32_t>(i);
  }
  std::atomic<std::size_t> turn = next;
  std::atomic<std::size_t> size = 0;
  std::vector<std::vector<Pair>> made(workers_.size());
  Status done = index::run_workers(jobs_for(queries.size() - next, queries_a_thread), [&](unsigned number) -> Status {
    Worker& own = worker(number);
    own.enter(stretch.generation);
    while (size < max_pairs_) {
      const std::size_t i = turn++;
      if (i >= queries.size()) break;
      query::DocumentSet documents = fresh;
      query::DocumentSet certain;
      if (Status matched = own.match(*queries_[queries[i]], documents, certain); !matched) return matched;
      for (std::uint32_t at = documents.next(1); at != 0; at = documents.next(at + 1)) {
        made[number].push_back({places[at], queries[i], certain.contains(at)});
        ++size;
      }
    }
    return {};
  });
  next = std::min(turn.load(), queries.size());
  for (const std::vector<Pair>& each : made) pairs.insert(pairs.end(), each.begin(), each.end());
  return done;
}

/// Reads the articles of pairs, lets their texts decide what is in doubt, and tells the matches.
Status Percolation::settle(std::vector<Pair>& pairs, const Found& found) {
  std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
    return a.article != b.article ? a.article < b.article : a.query < b.query;
  });
  std::vector<Settled> round;
  for (std::size_t begin = 0; begin < pairs.size();) {
    round.clear();
    for (std::size_t end = begin; begin < pairs.size() && round.size() < articles_a_round; begin = end) {
      while (end < pairs.size() && pairs[end].article == pairs[begin].article) ++end;
      round.push_back({std::span(pairs).subspan(begin, end - begin), {}, {}});
    }
    if (Status settled = settle(round); !settled) return settled;
    for (const Settled& each : round) {
      if (each.queries.empty()) continue;
      if (Status told = found((*articles_)[each.pairs.front().article], each.article, each.queries); !told) return told;
    }
  }
  return {};
}

Status Percolation::settle(std::vector<Settled>& round) {
  std::atomic<std::size_t> turn = 0;
  return index::run_workers(jobs_for(round.size(), 2), [&](unsigned number) -> Status {
    Worker& own = worker(number);
    for (std::size_t i = turn++; i < round.size(); i = turn++) {
      Settled& each = round[i];
      auto article = own.read((*articles_)[each.pairs.front().article].at);
      if (!article) return std::move(article).error();
      const auto in_doubt =
          std::count_if(each.pairs.begin(), each.pairs.end(), [](const Pair& pair) { return !pair.is_certain; });
      own.matcher().load(*article, in_doubt > TextMatcher::max_looks);
      for (const Pair& pair : each.pairs) {
        if (pair.is_certain || queries_[pair.query]->verifier.matches(own.matcher(), *article)) {
          each.queries.push_back(pair.query);
        }
      }
      // The rest is long, and nobody asks for it.
      each.article.id = std::move(article->id);
      each.article.title = std::move(article->title);
      each.article.url = std::move(article->url);
      each.article.published = std::move(article->published);
    }
    return {};
  });
}

}  // namespace malmoi::search
