// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace malmoi::index {

/// A point in time with the calendar day it has in its own zone.
struct Instant {
  std::int64_t unix_seconds = 0;
  int year = 0;
  int month = 0;
  int day = 0;
};

/// RFC 3339, a date-time or a date alone (midnight UTC); nothing where it is neither or no real date.
std::optional<Instant> parse_instant(std::string_view text);

/// 5 bytes whose order is that of time, for years 0 to 9999; and the same with the order reversed.
std::string sortable_instant(std::int64_t unix_seconds);
std::string sortable_instant_backwards(std::int64_t unix_seconds);
/// The other way round; nothing where the bytes are not what sortable_instant() makes.
std::optional<std::int64_t> unix_seconds_of(std::string_view sortable);

}  // namespace malmoi::index
