// SPDX-License-Identifier: GPL-2.0-or-later
// One pass of the analyzer over the articles of a JSON Lines file, for instructions.sh to count: prints how many bytes
// of text it was.
// Usage: bench_analysis_pass FILE
#include <cstdio>
#include <fstream>
#include <string>
#include <variant>
#include <vector>

#include "analysis/chain.h"
#include "ingest/reader.h"

namespace {

using namespace malmoi;

std::vector<Article> read(const char* path) {
  std::vector<Article> articles;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    auto parsed = ingest::parse_json_line(line, path, {});
    if (auto* article = std::get_if<Article>(&parsed)) articles.push_back(std::move(*article));
  }
  return articles;
}

}  // namespace

// By this name, and not inlined, callgrind finds it.
[[gnu::noinline]] std::size_t analyse_all(analysis::Chain& chain, const std::vector<Article>& articles) {
  std::size_t bytes = 0;
  for (const Article& article : articles) {
    for (const std::string* text : {&article.title, &article.excerpt, &article.body}) {
      chain.analyze(*text);
      bytes += text->size();
    }
  }
  return bytes;
}

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: %s FILE\n", argv[0]);
    return 2;
  }
  const std::vector<Article> articles = read(argv[1]);
  analysis::Chain chain({});
  chain.analyze("표를 만든다.");  // tables are made at first use
  std::printf("%zu\n", analyse_all(chain, articles));
  return 0;
}
