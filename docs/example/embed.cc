// SPDX-License-Identifier: GPL-2.0-or-later
// Indexes two articles and searches them. Usage: embed INDEX QUERY
#include <iostream>

#include <malmoi/indexer.h>
#include <malmoi/searcher.h>

static malmoi::Status index_two(const std::string& path) {
  auto indexer = malmoi::Indexer::open(path);
  if (!indexer) return indexer.error();
  const malmoi::Article articles[] = {
      {.id = "lighthouse", .title = "섬마을 등대에 불이 켜졌다", .body = "등대지기가 서른 해 만에 돌아왔다."},
      {.id = "library", .title = "폐교가 도서관으로", .body = "주민들이 책장을 손수 짰다.\n개관식은 토요일이다."}};
  for (const auto& article : articles) {
    if (auto added = indexer->add(article); !added) return added;
  }
  return indexer->commit();
}

static int fail(const malmoi::Error& error) {
  std::cerr << "embed: " << error.message << '\n';
  return 1;
}

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  if (auto indexed = index_two(argv[1]); !indexed) return fail(indexed.error());
  const auto searcher = malmoi::Searcher::open(argv[1]);
  if (!searcher) return fail(searcher.error());
  const auto results = searcher->search({.query = argv[2]});
  if (!results) return fail(results.error());
  for (const auto& hit : results->hits) std::cout << hit.id << '\t' << hit.title << '\t' << hit.snippet << '\n';
}
