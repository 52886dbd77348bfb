// SPDX-License-Identifier: GPL-2.0-or-later
#include "scale/heaps.h"

#include <gtest/gtest.h>

#include <cmath>

#include "scale/document_frequencies.h"

namespace scale {
namespace {

TEST(Heaps, ExpectedDistinctOfAPart) {
  const FrequencyCounts counts = {{1, 10}, {4, 5}};
  EXPECT_DOUBLE_EQ(expected_distinct(counts, 8, 8), 15);
  EXPECT_DOUBLE_EQ(expected_distinct(counts, 8, 0), 0);
  EXPECT_DOUBLE_EQ(expected_distinct(counts, 8, 4), 10 * 0.5 + 5 * (1 - 0.0625));
}

/// Frequencies of frequencies of a Pitman-Yor process, whose vocabulary grows with the power of its discount.
FrequencyCounts pitman_yor(double discount, double types) {
  FrequencyCounts counts;
  double share = discount;
  for (std::uint32_t f = 1; f < 20'000; ++f) {
    counts[f] = static_cast<std::uint64_t>(std::llround(types * share));
    share *= (f - discount) / (f + 1);
  }
  return counts;
}

TEST(Heaps, FitFindsTheExponent) {
  for (const double discount : {0.3, 0.6, 0.8}) {
    EXPECT_NEAR(fit_heaps(pitman_yor(discount, 1e9), 1e6).beta, discount, 0.02);
  }
}

TEST(Heaps, LawGoesThroughTheCorpus) {
  const FrequencyCounts counts = pitman_yor(0.5, 1e6);
  const Heaps law = fit_heaps(counts, 1000);
  EXPECT_DOUBLE_EQ(law.at(1000), expected_distinct(counts, 1000, 1000));
  EXPECT_NEAR(law.at(4000) / law.at(1000), 2, 0.06);
}

TEST(Heaps, NoTermsDoNotGrow) { EXPECT_EQ(fit_heaps({}, 10).at(1000), 0); }

TEST(DocumentFrequencies, CountsADocumentOnce) {
  DocumentFrequencies frequencies;
  EXPECT_EQ(frequencies.add(7, 1), DocumentFrequencies::Seen::never);
  EXPECT_EQ(frequencies.add(7, 1), DocumentFrequencies::Seen::in_this_document);
  EXPECT_EQ(frequencies.add(7, 2), DocumentFrequencies::Seen::before);
  for (std::uint64_t hash = 100; hash < 20'100; ++hash) frequencies.add(hash, 2);
  EXPECT_EQ(frequencies.size(), 20'001);
  EXPECT_EQ(frequencies.counts(), (FrequencyCounts{{1, 20'000}, {2, 1}}));
}

}  // namespace
}  // namespace scale
