// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/article.h>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "analysis/chain.h"
#include "scale/document_frequencies.h"

namespace scale {

/// Families of terms that grow each by its own law; stems of three letters or more are not terms of the index, but
/// tell how vocabulary grows.
enum class Family : std::uint8_t { bigrams, stems, others };
inline constexpr std::array family_names = {"bigrams", "stems", "others"};
using FamilyCounts = std::array<std::uint64_t, family_names.size()>;

/// One thread at a time. The terms of articles as the analyzer makes them: how many are new, how often they
/// occur.
class TermGrowth {
 public:
  /// A point of the curve is set every so many articles.
  explicit TermGrowth(std::uint32_t step);
  void add(const malmoi::Article& article);

  std::uint32_t articles() const { return articles_; }
  std::uint64_t text_bytes() const { return text_bytes_; }
  /// Distinct terms after each step.
  const std::vector<FamilyCounts>& curve() const { return curve_; }
  FrequencyCounts counts(Family family) const { return terms_[static_cast<std::size_t>(family)].counts(); }
  /// Distinct terms of each article.
  const std::vector<std::uint32_t>& terms_of_articles() const { return terms_of_articles_; }
  /// Of words, each as often as it occurs.
  std::uint64_t words() const { return words_; }

 private:
  void add_text(std::string_view text);
  bool add_term(Family family, std::uint64_t hash);

  malmoi::analysis::Chain chain_;
  std::uint32_t step_;
  std::uint32_t articles_ = 0;
  std::uint64_t text_bytes_ = 0;
  std::uint64_t words_ = 0;
  std::uint32_t terms_here_ = 0;
  std::array<DocumentFrequencies, family_names.size()> terms_;
  std::vector<FamilyCounts> curve_;
  std::vector<std::uint32_t> terms_of_articles_;
};

}  // namespace scale
