// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace malmoi::analysis {

/// How a stem changes before endings that begin with a vowel, after Hangul Orthography (한글 맞춤법), section 18.
/// Stems in ㄹ and in ㅡ, which change by rule, are regular here.
enum class VerbClass : std::uint8_t {
  regular,
  bieup,   ///< 돕다, 도와; 어렵다, 어려워
  digeut,  ///< 걷다, 걸어
  siot,    ///< 짓다, 지어
  reu,     ///< 모르다, 몰라
  reo,     ///< 이르다, 이르러
  hieut,   ///< 빨갛다, 빨간, 빨개
};

struct VerbList {
  VerbClass verb_class;
  std::initializer_list<std::u32string_view> stems;
};

/// Frequent verbs and adjectives by their stems. Not in the list: those that say little of their own (있다, 보다,
/// 주다), and those of which a form is a frequent noun (부치다: 부친, 기리다: 기린).
const std::initializer_list<VerbList>& verb_lists();

}  // namespace malmoi::analysis
