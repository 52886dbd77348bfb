// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsq/print.h"

#include "cli/numbers.h"
#include "cli/streams.h"

namespace newsq {
namespace {

using malmoi::Language;

/// "2024-05-03 · 정치, News · id"
std::string origin(const malmoi::Hit& hit, Language language) {
  std::string line =
      hit.published.empty() ? (language == Language::ko ? "날짜 없음" : "undated") : hit.published.substr(0, 10);
  const char* separator = " · ";
  for (const std::string& category : hit.categories) {
    line += separator + category;
    separator = ", ";
  }
  return line + " · " + hit.id;
}

void print_explanation(const malmoi::Explanation& explanation, int depth) {
  cli::print(std::string(static_cast<std::size_t>(depth) * 2, ' ') + cli::fixed(explanation.score, 4) + "  " +
             cli::printable(explanation.label) + "\n");
  for (const auto& part : explanation.parts) print_explanation(part, depth + 1);
}

void print_hit(const malmoi::Hit& hit, std::uint32_t rank, Language language, const Palette& palette) {
  const std::string number = std::to_string(rank) + ". ";
  cli::print(number + highlighted(hit.title, hit.title_highlights, palette.title, palette) + "\n");
  cli::print("   " + painted(origin(hit, language), palette.faint, palette) + "\n");
  if (!hit.snippet.empty()) cli::print("   " + highlighted(hit.snippet, hit.highlights, "", palette) + "\n");
  if (hit.explanation) print_explanation(*hit.explanation, 2);
  cli::print("\n");
}

void print_facet(const malmoi::FacetCounts& facet, const Palette& palette) {
  std::string line = painted(std::string(malmoi::name(facet.facet)) + ":", palette.faint, palette);
  const char* separator = " ";
  for (const auto& [value, count] : facet.counts) {
    line += separator + cli::printable(value) + " " + cli::grouped(count);
    separator = ", ";
  }
  cli::print(line + "\n");
}

std::string total_line(const malmoi::SearchResults& results, Language language) {
  const std::string count = cli::grouped(results.total.value);
  const std::string time = " (" + cli::fixed(results.took_ms, 1) + " ms)";
  if (language == Language::ko) return (results.total.exact ? "모두 " : "약 ") + count + "건" + time;
  return (results.total.exact ? "" : "about ") + count + (results.total.value == 1 ? " article" : " articles") + time;
}

}  // namespace

void print_results(const malmoi::SearchResults& results, std::uint32_t first_rank, Language language,
                   const Palette& palette) {
  for (const std::string& warning : results.warnings) cli::complain(warning);
  std::uint32_t rank = first_rank;
  for (const malmoi::Hit& hit : results.hits) print_hit(hit, rank++, language, palette);
  for (const malmoi::FacetCounts& facet : results.facets) print_facet(facet, palette);
  cli::print(painted(total_line(results, language), palette.faint, palette) + "\n");
}

}  // namespace newsq
