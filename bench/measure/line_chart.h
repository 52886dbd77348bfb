// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace measure {

struct Series {
  std::string name;
  std::vector<std::pair<double, double>> points;  ///< x and y, in the order of x
  bool dots = true;                               ///< mark each point
};

struct Axis {
  std::string label;
  bool logarithmic = false;  ///< only values above 0 are drawn; else the axis begins at 0
};

struct Panel {
  std::string title;
  Axis x;
  Axis y;
  std::vector<Series> series;
};

/// Curves, panel under panel, as an SVG picture.
std::string line_charts(const std::string& title, const std::vector<Panel>& panels);

}  // namespace measure
