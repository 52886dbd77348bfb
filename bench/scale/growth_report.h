// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "scale/heaps.h"
#include "scale/term_growth.h"

namespace scale {

/// What is said of the terms of one family.
struct FamilyFigures {
  std::uint64_t distinct = 0;
  double hapaxes = 0;  ///< share of terms that occur in one article only
  Heaps law;           ///< of articles in random order
  /// How many articles the terms at these percentiles occur in, see frequency_percentiles.
  std::array<std::uint32_t, 4> frequencies{};
};
inline constexpr std::array frequency_percentiles = {50.0, 90.0, 99.0, 99.9};

struct CorpusGrowth {
  std::string name;
  std::uint32_t articles = 0;
  double text_bytes = 0;
  double words = 0;     ///< of an article on average
  double postings = 0;  ///< distinct terms of an article on average
  double postings_p50 = 0;
  double postings_p90 = 0;
  double postings_p99 = 0;
  std::uint32_t step = 0;
  std::vector<FamilyCounts> curve;
  std::array<FamilyFigures, family_names.size()> families{};
};

CorpusGrowth describe(const std::string& name, const TermGrowth& growth, std::uint32_t step);

std::string markdown(const std::vector<CorpusGrowth>& corpora);
/// Every point of every curve.
std::string csv(const std::vector<CorpusGrowth>& corpora);
nlohmann::ordered_json to_json(const std::vector<CorpusGrowth>& corpora);
/// New terms for each 1,000 articles, a panel for each family, with Heaps' law of the first corpus.
std::string plot(const std::vector<CorpusGrowth>& corpora);

}  // namespace scale
