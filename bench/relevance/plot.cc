// SPDX-License-Identifier: GPL-2.0-or-later
#include "relevance/plot.h"

#include <algorithm>
#include <cmath>

#include "measure/svg.h"

namespace relevance {
namespace {

using measure::escaped;
using measure::format;
using measure::svg_text;

// Pixels.
constexpr double width = 780;
constexpr double left = 120;        // of the axis; set names stand before it
constexpr double right = 700;       // the last rung's figures stand after it
constexpr double row_height = 10;   // of one rung
constexpr double gap = 16;          // between sets
constexpr double line_height = 18;  // of the legend
constexpr double margin = 16;

constexpr const char* style = R"(<style>
.rung { fill: #0b5cad; stroke: #0b5cad }
.engine { fill: none; stroke: #b35900; stroke-width: 1.5 }
@media (prefers-color-scheme: dark) {
  .rung { fill: #6cb6ff; stroke: #6cb6ff }
  .engine { stroke: #f0a050 }
}
</style>
)";

/// The scale of nDCG, on whole ticks that enclose every interval.
class Scale {
 public:
  explicit Scale(const LadderReport& report) {
    for (const LadderRow& row : report) {
      for (const Figures& set : row.figures) {
        low_ = std::min(low_, set.ndcg_interval.low);
        high_ = std::max(high_, set.ndcg_interval.high);
      }
    }
    tick_ = high_ - low_ > 0.5 ? 0.1 : 0.05;
    low_ = std::floor(low_ / tick_) * tick_;
    high_ = std::max(std::ceil(high_ / tick_) * tick_, low_ + tick_);
  }

  double x(double value) const { return left + (value - low_) / (high_ - low_) * (right - left); }
  int ticks() const { return static_cast<int>(std::lround((high_ - low_) / tick_)); }
  double tick(int i) const { return low_ + i * tick_; }

 private:
  double low_ = 1;
  double high_ = 0;
  double tick_ = 0.05;
};

/// How strongly a rung is painted: the last one in full.
double opacity(const LadderReport& report, std::size_t i) {
  const auto rungs = std::count_if(report.begin(), report.end(), [](const LadderRow& each) { return each.rung; });
  return rungs < 2 ? 1 : 0.35 + 0.65 * static_cast<double>(i) / static_cast<double>(rungs - 1);
}

std::string dot(const LadderReport& report, std::size_t i, double x, double y) {
  if (!report[i].rung) return format("<circle class=\"engine\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"/>\n", x, y);
  return format("<circle class=\"rung\" opacity=\"%.2f\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"/>\n", opacity(report, i), x,
                y);
}

std::string legend(const LadderReport& report) {
  std::string svg;
  for (std::size_t i = 0; i < report.size(); ++i) {
    const double y = margin + (static_cast<double>(i) + 0.5) * line_height;
    svg += dot(report, i, left, y) + svg_text(left + 12, y + 4, "", report[i].name);
  }
  return svg;
}

std::string grid(const Scale& scale, double top, double bottom) {
  std::string svg;
  for (int i = 0; i <= scale.ticks(); ++i) {
    const double x = scale.x(scale.tick(i));
    svg += measure::svg_line("class=\"grid\"", x, top, x, bottom);
    svg += svg_text(x, top - 6, "class=\"axis\" text-anchor=\"middle\"", format("%.2f", scale.tick(i)));
  }
  return svg + svg_text(left - 20, top - 6, "class=\"axis\" text-anchor=\"end\"", "nDCG@10");
}

std::string mark(const LadderReport& report, std::size_t i, const Figures& set, const Scale& scale, double y) {
  const Interval& interval = set.ndcg_interval;
  const double value = set.average[ndcg_10];
  const std::string title =
      escaped(set.set + ", " + report[i].name) + format(": %.4f [%.3f, %.3f]", value, interval.low, interval.high);
  const char* kind = report[i].rung ? "rung" : "engine";
  return "<g><title>" + title + "</title>\n" +
         format("<line class=\"%s\" opacity=\"%.2f\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n", kind,
                report[i].rung ? opacity(report, i) * 0.7 : 0.7, scale.x(interval.low), y, scale.x(interval.high), y) +
         dot(report, i, scale.x(value), y) + "</g>\n";
}

/// All rows of one set, from `top` down.
std::string group(const LadderReport& report, std::size_t set, const Scale& scale, double top) {
  const double middle = top + static_cast<double>(report.size()) * row_height / 2 + 4;
  std::string svg = svg_text(left - 12, middle, "text-anchor=\"end\"", report.front().figures[set].set);
  for (std::size_t i = 0; i < report.size(); ++i) {
    const Figures& figures = report[i].figures[set];
    const double y = top + (static_cast<double>(i) + 0.5) * row_height;
    svg += mark(report, i, figures, scale, y);
    const bool last_rung = report[i].rung && (i + 1 == report.size() || !report[i + 1].rung);
    if (last_rung) svg += svg_text(right + 12, middle, "", format("%.4f", figures.average[ndcg_10]));
  }
  return svg;
}

}  // namespace

std::string plot(const LadderReport& report) {
  const Scale scale(report);
  const std::size_t sets = report.front().figures.size();
  const double top = margin + static_cast<double>(report.size()) * line_height + 32;
  const double pitch = static_cast<double>(report.size()) * row_height + gap;
  const double bottom = top + static_cast<double>(sets) * pitch;
  std::string svg =
      measure::svg_begin("nDCG@10 of each ranking step on each set, with 95% intervals", width, bottom + margin);
  svg += style + legend(report) + grid(scale, top, bottom);
  for (std::size_t set = 0; set < sets; ++set) {
    svg += group(report, set, scale, top + gap / 2 + static_cast<double>(set) * pitch);
  }
  return svg + "</svg>\n";
}

}  // namespace relevance
