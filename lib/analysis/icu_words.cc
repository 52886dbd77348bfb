// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/icu_words.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <new>

#include "analysis/script.h"

namespace malmoi::analysis {
namespace {

// BreakIterator counts UTF-16 units in 32 signed bits; a block this large stays below that.
constexpr std::size_t max_block = std::size_t{1} << 29;

// ICU's root rules and data are linked in, so that only memory can be lacking.
void check(UErrorCode status) {
  if (U_FAILURE(status)) throw std::bad_alloc();
}

std::unique_ptr<icu::BreakIterator> make_iterator() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> made(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  check(status);
  return made;
}

void append_utf16(std::u16string& out, char32_t c) {
  if (c < 0x10000) {
    out.push_back(U_IS_SURROGATE(c) ? u'\uFFFD' : static_cast<char16_t>(c));
  } else if (c <= UCHAR_MAX_VALUE) {
    out.push_back(U16_LEAD(c));
    out.push_back(U16_TRAIL(c));
  } else {
    out.push_back(u'\uFFFD');
  }
}

// $KanaKanji of ICU's rules: what its dictionary cuts.
bool is_kana_or_hanja(char32_t c) {
  const auto point = static_cast<UChar32>(c);
  UErrorCode status = U_ZERO_ERROR;
  const auto script = uscript_getScript(point, &status);
  return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ||
         u_getIntPropertyValue(point, UCHAR_WORD_BREAK) == U_WB_KATAKANA;
}

bool ends_in_kana_or_hanja(std::u32string_view segment) {
  const auto base = std::find_if_not(segment.rbegin(), segment.rend(), is_mark);
  return base != segment.rend() && is_kana_or_hanja(*base);
}

Segment describe(std::u32string_view text, std::size_t begin, std::size_t end, std::uint32_t offset) {
  const auto segment = text.substr(begin, end - begin);
  const bool is_word =
      std::any_of(segment.begin(), segment.end(), [](char32_t c) { return script_of(c) != Script::none; });
  const bool is_hangul = std::all_of(segment.begin(), segment.end(), text::is_syllable);
  return {offset + static_cast<std::uint32_t>(begin), offset + static_cast<std::uint32_t>(end), is_word, is_hangul};
}

}  // namespace

void IcuWords::set_text(std::u32string_view text) {
  utf16_.clear();
  for (const char32_t c : text) append_utf16(utf16_, c);
  if (!iterator_) iterator_ = make_iterator();
  UErrorCode status = U_ZERO_ERROR;
  UText view = UTEXT_INITIALIZER;
  utext_openUChars(&view, utf16_.data(), static_cast<int64_t>(utf16_.size()), &status);
  iterator_->setText(&view, status);
  utext_close(&view);
  check(status);
}

void IcuWords::segment_block(std::u32string_view text, std::uint32_t offset, std::vector<Segment>& out) {
  set_text(text);
  const std::size_t first = out.size();
  std::size_t begin = 0;
  std::int32_t unit = 0;
  for (std::int32_t boundary = iterator_->next(); boundary != icu::BreakIterator::DONE; boundary = iterator_->next()) {
    std::size_t end = begin;
    for (; unit < boundary; ++unit) end += !U16_IS_TRAIL(utf16_[unit]);
    const Segment found = describe(text, begin, end, offset);
    if (out.size() > first && is_kana_or_hanja(text[begin]) && ends_in_kana_or_hanja(text.substr(0, begin))) {
      out.back().end = found.end;
      out.back().is_word |= found.is_word;
    } else {
      out.push_back(found);
    }
    begin = end;
  }
}

void IcuWords::segment(std::u32string_view text, std::uint32_t offset, std::vector<Segment>& out) {
  for (std::size_t at = 0; at < text.size(); at += max_block) {
    segment_block(text.substr(at, max_block), offset + static_cast<std::uint32_t>(at), out);
  }
}

}  // namespace malmoi::analysis
