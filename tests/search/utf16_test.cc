// SPDX-License-Identifier: GPL-2.0-or-later
#include <malmoi/utf16.h>

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "text/utf8.h"

namespace malmoi {
namespace {

std::u16string to_utf16(std::string_view text) {
  std::u16string out;
  for (const char32_t c : text::to_utf32(text)) {
    if (c < 0x10000) {
      out.push_back(static_cast<char16_t>(c));
    } else {
      out.push_back(static_cast<char16_t>(0xD800 + ((c - 0x10000) >> 10)));
      out.push_back(static_cast<char16_t>(0xDC00 + ((c - 0x10000) & 0x3FF)));
    }
  }
  return out;
}

/// Both kinds of offsets cut the same out of the same text.
void expect_equal_cuts(std::string_view text, const std::vector<ByteRange>& bytes,
                       const std::vector<ByteRange>& units) {
  const std::u16string wide = to_utf16(text);
  ASSERT_EQ(bytes.size(), units.size());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto [begin, end] = bytes[i];
    EXPECT_EQ(wide.substr(units[i].begin, units[i].end - units[i].begin), to_utf16(text.substr(begin, end - begin)));
    EXPECT_EQ(wide.substr(0, units[i].begin), to_utf16(text.substr(0, begin)));
  }
}

std::string random_text(std::mt19937& random, std::vector<std::uint32_t>& boundaries) {
  // One, two, three and four bytes of UTF-8; the last two are two units of UTF-16.
  constexpr char32_t signs[] = {U'a', U' ', U'é', U'말', U'ㅎ', U'\uFFFD', U'😀', U'𠮷'};
  std::string out;
  boundaries = {0};
  for (std::size_t length = random() % 40; length > 0; --length) {
    text::append(out, signs[random() % std::size(signs)]);
    boundaries.push_back(static_cast<std::uint32_t>(out.size()));
  }
  return out;
}

std::vector<ByteRange> random_ranges(std::mt19937& random, const std::vector<std::uint32_t>& boundaries) {
  std::set<std::uint32_t> chosen;
  for (const std::uint32_t boundary : boundaries) {
    if (random() % 3 == 0) chosen.insert(boundary);
  }
  std::vector<ByteRange> out;
  for (auto at = chosen.begin(); at != chosen.end() && std::next(at) != chosen.end(); std::advance(at, 2)) {
    out.push_back({*at, *std::next(at)});
    if (std::next(at, 2) == chosen.end()) break;
  }
  return out;
}

TEST(Utf16, CutsTheSameOutOfRandomTexts) {
  std::mt19937 random(7);
  for (int i = 0; i < 2000; ++i) {
    std::vector<std::uint32_t> boundaries;
    const std::string text = random_text(random, boundaries);
    const std::vector<ByteRange> ranges = random_ranges(random, boundaries);
    std::vector<ByteRange> units = ranges;
    count_in_utf16(text, units);
    expect_equal_cuts(text, ranges, units);
  }
}

TEST(Utf16, ConvertsHighlightsOfHitsAndSuggestions) {
  SearchResults results;
  Hit& hit = results.hits.emplace_back();
  hit.snippet = "a핵\U0001F600é 끝";  // 1, 3, 4, 2, 1, 3 bytes; 1, 1, 2, 1, 1, 1 units
  hit.highlights = {{0, 4}, {4, 8}, {11, 14}};
  hit.title = "북";
  hit.title_highlights = {{0, 3}};
  count_in_utf16(results);
  EXPECT_EQ(hit.highlights[1].begin, 2u);
  EXPECT_EQ(hit.highlights[1].end, 4u);
  EXPECT_EQ(hit.highlights[2].end, 7u);
  EXPECT_EQ(hit.title_highlights[0].end, 1u);

  Suggestions suggestions;
  suggestions.suggestions.push_back({.text = "바다", .highlights = {{3, 6}}});
  count_in_utf16(suggestions);
  EXPECT_EQ(suggestions.suggestions[0].highlights[0].begin, 1u);
  EXPECT_EQ(suggestions.suggestions[0].highlights[0].end, 2u);
}

TEST(Utf16, EndsWithTheText) {
  std::vector<ByteRange> ranges = {{3, 900}};
  count_in_utf16("말모이", ranges);
  EXPECT_EQ(ranges[0].end, 3u);
}

}  // namespace
}  // namespace malmoi
