// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <malmoi/article.h>

#include "oracle.h"

namespace malmoi::search {

struct RandomQuery {
  std::string text;  ///< as typed
  Wanted wanted;     ///< what it means
};

/// Draws queries over what articles say: words, compounds and their parts, stretches across words, spaces put
/// in and taken out, particles exchanged, Hanja and readings, values and days, all joined by operators.
class RandomQueries {
 public:
  RandomQueries(const std::vector<Article>& articles, Oracle& oracle, std::uint32_t seed)
      : articles_(articles), oracle_(oracle), random_(seed) {}

  /// Every clause must hold, so that the answer is a set and no matter of rank.
  RandomQuery query();
  /// A word, as someone would type it without any operator.
  RandomQuery bare_word();

 private:
  RandomQuery clause(std::size_t depth);
  RandomQuery joined(std::size_t depth);
  RandomQuery group(std::size_t depth);
  RandomQuery operand(std::size_t depth);
  RandomQuery negated(RandomQuery operand);
  RandomQuery leaf();
  RandomQuery text_leaf(Wanted::Kind kind);
  RandomQuery value();
  RandomQuery date();

  std::string field_text();
  std::string stretch();
  std::string words();
  std::string varied(std::string text);
  std::string word();

  const Article& article() { return articles_[below(articles_.size())]; }
  bool one_in(std::size_t n) { return below(n) == 0; }
  std::size_t below(std::size_t limit) { return random_() % limit; }

  const std::vector<Article>& articles_;
  Oracle& oracle_;
  std::mt19937 random_;
  std::string field_;  ///< of the group that is being drawn, for text without one of its own
};

}  // namespace malmoi::search
