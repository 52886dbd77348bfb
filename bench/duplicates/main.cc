// SPDX-License-Identifier: GPL-2.0-or-later
// How well keys of near-duplicates tell copies from other articles. See docs/relevance.md.
#include <algorithm>
#include <functional>
#include <random>

#include "analysis/chain.h"
#include "cli/failure.h"
#include "cli/streams.h"
#include "cli/usage.h"
#include "duplicates/perturb.h"
#include "duplicates/simhash.h"
#include "index/duplicate_key.h"
#include "measure/article_stream.h"
#include "measure/markdown_table.h"

namespace {

using namespace duplicates;
using malmoi::index::DuplicateKey;

struct Options {
  std::vector<std::string> paths;
  std::size_t articles = 4000;
  std::size_t pairs = 0;
  bool texts = false;
  std::uint32_t seed = 1;
};

struct Keys {
  DuplicateKey minhash;
  Simhash simhash;
};

class KeyReader {
 public:
  std::optional<Keys> read(const std::string& text) {
    const auto& analyzed = chain_.find_words(text);
    maker_.clear();
    maker_.add(analyzed);
    const auto key = maker_.key();
    if (!key) return {};
    return Keys{*key, duplicates::simhash(analyzed)};
  }

 private:
  malmoi::analysis::Chain chain_{malmoi::AnalyzerSettings()};
  malmoi::index::DuplicateKeyMaker maker_;
};

struct Text {
  std::string name;
  std::string text;
  Keys keys;
};

std::vector<Text> read_texts(const Options& options, KeyReader& reader) {
  std::vector<Text> texts;
  measure::ArticleStream stream(options.paths);
  for (auto batch = stream.next_batch(); !batch.empty() && texts.size() < options.articles;
       batch = stream.next_batch()) {
    for (const malmoi::Article& article : batch) {
      std::string text = article.excerpt + "\n" + article.body;
      const auto keys = reader.read(text);
      if (keys && texts.size() < options.articles) texts.push_back({article.id + " " + article.title, text, *keys});
    }
  }
  return texts;
}

using Change = std::function<std::string(Perturber&, const std::string&)>;

std::vector<std::pair<std::string, Change>> changes() {
  std::vector<std::pair<std::string, Change>> all;
  all.emplace_back("byline and notice changed", [](Perturber& p, const auto& text) { return p.change_byline(text); });
  for (const double share : {0.05, 0.1, 0.2, 0.3}) {
    all.emplace_back(measure::fixed("%.0f%% of the words replaced", share * 100),
                     [share](Perturber& p, const auto& text) { return p.replace_words(text, share); });
  }
  for (const double share : {0.1, 0.2, 0.3, 0.5}) {
    all.emplace_back(measure::fixed("%.0f%% of the sentences dropped", share * 100),
                     [share](Perturber& p, const auto& text) { return p.drop_sentences(text, share); });
  }
  all.emplace_back("byline, 10% of the words, 20% of the sentences", [](Perturber& p, const auto& text) {
    return p.change_byline(p.replace_words(p.drop_sentences(text, 0.2), 0.1));
  });
  return all;
}

constexpr double thresholds[] = {0.30, 0.34, 0.36, 0.38, 0.40, 0.45, 0.50};

/// How many of the resemblances are at least a threshold, as shares of all.
measure::Row row(const std::string& name, const std::vector<double>& all, double near) {
  measure::Row cells{name, measure::fixed("%.4f", near)};
  for (const double threshold : thresholds) {
    const auto n = std::count_if(all.begin(), all.end(), [&](double each) { return each >= threshold; });
    cells.push_back(measure::fixed("%.4f", static_cast<double>(n) / static_cast<double>(all.size())));
  }
  return cells;
}

struct Pair {
  std::size_t a, b;
  double resemblance;
};

/// The threshold of simhash at which as many pairs of other articles are taken for copies as by the key.
double equal_threshold(std::vector<double> others, std::size_t near) {
  std::nth_element(others.begin(), others.begin() + static_cast<std::ptrdiff_t>(near), others.end(), std::greater<>());
  return others[near];
}

std::string report(const Options& options) {
  KeyReader reader;
  const std::vector<Text> texts = read_texts(options, reader);
  if (texts.size() < 2) return "fewer than two articles\n";
  std::vector<double> minhash, simhashes;
  std::vector<Pair> near;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      minhash.push_back(texts[i].keys.minhash.resemblance(texts[j].keys.minhash));
      simhashes.push_back(resemblance(texts[i].keys.simhash, texts[j].keys.simhash));
      if (texts[i].keys.minhash.is_near(texts[j].keys.minhash)) near.push_back({j, i, minhash.back()});
    }
  }
  const double simhash_threshold = equal_threshold(simhashes, near.size());
  std::string out = std::to_string(texts.size()) + " articles, " + std::to_string(minhash.size()) + " pairs, " +
                    std::to_string(near.size()) + " of them near\n\n";
  measure::Row titles{"", "near"};
  for (const double threshold : thresholds) titles.push_back(measure::fixed(">= %.2f", threshold));
  titles.push_back("simhash");
  out += measure::heading(titles);
  const auto share = [](std::size_t n, std::size_t of) { return static_cast<double>(n) / static_cast<double>(of); };
  measure::Row others = row("pairs of the collection", minhash, share(near.size(), minhash.size()));
  others.push_back(measure::fixed("%.4f", share(near.size(), minhash.size())));
  out += measure::line(others);
  std::vector<std::string> bodies;
  for (const Text& text : texts) bodies.push_back(text.text);
  for (const auto& [name, change] : changes()) {
    Perturber perturber(bodies, options.seed);
    std::vector<double> copies;
    std::size_t found = 0, by_simhash = 0;
    for (const Text& text : texts) {
      const auto keys = reader.read(change(perturber, text.text));
      copies.push_back(keys ? keys->minhash.resemblance(text.keys.minhash) : 0);
      found += keys && keys->minhash.is_near(text.keys.minhash);
      by_simhash += keys && resemblance(keys->simhash, text.keys.simhash) >= simhash_threshold;
    }
    measure::Row cells = row(name, copies, share(found, texts.size()));
    cells.push_back(measure::fixed("%.4f", share(by_simhash, texts.size())));
    out += measure::line(cells);
  }
  std::shuffle(near.begin(), near.end(), std::mt19937(options.seed));
  near.resize(std::min(near.size(), options.pairs));
  for (const Pair& pair : near) {
    out += measure::fixed("\n%.3f", pair.resemblance) + "  " + texts[pair.a].name + "\n       " + texts[pair.b].name;
    if (options.texts) out += "\n\n" + texts[pair.a].text + "\n--\n" + texts[pair.b].text + "\n";
  }
  return out + "\n";
}

}  // namespace

int main(int argc, char** argv) {
  cli::prepare_streams();
  CLI::App app{"Recall of keys of near-duplicates on copies that are made here, and what they take for copies.",
               "bench_duplicates"};
  Options options;
  app.add_option("PATH", options.paths, "Posts or JSON Lines")->required();
  app.add_option("--articles", options.articles, "Read so many; all pairs are compared")->capture_default_str();
  app.add_option("--pairs", options.pairs, "Print so many of the pairs that are near, drawn at random")
      ->capture_default_str();
  app.add_flag("--texts", options.texts, "Print the texts of these pairs too");
  app.add_option("--seed", options.seed, "Of the copies and the pairs")->capture_default_str();
  if (const auto status = cli::parse(app, argc, argv)) return *status;
  cli::print(report(options));
  return cli::done;
}
