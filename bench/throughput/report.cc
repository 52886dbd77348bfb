// SPDX-License-Identifier: GPL-2.0-or-later
#include "throughput/report.h"

#include <functional>
#include <nlohmann/json.hpp>

#include "measure/bar_chart.h"
#include "measure/markdown_table.h"
#include "measure/percentile.h"

namespace throughput {
namespace {

using measure::BulkBuild;
using measure::Cost;
using measure::fixed;

double median(const std::vector<Round>& rounds, const std::function<double(const Round&)>& figure) {
  std::vector<double> values;
  for (const Round& round : rounds) values.push_back(figure(round));
  return measure::percentile(std::move(values), 0.5);
}

Cost median_cost(const std::vector<Round>& rounds, const std::function<Cost(const Round&)>& cost) {
  return {median(rounds, [&](const Round& round) { return cost(round).cpu; }),
          median(rounds, [&](const Round& round) { return cost(round).wall; })};
}

Cost cost_of(const nlohmann::json& object) { return {object["cpu_s"], object["wall_s"]}; }

/// Building has no stage of its own to measure: it is what the whole takes beyond its other parts.
Cost build_cost(const Round& round) {
  Cost rest = round.one_thread.cost;
  for (const auto& stage : round.stages) rest = rest - cost_of(stage);
  return rest;
}

std::vector<Row> rows_of(const std::vector<Round>& rounds, unsigned jobs) {
  std::vector<Row> rows;
  const auto add = [&](const std::string& name, bool is_whole, const std::function<Cost(const Round&)>& cost) {
    rows.push_back({name, median_cost(rounds, cost), is_whole});
  };
  for (const char* stage : {"read", "parse", "analyse", "encode"}) {
    add(stage, false, [stage](const Round& round) { return cost_of(round.stages[stage]); });
  }
  add("build, merge, write", false, build_cost);
  add("whole update, 1 thread", true, [](const Round& round) { return round.one_thread.cost; });
  add("whole update, " + std::to_string(jobs) + " threads", true,
      [](const Round& round) { return round.all_threads.cost; });
  add("Xapian alone: shards", false, [](const Round& round) { return cost_of(round.ceiling["shards"]); });
  add("Xapian alone: merge", false, [](const Round& round) { return cost_of(round.ceiling["merge"]); });
  add("Xapian alone, terms ready-made", true, [](const Round& round) {
    Cost sum = cost_of(round.ceiling["shards"]);
    return sum += cost_of(round.ceiling["merge"]);
  });
  return rows;
}

double megabytes(std::uint64_t bytes) { return static_cast<double>(bytes) / 1e6; }

/// Stages that take next to nothing, or less than the clock can tell.
double rate(double mb, double seconds) { return seconds > 0 ? mb / seconds : 0; }

std::uint64_t total(const std::map<std::string, std::uint64_t>& files) {
  std::uint64_t sum = 0;
  for (const auto& [name, bytes] : files) sum += bytes;
  return sum;
}

std::uint64_t bytes_of(const Report& report, const char* file) {
  const auto found = report.files.find(file);
  return found == report.files.end() ? 0 : found->second;
}

std::vector<std::pair<std::string, std::uint64_t>> tables(const Report& report) {
  const std::uint64_t records = bytes_of(report, "docdata.glass");
  const std::uint64_t postings = bytes_of(report, "postlist.glass");
  const std::uint64_t all = total(report.files);
  return {{"docdata.glass", records},
          {"postlist.glass", postings},
          {"other files", all - records - postings},
          {"without stored text", all - records},
          {"all", all}};
}

}  // namespace

Report report(const std::vector<Round>& rounds, unsigned jobs) {
  const auto peak = [&](BulkBuild Round::*build) {
    return static_cast<std::uint64_t>(
        median(rounds, [&](const Round& round) { return static_cast<double>((round.*build).peak_bytes); }));
  };
  const BulkBuild& first = rounds.front().one_thread;
  return {rows_of(rounds, jobs),
          first.articles,
          first.text_bytes,
          peak(&Round::one_thread),
          peak(&Round::all_threads),
          first.files,
          jobs};
}

std::string markdown(const Report& report) {
  const double mb = megabytes(report.text_bytes);
  std::string text = std::to_string(report.articles) + " articles, " + fixed("%.1f", mb) + " MB of text\n\n";
  text += measure::heading({"stage", "CPU s", "MB per CPU s", "wall s", "MB per wall s"});
  for (const Row& row : report.rows) {
    text += measure::line({row.is_whole ? "**" + row.name + "**" : row.name, fixed("%.2f", row.cost.cpu),
                           fixed("%.1f", rate(mb, row.cost.cpu)), fixed("%.2f", row.cost.wall),
                           fixed("%.1f", rate(mb, row.cost.wall))});
  }
  text += "\n" + measure::heading({"peak memory", "MB"});
  text += measure::line({"1 thread", fixed("%.0f", megabytes(report.peak_one_thread))});
  text += measure::line({std::to_string(report.jobs) + " threads", fixed("%.0f", megabytes(report.peak_all_threads))});
  text += "\n" + measure::heading({"index", "MB", "share of the text"});
  for (const auto& [name, bytes] : tables(report)) {
    text += measure::line({name, fixed("%.2f", megabytes(bytes)), fixed("%.3f", megabytes(bytes) / mb)});
  }
  return text;
}

nlohmann::ordered_json to_json(const Report& report) {
  using Json = nlohmann::ordered_json;
  const double mb = megabytes(report.text_bytes);
  Json stages = Json::array();
  for (const Row& row : report.rows) {
    stages.push_back({{"name", row.name},
                      {"whole", row.is_whole},
                      {"cpu_s", row.cost.cpu},
                      {"wall_s", row.cost.wall},
                      {"mb_per_cpu_s", rate(mb, row.cost.cpu)},
                      {"mb_per_wall_s", rate(mb, row.cost.wall)}});
  }
  Json index = Json::object();
  for (const auto& [name, bytes] : tables(report)) {
    index[name] = {{"bytes", bytes}, {"share_of_text", megabytes(bytes) / mb}};
  }
  return {{"articles", report.articles},
          {"text_bytes", report.text_bytes},
          {"jobs", report.jobs},
          {"stages", std::move(stages)},
          {"peak_bytes", {{"one_thread", report.peak_one_thread}, {"all_threads", report.peak_all_threads}}},
          {"index", std::move(index)}};
}

std::string plot(const Report& report) {
  std::vector<measure::Bar> bars;
  for (const Row& row : report.rows) {
    bars.push_back({row.name, row.cost.cpu * 1000 / megabytes(report.text_bytes), row.is_whole ? 1U : 0U});
  }
  return measure::bar_chart("Milliseconds of CPU for each MB of text", bars);
}

}  // namespace throughput
