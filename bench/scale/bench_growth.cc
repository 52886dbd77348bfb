// SPDX-License-Identifier: GPL-2.0-or-later
// How the vocabulary of a corpus grows. See docs/contributing.md.
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <nlohmann/json.hpp>

#include "cli/failure.h"
#include "cli/streams.h"
#include "cli/usage.h"
#include "measure/article_stream.h"
#include "measure/output_file.h"
#include "scale/growth_report.h"
#include "scale/hash_random.h"

namespace {

using namespace scale;

struct Options {
  std::vector<std::string> corpora;
  std::uint32_t step = 1000;
  std::uint32_t articles = std::numeric_limits<std::uint32_t>::max();
  std::uint64_t shuffle = 0;
  std::string csv;
  bool json = false;
  std::string svg;
};

void add_options(CLI::App& app, Options& options) {
  app.add_option("CORPUS", options.corpora, "Folders of posts, or JSON Lines files; the first is what others follow")
      ->required()
      ->check(CLI::ExistingPath);
  app.add_option("--step", options.step, "Articles between two points of a curve")
      ->check(CLI::Range(1, 1'000'000))
      ->capture_default_str();
  app.add_option("--articles", options.articles, "Only the first so many of each corpus");
  app.add_option("--shuffle", options.shuffle,
                 "Read the articles of the first corpus, which must fit in memory, in the random order of this seed: "
                 "real ones are sorted by date or subject, made ones are not");
  app.add_option("--csv", options.csv, "Write the curves")->type_name("FILE");
  app.add_flag("--json", options.json, "Print one JSON object");
  app.add_option("--svg", options.svg, "Draw the curves")->type_name("FILE");
}

void add_shuffled(const std::string& path, std::uint64_t seed, std::uint32_t limit, TermGrowth& growth) {
  std::vector<malmoi::Article> all;
  measure::ArticleStream stream({path});
  for (std::vector<malmoi::Article> batch; !(batch = stream.next_batch()).empty();) {
    std::move(batch.begin(), batch.end(), std::back_inserter(all));
  }
  HashRandom random(seed);
  for (std::size_t i = all.size(); i > 1; --i) std::swap(all[i - 1], all[random.below(i)]);
  for (std::size_t i = 0; i < all.size() && i < limit; ++i) growth.add(all[i]);
}

void add_in_order(const std::string& path, std::uint32_t limit, TermGrowth& growth) {
  measure::ArticleStream stream({path});
  for (std::vector<malmoi::Article> batch; !(batch = stream.next_batch()).empty();) {
    for (const malmoi::Article& article : batch) {
      if (growth.articles() == limit) return;
      growth.add(article);
    }
  }
}

cli::ExitStatus run(const Options& options) {
  std::vector<CorpusGrowth> corpora;
  for (const std::string& path : options.corpora) {
    TermGrowth growth(options.step);
    if (corpora.empty() && options.shuffle != 0) {
      add_shuffled(path, options.shuffle, options.articles, growth);
    } else {
      add_in_order(path, options.articles, growth);
    }
    if (growth.articles() == 0) return cli::misuse(path + ": no article could be read");
    corpora.push_back(describe(std::filesystem::path(path).stem().native(), growth, options.step));
  }
  cli::print(options.json ? to_json(corpora).dump() + "\n" : markdown(corpora));
  if (!options.csv.empty()) {
    if (const auto done = measure::write_file(options.csv, csv(corpora), "--csv"); !done)
      return cli::fail(done.error());
  }
  if (options.svg.empty()) return cli::done;
  const auto drawn = measure::write_file(options.svg, plot(corpora), "--svg");
  return drawn ? cli::done : cli::fail(drawn.error());
}

}  // namespace

int main(int argc, char** argv) {
  cli::prepare_streams();
  CLI::App app{"Counts the terms of corpora, and how many of them are new as articles follow each other.",
               "bench_growth"};
  Options options;
  add_options(app, options);
  if (const auto status = cli::parse(app, argc, argv)) return *status;
  return cli::finish(run(options));
}
