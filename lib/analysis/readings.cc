// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/readings.h"

#include "text/hangul.h"
#include "text/hanja.h"

namespace malmoi::analysis {
namespace {

constexpr unsigned jongseong_nieun = 4;

}  // namespace

void ReadingChoices::clear() {
  positions_.clear();
  syllables_.clear();
}

std::u32string_view ReadingChoices::at(std::size_t i) const {
  const std::size_t end = i + 1 < positions_.size() ? positions_[i + 1].begin : syllables_.size();
  return std::u32string_view(syllables_).substr(positions_[i].begin, end - positions_[i].begin);
}

void ReadingChoices::add_hangul(char32_t syllable) {
  positions_.push_back({syllables_.size(), false});
  syllables_.push_back(syllable);
}

void ReadingChoices::add_hanja(char32_t original, char32_t folded) {
  positions_.push_back({syllables_.size(), true});
  auto known = text::readings(original);
  if (known.empty()) known = text::readings(folded);
  for (const char32_t reading : known) {
    const char32_t initial = text::initial_form(reading);
    const bool initial_first = takes_initial_form(reading);
    add_reading(initial_first ? initial : reading);
    add_reading(initial_first ? reading : initial);
  }
}

void ReadingChoices::add_reading(char32_t reading) {
  if (at(positions_.size() - 1).find(reading) == std::u32string_view::npos) syllables_.push_back(reading);
}

// Hangul orthography (한글 맞춤법), articles 10 to 12: at the start of a word; and 렬, 률 after a vowel or
// ㄴ (比率 비율) as article 11 adds.
bool ReadingChoices::takes_initial_form(char32_t reading) const {
  const std::size_t last = positions_.size() - 1;
  if (last == 0 || !is_hanja(last - 1)) return true;
  if (reading != U'렬' && reading != U'률') return false;
  const auto before = at(last - 1);
  return !before.empty() && (!text::has_batchim(before.front()) || text::jongseong(before.front()) == jongseong_nieun);
}

}  // namespace malmoi::analysis
