// SPDX-License-Identifier: GPL-2.0-or-later
// Numerals before counters after Hangul Orthography (한글 맞춤법), section 43: 한 개, 세명, 3명.

#include "analysis/counters.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace malmoi::analysis {
namespace {

struct Numeral {
  std::u32string_view native;
  std::u32string_view digits;
};

constexpr Numeral numerals[] = {
    {U"한", U"1"},   {U"두", U"2"},   {U"세", U"3"},   {U"네", U"4"},   {U"다섯", U"5"},
    {U"여섯", U"6"}, {U"일곱", U"7"}, {U"여덟", U"8"}, {U"아홉", U"9"}, {U"열", U"10"},
};
// Those that make no other word with a native numeral, as 대, 시 and 번 do: 세대, 네시, 한번.
constexpr std::u32string_view counters[] = {U"명", U"개", U"살", U"마리", U"권", U"차례", U"달", U"시간", U"가지"};

}  // namespace

std::u32string counter_variant(std::u32string_view stem) {
  for (const Numeral& each : numerals) {
    for (const auto& [from, to] : {std::pair{each.native, each.digits}, std::pair{each.digits, each.native}}) {
      if (!stem.starts_with(from)) continue;
      const std::u32string_view counter = stem.substr(from.size());
      if (std::find(std::begin(counters), std::end(counters), counter) == std::end(counters)) continue;
      return std::u32string(to).append(counter);
    }
  }
  return {};
}

}  // namespace malmoi::analysis
