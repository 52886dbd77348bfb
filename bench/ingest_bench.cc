// SPDX-License-Identifier: GPL-2.0-or-later
#include <benchmark/benchmark.h>

#include <string>

#include "ingest/front_matter.h"
#include "ingest/markup.h"
#include "ingest/reader.h"

namespace malmoi::ingest {
namespace {

std::string repeated(std::string_view paragraph, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text.append(paragraph);
  return text;
}

constexpr std::size_t post_bytes = 5000;

const std::string sentence =
    "군산시는 월명공원 산책로에 쉼터 다섯 곳을 새로 만들고, 밤길을 밝히는 등불 120개를 달았다고 3일 밝혔다. ";
const std::string html =
    repeated("<p data-size=\"16\" style=\"color: #333333;\"><b><span class=\"lead\">공원 소식</span></b>\n" + sentence +
                 "&nbsp;&ldquo;주말에 오세요&rdquo;</p>\n\n",
             post_bytes);
const std::string table =
    repeated("<table>\n<tr><td style=\"width: 50%;\"><b>쉼터</b></td><td>5곳</td></tr>\n</table>\n\n", post_bytes);
const std::string markdown =
    repeated("## 공원 소식\n\n" + sentence + "**[자세히](https://example.kr/park)**\n\n- 쉼터\n- 등불\n\n", post_bytes);
const std::string front_matter =
    "---\ntitle: 월명공원 산책로에 쉼터와 등불\ncategories:\n  - 지역\ntags: [공원, 군산]\ndate: 2024-05-03 "
    "09:00\nexcerpt: >\n  " +
    sentence + sentence + "\nimage: '/img/park.jpg'\n---\n";
const std::string json_line =
    "{\"_id\": \"n1\", \"title\": \"월명공원 산책로\", \"date\": \"2024-05-03\", \"categories\": [\"지역\"], \"text\": "
    "\"" +
    repeated(sentence + "\\n", post_bytes) + "\"}";

void set_bytes(benchmark::State& state, const std::string& text) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}

void bm_markup_to_text(benchmark::State& state, const std::string& text) {
  for (auto _ : state) benchmark::DoNotOptimize(markup_to_text(text));
  set_bytes(state, text);
}
BENCHMARK_CAPTURE(bm_markup_to_text, html, html);
BENCHMARK_CAPTURE(bm_markup_to_text, table, table);
BENCHMARK_CAPTURE(bm_markup_to_text, markdown, markdown);

void bm_html_to_text(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(html_to_text(html));
  set_bytes(state, html);
}
BENCHMARK(bm_html_to_text);

void bm_front_matter(benchmark::State& state) {
  for (auto _ : state) {
    const auto read = read_front_matter(front_matter);
    benchmark::DoNotOptimize(read.ok());
  }
  set_bytes(state, front_matter);
}
BENCHMARK(bm_front_matter);

void bm_parse_post(benchmark::State& state) {
  const std::string post = front_matter + html;
  for (auto _ : state) benchmark::DoNotOptimize(parse_post(post, "/site", "park.md", {}));
  set_bytes(state, post);
}
BENCHMARK(bm_parse_post);

void bm_parse_json_line(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(parse_json_line(json_line, "news", {}));
  set_bytes(state, json_line);
}
BENCHMARK(bm_parse_json_line);

}  // namespace
}  // namespace malmoi::ingest
