// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/date.h"

#include <cstdio>
#include <cstdlib>
#include <optional>

#include "config/timezone.h"

namespace malmoi::ingest {

namespace {

using std::chrono::minutes;
using std::chrono::seconds;

/// What was written, before it is known to be a real date.
struct Parts {
  int year = 0, month = 0, day = 0;
  bool has_time = false;
  int hour = 0, minute = 0, second = 0;
  std::optional<minutes> offset;
};

class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool at_end() const { return rest_.empty(); }
  bool take(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }
  bool take_any(std::initializer_list<std::string_view> words) {
    for (const std::string_view word : words) {
      if (take(word)) return true;
    }
    return false;
  }
  void skip_spaces() {
    while (take(" ")) {
    }
  }
  /// A number of `least` to `most` digits; false where there are fewer.
  bool number(std::size_t least, std::size_t most, int& value) {
    std::size_t digits = 0;
    value = 0;
    while (digits < most && digits < rest_.size() && rest_[digits] >= '0' && rest_[digits] <= '9') {
      value = value * 10 + (rest_[digits++] - '0');
    }
    if (digits < least) return false;
    rest_.remove_prefix(digits);
    return true;
  }
  void skip_digits() {
    while (!rest_.empty() && rest_[0] >= '0' && rest_[0] <= '9') rest_.remove_prefix(1);
  }

 private:
  std::string_view rest_;
};

bool read_day(Scanner& in, Parts& parts) {
  if (!in.number(4, 4, parts.year)) return false;
  if (!in.take_any({"-", "/", ".", "년"})) return false;
  in.skip_spaces();
  if (!in.number(1, 2, parts.month) || !in.take_any({"-", "/", ".", "월"})) return false;
  in.skip_spaces();
  if (!in.number(1, 2, parts.day)) return false;
  in.take_any({".", "일"});
  return true;
}

bool read_clock(Scanner& in, Parts& parts) {
  if (!in.number(1, 2, parts.hour) || !in.take(":") || !in.number(2, 2, parts.minute)) return false;
  if (in.take(":")) {
    if (!in.number(2, 2, parts.second)) return false;
    if (in.take_any({".", ","})) in.skip_digits();
  }
  parts.has_time = true;
  return true;
}

bool read_offset(Scanner& in, Parts& parts) {
  if (in.take_any({"Z", "z", "UTC", "GMT"})) {
    parts.offset = minutes(0);
  } else if (in.take("KST")) {
    parts.offset = minutes(9 * 60);
  }
  if (parts.offset) return true;
  const int sign = in.take("+") ? 1 : in.take_any({"-", "\u2212"}) ? -1 : 0;
  int hours = 0;
  int mins = 0;
  if (sign == 0 || !in.number(2, 2, hours)) return false;
  if (in.take(":") ? !in.number(2, 2, mins) : !in.at_end() && !in.number(2, 2, mins)) return false;
  if (hours > 23 || mins > 59) return false;
  parts.offset = minutes(sign * (hours * 60 + mins));
  return true;
}

std::optional<Parts> read(std::string_view text) {
  Scanner in(text);
  Parts parts;
  in.skip_spaces();
  if (!read_day(in, parts)) return std::nullopt;
  if (!in.take("T")) in.take("t");
  in.skip_spaces();
  if (!in.at_end() && !read_clock(in, parts)) return std::nullopt;
  in.skip_spaces();
  if (!in.at_end() && !read_offset(in, parts)) return std::nullopt;
  in.skip_spaces();
  return in.at_end() ? std::optional(parts) : std::nullopt;
}

std::string format(const Parts& parts) {
  char buffer[64];
  if (!parts.has_time) {
    std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", parts.year, parts.month, parts.day);
  } else {
    const int offset = static_cast<int>(parts.offset->count());
    std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d", parts.year, parts.month, parts.day,
                  parts.hour, parts.minute, parts.second, offset < 0 ? '-' : '+', std::abs(offset) / 60,
                  std::abs(offset) % 60);
  }
  return buffer;
}

Error no_date(std::string_view text) {
  std::string message = "\"";
  message += text.size() <= 64 ? text : "...";
  message += "\" is not a date; write it as 2024-07-12 or 2024-07-12 09:30:00 +0900";
  return {ErrorCode::bad_input, message};
}

}  // namespace

Result<Date> parse_date(std::string_view text, const std::string& timezone) {
  std::optional<Parts> parts = read(text);
  if (!parts) return no_date(text);
  using namespace std::chrono;
  const year_month_day day{year(parts->year), month(static_cast<unsigned>(parts->month)),
                           std::chrono::day(static_cast<unsigned>(parts->day))};
  // RFC 3339 knows leap seconds.
  if (!day.ok() || parts->hour > 23 || parts->minute > 59 || parts->second > 60) return no_date(text);
  const sys_seconds local = sys_days(day) + hours(parts->hour) + minutes(parts->minute) + seconds(parts->second);
  if (!parts->offset) {
    const auto offset = config::utc_offset(timezone, local.time_since_epoch());
    if (!offset) return offset.error();
    parts->offset = *offset;
  }
  return Date{format(*parts), local - *parts->offset};
}

Result<std::string> day_in(const Date& date, const std::string& timezone) {
  using namespace std::chrono;
  constexpr std::size_t day_size = 10;
  if (date.rfc3339.size() == day_size) return date.rfc3339;
  const auto offset = config::utc_offset(timezone, date.instant);
  if (!offset) return offset.error();
  const year_month_day day = floor<days>(date.instant + *offset);
  Parts parts;
  parts.year = int(day.year());
  parts.month = static_cast<int>(unsigned(day.month()));
  parts.day = static_cast<int>(unsigned(day.day()));
  return format(parts);
}

}  // namespace malmoi::ingest
