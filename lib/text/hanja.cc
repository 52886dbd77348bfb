// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/hanja.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <iterator>

#include "text/hanja_table.inc"

namespace malmoi::text {

bool is_hanja(char32_t c) noexcept {
  if (c < 0x2E80) return false;
  const auto point = static_cast<UChar32>(c);
  UErrorCode status = U_ZERO_ERROR;
  return u_hasBinaryProperty(point, UCHAR_IDEOGRAPHIC) && uscript_getScript(point, &status) == USCRIPT_HAN;
}

std::u32string_view readings(char32_t original) noexcept {
  const std::size_t page = original >> 8;
  if (page >= std::size(hanja::page_of)) return {};
  const unsigned list = hanja::lists[hanja::page_of[page]][original & 0xFF];
  return {hanja::syllables + (list >> 3), list & 7};
}

std::uint64_t hanja_table_hash() noexcept { return hanja::hash; }

}  // namespace malmoi::text
