// SPDX-License-Identifier: GPL-2.0-or-later
#include "latency/report.h"

#include <algorithm>
#include <array>
#include <limits>
#include <nlohmann/json.hpp>

#include "measure/line_chart.h"
#include "measure/lines.h"
#include "measure/markdown_table.h"

namespace latency {
namespace {

using Json = nlohmann::ordered_json;
using measure::Distribution;
using measure::fixed;
using measure::Pass;

/// Queries of so many words.
struct Bucket {
  const char* name;
  std::size_t most;
};
constexpr std::array buckets = {Bucket{"1 word", 1}, Bucket{"2 words", 2}, Bucket{"3 to 4 words", 4},
                                Bucket{"5 to 8 words", 8},
                                Bucket{"9 words and more", std::numeric_limits<std::size_t>::max()}};

struct NamedTimes {
  std::string name;
  std::vector<double> milliseconds;
};

/// Buckets that have queries.
std::vector<NamedTimes> by_length(const std::vector<measure::Query>& queries, const Pass& pass) {
  std::vector<NamedTimes> all;
  for (const Bucket& bucket : buckets) all.push_back({bucket.name, {}});
  for (std::size_t i = 0; i < queries.size(); ++i) {
    const std::size_t words = length_in_words(queries[i].text);
    const auto bucket = std::find_if(buckets.begin(), buckets.end(), [&](const Bucket& b) { return words <= b.most; });
    all[static_cast<std::size_t>(bucket - buckets.begin())].milliseconds.push_back(pass.milliseconds[i]);
  }
  std::erase_if(all, [](const NamedTimes& each) { return each.milliseconds.empty(); });
  return all;
}

std::vector<std::pair<std::string, const Pass*>> passes_of(const Timing& timing, unsigned jobs) {
  return {
      {"cold", &timing.cold}, {"warm", &timing.warm}, {"warm, " + std::to_string(jobs) + " threads", &timing.parallel}};
}

double speed_up(const Timing& timing) { return timing.parallel.queries_per_second / timing.warm.queries_per_second; }

measure::Row cells(const Distribution& times) {
  measure::Row row;
  for (const double time : {times.mean, times.p50, times.p90, times.p95, times.p99, times.max}) {
    row.push_back(fixed("%.2f", time));
  }
  return row;
}

measure::Row joined(measure::Row first, const measure::Row& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

Json to_json(const Distribution& times) {
  return {{"mean_ms", times.mean}, {"p50_ms", times.p50}, {"p90_ms", times.p90},
          {"p95_ms", times.p95},   {"p99_ms", times.p99}, {"max_ms", times.max}};
}

Json to_json(const Pass& pass) {
  Json object = to_json(measure::distribution(pass.milliseconds));
  object["cpu_ms"] = pass.cpu_ms;
  object["queries_per_s"] = pass.queries_per_second;
  return object;
}

}  // namespace

std::size_t length_in_words(const std::string& query) { return measure::words(query).size(); }

std::string markdown(const Report& report) {
  std::string text = std::to_string(report.queries.size()) + " queries, times in milliseconds\n\n";
  const measure::Row times = {"mean", "p50", "p90", "p95", "p99", "max"};
  text += measure::heading(joined(joined({"answer", "run"}, times), {"CPU ms a query", "queries/s"}));
  for (const Timing& timing : report.timings) {
    for (const auto& [name, pass] : passes_of(timing, report.jobs)) {
      text += measure::line(joined(joined({timing.answer, name}, cells(measure::distribution(pass->milliseconds))),
                                   {fixed("%.2f", pass->cpu_ms), fixed("%.0f", pass->queries_per_second)}));
    }
  }
  for (const Timing& timing : report.timings) {
    text += "\n" + timing.answer + ": " + std::to_string(report.jobs) + " threads serve " +
            fixed("%.2f", speed_up(timing)) + " times the queries of one\n";
  }
  text += "\n" + measure::heading(joined({"answer", "warm, queries of", "queries"}, times));
  for (const Timing& timing : report.timings) {
    for (const auto& [name, milliseconds] : by_length(report.queries, timing.warm)) {
      text += measure::line(joined({timing.answer, name, std::to_string(milliseconds.size())},
                                   cells(measure::distribution(milliseconds))));
    }
  }
  return text;
}

Json to_json(const Report& report) {
  Json answers = Json::array();
  for (const Timing& timing : report.timings) {
    Json lengths = Json::array();
    for (const auto& [name, milliseconds] : by_length(report.queries, timing.warm)) {
      lengths.push_back({{"length", name}, {"queries", milliseconds.size()}});
      lengths.back().update(to_json(measure::distribution(milliseconds)));
    }
    answers.push_back({{"answer", timing.answer},
                       {"cold", to_json(timing.cold)},
                       {"warm", to_json(timing.warm)},
                       {"parallel", to_json(timing.parallel)},
                       {"speed_up", speed_up(timing)},
                       {"by_length", std::move(lengths)}});
  }
  return {{"queries", report.queries.size()}, {"jobs", report.jobs}, {"answers", std::move(answers)}};
}

std::string plot(const Report& report) {
  std::vector<measure::Panel> panels;
  for (const Timing& timing : report.timings) {
    measure::Panel panel{timing.answer, {"percent of queries that take no longer", false}, {"milliseconds", true}, {}};
    for (const auto& [name, pass] : passes_of(timing, report.jobs)) {
      std::vector<double> sorted = pass->milliseconds;
      std::sort(sorted.begin(), sorted.end());
      measure::Series series{name, {}, false};
      for (std::size_t i = 0; i < sorted.size(); ++i) {
        series.points.emplace_back(100.0 * static_cast<double>(i + 1) / static_cast<double>(sorted.size()), sorted[i]);
      }
      panel.series.push_back(std::move(series));
    }
    panels.push_back(std::move(panel));
  }
  return measure::line_charts("Search times", panels);
}

}  // namespace latency
