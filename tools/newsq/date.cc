// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsq/date.h"

#include <array>
#include <string_view>

namespace newsq {
namespace {

constexpr std::array<std::string_view, 12> months = {"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};

/// Published dates come from files, which may hold anything.
bool is_iso(std::string_view text) {
  constexpr std::string_view pattern = "0000-00-00";
  if (text.size() != pattern.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_digit = text[i] >= '0' && text[i] <= '9';
    if (pattern[i] == '0' ? !is_digit : text[i] != '-') return false;
  }
  return true;
}

std::string without_zero(const std::string& two_digits) {
  return two_digits[0] == '0' ? two_digits.substr(1) : two_digits;
}

}  // namespace

DateStyle date_style(const std::string& locale) {
  if (locale.rfind("ko", 0) == 0) return DateStyle::korean;
  if (locale.rfind("en_US", 0) == 0) return DateStyle::american;
  return locale.rfind("en", 0) == 0 ? DateStyle::english : DateStyle::iso;
}

std::string date(const std::string& published, DateStyle style) {
  const std::string iso = published.substr(0, 10);
  if (style == DateStyle::iso || !is_iso(iso)) return iso;
  const std::string year = iso.substr(0, 4);
  const std::string month = without_zero(iso.substr(5, 2));
  const std::string day = without_zero(iso.substr(8, 2));
  if (style == DateStyle::korean) return year + "년 " + month + "월 " + day + "일";
  const auto number = static_cast<std::size_t>(std::stoi(month));
  if (number < 1 || number > months.size()) return iso;
  const std::string name(months[number - 1]);
  return style == DateStyle::american ? name.substr(0, 3) + " " + day + ", " + year : day + " " + name + " " + year;
}

}  // namespace newsq
