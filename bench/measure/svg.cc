// SPDX-License-Identifier: GPL-2.0-or-later
#include "measure/svg.h"

#include <cstdarg>
#include <cstdio>

namespace measure {
namespace {

// Series have the colours of Okabe and Ito's palette, which the colour-blind can tell apart
// (https://jfly.uni-koeln.de/color/).
constexpr const char* style = R"(<style>
text { font: 12px system-ui, sans-serif; fill: #24292f }
.axis { fill: #57606a; font-size: 11px }
.grid { stroke: #d0d7de }
.series0 { color: #0072b2 }
.series1 { color: #d55e00 }
.series2 { color: #009e73 }
.series3 { color: #cc79a7 }
.series4 { color: #b58900 }
.series5 { color: #56b4e9 }
.mark { fill: currentColor }
.curve { fill: none; stroke: currentColor; stroke-width: 1.5 }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 }
  .axis { fill: #9198a1 }
  .grid { stroke: #3d444d }
}
</style>
)";

}  // namespace

std::string format(const char* form, ...) {
  char buffer[512];
  va_list arguments;
  va_start(arguments, form);
  std::vsnprintf(buffer, sizeof buffer, form, arguments);
  va_end(arguments);
  return buffer;
}

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '&':
        out += "&amp;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string svg_begin(const std::string& title, double width, double height) {
  return format("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\" role=\"img\">\n",
                width, height, width) +
         "<title>" + escaped(title) + "</title>\n" + style;
}

std::string svg_text(double x, double y, const char* attributes, const std::string& text) {
  return format("<text x=\"%.1f\" y=\"%.1f\" %s>", x, y, attributes) + escaped(text) + "</text>\n";
}

std::string svg_line(const char* attributes, double x1, double y1, double x2, double y2) {
  return format("<line %s x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n", attributes, x1, y1, x2, y2);
}

}  // namespace measure
