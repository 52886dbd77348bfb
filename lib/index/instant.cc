// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/instant.h"

#include <chrono>

namespace malmoi::index {
namespace {

constexpr std::int64_t year_zero = -62167219200;  // 0000-01-01T00:00:00Z in Unix seconds
constexpr std::int64_t last_sortable = (std::int64_t{1} << 40) - 1;

/// Reads fixed-width numbers and literal characters off the front of a text.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  int number(std::size_t digits) {
    if (rest_.size() < digits) return fail();
    int n = 0;
    for (std::size_t i = 0; i < digits; ++i) {
      if (rest_[i] < '0' || rest_[i] > '9') return fail();
      n = n * 10 + (rest_[i] - '0');
    }
    rest_.remove_prefix(digits);
    return n;
  }
  void expect(char c) {
    if (!accept(c)) reject();
  }
  bool accept(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  /// One digit or more.
  void skip_digits() {
    number(1);
    while (!rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9') rest_.remove_prefix(1);
  }
  void reject() { ok_ = false; }
  bool at_end() const { return rest_.empty(); }
  bool ok() const { return ok_; }

 private:
  int fail() {
    reject();
    return 0;
  }
  std::string_view rest_;
  bool ok_ = true;
};

std::int64_t scan_time(Scanner& in) {
  const int hour = in.number(2);
  in.expect(':');
  const int minute = in.number(2);
  in.expect(':');
  const int second = in.number(2);
  if (in.accept('.')) in.skip_digits();
  if (hour > 23 || minute > 59 || second > 60) in.reject();  // 60 is a leap second
  const std::int64_t seconds = hour * 3600 + minute * 60 + second;
  if (in.accept('Z') || in.accept('z')) return seconds;
  const bool west = in.accept('-');
  if (!west) in.expect('+');
  const int zone_hour = in.number(2);
  in.expect(':');
  const int zone_minute = in.number(2);
  if (zone_hour > 23 || zone_minute > 59) in.reject();
  const std::int64_t offset = zone_hour * 3600 + zone_minute * 60;
  return west ? seconds + offset : seconds - offset;
}

constexpr std::size_t sortable_bytes = 5;

std::string big_endian(std::int64_t n) {
  std::string bytes;
  for (int shift = 32; shift >= 0; shift -= 8) bytes.push_back(static_cast<char>(n >> shift & 0xFF));
  return bytes;
}

std::int64_t since_year_zero(std::int64_t unix_seconds) {
  const std::int64_t n = unix_seconds - year_zero;
  return n < 0 ? 0 : n > last_sortable ? last_sortable : n;
}

}  // namespace

std::optional<Instant> parse_instant(std::string_view text) {
  Scanner in(text);
  Instant instant;
  instant.year = in.number(4);
  in.expect('-');
  instant.month = in.number(2);
  in.expect('-');
  instant.day = in.number(2);
  std::int64_t seconds = 0;
  if (!in.at_end()) {
    if (!in.accept('T') && !in.accept('t')) in.expect(' ');
    seconds = scan_time(in);
  }
  const std::chrono::year_month_day date{std::chrono::year(instant.year),
                                         std::chrono::month(static_cast<unsigned>(instant.month)),
                                         std::chrono::day(static_cast<unsigned>(instant.day))};
  if (!in.ok() || !in.at_end() || !date.ok()) return std::nullopt;
  instant.unix_seconds = std::chrono::sys_days(date).time_since_epoch().count() * std::int64_t{86400} + seconds;
  return instant;
}

std::string sortable_instant(std::int64_t unix_seconds) { return big_endian(since_year_zero(unix_seconds)); }

std::string sortable_instant_backwards(std::int64_t unix_seconds) {
  return big_endian(last_sortable - since_year_zero(unix_seconds));
}

std::optional<std::int64_t> unix_seconds_of(std::string_view sortable) {
  if (sortable.size() != sortable_bytes) return {};
  std::int64_t n = 0;
  for (const char byte : sortable) n = n << 8 | static_cast<unsigned char>(byte);
  return n + year_zero;
}

}  // namespace malmoi::index
