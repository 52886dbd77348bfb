// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace malmoi::query {

/// Shorter documents than this share of the mean gain nothing more; Xapian's default.
inline constexpr double min_normlen = 0.5;

}  // namespace malmoi::query
