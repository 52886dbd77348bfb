// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/numbers.h"

#include <iomanip>
#include <sstream>

namespace cli {

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t from_end = 3; from_end < digits.size(); from_end += 4) {
    digits.insert(digits.size() - from_end, 1, ',');
  }
  return digits;
}

std::string fixed(double number, int digits) {
  std::ostringstream out;
  out << std::fixed << std::setprecision(digits) << number;
  return out.str();
}

std::string size(std::uint64_t bytes) {
  const double number = static_cast<double>(bytes);
  return bytes < 1000000 ? fixed(number / 1e3, 1) + " kB" : fixed(number / 1e6, 1) + " MB";
}

}  // namespace cli
