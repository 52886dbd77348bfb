// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/pair_places.h"

#include <algorithm>
#include <string>

#include "text/hanja.h"

namespace malmoi::search {
namespace {

/// A character of a text, and if it is Hanja its readings, in either form of their initials.
std::u32string forms_at(const query::PhraseText& text, std::size_t place) {
  std::u32string forms(1, text.chars[place]);
  const auto before = [](const query::PhraseText::Hanja& hanja, std::size_t at) { return hanja.at < at; };
  const auto hanja = std::lower_bound(text.hanja.begin(), text.hanja.end(), place, before);
  if (hanja == text.hanja.end() || hanja->at != place) return forms;
  for (const char32_t reading : text::readings(hanja->original)) {
    forms += reading;
    forms += text::initial_form(reading);
  }
  return forms;
}

}  // namespace

void PairPlaces::add(char32_t first, char32_t second, std::size_t place) {
  std::uint32_t& head = heads_[slot(first, second)];
  places_.push_back({static_cast<std::uint32_t>(place), head});
  head = static_cast<std::uint32_t>(places_.size());
}

void PairPlaces::add_readings(const query::PhraseText& text, std::size_t place) {
  const std::u32string second = forms_at(text, place + 1);
  for (const char32_t a : forms_at(text, place)) {
    for (const char32_t b : second) add(a, b, place);
  }
}

void PairPlaces::read(const query::PhraseText& text) {
  heads_.assign(std::size_t{1} << slot_bits, 0);
  places_.clear();
  for (std::size_t place = 0; place + 1 < text.chars.size(); ++place) {
    add(text.chars[place], text.chars[place + 1], place);
  }
  for (const query::PhraseText::Hanja& hanja : text.hanja) {
    if (hanja.at > 0) add_readings(text, hanja.at - 1);
    if (hanja.at + 1 < text.chars.size()) add_readings(text, hanja.at);
  }
}

}  // namespace malmoi::search
