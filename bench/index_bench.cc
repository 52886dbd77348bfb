// SPDX-License-Identifier: GPL-2.0-or-later
#include <benchmark/benchmark.h>
#include <malmoi/indexer.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "index/encoder.h"
#include "index/stored_article.h"

namespace malmoi::index {
namespace {

namespace fs = std::filesystem;

/// A folder for one run, removed with all it holds.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "malmoi-bench-XXXXXX").native();
    path_ = mkdtemp(name.data());
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  std::string operator/(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

/// Words made of syllables with the frequencies of a natural vocabulary (Zipf), so that posting lists are
/// as long and as short as those of news.
class Vocabulary {
 public:
  Vocabulary() {
    for (int i = 0; i < 20000; ++i) {
      std::string word;
      for (unsigned long n = 2 + random_() % 3; n > 0; --n) append_syllable(word);
      words_.push_back(word);
      weights_.push_back(1.0 / (i + 3));
    }
    pick_ = std::discrete_distribution<std::size_t>(weights_.begin(), weights_.end());
  }

  std::string text(std::size_t bytes) {
    static constexpr std::array endings = {"", "은", "에서", "을", "의", "했다", "하는"};
    std::string out;
    while (out.size() < bytes) {
      out += words_[pick_(random_)];
      out += endings[random_() % endings.size()];
      out += random_() % 60 ? " " : "\n";
    }
    return out;
  }

 private:
  void append_syllable(std::string& word) {
    const auto c = 0xAC00 + random_() % 1000 * 11;  // news uses some 1,200 of the 11,172
    word += static_cast<char>(0xE0 | c >> 12);
    word += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    word += static_cast<char>(0x80 | (c & 0x3F));
  }

  std::mt19937 random_{1};
  std::vector<std::string> words_;
  std::vector<double> weights_;
  std::discrete_distribution<std::size_t> pick_;
};

const std::vector<Article>& articles() {
  static const std::vector<Article> all = [] {
    Vocabulary vocabulary;
    std::vector<Article> made;
    for (int i = 0; i < 4000; ++i) {
      Article article;
      article.id = "post-" + std::to_string(i);
      article.title = vocabulary.text(60);
      article.title.erase(std::remove(article.title.begin(), article.title.end(), '\n'), article.title.end());
      article.excerpt = vocabulary.text(200);
      article.body = vocabulary.text(3000);
      article.published = "2024-07-12T09:30:00+09:00";
      article.categories = {"정치"};
      made.push_back(std::move(article));
    }
    return made;
  }();
  return all;
}

std::int64_t text_bytes(std::size_t first, std::size_t count) {
  std::int64_t bytes = 0;
  for (std::size_t i = first; i < first + count; ++i) bytes += Content::of(articles()[i]).text_bytes;
  return bytes;
}

/// One article to terms, values and stored record.
void encode(benchmark::State& state) {
  std::vector<std::string> samples;
  for (std::size_t i = 0; i < 1000; ++i) samples.push_back(serialize(articles()[i]));
  Encoder encoder({}, state.range(0) ? Dictionary::train(samples, 3) : nullptr, 3);
  constexpr std::size_t count = 500;
  for (auto _ : state) {
    for (std::size_t i = 0; i < count; ++i) {
      benchmark::DoNotOptimize(encoder.encode(articles()[i], Content::of(articles()[i])));
    }
  }
  state.SetBytesProcessed(state.iterations() * text_bytes(0, count));
}
BENCHMARK(encode)->ArgName("dictionary")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

/// 100 articles added one by one to an index of 1,000, and committed.
void add(benchmark::State& state) {
  for (auto _ : state) {
    state.PauseTiming();
    const Folder folder;
    auto indexer = Indexer::open(folder / "index");
    for (std::size_t i = 0; i < 1000; ++i) static_cast<void>(indexer->add(articles()[i]));
    static_cast<void>(indexer->commit());
    state.ResumeTiming();
    for (std::size_t i = 1000; i < 1100; ++i) static_cast<void>(indexer->add(articles()[i]));
    if (!indexer->commit()) state.SkipWithError("commit failed");
  }
  state.SetBytesProcessed(state.iterations() * text_bytes(1000, 100));
}
BENCHMARK(add)->Unit(benchmark::kMillisecond);

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '\n' ? std::string("\\n") : std::string(1, c);
  return out;
}

/// JSON Lines to a committed index.
void bulk_build(benchmark::State& state) {
  const Folder folder;
  const std::string input = folder / "in.jsonl";
  std::ofstream out(input);
  for (const Article& a : articles()) {
    out << "{\"_id\":\"" << a.id << "\",\"title\":\"" << a.title << "\",\"excerpt\":\"" << escaped(a.excerpt)
        << "\",\"text\":\"" << escaped(a.body) << "\",\"date\":\"" << a.published << "\"}\n";
  }
  out.close();
  UpdateRequest request;
  request.paths = {input};
  request.jobs = static_cast<unsigned>(state.range(0));
  for (auto _ : state) {
    {
      auto indexer = Indexer::open(folder / "index");
      const auto summary = indexer->update(request);
      if (!summary || summary->added != articles().size()) state.SkipWithError("update failed");
    }
    state.PauseTiming();
    fs::remove_all(folder / "index");
    state.ResumeTiming();
  }
  state.SetBytesProcessed(state.iterations() * text_bytes(0, articles().size()));
}
BENCHMARK(bulk_build)
    ->ArgName("jobs")
    ->Arg(1)
    ->Arg(2)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->MeasureProcessCPUTime();

}  // namespace
}  // namespace malmoi::index
