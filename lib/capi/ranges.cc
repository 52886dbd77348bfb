// SPDX-License-Identifier: GPL-2.0-or-later
#include "capi/ranges.h"

#include <malmoi/utf16.h>

#include <algorithm>

namespace malmoi::capi {

std::size_t write_ranges(std::string_view text, std::vector<ByteRange> ranges, std::int32_t unit, malmoi_range* out,
                         std::size_t capacity) {
  if (unit != MALMOI_UTF8 && unit != MALMOI_UTF16) return 0;
  if (!out) return ranges.size();
  if (unit == MALMOI_UTF16) count_in_utf16(text, ranges);
  const auto as_c = [](ByteRange range) { return malmoi_range{range.begin, range.end}; };
  std::transform(ranges.begin(), ranges.begin() + std::min(capacity, ranges.size()), out, as_c);
  return ranges.size();
}

}  // namespace malmoi::capi
