// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsq/print.h"

#include <algorithm>

#include "cli/columns.h"
#include "cli/language.h"
#include "cli/numbers.h"
#include "cli/streams.h"
#include "newsq/wrap.h"

namespace newsq {
namespace {

/// Columns that a paragraph gets on the narrowest of terminals.
constexpr std::size_t narrowest = 10;

/// A text with its matches, behind `lead`; its other lines begin below it.
void print_paragraph(const std::string& lead, std::string_view text, const std::vector<malmoi::ByteRange>& matches,
                     std::string_view base, const Look& look) {
  const std::size_t indent = cli::columns_of(lead);
  const std::size_t columns = look.columns > 0 ? std::max(look.columns, indent + narrowest) - indent : 0;
  std::string margin = lead;
  for (const malmoi::ByteRange line : wrapped(text, columns)) {
    cli::print(margin + highlighted(text, line, matches, base, look.palette) + "\n");
    margin.assign(indent, ' ');
  }
}

std::string day(const std::string& published, const Look& look) {
  return published.empty() ? cli::in(look.language, "날짜 없음", "undated") : date(published, look.dates);
}

/// "2024-05-03 · 정치, News · id"
std::string origin(const malmoi::Hit& hit, const Look& look) {
  std::string line = day(hit.published, look);
  const char* separator = " · ";
  for (const std::string& category : hit.categories) {
    line += separator + category;
    separator = ", ";
  }
  return line + " · " + hit.id;
}

void print_explanation(const malmoi::Explanation& explanation, std::size_t depth) {
  cli::print(std::string(depth * 2, ' ') + cli::fixed(explanation.score, 4) + "  " + cli::printable(explanation.label) +
             "\n");
  for (const auto& part : explanation.parts) print_explanation(part, depth + 1);
}

std::string duplicates_line(const malmoi::Hit& hit, malmoi::Language language) {
  const std::string count = cli::grouped(hit.duplicates);
  if (language == malmoi::Language::ko) return "거의 같은 기사 " + count + "건 더";
  return count + (hit.duplicates == 1 ? " near-duplicate" : " near-duplicates");
}

void print_duplicates(const malmoi::Hit& hit, const std::string& margin, const Look& look) {
  if (hit.duplicates == 0) return;
  print_paragraph(margin, duplicates_line(hit, look.language), {}, look.palette.faint, look);
  for (const malmoi::Duplicate& duplicate : hit.duplicate_list) {
    const std::string line = duplicate.title + " · " + day(duplicate.published, look) + " · " + duplicate.id;
    print_paragraph(margin + "= ", line, {}, look.palette.faint, look);
  }
}

void print_hit(const malmoi::Hit& hit, std::uint32_t rank, const Look& look) {
  const std::string number = std::to_string(rank) + ". ";
  const std::string margin(number.size(), ' ');
  print_paragraph(number, hit.title, hit.title_highlights, look.palette.title, look);
  print_paragraph(margin, origin(hit, look), {}, look.palette.faint, look);
  if (!hit.snippet.empty()) print_paragraph(margin, hit.snippet, hit.highlights, "", look);
  print_duplicates(hit, margin, look);
  if (hit.explanation) print_explanation(*hit.explanation, 2);
  cli::print("\n");
}

const char* label(malmoi::Facet facet, malmoi::Language language) {
  switch (facet) {
    case malmoi::Facet::category:
      return cli::in(language, "분류", "category");
    case malmoi::Facet::tag:
      return cli::in(language, "태그", "tag");
    case malmoi::Facet::month:
      return cli::in(language, "달", "month");
  }
  return "";
}

void print_facet(const malmoi::FacetCounts& facet, const Look& look) {
  std::string counts;
  for (const auto& [value, count] : facet.counts) {
    counts += (counts.empty() ? "" : ", ") + value + " " + cli::grouped(count);
  }
  if (counts.empty()) counts = cli::in(look.language, "없음", "none");
  print_paragraph(label(facet.facet, look.language) + std::string(": "), counts, {}, "", look);
}

std::string total_line(const malmoi::SearchResults& results, malmoi::Language language) {
  const std::string count = cli::grouped(results.total.value);
  const std::string time = " (" + cli::fixed(results.took_ms, 1) + " ms)";
  if (language == malmoi::Language::ko) return (results.total.exact ? "모두 " : "약 ") + count + "건" + time;
  return (results.total.exact ? "" : "about ") + count + (results.total.value == 1 ? " article" : " articles") + time;
}

/// What was searched instead of the query, or could be.
void print_correction(const malmoi::SearchResults& results, const Look& look) {
  const auto print = [&](const char* label, const std::string& query) {
    cli::print(label + painted(query, look.palette.title, look.palette) + "\n\n");
  };
  if (results.corrected) {
    print(cli::in(look.language, "이렇게 바로잡아 찾았습니다: ", "Searched instead for: "), *results.corrected);
  } else if (results.suggestion) {
    print(cli::in(look.language, "이것을 찾으셨나요? ", "Did you mean: "), *results.suggestion);
  }
}

}  // namespace

std::string suggestion_line(const malmoi::Suggestion& suggestion, std::size_t columns, const Look& look) {
  const std::size_t end = columns > 0 ? cli::fitting(suggestion.text, columns).size() : suggestion.text.size();
  const malmoi::ByteRange shown{0, static_cast<std::uint32_t>(end)};
  return highlighted(suggestion.text, shown, suggestion.highlights, "", look.palette);
}

void print_suggestions(const malmoi::Suggestions& suggestions, const Look& look) {
  for (const std::string& warning : suggestions.warnings) cli::complain(warning);
  for (const auto& suggestion : suggestions.suggestions) cli::print(suggestion_line(suggestion, 0, look) + "\n");
}

void print_results(const malmoi::SearchResults& results, std::uint32_t first_rank, const Look& look) {
  for (const std::string& warning : results.warnings) cli::complain(warning);
  print_correction(results, look);
  std::uint32_t rank = first_rank;
  for (const malmoi::Hit& hit : results.hits) print_hit(hit, rank++, look);
  for (const malmoi::FacetCounts& facet : results.facets) print_facet(facet, look);
  cli::print(painted(total_line(results, look.language), look.palette.faint, look.palette) + "\n");
}

}  // namespace newsq
