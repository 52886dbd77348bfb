// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/compound.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/stripper.h"
#include "text/hangul.h"
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
constexpr double particle_cost = 10;
// The index has pairs of syllables, not words. As many articles as have the rarest pair of a longer part may
// have the part; each further syllable makes it so much less likely. Unspaced sentences are made of short words.
constexpr double third_syllable = 0.1;
constexpr double further_syllable = 0.1;
constexpr double further_in_sentence = 0.001;
constexpr std::size_t longest_word = 8;

struct Best {
  double cost = std::numeric_limits<double>::infinity();
  std::size_t from = 0;
  bool particle = false;
};

class Splitter {
 public:
  Splitter(std::u32string_view syllables, const index::TermStatistics& statistics,
           const analysis::UserWords& user_words)
      : syllables_(syllables), statistics_(statistics), user_words_(user_words), best_(syllables.size() + 1) {}

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
    if (const std::size_t n = user_words_.longest_beginning(syllables_.substr(begin)); n > 1) offer(begin, n, 0, false);
    offer(begin, 1, part_cost + single_cost, false);
    double with_it = statistics_.documents();
    double factor = 1;
    for (std::size_t n = 2; n <= std::min(longest_part, left); ++n) {
      with_it = std::min(with_it, frequency(begin + n - 2));
      if (with_it == 0) {
        if (n == 2) offer(begin, n, part_cost + unknown_pair_cost, false);
        break;
      }
      if (n == 3) factor = third_syllable;
      if (n > 3) factor *= syllables_.size() <= longest_word ? further_syllable : further_in_sentence;
      offer(begin, n, part_cost - std::log(with_it * factor / statistics_.documents()), false);
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

  /// Of the pair that begins there.
  double frequency(std::size_t begin) const {
    return static_cast<double>(statistics_.frequency(text::to_utf8(syllables_.substr(begin, 2))));
  }

  std::u32string_view syllables_;
  const index::TermStatistics& statistics_;
  const analysis::UserWords& user_words_;
  std::vector<Best> best_;  // ways to reach each position
};

}  // namespace

std::size_t end_of_script(std::u32string_view text, std::size_t begin) {
  std::size_t end = begin + 1;
  while (end < text.size() && text::is_syllable(text[end]) == text::is_syllable(text[begin])) ++end;
  return end;
}

std::vector<CompoundPart> split_compound(std::u32string_view syllables, const index::TermStatistics& statistics,
                                         const analysis::UserWords& user_words) {
  return Splitter(syllables, statistics, user_words).split();
}

}  // namespace malmoi::query
