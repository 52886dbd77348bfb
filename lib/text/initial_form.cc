// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/hangul.h"
#include "text/hanja.h"

namespace malmoi::text {

// Articles 10 to 12 of the Korean orthography (한글 맞춤법).
char32_t initial_form(char32_t reading) noexcept {
  constexpr std::u32string_view full = U"녀뇨뉴니랴려례료류리라래로뢰루르";
  constexpr std::u32string_view initial = U"여요유이야여예요유이나내노뇌누느";
  if (!is_syllable(reading)) return reading;
  const unsigned batchim = jongseong(reading);
  const std::size_t i = full.find(reading - batchim);
  return i == std::u32string_view::npos ? reading : initial[i] + batchim;
}

}  // namespace malmoi::text
