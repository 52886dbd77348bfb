// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

namespace measure {

struct Bar {
  std::string name;
  double value = 0;
  unsigned series = 0;  ///< its colour
};

/// Bars from left to right, one under the other, with their values; an SVG picture.
std::string bar_chart(const std::string& title, const std::vector<Bar>& bars);

}  // namespace measure
