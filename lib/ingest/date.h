// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include <malmoi/error.h>

namespace malmoi::ingest {

struct Date {
  std::string rfc3339;               ///< "2024-07-12T09:30:00+09:00", or "2024-07-12" where no time was given
  std::chrono::sys_seconds instant;  ///< of a day, its beginning
};

/// Reads a date as Jekyll, Hugo and Korean authors write it: 2024-07-12, 2024/7/12, 2024.7.12,
/// 2024년 7월 12일, each with a time or without (09:30, T09:30:15.5) and with a zone or without (Z, UTC, KST,
/// +09:00, +0900, +09). A time without a zone is one of `timezone`'s. Errors: bad_input for what is no
/// date, invalid_argument for an unknown time zone.
Result<Date> parse_date(std::string_view text, const std::string& timezone);

/// The calendar day on which a date falls in a time zone, maybe another than its own: "2024-07-30". Errors:
/// invalid_argument for an unknown time zone.
Result<std::string> day_in(const Date& date, const std::string& timezone);

}  // namespace malmoi::ingest
