// SPDX-License-Identifier: GPL-2.0-or-later
// Makes any number of articles out of a real corpus. See docs/contributing.md.
#include <cstdio>

#include "cli/failure.h"
#include "cli/streams.h"
#include "cli/usage.h"
#include "scale/read_source.h"
#include "scale/weaver.h"

int main(int argc, char** argv) {
  cli::prepare_streams();
  CLI::App app{
      "Makes articles out of a real corpus, with vocabulary that grows as it would in more real articles, and "
      "writes them as JSON Lines.",
      "make_corpus"};
  std::vector<std::string> real;
  std::uint64_t articles = 100'000;
  std::uint64_t seed = 1;
  app.add_option("REAL", real, "Posts, folders of posts, or JSON Lines files")->required()->check(CLI::ExistingPath);
  app.add_option("--articles", articles, "How many to make")->capture_default_str();
  app.add_option("--seed", seed, "The same seed makes the same articles")->capture_default_str();
  if (const auto status = cli::parse(app, argc, argv)) return *status;
  scale::SourceCorpus corpus;
  if (const auto read = scale::read_source(real, corpus); !read) return cli::finish(cli::fail(read.error()));
  scale::Weaver(corpus, seed).weave(articles, [](std::string_view line) {
    return std::fwrite(line.data(), 1, line.size(), stdout) == line.size();
  });
  return cli::finish(cli::done);
}
