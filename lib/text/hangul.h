// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

// Syllable arithmetic of the Unicode Standard, section 3.12.

namespace malmoi::text {

inline constexpr char32_t first_syllable = 0xAC00;  // 가
inline constexpr char32_t last_syllable = 0xD7A3;   // 힣

constexpr bool is_syllable(char32_t c) { return c >= first_syllable && c <= last_syllable; }
/// ㄱ to ㆎ
constexpr bool is_compatibility_jamo(char32_t c) { return c >= 0x3131 && c <= 0x318E; }
/// Index of the initial (choseong), 0 to 18, of a syllable.
constexpr unsigned choseong(char32_t syllable) { return (syllable - first_syllable) / 588; }
/// Index of the vowel (jungseong), 0 to 20.
constexpr unsigned jungseong(char32_t syllable) { return (syllable - first_syllable) / 28 % 21; }
/// Index of the final (jongseong), 0 (none) to 27.
constexpr unsigned jongseong(char32_t syllable) { return (syllable - first_syllable) % 28; }
constexpr bool has_batchim(char32_t syllable) { return jongseong(syllable) != 0; }
inline constexpr unsigned jongseong_rieul = 8;
constexpr char32_t compose(unsigned cho, unsigned jung, unsigned jong) {
  return first_syllable + (cho * 21 + jung) * 28 + jong;
}

}  // namespace malmoi::text
