// SPDX-License-Identifier: GPL-2.0-or-later
// Holds an index of up to 10,000 articles of any make against brute force, over many random queries.
// Usage: check_exactness INDEX [--queries N] [--seed N]
#include <cstdio>
#include <cstdlib>
#include <string>

#include "exactness.h"
#include "index/snapshot.h"

namespace {

using namespace malmoi;

std::vector<Article> articles_of(const std::string& path) {
  auto snapshot = index::Snapshot::open(path);
  std::vector<Article> articles;
  if (!snapshot) return articles;
  for (std::uint32_t g = 0; g < snapshot->generation_count(); ++g) {
    for (index::Location at{g, 1}; at.document <= snapshot->manifest().generations[g].articles; ++at.document) {
      if (snapshot->tombstones(g).contains(at.document)) continue;
      if (auto article = snapshot->article(at)) articles.push_back(std::move(*article));
    }
  }
  return articles;
}

}  // namespace

int main(int argc, char** argv) {
  unsigned long queries = 1000, seed = 1;
  for (int i = 2; i + 1 < argc; i += 2) {
    (std::string(argv[i]) == "--seed" ? seed : queries) = std::strtoul(argv[i + 1], nullptr, 10);
  }
  Settings settings;
  settings.search.time_budget = {};
  auto searcher = argc > 1 ? Searcher::open(argv[1], settings) : Error{ErrorCode::invalid_argument, "name an index"};
  if (!searcher) return std::fprintf(stderr, "%s\n", searcher.error().message.c_str()), 1;
  const std::vector<Article> articles = articles_of(argv[1]);
  search::Oracle oracle;
  std::vector<search::ReadArticle> read;
  for (const Article& article : articles) read.push_back(oracle.read(article));
  search::RandomQueries random(articles, oracle, static_cast<std::uint32_t>(seed));
  unsigned long wrong = 0;
  for (unsigned long i = 0; i < queries; ++i) {
    const std::string difference = search::disagreement(*searcher, read, random.query());
    wrong += !difference.empty();
    std::printf("%s", difference.c_str());
  }
  std::printf("%lu of %lu queries disagree, over %zu articles\n", wrong, queries, articles.size());
  return wrong > 0;
}
