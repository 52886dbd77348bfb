// SPDX-License-Identifier: GPL-2.0-or-later
#include "reader.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <thread>

#include "newspaper.h"

namespace stress {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::uint64_t complaints = 5;

class Reader {
 public:
  Reader(const malmoi::Searcher& searcher, const Board& board, ReaderTally& tally)
      : searcher_(searcher), board_(board), tally_(tally) {}

  void step() {
    const std::uint64_t committed = board_.committed;
    const auto begin = Clock::now();
    switch (tally_.searches++ % 4) {
      case 0:
        read_article(committed);
        break;
      case 1:
        search_archive();
        break;
      default:
        search_front(committed);
    }
    const auto took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin);
    tally_.latency.add(static_cast<std::uint64_t>(took.count()));
  }

 private:
  void fail(const std::string& what) {
    if (++tally_.failures <= complaints) std::fprintf(stderr, "stress: %s\n", what.c_str());
  }
  void step_back(const std::string& what) {
    if (++tally_.steps_back <= complaints) std::fprintf(stderr, "stress: %s\n", what.c_str());
  }
  void follow(std::uint64_t edition, std::uint64_t committed) {
    const std::uint64_t least = std::max(committed, edition_);
    if (edition < least) {
      step_back("edition " + std::to_string(edition) + " after " + std::to_string(least));
    }
    edition_ = std::max(edition_, edition);
  }
  void follow_commit(std::uint64_t commit) {
    if (commit < commit_) step_back("commit " + std::to_string(commit) + " after " + std::to_string(commit_));
    commit_ = commit;
  }

  /// All articles of the front pages, and no other.
  void search_front(std::uint64_t committed) {
    malmoi::SearchRequest request;
    request.query = std::string("+") + front_word;
    request.limit = 100;
    request.collapse = false;  // its articles are alike
    request.time_budget = std::chrono::milliseconds(0);
    const auto results = searcher_.search(request);
    if (!results) return fail(results.error().message);
    follow_commit(results->commit);
    if (results->hits.empty()) return fail("an empty answer at commit " + std::to_string(results->commit));
    const std::uint64_t edition = edition_of(results->hits.front().title);
    const bool is_whole =
        std::ranges::all_of(results->hits, [&](const malmoi::Hit& hit) { return edition_of(hit.title) == edition; });
    if (!is_whole || results->hits.size() != front_articles(edition) || results->total.value != results->hits.size()) {
      return fail("an answer of " + std::to_string(results->hits.size()) + " articles that is not edition " +
                  std::to_string(edition));
    }
    follow(edition, committed);
  }

  void search_archive() {
    static const char* const queries[] = {"도서관 축제", "\"버스를 기다렸다\"", "코로나19 -예산", "박물*", "美 정부"};
    malmoi::SearchRequest request;
    request.query = queries[tally_.searches / 4 % std::size(queries)];
    request.facets = {malmoi::Facet::category, malmoi::Facet::month};
    const auto results = searcher_.search(request);
    if (!results) return fail(results.error().message);
    if (results->hits.empty()) return fail("nothing found for " + request.query);
    follow_commit(results->commit);
  }

  void read_article(std::uint64_t committed) {
    const auto article = searcher_.article("front-7");
    if (!article) return fail(article.error().message);
    const std::uint64_t edition = edition_of(article->title);
    if (edition != edition_of(article->body)) return fail("an article of two editions");
    follow(edition, committed);
  }

  const malmoi::Searcher& searcher_;
  const Board& board_;
  ReaderTally& tally_;
  std::uint64_t edition_ = 0;
  std::uint64_t commit_ = 0;
};

}  // namespace

void read(const malmoi::Searcher& searcher, const Board& board, ReaderTally& tally, double searches_per_second) {
  Reader reader(searcher, board, tally);
  while (!board.done) {
    const auto begin = Clock::now();
    reader.step();
    if (searches_per_second <= 0) continue;
    std::this_thread::sleep_until(
        begin + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(1 / searches_per_second)));
  }
}

}  // namespace stress
