// SPDX-License-Identifier: GPL-2.0-or-later
#include <malmoi/searcher.h>

#include <chrono>

#include "search/reader_pool.h"
#include "search/search.h"
#include "search/suggester.h"

namespace malmoi {

struct Searcher::State {
  std::string path;
  Settings settings;
  search::ReaderPool pool;
};

Searcher::Searcher(std::unique_ptr<State> state) : state_(std::move(state)) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

Result<Searcher> Searcher::open(const std::string& path, const Settings& settings) {
  auto state = std::unique_ptr<State>(new State{path, settings, {path, settings}});
  // Whatever is wrong with the index is said now, not at the first search.
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
  auto results = search::Search(*lease, state_->settings, request, deadline).run();
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
    suggestions->took_ms =
        std::chrono::duration<double, std::milli>(query::Deadline::Clock::now() - begin).count();
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
