// SPDX-License-Identifier: GPL-2.0-or-later
// Searches over an index made here: the work of a query in the process, apart from starting one.
#include <benchmark/benchmark.h>
#include <malmoi/indexer.h>
#include <malmoi/searcher.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>

namespace malmoi {
namespace {

constexpr std::size_t article_count = 10000;
constexpr std::size_t article_words = 300;

constexpr std::array nouns = {"정상",   "회담", "도서관", "시장",   "경제",   "반도체", "공원", "버스", "노선", "주민",
                              "예산",   "의회", "선거",   "후보",   "날씨",   "태풍",   "지진", "병원", "의사", "학교",
                              "교육청", "축제", "전시회", "박물관", "올림픽", "선수",   "감독", "협정", "무역", "수출"};
constexpr std::array particles = {"", "", "은", "를", "에서", "의", "으로", "까지", "와"};

/// Syllables drawn with Zipf's law make thousands of rarer words beside the common nouns.
class Words {
 public:
  std::string next() {
    std::string word;
    if (random_() % 2) {
      word = nouns[random_() % nouns.size()];
    } else {
      for (std::size_t syllables = 2 + random_() % 2; syllables > 0; --syllables) word += syllable();
    }
    return word + particles[random_() % particles.size()];
  }
  std::size_t below(std::size_t limit) { return random_() % limit; }

 private:
  std::string syllable() {
    const double uniform = static_cast<double>(random_()) / 4294967296.0;
    const auto rank = static_cast<unsigned>(std::pow(1000.0, uniform) - 1);
    const unsigned c = 0xAC00 + rank * 11;
    return {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 0x3F)),
            static_cast<char>(0x80 | (c & 0x3F))};
  }
  std::mt19937 random_{1};
};

Article article(std::size_t n, Words& words) {
  Article article;
  article.id = std::to_string(n);
  for (int i = 0; i < 7; ++i) article.title += words.next() + ' ';
  for (std::size_t i = 0; i < article_words; ++i) article.body += words.next() + (i % 40 == 39 ? '\n' : ' ');
  char day[16];
  std::snprintf(day, sizeof day, "2024-%02d-%02d", static_cast<int>(1 + words.below(12)),
                static_cast<int>(1 + words.below(28)));
  article.published = day;
  article.categories = {words.below(2) ? "지역" : "경제"};
  return article;
}

/// The index of all benchmarks here, removed at the end.
class Sample {
 public:
  Sample() {
    std::string name = (std::filesystem::temp_directory_path() / "malmoi-bench-XXXXXX").string();
    if (!mkdtemp(name.data())) std::exit(1);
    folder_ = name;
    auto indexer = Indexer::open(path());
    Words words;
    bool ok = indexer.ok();
    for (std::size_t n = 0; ok && n < article_count; ++n) ok = indexer->add(article(n, words)).ok();
    ok = ok && indexer->commit().ok() && indexer->compact().ok();
    if (!ok) std::exit(1);
  }
  ~Sample() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  Sample(const Sample&) = delete;
  Sample& operator=(const Sample&) = delete;

  std::string path() const { return folder_ / "index"; }

 private:
  std::filesystem::path folder_;
};

const Searcher& searcher() {
  static const Sample sample;
  static const Searcher opened = [] {
    auto result = Searcher::open(sample.path());
    if (!result) std::exit(1);
    return std::move(*result);
  }();
  return opened;
}

SearchRequest request(const char* query, std::uint32_t snippet_length = 160) {
  SearchRequest request;
  request.query = query;
  request.snippet_length = snippet_length;
  return request;
}

void search(benchmark::State& state, const SearchRequest& request) {
  const Searcher& index = searcher();
  for (auto _ : state) {
    auto results = index.search(request);
    if (!results) state.SkipWithError(results.error().message.c_str());
    benchmark::DoNotOptimize(results);
  }
}

BENCHMARK_CAPTURE(search, two_words, request("반도체 수출"));
BENCHMARK_CAPTURE(search, two_words_no_snippets, request("반도체 수출", 0));
BENCHMARK_CAPTURE(search, headline, request("교육청, 태풍으로 학교 축제와 박물관 전시회 노선까지 바꿔"));
BENCHMARK_CAPTURE(search, unspaced, request("올림픽선수감독협정"));
BENCHMARK_CAPTURE(search, phrase, request("\"박물관 전시회\""));
BENCHMARK_CAPTURE(search, required_words, request("+지진 +병원 -선거"));
BENCHMARK_CAPTURE(search, prefix, request("반도*"));
BENCHMARK_CAPTURE(search, filter, request("태풍 category:지역 date:2024-07..2024-08"));
BENCHMARK_CAPTURE(search, everything_newest, request(""));

void facets(benchmark::State& state) {
  SearchRequest counted = request("반도체 수출");
  counted.facets = {Facet::category, Facet::month};
  search(state, counted);
}
BENCHMARK(facets);

}  // namespace
}  // namespace malmoi
