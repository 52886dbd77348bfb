// SPDX-License-Identifier: GPL-2.0-or-later
#include <malmoi/searcher.h>

#include <chrono>

#include "search/corrector.h"
#include "search/reader_pool.h"
#include "search/search.h"
#include "search/suggester.h"

namespace malmoi {

struct Searcher::State {
  std::string path;
  Settings settings;
  search::ReaderPool pool;
  search::LiveSynonyms synonyms;

  Result<SearchResults> find(search::Reader& reader, const SearchRequest& request, query::Deadline deadline) {
    return search::Search(reader, settings, request, deadline, synonyms.current()).run();
  }

  /// The same, with what was probably meant: applied where the request says so.
  Result<SearchResults> answer(search::Reader& reader, const SearchRequest& request, query::Deadline deadline) {
    Result<std::optional<std::string>> better{std::nullopt};
    if (request.correct || !request.ids_only) better = search::Corrector(reader, deadline).correct(request.query);
    if (!better) return std::move(better).error();
    if (!*better || !request.correct) {
      auto results = find(reader, request, deadline);
      if (results) results->suggestion = std::move(*better);
      return results;
    }
    SearchRequest corrected = request;
    corrected.query = **better;
    auto results = find(reader, corrected, deadline);
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

Result<Searcher> Searcher::open(const std::string& path, const Settings& settings) {
  auto state = std::unique_ptr<State>(new State{path, settings, {path, settings}, search::LiveSynonyms(settings)});
  // Whatever is wrong with the index is said now, not at the first search.
  if (!state->synonyms.status()) return state->synonyms.status().error();
  auto reader = state->pool.take();
  if (!reader) return std::move(reader).error();
  state->pool.give_back(std::move(*reader));
  return Searcher(std::move(state));
}

Result<SearchResults> Searcher::search(const SearchRequest& request) const {
  const auto begin = query::Deadline::Clock::now();
  if (Status valid = search::check(request); !valid) return std::move(valid).error();
  auto reader = state_->pool.take();
  if (!reader) return std::move(reader).error();
  const search::Lease lease(state_->pool, std::move(*reader));
  const auto budget = request.time_budget.value_or(state_->settings.search.time_budget);
  const auto deadline = budget.count() > 0 ? query::Deadline(begin + budget) : query::Deadline();
  auto results = state_->answer(*lease, request, deadline);
  if (results) {
    const auto took = query::Deadline::Clock::now() - begin;
    results->took_ms = std::chrono::duration<double, std::milli>(took).count();
  }
  return results;
}

Result<Suggestions> Searcher::suggest(const SuggestRequest& request) const {
  const auto begin = query::Deadline::Clock::now();
  if (Status valid = search::check(request); !valid) return std::move(valid).error();
  auto reader = state_->pool.take();
  if (!reader) return std::move(reader).error();
  const search::Lease lease(state_->pool, std::move(*reader));
  const auto find_titles = [this](const SearchRequest& titles) { return search(titles); };
  auto suggestions = search::Suggester(*lease, request, find_titles).run();
  if (suggestions) {
    suggestions->took_ms = std::chrono::duration<double, std::milli>(query::Deadline::Clock::now() - begin).count();
  }
  return suggestions;
}

Result<Article> Searcher::article(const std::string& id) const {
  auto reader = state_->pool.take();
  if (!reader) return std::move(reader).error();
  const search::Lease lease(state_->pool, std::move(*reader));
  const auto at = lease->snapshot.find(id);
  if (!at) return at.error();
  if (!*at) return Error{ErrorCode::not_found, "no article has the id " + id};
  return lease->snapshot.article(**at);
}

}  // namespace malmoi
