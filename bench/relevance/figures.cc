// SPDX-License-Identifier: GPL-2.0-or-later
#include "relevance/figures.h"

#include "measure/percentile.h"
#include "relevance/crc32.h"

namespace relevance {
namespace {

void add_share(Figures& macro, std::vector<double>& macro_means, const Figures& set, const std::vector<double>& means,
               double share) {
  macro.queries += set.queries;
  for (std::size_t i = 0; i < macro.average.size(); ++i) macro.average[i] += share * set.average[i];
  for (std::size_t i = 0; i < macro_means.size(); ++i) macro_means[i] += share * means[i];
}

}  // namespace

std::vector<Figures> figures(const System& system) {
  std::vector<Figures> all;
  Figures macro;
  macro.set = "macro";
  std::vector<double> macro_means(resamples);
  const double share = 1 / static_cast<double>(system.sets.size());
  for (const SetResult& result : system.sets) {
    // A set's own seed: the same interval whatever other sets are evaluated, and sets resampled
    // independently.
    const std::vector<double> means = resampled_means(column(result.scores, ndcg_10), crc32(result.set));
    Figures set{result.set, result.scores.size(), average(result.scores), percentile_interval(means), {}};
    if (!result.milliseconds.empty()) {
      set.latency =
          Latency{measure::percentile(result.milliseconds, 0.5), measure::percentile(result.milliseconds, 0.99)};
    }
    add_share(macro, macro_means, set, means, share);
    all.push_back(std::move(set));
  }
  macro.ndcg_interval = percentile_interval(std::move(macro_means));
  if (all.size() > 1) all.push_back(std::move(macro));
  return all;
}

}  // namespace relevance
