// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/segmenter.h"

#include <array>

#include "analysis/icu_words.h"
#include "analysis/script.h"
#include "text/byte_bits.h"

namespace malmoi::analysis {
namespace {

// Classes of the word rules of ICU 72 (UAX #29 with Hangul syllables and Hanja apart from the other
// letters), for the characters of the fast path; all others are left to ICU.
enum class WordClass : std::uint8_t {
  icu,
  syllable,
  hanja,
  letter,
  numeric,
  extend_num_let,
  mid_letter,
  mid_num,
  mid_num_let,  // Single_Quote too: the two differ only after Hebrew letters
  space,
  cr,
  lf,
  other,  // stands alone
};

constexpr WordClass class_of_latin1(char32_t c) {
  if (c >= '0' && c <= '9') return WordClass::numeric;
  if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') return WordClass::letter;
  switch (c) {
    case ' ':
      return WordClass::space;
    case '\r':
      return WordClass::cr;
    case '\n':
      return WordClass::lf;
    case '@':
      return WordClass::letter;  // as ICU 72 has it, so that addresses stay whole
    case '_':
      return WordClass::extend_num_let;
    case ',':
    case ';':
      return WordClass::mid_num;
    case '.':
    case '\'':
      return WordClass::mid_num_let;
    case 0xB7:
      return WordClass::mid_letter;
    case 0xAD:
      return WordClass::icu;  // soft hyphen, ignored where it stands
    case 0xAA:
    case 0xB5:
    case 0xBA:
      return WordClass::letter;
    default:
      return c < 0xC0 || c == 0xD7 || c == 0xF7 ? WordClass::other : WordClass::letter;
  }
}

constexpr auto latin1_classes = [] {
  std::array<WordClass, 0x100> table{};
  for (char32_t c = 0; c < table.size(); ++c) table[c] = class_of_latin1(c);
  return table;
}();

WordClass class_of(char32_t c) {
  const auto within = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
  if (text::is_syllable(c)) return WordClass::syllable;
  if (c < latin1_classes.size()) return latin1_classes[c];
  if (within(0x4E00, 0x9FFF)) return WordClass::hanja;
  if (c == 0x2018 || c == 0x2019) return WordClass::mid_num_let;
  if (c == 0x2024 || c == 0x2027) return WordClass::icu;
  // Dashes, quotes and dots; arrows; shapes; brackets of East Asia.
  const bool stands_alone = within(0x2010, 0x2027) || within(0x2190, 0x21FF) || within(0x2500, 0x26FF) ||
                            within(0x3001, 0x3003) || within(0x3008, 0x3011);
  return stands_alone ? WordClass::other : WordClass::icu;
}

constexpr bool is_alphanumeric(WordClass c) { return c == WordClass::letter || c == WordClass::numeric; }

// May `middle` stand inside a word between two of `side`? Rules WB6, WB7, WB11, WB12.
constexpr bool joins(WordClass side, WordClass middle) {
  if (middle == WordClass::mid_num_let) return is_alphanumeric(side);
  return (side == WordClass::letter && middle == WordClass::mid_letter) ||
         (side == WordClass::numeric && middle == WordClass::mid_num);
}

template <class Predicate>
std::size_t skip(std::u32string_view text, std::size_t at, Predicate belongs) {
  while (at < text.size() && belongs(text[at])) ++at;
  return at;
}

struct Run {
  std::size_t end;
  bool is_word;
  bool is_hangul = false;
};

// Letters, digits and low lines in any order (WB5, WB8 to WB10, WB13a, WB13b), with inner punctuation.
Run alphanumeric_run(std::u32string_view text, std::size_t at) {
  bool is_word = false;
  auto last = WordClass::other;
  for (; at < text.size(); ++at) {
    const auto here = class_of(text[at]);
    if (is_alphanumeric(here)) {
      is_word |= text[at] != U'@';
    } else if (here != WordClass::extend_num_let &&
               !(joins(last, here) && at + 1 < text.size() && class_of(text[at + 1]) == last)) {
      break;
    }
    last = here;
  }
  return {at, is_word};
}

// The segment of class `first` that begins at `at`, which is neither Hangul nor left to ICU. Most are a space.
Run plain_run(std::u32string_view text, std::size_t at, WordClass first) {
  if (first == WordClass::space) return {skip(text, at + 1, [](char32_t c) { return c == U' '; }), false};
  switch (first) {
    case WordClass::hanja:
      return {skip(text, at + 1, [](char32_t c) { return class_of(c) == WordClass::hanja; }), true};
    case WordClass::letter:
    case WordClass::numeric:
    case WordClass::extend_num_let:
      return alphanumeric_run(text, at);
    case WordClass::cr:
      return {at + 1 + (at + 1 < text.size() && text[at + 1] == U'\n'), false};
    default:
      return {at + 1, text[at] >= 0x80 && script_of_other(text[at]) != Script::none};
  }
}

// ICU may begin or stop where no rule looks across: after a space or line feed, before a character
// of the fast path that does not prolong it.
bool is_safe_cut(std::u32string_view text, std::size_t at) {
  const auto before = class_of(text[at - 1]);
  const auto after = class_of(text[at]);
  return after != WordClass::icu &&
         (before == WordClass::lf || (before == WordClass::space && after != WordClass::space));
}

std::size_t next_safe_cut(std::u32string_view text, std::size_t at) {
  do ++at;
  while (at < text.size() && !is_safe_cut(text, at));
  return at;
}

}  // namespace

// Without branches, so that the compiler makes vectors of it.
void SyllableBits::set(std::u32string_view text) {
  bits_.assign(text.size() / 64 + 1, 0);
  std::size_t at = 0;
  for (; text::is_little_endian && at + 64 <= text.size(); at += 64) {
    std::array<std::uint8_t, 64> is_syllable;
    for (std::size_t i = 0; i < 64; ++i) is_syllable[i] = text::is_syllable(text[at + i]);
    for (unsigned i = 0; i < 64; i += 8) {
      bits_[at / 64] |= text::lowest_bits(text::eight_bytes(&is_syllable[i])) << i;
    }
  }
  for (; at < text.size(); ++at) bits_[at / 64] |= std::uint64_t{text::is_syllable(text[at])} << at % 64;
}

Segmenter::Segmenter() : icu_(std::make_unique<IcuWords>()) {}
Segmenter::~Segmenter() = default;

void Segmenter::segment(std::u32string_view text, std::vector<Segment>& out) {
  out.clear();
  syllables_.set(text);
  std::size_t at = 0;
  std::size_t safe = 0;             // the last safe cut,
  std::size_t segments_before = 0;  // and how many segments precede it
  auto previous = WordClass::lf;
  while (at < text.size()) {
    const auto first = class_of(text[at]);
    if (first == WordClass::icu) {
      out.resize(segments_before);
      at = next_safe_cut(text, at);
      icu_->segment(text.substr(safe, at - safe), static_cast<std::uint32_t>(safe), out);
      previous = WordClass::lf;
      continue;
    }
    if (previous == WordClass::space || previous == WordClass::lf) {
      safe = at;
      segments_before = out.size();
    }
    const Run run =
        first == WordClass::syllable ? Run{syllables_.end_of_run(at), true, true} : plain_run(text, at, first);
    out.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(run.end), run.is_word, run.is_hangul});
    at = run.end;
    previous = first;
  }
}

void Segmenter::segment_by_icu(std::u32string_view text, std::vector<Segment>& out) {
  out.clear();
  icu_->segment(text, 0, out);
}

}  // namespace malmoi::analysis
