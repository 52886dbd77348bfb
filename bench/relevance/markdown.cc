// SPDX-License-Identifier: GPL-2.0-or-later
#include "relevance/markdown.h"

#include <algorithm>

#include "measure/markdown_table.h"

namespace relevance {
namespace {

using measure::fixed;
using measure::heading;
using measure::line;
using measure::Row;

std::string figure(double number) { return fixed("%.4f", number); }
std::string signed_figure(double number) { return fixed("%+.4f", number); }
std::string milliseconds(double number) { return fixed("%.2f", number); }

std::string ndcg(const Figures& figures) {
  return figure(figures.average[ndcg_10]) + " [" + fixed("%.3f", figures.ndcg_interval.low) + ", " +
         fixed("%.3f", figures.ndcg_interval.high) + "]";
}

/// Names come from file names: a bar would end the cell.
std::string cell(std::string name) {
  std::replace(name.begin(), name.end(), '|', '/');
  return name;
}

Row set_heading(const Report& report, bool timed) {
  Row cells = {"set", "queries", "nDCG@10 [95%]", "MRR@10", "R@10", "R@100", "P@1"};
  if (timed) cells.insert(cells.end(), {"p50 ms", "p99 ms"});
  for (const Opponent& opponent : report.opponents) {
    cells.insert(cells.end(), {cell(opponent.name) + " nDCG@10", "Δ nDCG@10", "p", "Δ R@100"});
  }
  return cells;
}

Row set_row(const Report& report, std::size_t i, bool timed) {
  const Figures& set = report.figures[i];
  Row cells = {set.set, std::to_string(set.queries), ndcg(set)};
  for (const Metric metric : {mrr_10, recall_10, recall_100, precision_1}) {
    cells.push_back(figure(set.average[metric]));
  }
  if (timed) {
    cells.push_back(set.latency ? milliseconds(set.latency->p50) : "");
    cells.push_back(set.latency ? milliseconds(set.latency->p99) : "");
  }
  for (const Opponent& opponent : report.opponents) {
    const Difference& difference = opponent.differences[i];
    cells.insert(cells.end(), {figure(opponent.figures[i].average[ndcg_10]), signed_figure(difference.delta[ndcg_10]),
                               figure(difference.p), signed_figure(difference.delta[recall_100])});
  }
  return cells;
}

}  // namespace

std::string markdown(const Report& report) {
  const bool timed = report.figures.front().latency.has_value();
  std::string text = heading(set_heading(report, timed));
  for (std::size_t i = 0; i < report.figures.size(); ++i) text += line(set_row(report, i, timed));
  return text;
}

std::string markdown(const LadderReport& report) {
  Row head = {"step"};
  for (const Figures& set : report.front().figures) head.push_back(set.set);
  head.insert(head.end(), {"Δ", "p"});
  std::string text = heading(head);
  for (const LadderRow& row : report) {
    Row cells = {cell(row.name)};
    for (const Figures& set : row.figures) cells.push_back(ndcg(set));
    cells.push_back(row.differences ? signed_figure(row.differences->back().delta[ndcg_10]) : "");
    cells.push_back(row.differences ? figure(row.differences->back().p) : "");
    text += line(cells);
  }
  return text;
}

}  // namespace relevance
