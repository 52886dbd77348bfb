// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace malmoi::text {

/// Is it a Chinese character (Script=Han, ideographic)?
bool is_hanja(char32_t c) noexcept;

/// Hangul readings of a Hanja, the usual one first, empty where none is known. Take it from the
/// original character, before folding: 樂 is 락 as U+F914 and 요 as U+F9BF. Readings are in their
/// non-initial form (女 녀); initial_form() gives the other.
std::u32string_view readings(char32_t original) noexcept;

/// The form a reading takes at the start of a word by the rule of initial sounds (두음법칙: 녀 -> 여,
/// 락 -> 낙, 량 -> 양), or the reading itself.
char32_t initial_form(char32_t reading) noexcept;

/// Hash of the generated table, for the analyzer's fingerprint.
std::uint64_t hanja_table_hash() noexcept;

}  // namespace malmoi::text
