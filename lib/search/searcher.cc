// SPDX-License-Identifier: GPL-2.0-or-later
#include <malmoi/searcher.h>

#include <chrono>

#include "search/answer_cache.h"
#include "search/call_counters.h"
#include "search/corrector.h"
#include "search/reader_pool.h"
#include "search/search.h"
#include "search/shards.h"
#include "search/suggester.h"

namespace malmoi {

struct Searcher::State {
  State(config::IndexDescription shards, const Settings& given, const Log& log)
      : settings(given), pool(std::move(shards), given, log), synonyms(given, log), cache(given.search.cache_bytes) {}

  const Settings settings;
  search::ReaderPool pool;
  search::LiveSynonyms synonyms;
  search::AnswerCache cache;
  search::CallCounters counters;

  using Clock = query::Deadline::Clock;

  Result<SearchResults> search(const SearchRequest& request, bool may_keep) {
    const auto begin = Clock::now();
    if (Status valid = search::check(request); !valid) return std::move(valid).error();
    if (request.cancellation.stop_requested()) return search::cancelled();
    auto results = with_reader([&](search::Reader& reader) {
      // From now: a shard that was waited for in vain does not take the time of the others.
      const query::Deadline deadline = deadline_of(request, Clock::now());
      return may_keep ? known_answer(reader, request, deadline) : answer(reader, request, deadline, synonyms.current());
    });
    if (results) results->took_ms = std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
    return results;
  }

  /// What `use` makes of a reader. Once more where a shard died meanwhile: the next reader does without it.
  template <class Use>
  auto with_reader(const Use& use) -> decltype(use(std::declval<search::Reader&>())) {
    for (std::size_t tries = 0;; ++tries) {
      auto reader = pool.take();
      if (!reader) return std::move(reader).error();
      const search::Lease lease(pool, std::move(*reader));
      auto result = use(*lease);
      const bool may_be_dead = !result && result.error().code == ErrorCode::io && lease->snapshot.remote_count() > 0;
      if (!may_be_dead || tries == lease->snapshot.remote_count() || !pool.is_outdated(*lease)) return result;
    }
  }

  query::Deadline deadline_of(const SearchRequest& request, Clock::time_point begin) const {
    const auto budget = request.time_budget.value_or(settings.search.time_budget);
    return query::Deadline(budget.count() > 0 ? begin + budget : Clock::time_point::max(), request.cancellation);
  }

  /// One that was kept, if there is one.
  Result<SearchResults> known_answer(search::Reader& reader, const SearchRequest& request, query::Deadline deadline) {
    search::SynonymsInUse in_use = synonyms.current();
    auto key = search::answer_key(request, {reader.snapshot.stamp(), in_use.version});
    if (!key) return answer(reader, request, deadline, std::move(in_use));
    if (auto kept = cache.find(*key)) return std::move(*kept);
    auto results = answer(reader, request, deadline, std::move(in_use));
    if (results && !results->partial) cache.keep(std::move(*key), *results);
    return results;
  }

  /// With what was probably meant, applied where the request says so.
  Result<SearchResults> answer(search::Reader& reader, const SearchRequest& request, query::Deadline deadline,
                               search::SynonymsInUse in_use) const {
    const index::TermStatistics& statistics = reader.snapshot.statistics();
    static_cast<void>(statistics.failure());  // of a search before, which ended with another error
    Result<std::optional<std::string>> better{std::nullopt};
    do {
      if (request.correct || !request.ids_only) better = search::Corrector(reader, deadline).correct(request.query);
    } while (better && statistics.fetch());
    if (!better) return std::move(better).error();
    if (Status read = statistics.failure(); !read) return std::move(read).error();
    if (!*better || !request.correct) {
      auto results = search::Search(reader, settings, request, deadline, std::move(in_use)).run();
      if (results) results->suggestion = std::move(*better);
      return results;
    }
    SearchRequest corrected = request;
    corrected.query = **better;
    auto results = search::Search(reader, settings, corrected, deadline, std::move(in_use)).run();
    if (!results) return results;
    results->query = request.query;
    results->corrected = std::move(*better);
    return results;
  }
};

Searcher::Searcher(std::unique_ptr<State> state) : state_(std::move(state)) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

Result<Searcher> Searcher::open(const std::string& path, const Settings& settings, Log log) {
  auto shards = search::find_shards(path);
  if (!shards) return std::move(shards).error();
  auto state = std::make_unique<State>(std::move(*shards), settings, log);
  if (Status connected = state->pool.connect(); !connected) return std::move(connected).error();
  // Whatever is wrong with the index is said now, not at the first search.
  if (!state->synonyms.status()) return state->synonyms.status().error();
  auto reader = state->pool.take();
  if (!reader) return std::move(reader).error();
  state->pool.give_back(std::move(*reader));
  return Searcher(std::move(state));
}

Result<SearchResults> Searcher::search(const SearchRequest& request) const {
  auto results = state_->search(request, state_->settings.search.cache_bytes > 0);
  state_->counters.count_search(results);
  return results;
}

Result<Suggestions> Searcher::suggest(const SuggestRequest& request) const {
  state_->counters.count_suggestion();
  const auto begin = query::Deadline::Clock::now();
  if (Status valid = search::check(request); !valid) return std::move(valid).error();
  const auto find_titles = [this](const SearchRequest& titles) { return state_->search(titles, false); };
  auto suggestions = state_->with_reader(
      [&](search::Reader& reader) { return search::Suggester(reader, request, find_titles).run(); });
  if (suggestions) {
    suggestions->took_ms = std::chrono::duration<double, std::milli>(query::Deadline::Clock::now() - begin).count();
  }
  return suggestions;
}

Result<Article> Searcher::article(const std::string& id) const {
  return state_->with_reader([&](search::Reader& reader) -> Result<Article> {
    const auto at = reader.snapshot.find(id);
    if (!at) return at.error();
    if (!*at) return Error{ErrorCode::not_found, "no article has the id " + id};
    return reader.snapshot.article(**at);
  });
}

SearcherStatistics Searcher::statistics() const {
  SearcherStatistics statistics;
  state_->counters.fill(statistics);
  state_->cache.fill(statistics);
  state_->pool.fill(statistics);
  return statistics;
}

}  // namespace malmoi
