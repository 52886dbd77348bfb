// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/script.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "text/hanja.h"

namespace malmoi::analysis {
namespace {

constexpr Script script_of_ascii(char32_t c) {
  if (c >= '0' && c <= '9') return Script::digit;
  return (c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? Script::latin : Script::none;
}

// Conjoining jamo: Hangul Jamo and its two extensions.
constexpr bool is_conjoining_jamo(char32_t c) {
  return (c >= 0x1100 && c <= 0x11FF) || (c >= 0xA960 && c <= 0xA97F) || (c >= 0xD7B0 && c <= 0xD7FF);
}

// ー and the like belong to both kana; ・ does too, but is punctuation.
bool is_kana(UChar32 c) { return uscript_hasScript(c, USCRIPT_HIRAGANA) || uscript_hasScript(c, USCRIPT_KATAKANA); }

Script script_of_letter(UChar32 c) {
  if (text::is_compatibility_jamo(c) || is_conjoining_jamo(c)) return Script::jamo;
  if (text::is_hanja(c)) return Script::hanja;
  return is_kana(c) ? Script::kana : Script::latin;
}

}  // namespace

Script script_of_other(char32_t c) noexcept {
  if (c < 0x80) return script_of_ascii(c);
  const auto point = static_cast<UChar32>(c);
  const auto mask = U_GET_GC_MASK(point);
  if (mask & U_GC_ND_MASK) return Script::digit;
  if (mask & (U_GC_L_MASK | U_GC_N_MASK)) return script_of_letter(point);
  if ((mask & U_GC_SO_MASK) || u_hasBinaryProperty(point, UCHAR_EMOJI_PRESENTATION)) return Script::symbol;
  return Script::none;
}

bool is_mark(char32_t c) noexcept { return U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK; }

}  // namespace malmoi::analysis
