// SPDX-License-Identifier: GPL-2.0-or-later
#include "scale/scale_report.h"

#include <functional>
#include <nlohmann/json.hpp>

#include "measure/line_chart.h"
#include "measure/markdown_table.h"

namespace scale {
namespace {

using measure::fixed;

double megabytes(std::uint64_t bytes) { return static_cast<double>(bytes) / 1e6; }
double text(const Size& size) { return megabytes(size.build.text_bytes); }
double peak(const Size& size) { return megabytes(size.build.peak_bytes); }

double records(const Size& size) {
  const auto found = size.build.files.find("docdata.glass");
  return found == size.build.files.end() ? 0 : megabytes(found->second);
}

double all_files(const Size& size) {
  std::uint64_t sum = 0;
  for (const auto& [name, bytes] : size.build.files) sum += bytes;
  return megabytes(sum);
}

double postings(const Size& size) { return all_files(size) - records(size); }
double mb_per_cpu_s(const Size& size) { return text(size) / size.build.cost.cpu; }
double mb_per_wall_s(const Size& size) { return text(size) / size.build.cost.wall; }

struct Curve {
  const char* name;
  double (*figure)(const Size&);
};

/// Each curve for made corpora; dots for the real one.
measure::Panel panel(const std::vector<Size>& sizes, const std::string& title, const std::string& unit,
                     const std::vector<Curve>& curves) {
  measure::Panel panel{title, {"articles", true}, {unit, false}, {}};
  for (const Curve& curve : curves) {
    for (const char* corpus : {"made", "real"}) {
      measure::Series series{std::string(curve.name) + (corpus == std::string("real") ? ", real" : ""), {}, true};
      for (const Size& size : sizes) {
        if (size.corpus == corpus) {
          series.points.emplace_back(static_cast<double>(size.build.articles), curve.figure(size));
        }
      }
      if (!series.points.empty()) panel.series.push_back(std::move(series));
    }
  }
  return panel;
}

}  // namespace

std::string markdown(const std::vector<Size>& sizes) {
  std::string out =
      measure::heading({"corpus", "articles", "text MB", "build CPU s", "MB per CPU s", "wall s", "MB per wall s",
                        "peak MB", "without stored text MB", "share of the text", "stored text MB", "share of the text",
                        "cold p50 ms", "p99", "warm p50 ms", "p99"});
  for (const Size& size : sizes) {
    out += measure::line({size.corpus, std::to_string(size.build.articles), fixed("%.1f", text(size)),
                          fixed("%.1f", size.build.cost.cpu), fixed("%.1f", mb_per_cpu_s(size)),
                          fixed("%.1f", size.build.cost.wall), fixed("%.1f", mb_per_wall_s(size)),
                          fixed("%.0f", peak(size)), fixed("%.1f", postings(size)),
                          fixed("%.3f", postings(size) / text(size)), fixed("%.1f", records(size)),
                          fixed("%.3f", records(size) / text(size)), fixed("%.2f", size.cold.p50),
                          fixed("%.2f", size.cold.p99), fixed("%.2f", size.warm.p50), fixed("%.2f", size.warm.p99)});
  }
  return out;
}

nlohmann::ordered_json to_json(const std::vector<Size>& sizes) {
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  for (const Size& size : sizes) {
    all.push_back({{"corpus", size.corpus},
                   {"articles", size.build.articles},
                   {"text_bytes", size.build.text_bytes},
                   {"build_cpu_s", size.build.cost.cpu},
                   {"build_wall_s", size.build.cost.wall},
                   {"peak_bytes", size.build.peak_bytes},
                   {"files", size.build.files},
                   {"cold_p50_ms", size.cold.p50},
                   {"cold_p99_ms", size.cold.p99},
                   {"warm_p50_ms", size.warm.p50},
                   {"warm_p99_ms", size.warm.p99}});
  }
  return {{"sizes", std::move(all)}};
}

std::string plot(const std::vector<Size>& sizes) {
  return measure::line_charts(
      "Building and searching against the number of articles",
      {panel(sizes, "Building", "MB of text per second",
             {{"per CPU second", mb_per_cpu_s}, {"per wall second", mb_per_wall_s}}),
       panel(sizes, "Peak memory of building", "MB", {{"resident", peak}}),
       panel(sizes, "Index", "share of the text",
             {{"without stored text", [](const Size& size) { return postings(size) / text(size); }},
              {"stored text", [](const Size& size) { return records(size) / text(size); }}}),
       panel(sizes, "Searching, warm, 100 ids", "milliseconds",
             {{"p50", [](const Size& size) { return size.warm.p50; }},
              {"p99", [](const Size& size) { return size.warm.p99; }}})});
}

}  // namespace scale
