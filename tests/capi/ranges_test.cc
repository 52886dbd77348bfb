// SPDX-License-Identifier: GPL-2.0-or-later
#include "capi/ranges.h"

#include <gtest/gtest.h>

#include "sample.h"

namespace malmoi::capi {
namespace {

TEST(Ranges, HighlightsOfHits) {
  const TemporaryFolder folder;
  make_sample(folder / "index");
  const TestSearcher searcher(folder / "index");
  const TestResults results(searcher, request("여객선 항구 𠮷日"));
  const malmoi_hit* hit = results.hit(0);
  malmoi_range bytes[8];
  malmoi_range units[8];
  const std::size_t count = malmoi_hit_highlights(hit, MALMOI_UTF8, bytes, 8);
  ASSERT_EQ(count, 3u);
  ASSERT_EQ(malmoi_hit_highlights(hit, MALMOI_UTF16, units, 8), count);
  EXPECT_LT(units[2].end, bytes[2].end);
  ASSERT_EQ(malmoi_hit_title_highlights(hit, MALMOI_UTF8, bytes, 8), 2u);
  ASSERT_EQ(malmoi_hit_title_highlights(hit, MALMOI_UTF16, units, 8), 2u);
  EXPECT_EQ(bytes[0].begin, 5u);  // 🚢 and a space
  EXPECT_EQ(units[0].begin, 3u);
}

TEST(Ranges, NoMoreThanTheCapacityIsWritten) {
  malmoi_range out[2] = {{9, 9}, {9, 9}};
  EXPECT_EQ(write_ranges("말모이", {{0, 3}, {3, 6}}, MALMOI_UTF16, out, 1), 2u);
  EXPECT_EQ(out[0].end, 1u);
  EXPECT_EQ(out[1].begin, 9u);
  EXPECT_EQ(write_ranges("말모이", {{0, 3}}, MALMOI_UTF16, nullptr, 0), 1u);
  EXPECT_EQ(write_ranges("말모이", {{0, 3}}, 2, out, 2), 0u);
}

}  // namespace
}  // namespace malmoi::capi
