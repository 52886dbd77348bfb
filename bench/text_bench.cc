// SPDX-License-Identifier: GPL-2.0-or-later
#include <benchmark/benchmark.h>

#include <string>

#include "text/charset.h"
#include "text/folded_text.h"
#include "text/utf8.h"

namespace malmoi::text {
namespace {

constexpr std::size_t text_bytes = 1 << 20;

std::string repeated(std::string_view paragraph) {
  std::string text;
  while (text.size() < text_bytes) text.append(paragraph);
  return text;
}

const std::string news = repeated(
    "강릉시는 12일 경포호 둘레길 4.3km 구간의 보행로 정비를 마치고 시민에게 다시 개방했다고 밝혔다. "
    "이번 공사에는 예산 18억 원이 들어갔으며, 낡은 나무 다리 세 곳이 새로 놓였다. "
    "시 관계자는 “휠체어와 유모차도 불편 없이 다닐 수 있도록 턱을 없앴다”며 “주말·휴일에는 "
    "해설사와 함께 걷는 프로그램을 운영할 계획”이라고 말했다. 참가 신청은 누리집(www.example.kr)에서 받는다.\n");
const std::string hanja_news = repeated(
    "韓·美 양국은 11일 서울에서 실무 회의를 열어 反도체 공급망 협력 방안을 논의했다… "
    "李 장관은 「공동 연구 체계」를 갖추자고 제안했고, 美 측은 “검토하겠다”고 답했다.\n");
const std::string ascii = repeated("The city council approved the budget of the new library on Tuesday, 42 to 7.\n");

/// The same text with each syllable taken apart, as macOS writes file names.
std::string decomposed(const std::string& text) {
  std::string out;
  for (const char32_t c : to_utf32(text)) {
    if (c < 0xAC00 || c > 0xD7A3) {
      append(out, c);
      continue;
    }
    append(out, 0x1100 + (c - 0xAC00) / 588);
    append(out, 0x1161 + (c - 0xAC00) / 28 % 21);
    if ((c - 0xAC00) % 28 != 0) append(out, 0x11A7 + (c - 0xAC00) % 28);
  }
  return out;
}

void bm_fold(benchmark::State& state, const std::string& text) {
  FoldedText out;
  for (auto _ : state) {
    fold(text, out);
    benchmark::DoNotOptimize(out.chars.data());
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}
BENCHMARK_CAPTURE(bm_fold, news, news);
BENCHMARK_CAPTURE(bm_fold, hanja_news, hanja_news);
BENCHMARK_CAPTURE(bm_fold, ascii, ascii);
BENCHMARK_CAPTURE(bm_fold, decomposed_news, decomposed(news));

void bm_validate(benchmark::State& state, const std::string& text) {
  for (auto _ : state) benchmark::DoNotOptimize(is_valid_utf8(text));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}
BENCHMARK_CAPTURE(bm_validate, news, news);
BENCHMARK_CAPTURE(bm_validate, ascii, ascii);

void bm_decode_bytes(benchmark::State& state, const std::string& bytes) {
  for (auto _ : state) benchmark::DoNotOptimize(decode_bytes(bytes).ok());
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes.size()));
}
BENCHMARK_CAPTURE(bm_decode_bytes, news, news);

}  // namespace
}  // namespace malmoi::text
