// SPDX-License-Identifier: GPL-2.0-or-later
#include "relevance/json_report.h"

#include <nlohmann/json.hpp>

namespace relevance {
namespace {

using Json = nlohmann::ordered_json;

Json named(const Scores& scores) {
  Json object = Json::object();
  for (std::size_t i = 0; i < scores.size(); ++i) object[metric_names[i]] = scores[i];
  return object;
}

Json to_json(const Figures& figures) {
  Json object = {{"set", figures.set}, {"queries", figures.queries}};
  object.update(named(figures.average));
  object["nDCG@10_interval"] = {figures.ndcg_interval.low, figures.ndcg_interval.high};
  if (figures.latency) object.update({{"p50_ms", figures.latency->p50}, {"p99_ms", figures.latency->p99}});
  return object;
}

Json to_json(const Difference& difference) { return {{"delta", named(difference.delta)}, {"p", difference.p}}; }

/// Figures in the order of figures(): the sets, and their average where there are several.
Json grouped(Json all) {
  Json object;
  object["sets"] = Json::array();
  for (Json& each : all) {
    if (all.size() > 1 && &each == &all.back()) {
      object["macro"] = std::move(each);
    } else {
      object["sets"].push_back(std::move(each));
    }
  }
  return object;
}

}  // namespace

Json to_json(const Report& report) {
  Json all = Json::array();
  for (std::size_t i = 0; i < report.figures.size(); ++i) {
    Json object = to_json(report.figures[i]);
    for (const Opponent& opponent : report.opponents) {
      Json other;
      other["name"] = opponent.name;
      other.update(to_json(opponent.figures[i]));
      other.update(to_json(opponent.differences[i]));
      object["compare"].push_back(std::move(other));
    }
    all.push_back(std::move(object));
  }
  return grouped(std::move(all));
}

Json to_json(const LadderReport& report) {
  Json steps = Json::array();
  for (const LadderRow& row : report) {
    Json all = Json::array();
    for (std::size_t i = 0; i < row.figures.size(); ++i) {
      all.push_back(to_json(row.figures[i]));
      if (row.differences) all.back().update(to_json((*row.differences)[i]));
    }
    Json step;
    step["name"] = row.name;
    step.update(grouped(std::move(all)));
    steps.push_back(std::move(step));
  }
  Json object;
  object["steps"] = std::move(steps);
  return object;
}

}  // namespace relevance
