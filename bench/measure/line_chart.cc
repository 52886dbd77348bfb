// SPDX-License-Identifier: GPL-2.0-or-later
#include "measure/line_chart.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "measure/svg.h"

namespace measure {
namespace {

// Pixels.
constexpr double width = 780;
constexpr double left = 70;
constexpr double right = 600;  // the legend stands after it
constexpr double panel_height = 260;
constexpr double plot_top = 34;
constexpr double plot_height = 180;
constexpr double legend_line = 18;

/// Where a value stands between two edges.
class Scale {
 public:
  Scale(const Axis& axis, double low, double high, double from, double to)
      : logarithmic_(axis.logarithmic), low_(low), high_(high), from_(from), to_(to) {
    if (!logarithmic_) low_ = 0;
    if (logarithmic_ && high_ <= 0) low_ = high_ = 1;  // nothing to show
    if (high_ <= low_) high_ = low_ + 1;
  }

  bool shows(double value) const { return !logarithmic_ || value > 0; }
  double at(double value) const {
    const double share =
        logarithmic_ ? std::log(value / low_) / std::log(high_ / low_) : (value - low_) / (high_ - low_);
    return from_ + share * (to_ - from_);
  }
  std::vector<double> ticks() const { return logarithmic_ ? logarithmic_ticks() : linear_ticks(); }

 private:
  /// 1, 2 and 5 times powers of ten; the powers alone where that is crowded.
  std::vector<double> logarithmic_ticks() const {
    std::vector<double> ticks;
    const bool wide = high_ / low_ > 1000;
    for (double power = std::pow(10, std::floor(std::log10(low_))); power <= high_; power *= 10) {
      for (const double digit : {1, 2, 5}) {
        const double tick = digit * power;
        if (tick >= low_ * 0.999 && tick <= high_ * 1.001 && (digit == 1 || !wide)) ticks.push_back(tick);
      }
    }
    return ticks;
  }

  std::vector<double> linear_ticks() const {
    const double power = std::pow(10, std::floor(std::log10(high_)));
    const double step = high_ / power >= 5 ? power : high_ / power >= 2 ? power / 2 : power / 5;
    std::vector<double> ticks;
    for (int i = 0; i * step <= high_ * 1.001; ++i) ticks.push_back(i * step);
    return ticks;
  }

  bool logarithmic_;
  double low_;
  double high_;
  double from_;
  double to_;
};

std::string short_number(double value) {
  if (value >= 1e6) return format("%.4gM", value / 1e6);
  if (value >= 1e4) return format("%.4gk", value / 1e3);
  return format("%.4g", value);
}

/// The least and the most, of those that the axis shows.
std::pair<double, double> range(const Panel& panel, const Axis& axis, double std::pair<double, double>::*coordinate) {
  double low = std::numeric_limits<double>::max();
  double high = 0;
  for (const Series& series : panel.series) {
    for (const auto& point : series.points) {
      const double value = point.*coordinate;
      if (axis.logarithmic && value <= 0) continue;
      low = std::min(low, value);
      high = std::max(high, value);
    }
  }
  return {std::min(low, high), high};
}

std::string grid(const Panel& panel, const Scale& x, const Scale& y, double top) {
  std::string svg;
  for (const double tick : x.ticks()) {
    svg += svg_line("class=\"grid\"", x.at(tick), top, x.at(tick), top + plot_height);
    svg += svg_text(x.at(tick), top + plot_height + 15, "class=\"axis\" text-anchor=\"middle\"", short_number(tick));
  }
  for (const double tick : y.ticks()) {
    svg += svg_line("class=\"grid\"", left, y.at(tick), right, y.at(tick));
    svg += svg_text(left - 6, y.at(tick) + 4, "class=\"axis\" text-anchor=\"end\"", short_number(tick));
  }
  svg += svg_text(right, top + plot_height + 30, "class=\"axis\" text-anchor=\"end\"", panel.x.label);
  return svg + svg_text(left, top - 10, "", panel.title + (panel.y.label.empty() ? "" : ", " + panel.y.label));
}

std::string curve(const Series& series, std::size_t number, const Scale& x, const Scale& y) {
  std::string path;
  std::string dots;
  for (const auto& [px, py] : series.points) {
    if (!x.shows(px) || !y.shows(py)) continue;
    path += format("%c%.1f %.1f", path.empty() ? 'M' : 'L', x.at(px), y.at(py));
    if (series.dots) {
      dots += format("<circle class=\"mark\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"><title>", x.at(px), y.at(py)) +
              escaped(series.name) + format(": %.6g, %.6g</title></circle>\n", px, py);
    }
  }
  return format("<g class=\"series%zu\">\n<path class=\"curve\" d=\"", number % 6) + path + "\"/>\n" + dots + "</g>\n";
}

std::string legend(const Panel& panel, double top) {
  std::string svg;
  for (std::size_t i = 0; i < panel.series.size(); ++i) {
    const double y = top + (static_cast<double>(i) + 0.5) * legend_line;
    svg += format("<circle class=\"series%zu mark\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>\n", i % 6, right + 16, y);
    svg += svg_text(right + 26, y + 4, "", panel.series[i].name);
  }
  return svg;
}

std::string draw(const Panel& panel, double top) {
  const auto [left_value, right_value] = range(panel, panel.x, &std::pair<double, double>::first);
  const auto [low, high] = range(panel, panel.y, &std::pair<double, double>::second);
  const Scale x(panel.x, left_value, right_value, left, right);
  const Scale y(panel.y, low, high * 1.05, top + plot_height, top);
  std::string svg = grid(panel, x, y, top);
  for (std::size_t i = 0; i < panel.series.size(); ++i) svg += curve(panel.series[i], i, x, y);
  return svg + legend(panel, top);
}

}  // namespace

std::string line_charts(const std::string& title, const std::vector<Panel>& panels) {
  std::string svg = svg_begin(title, width, static_cast<double>(panels.size()) * panel_height);
  for (std::size_t i = 0; i < panels.size(); ++i) {
    svg += draw(panels[i], static_cast<double>(i) * panel_height + plot_top);
  }
  return svg + "</svg>\n";
}

}  // namespace measure
