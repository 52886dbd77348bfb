// SPDX-License-Identifier: GPL-2.0-or-later
// What shards cost: each query is asked of one index and of its shards in turn, on one thread; first when nothing is
// known of it, then some rounds more. Usage: bench_shards INDEX DESCRIPTION QUERIES.jsonl [ROUNDS]
#include <malmoi/searcher.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "measure/percentile.h"
#include "measure/queries.h"

namespace {

using namespace malmoi;

bool same_top_ten(const SearchResults& one, const SearchResults& other) {
  if (one.hits.size() != other.hits.size()) return false;
  for (std::size_t i = 0; i < one.hits.size(); ++i) {
    if (one.hits[i].id != other.hits[i].id || std::abs(one.hits[i].score - other.hits[i].score) > 2e-6) return false;
  }
  return true;
}

int fail(const Error& error) { return std::fprintf(stderr, "bench_shards: %s\n", error.message.c_str()), 1; }

void print(const char* name, const std::vector<double>& times) {
  std::printf("| %s | %.2f | %.2f | %.2f |\n", name, measure::percentile(times, 0.5), measure::percentile(times, 0.95),
              measure::percentile(times, 0.99));
}

/// Milliseconds that each query took.
struct Times {
  std::vector<double> of_one, of_shards, more;

  void add(double one, double shards) {
    of_one.push_back(one);
    of_shards.push_back(shards);
    more.push_back(shards - one);
  }
  void print(const std::string& when) const {
    std::printf("| **%s** | | | |\n", when.c_str());
    ::print("one index", of_one);
    ::print("shards", of_shards);
    ::print("difference, query by query", more);
  }
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return std::fprintf(stderr, "usage: bench_shards INDEX DESCRIPTION QUERIES.jsonl [ROUNDS]\n"), 2;
  const auto one = Searcher::open(argv[1]);
  const auto shards = Searcher::open(argv[2]);
  const auto queries = measure::read_queries(argv[3]);
  if (!one) return fail(one.error());
  if (!shards) return fail(shards.error());
  if (!queries) return fail(queries.error());
  const int rounds = argc > 4 ? std::atoi(argv[4]) : 3;
  Times first, again;
  std::size_t different = 0, partial = 0;
  for (int round = 0; round <= rounds; ++round) {
    for (const measure::Query& query : *queries) {
      SearchRequest request;
      request.query = query.text;
      const auto expected = one->search(request);
      const auto found = shards->search(request);
      if (!expected) return fail(expected.error());
      if (!found) return fail(found.error());
      partial += found->partial;
      different += !found->partial && !same_top_ten(*expected, *found);
      (round == 0 ? first : again).add(expected->took_ms, found->took_ms);
    }
  }
  std::printf("%zu queries; %zu answers of shards had another top ten, %zu were partial\n\n", queries->size(),
              different, partial);
  std::printf("| ms | p50 | p95 | p99 |\n|---|---:|---:|---:|\n");
  first.print("the first time");
  if (rounds > 0) again.print("then, " + std::to_string(rounds) + " rounds");
  return 0;
}
