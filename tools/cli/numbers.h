// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace cli {

/// 1234567 as "1,234,567".
std::string grouped(std::uint64_t number);

/// With so many digits after the point.
std::string fixed(double number, int digits);

/// 1234567 as "1.2 MB", 1234 as "1.2 kB".
std::string size(std::uint64_t bytes);

}  // namespace cli
