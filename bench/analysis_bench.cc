// SPDX-License-Identifier: GPL-2.0-or-later
#include <benchmark/benchmark.h>

#include <array>
#include <iterator>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "analysis/chain.h"
#include "analysis/segmenter.h"
#include "analysis/stripper.h"
#include "text/folded_text.h"

namespace malmoi::analysis {
namespace {

constexpr std::array plain_sentences = {
    "시청은 다음 달부터 도심을 지나는 버스 노선을 크게 바꾸기로 했다고 밝혔다.",
    "주민들은 새로 생기는 정류장이 너무 멀다며 설명회에서 불만을 쏟아냈다.",
    "연구진은 바닷물에서 소금을 걸러 내는 막을 값싸게 만드는 방법을 찾아냈다.",
    "올해 첫눈은 평년보다 일주일가량 늦게 내릴 것으로 기상청은 내다봤다.",
    "두 나라 장관은 어업 협정을 고치기 위한 실무 회담을 열기로 합의했다.",
    "지난해 문을 연 도서관에는 하루 평균 천 명이 넘는 시민이 찾아왔다.",
    "감독은 경기가 끝난 뒤 선수들이 끝까지 포기하지 않았다며 고마움을 전했다.",
    "물가가 오르면서 전통시장을 찾는 손님이 눈에 띄게 줄었다고 상인들은 말한다.",
};

// Rather more digits, Latin letters, Hanja and punctuation than news has.
constexpr std::array mixed_sentences = {
    "“내년 예산은 3조2천억 원”이라고 金모 국장이 12일 밝혔다.",
    "SK하이닉스와 LG전자는 AI·반도체 인력 1,200명을 새로 뽑는다.",
    "美·中 정상은 G20 회의에서 45분간 만났다(사진=공동취재단).",
    "▲서울 24.5도 ▲부산 27도 ▲제주 29.1도 … 주말엔 비가 내린다.",
};

using Articles = std::vector<std::string>;

// Words in random order, so that no branch predictor learns the text by heart.
template <std::size_t N>
Articles articles_of(const std::array<const char*, N>& sentences) {
  constexpr std::size_t articles = 100;
  constexpr std::size_t article_bytes = 3000;
  std::vector<std::string> words;
  for (const char* sentence : sentences) {
    std::istringstream in(sentence);
    words.insert(words.end(), std::istream_iterator<std::string>(in), {});
  }
  std::mt19937 random(1);
  Articles all(articles);
  for (std::string& article : all) {
    while (article.size() < article_bytes) {
      article += words[random() % words.size()];
      article += random() % 50 ? ' ' : '\n';
    }
  }
  return all;
}

const Articles plain = articles_of(plain_sentences);
const Articles mixed = articles_of(mixed_sentences);

// Bytes of UTF-8 per second, whatever the step works on.
void count_bytes(benchmark::State& state, const Articles& articles) {
  std::size_t bytes = 0;
  for (const std::string& article : articles) bytes += article.size();
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes));
}

std::vector<std::u32string> fold_all(const Articles& articles) {
  std::vector<std::u32string> all;
  text::FoldedText folded;
  for (const std::string& article : articles) {
    text::fold(article, folded);
    all.push_back(folded.chars);
  }
  return all;
}

void fold(benchmark::State& state, const Articles& articles) {
  text::FoldedText folded;
  for (auto _ : state) {
    for (const std::string& article : articles) {
      text::fold(article, folded);
      benchmark::DoNotOptimize(folded.chars.data());
    }
  }
  count_bytes(state, articles);
}

using SegmentFunction = void (Segmenter::*)(std::u32string_view, std::vector<Segment>&);

void segment(benchmark::State& state, const Articles& articles, SegmentFunction function) {
  const auto folded = fold_all(articles);
  Segmenter segmenter;
  std::vector<Segment> segments;
  for (auto _ : state) {
    for (const std::u32string& chars : folded) {
      (segmenter.*function)(chars, segments);
      benchmark::DoNotOptimize(segments.data());
    }
  }
  count_bytes(state, articles);
}

void strip(benchmark::State& state, const Articles& articles) {
  const auto folded = fold_all(articles);
  std::vector<std::u32string_view> words;
  for (const std::u32string& chars : folded) {
    std::vector<Segment> segments;
    Segmenter().segment(chars, segments);
    for (const Segment& each : segments) {
      if (each.is_hangul) words.push_back(std::u32string_view(chars).substr(each.begin, each.end - each.begin));
    }
  }
  for (auto _ : state) {
    for (const auto word : words) benchmark::DoNotOptimize(stem_length(word));
  }
  count_bytes(state, articles);
}

void find_words(benchmark::State& state, const Articles& articles) {
  Chain chain({});
  for (auto _ : state) {
    for (const std::string& article : articles) benchmark::DoNotOptimize(chain.find_words(article).words.data());
  }
  count_bytes(state, articles);
}

void analyze(benchmark::State& state, const Articles& articles) {
  Chain chain({});
  for (auto _ : state) {
    for (const std::string& article : articles) benchmark::DoNotOptimize(chain.analyze(article).terms.data());
  }
  count_bytes(state, articles);
}

// A query of one word, by a chain that has seen no text yet.
void first_query(benchmark::State& state) {
  for (auto _ : state) {
    Chain chain({});
    benchmark::DoNotOptimize(chain.analyze("정상회담").terms.data());
  }
}

BENCHMARK_CAPTURE(fold, plain, plain);
BENCHMARK_CAPTURE(segment, plain, plain, &Segmenter::segment);
BENCHMARK_CAPTURE(segment, plain_by_icu, plain, &Segmenter::segment_by_icu);
BENCHMARK_CAPTURE(segment, mixed, mixed, &Segmenter::segment);
BENCHMARK_CAPTURE(strip, plain, plain);
BENCHMARK_CAPTURE(find_words, plain, plain);
BENCHMARK_CAPTURE(analyze, plain, plain);
BENCHMARK_CAPTURE(analyze, mixed, mixed);
BENCHMARK(first_query);

}  // namespace
}  // namespace malmoi::analysis
