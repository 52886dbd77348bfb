// SPDX-License-Identifier: GPL-2.0-or-later
#include "relevance/differences.h"

#include "relevance/crc32.h"
#include "relevance/randomisation.h"

namespace relevance {
namespace {

std::vector<double> ndcg_differences(const SetResult& first, const SetResult& second) {
  std::vector<double> differences = column(first.scores, ndcg_10);
  for (std::size_t i = 0; i < differences.size(); ++i) differences[i] -= second.scores[i][ndcg_10];
  return differences;
}

Scores minus(Scores first, const Scores& second) {
  for (std::size_t i = 0; i < first.size(); ++i) first[i] -= second[i];
  return first;
}

}  // namespace

std::vector<Difference> differences(const System& first, const System& second) {
  std::vector<Difference> all;
  Difference macro;
  std::vector<double> weighted;  // of all queries, so that their sum is the difference of the averages
  const auto sets = static_cast<double>(first.sets.size());
  for (std::size_t i = 0; i < first.sets.size(); ++i) {
    const std::vector<double> of_queries = ndcg_differences(first.sets[i], second.sets[i]);
    const auto queries = static_cast<double>(of_queries.size());
    for (const double difference : of_queries) weighted.push_back(difference / queries / sets);
    const Scores delta = minus(average(first.sets[i].scores), average(second.sets[i].scores));
    for (std::size_t m = 0; m < delta.size(); ++m) macro.delta[m] += delta[m] / sets;
    all.push_back({delta, p_value(of_queries, crc32(first.sets[i].set))});
  }
  if (all.size() > 1) {
    macro.p = p_value(weighted, crc32("macro"));
    all.push_back(macro);
  }
  return all;
}

}  // namespace relevance
