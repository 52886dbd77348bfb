// SPDX-License-Identifier: GPL-2.0-or-later
#include "measure/bar_chart.h"

#include <algorithm>

#include "measure/svg.h"

namespace measure {
namespace {

// Pixels.
constexpr double width = 780;
constexpr double left = 250;  // names stand before it
constexpr double right = 710;
constexpr double top = 40;
constexpr double row_height = 22;
constexpr double bar_height = 14;

}  // namespace

std::string bar_chart(const std::string& title, const std::vector<Bar>& bars) {
  double most = 0;
  for (const Bar& bar : bars) most = std::max(most, bar.value);
  std::string svg = svg_begin(title, width, top + static_cast<double>(bars.size()) * row_height + 10);
  svg += svg_text(left, top - 16, "", title);
  double y = top;
  for (const Bar& bar : bars) {
    const double length = most > 0 ? bar.value / most * (right - left) : 0;
    svg += format("<rect class=\"series%u mark\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>\n",
                  bar.series % 6, left, y, length, bar_height);
    svg += svg_text(left - 8, y + bar_height - 3, "text-anchor=\"end\"", bar.name);
    svg += svg_text(left + length + 6, y + bar_height - 3, "class=\"axis\"", format("%.3g", bar.value));
    y += row_height;
  }
  return svg + "</svg>\n";
}

}  // namespace measure
