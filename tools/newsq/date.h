// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace newsq {

enum class DateStyle : std::uint8_t {
  iso,       ///< 2024-07-12
  korean,    ///< 2024년 7월 12일
  american,  ///< Jul 12, 2024
  english,   ///< 12 July 2024
};

/// That of a locale by its name, such as "ko_KR.UTF-8": ISO unless it is a Korean or English one.
DateStyle date_style(const std::string& locale);

/// The day of an article, of which `published` begins with an ISO date.
std::string date(const std::string& published, DateStyle style);

}  // namespace newsq
