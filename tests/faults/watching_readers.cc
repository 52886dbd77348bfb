// SPDX-License-Identifier: GPL-2.0-or-later
#include "watching_readers.h"

#include <algorithm>
#include <chrono>

namespace malmoi::faults {
namespace {

constexpr unsigned thread_count = 2;
constexpr unsigned versions = 3;
// Leaves the processor to the program under test.
constexpr auto pause = std::chrono::microseconds(200);

}  // namespace

WatchingReaders::WatchingReaders(const std::string& index, const History& history, Findings& findings)
    : index_(index), history_(history), findings_(findings) {
  std::set<std::string> ids;
  Expected all;
  for (const State& state : history.states) {
    std::multiset<std::string>& in_state = all.ids.emplace_back();
    for (const auto& [id, article] : state) in_state.insert(id);
    ids.insert(in_state.begin(), in_state.end());
  }
  expected_.push_back(all);
  all_ids_.assign(ids.begin(), ids.end());
  for (unsigned version = 0; version < versions; ++version) {
    Expected of_version{"+" + version_word(version), {}};
    for (const State& state : history.states) {
      std::multiset<std::string>& in_state = of_version.ids.emplace_back();
      for (const auto& [id, article] : state) {
        if (article.title.ends_with(version_word(version))) in_state.insert(id);
      }
    }
    expected_.push_back(of_version);
  }
  for (unsigned i = 0; i < thread_count; ++i) threads_.emplace_back([this] { watch(); });
  while (!history.begins_without_index && opened_ < thread_count) std::this_thread::sleep_for(pause);
}

WatchingReaders::~WatchingReaders() {
  stopped_ = true;
  for (std::thread& thread : threads_) thread.join();
}

/// Nothing where it was stopped before, or where it failed.
std::optional<Searcher> WatchingReaders::open() {
  while (!stopped_) {
    auto searcher = Searcher::open(index_);
    if (searcher) return std::move(*searcher);
    const ErrorCode code = searcher.error().code;
    const bool is_absent = code == ErrorCode::not_found || code == ErrorCode::not_an_index;
    if (!history_.begins_without_index || !is_absent) {
      findings_.add(Fault::half_state, "opening: " + searcher.error().message);
      return std::nullopt;
    }
    std::this_thread::sleep_for(pause);
  }
  return std::nullopt;
}

void WatchingReaders::watch() {
  const auto searcher = open();
  ++opened_;
  if (!searcher) return;
  std::uint64_t last_commit = 0;
  for (std::size_t i = 0; !stopped_; ++i) {
    search(*searcher, expected_[i % expected_.size()], last_commit);
    read(*searcher, all_ids_[i * 7 % all_ids_.size()]);
    searches_ += 2;
    std::this_thread::sleep_for(pause);
  }
}

void WatchingReaders::search(const Searcher& searcher, const Expected& expected, std::uint64_t& last_commit) {
  SearchRequest request;
  request.query = expected.query;
  request.limit = 10'000;
  request.ids_only = true;
  request.collapse = false;
  request.time_budget = std::chrono::milliseconds(0);
  const auto results = searcher.search(request);
  if (!results) return findings_.add(Fault::half_state, expected.query + ": " + results.error().message);
  std::multiset<std::string> ids;
  for (const Hit& hit : results->hits) ids.insert(hit.id);
  if (std::ranges::find(expected.ids, ids) == expected.ids.end()) {
    findings_.add(Fault::half_state,
                  "'" + expected.query + "' found " + std::to_string(ids.size()) + " articles, as in no commit");
  }
  if (results->commit < last_commit) findings_.add(Fault::half_state, "an older commit came back");
  last_commit = results->commit;
}

void WatchingReaders::read(const Searcher& searcher, const std::string& id) {
  const auto article = searcher.article(id);
  const bool is_absent = !article && article.error().code == ErrorCode::not_found;
  if (!article && !is_absent) return findings_.add(Fault::half_state, id + ": " + article.error().message);
  const bool was_committed = std::ranges::any_of(history_.states, [&](const State& state) {
    const auto found = state.find(id);
    return found == state.end() ? is_absent : !is_absent && is_same(found->second, *article);
  });
  if (!was_committed) findings_.add(Fault::half_state, id + (is_absent ? " is missing" : " has a text of no commit"));
}

}  // namespace malmoi::faults
