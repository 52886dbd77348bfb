// SPDX-License-Identifier: GPL-2.0-or-later
// What a search through the C interface costs more than through C++. Each query is asked through C++, through C and
// through C++ again, in any order, in every round; of each the round of least CPU time counts, because what else the
// machine does only adds. The second C++ shows how far that can be trusted. Hits are read whole, through C with offsets
// in UTF-16. Usage: bench_capi_cost INDEX QUERIES.jsonl [ROUNDS], 20 if not said otherwise.
#include <malmoi/capi.h>
#include <malmoi/searcher.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <limits>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "capi/objects.h"
#include "measure/queries.h"

namespace {

using namespace malmoi;

malmoi_text text(const std::string& value) { return {value.data(), value.size()}; }

/// Bytes and offsets of all hits, so that both sides read the same.
std::size_t search_cpp(const Searcher& searcher, const std::string& query) {
  const auto results = searcher.search({.query = query});
  if (!results) return 0;
  std::size_t read = results->total.value;
  for (const Hit& hit : results->hits) {
    read += hit.id.size() + hit.title.size() + hit.snippet.size() + hit.highlights.size();
  }
  return read;
}

std::size_t search_c(const malmoi_searcher* searcher, const std::string& query) {
  malmoi_search_request request;
  malmoi_search_request_init(&request, sizeof request);
  request.query = text(query);
  malmoi_results* results = nullptr;
  if (malmoi_search(searcher, &request, &results, nullptr) != MALMOI_OK) return 0;
  std::size_t read = malmoi_results_total(results);
  for (std::size_t i = 0; i < malmoi_results_hit_count(results); ++i) {
    const malmoi_hit* hit = malmoi_results_hit(results, i);
    std::array<malmoi_range, 64> ranges;
    read += malmoi_hit_id(hit).size + malmoi_hit_title(hit).size + malmoi_hit_snippet(hit).size +
            malmoi_hit_highlights(hit, MALMOI_UTF16, ranges.data(), ranges.size());
  }
  malmoi_results_free(results);
  return read;
}

/// CPU time of this thread, in microseconds.
double now() {
  timespec used{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
  return static_cast<double>(used.tv_sec) * 1e6 + static_cast<double>(used.tv_nsec) / 1e3;
}

/// What a call costs, and what it read.
template <class Call>
double timed(Call call, std::size_t& read) {
  const double begin = now();
  read = call();
  return now() - begin;
}

/// The cheapest round of one query, by each way: C++, C, C++ again.
using Cheapest = std::array<double, 3>;

/// Asks in any order. Both ways have the same searcher, so that what one leaves in the processor's caches
/// serves the other as well. False where the answers are not the same.
bool ask(const malmoi_searcher& searcher, const std::string& query, std::minstd_rand& random, Cheapest& cheapest) {
  std::array<std::size_t, 3> read;
  std::array<unsigned, 3> order{0, 1, 2};
  std::shuffle(order.begin(), order.end(), random);
  for (const unsigned way : order) {
    const auto search = [&] { return way == 1 ? search_c(&searcher, query) : search_cpp(searcher.value, query); };
    cheapest[way] = std::min(cheapest[way], timed(search, read[way]));
  }
  return read[0] == read[1];
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return std::fprintf(stderr, "usage: bench_capi_cost INDEX QUERIES.jsonl [ROUNDS]\n"), 2;
  const unsigned rounds = argc > 3 ? static_cast<unsigned>(std::strtoul(argv[3], nullptr, 10)) : 20;
  const auto queries = measure::read_queries(argv[2]);
  if (!queries) return std::fprintf(stderr, "%s\n", queries.error().message.c_str()), 1;
  auto opened = Searcher::open(argv[1]);
  if (!opened) return std::fprintf(stderr, "%s\n", opened.error().message.c_str()), 1;
  const malmoi_searcher searcher{std::move(*opened)};
  constexpr double never = std::numeric_limits<double>::infinity();
  std::vector<Cheapest> cheapest(queries->size(), {never, never, never});
  std::minstd_rand random(7);
  for (unsigned round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < queries->size(); ++i) {
      if (!ask(searcher, (*queries)[i].text, random, cheapest[i])) {
        return std::fprintf(stderr, "%s: C and C++ answer differently\n", (*queries)[i].id.c_str()), 1;
      }
    }
  }
  Cheapest sum{};
  for (const Cheapest& each : cheapest) {
    for (std::size_t way = 0; way < sum.size(); ++way) sum[way] += each[way];
  }
  const double count = static_cast<double>(queries->size());
  std::printf("%zu queries, %u rounds: C++ %.2f us a search, C %.2f us (%+.2f%%), C++ again %.2f us (%+.2f%%)\n",
              queries->size(), rounds, sum[0] / count, sum[1] / count, 100 * (sum[1] / sum[0] - 1), sum[2] / count,
              100 * (sum[2] / sum[0] - 1));
}
