// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace malmoi::analysis {

/// A number of one to ten before a counter, in digits for a native numeral and the reverse: of 세명 3명, of 3명 세명.
/// Empty for other words. `stem` is folded.
std::u32string counter_variant(std::u32string_view stem);

}  // namespace malmoi::analysis
