// SPDX-License-Identifier: GPL-2.0-or-later
#include "relevance/metrics.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace relevance {
namespace {

/// Discounted cumulative gain of the first ten grades.
double dcg_10(const std::vector<int>& grades) {
  double sum = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(grades.size(), 10); ++i) {
    sum += (std::exp2(grades[i]) - 1) / std::log2(static_cast<double>(i) + 2);
  }
  return sum;
}

double ideal_dcg_10(const Grades& relevant) {
  std::vector<int> grades;
  for (const auto& [document, grade] : relevant) grades.push_back(grade);
  std::sort(grades.begin(), grades.end(), std::greater<>());
  return dcg_10(grades);
}

std::vector<int> first_100(const std::vector<RankedDocument>& answer, const Grades& relevant) {
  std::vector<int> grades(std::min<std::size_t>(answer.size(), 100));
  std::transform(answer.begin(), answer.begin() + static_cast<std::ptrdiff_t>(grades.size()), grades.begin(),
                 [&](const RankedDocument& document) {
                   const auto found = relevant.find(document.id);
                   return found == relevant.end() ? 0 : found->second;
                 });
  return grades;
}

}  // namespace

Scores score(const std::vector<RankedDocument>& answer, const Grades& relevant) {
  const std::vector<int> grades = first_100(answer, relevant);
  const auto tenth = grades.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(grades.size(), 10));
  const auto is_relevant = [](int grade) { return grade > 0; };
  const auto first = std::find_if(grades.begin(), tenth, is_relevant);
  const auto share = [&](auto end) {
    return static_cast<double>(std::count_if(grades.begin(), end, is_relevant)) / static_cast<double>(relevant.size());
  };
  Scores scores{};
  scores[ndcg_10] = dcg_10(grades) / ideal_dcg_10(relevant);
  scores[mrr_10] = first == tenth ? 0 : 1 / static_cast<double>(first - grades.begin() + 1);
  scores[recall_10] = share(tenth);
  scores[recall_100] = share(grades.end());
  scores[precision_1] = first != tenth && first == grades.begin() ? 1 : 0;
  return scores;
}

std::vector<Scores> score(const Run& run, const Judgements& judgements) {
  std::vector<Scores> scores;
  scores.reserve(judgements.size());
  for (const auto& [query, relevant] : judgements) {
    const auto answer = run.find(query);
    scores.push_back(answer == run.end() ? Scores{} : score(answer->second, relevant));
  }
  return scores;
}

Scores average(const std::vector<Scores>& scores) {
  Scores sum{};
  for (const Scores& each : scores) {
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += each[i];
  }
  if (scores.empty()) return sum;
  for (double& value : sum) value /= static_cast<double>(scores.size());
  return sum;
}

std::vector<double> column(const std::vector<Scores>& scores, Metric metric) {
  std::vector<double> values;
  values.reserve(scores.size());
  for (const Scores& each : scores) values.push_back(each[metric]);
  return values;
}

}  // namespace relevance
