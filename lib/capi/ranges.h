// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/capi.h>
#include <malmoi/search_results.h>

#include <string_view>
#include <vector>

namespace malmoi::capi {

/// Writes the first `capacity` of sorted, disjoint ranges of a text, in bytes or UTF-16 code units; returns how many
/// there are, 0 for another unit.
std::size_t write_ranges(std::string_view text, std::vector<ByteRange> ranges, std::int32_t unit, malmoi_range* out,
                         std::size_t capacity);

}  // namespace malmoi::capi
