// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/compound.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/stripper.h"
#include "text/utf8.h"

namespace malmoi::query {
namespace {

constexpr std::size_t longest_part = 8;
constexpr std::size_t longest_particle = 3;
// Costs are natural logarithms of how unlikely a part is. Each part costs part_cost on top, so that
// fewer and longer parts win; a part the index lacks is worse than any it has.
constexpr double part_cost = 3;
constexpr double unknown_pair_cost = 14;
constexpr double single_cost = 9;
constexpr double particle_cost = 5;

struct Best {
  double cost = std::numeric_limits<double>::infinity();
  std::size_t from = 0;
  bool particle = false;
};

class Splitter {
 public:
  Splitter(std::u32string_view syllables, const index::TermStatistics& statistics)
      : syllables_(syllables), statistics_(statistics), best_(syllables.size() + 1) {}

  std::vector<CompoundPart> split() {
    best_[0].cost = 0;
    for (std::size_t begin = 0; begin < syllables_.size(); ++begin) extend(begin);
    std::vector<CompoundPart> parts;
    for (std::size_t end = syllables_.size(); end > 0; end = best_[end].from) {
      if (!best_[end].particle) parts.push_back({best_[end].from, end});
    }
    std::reverse(parts.begin(), parts.end());
    return parts;
  }

 private:
  void extend(std::size_t begin) {
    const std::size_t left = syllables_.size() - begin;
    offer(begin, 1, part_cost + single_cost, false);
    for (std::size_t n = 2; n <= std::min(longest_part, left); ++n) {
      // A pair that is in no article is in no stem either.
      if (frequency(begin + n - 2, 2) == 0) {
        if (n == 2) offer(begin, n, part_cost + unknown_pair_cost, false);
        break;
      }
      const double with_it = frequency(begin, n);
      if (with_it > 0) offer(begin, n, part_cost - std::log(with_it / statistics_.documents()), false);
    }
    if (begin == 0 || best_[begin].particle) return;
    for (std::size_t n = 1; n <= std::min(longest_particle, left); ++n) {
      if (analysis::may_be_suffix(syllables_.substr(begin, n))) offer(begin, n, particle_cost, true);
    }
  }

  void offer(std::size_t begin, std::size_t n, double cost, bool particle) {
    Best& best = best_[begin + n];
    if (best_[begin].cost + cost < best.cost) best = {best_[begin].cost + cost, begin, particle};
  }

  double frequency(std::size_t begin, std::size_t n) const {
    return statistics_.frequency(text::to_utf8(syllables_.substr(begin, n)));
  }

  std::u32string_view syllables_;
  const index::TermStatistics& statistics_;
  std::vector<Best> best_;  // ways to reach each position
};

}  // namespace

std::vector<CompoundPart> split_compound(std::u32string_view syllables, const index::TermStatistics& statistics) {
  return Splitter(syllables, statistics).split();
}

}  // namespace malmoi::query
