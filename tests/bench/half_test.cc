// SPDX-License-Identifier: GPL-2.0-or-later
#include "relevance/half.h"

#include <gtest/gtest.h>

namespace relevance {
namespace {

// The check value of the catalogue of CRC algorithms, and zlib's answers for ids.
static_assert(crc32("123456789") == 0xCBF43926);
static_assert(crc32("") == 0);

TEST(Half, ByChecksumOfTheId) {
  EXPECT_EQ(crc32("q1"), 0x26235A72u);
  EXPECT_EQ(crc32("질의"), 0xA06D61EDu);
  EXPECT_TRUE(contains(Half::even, "q1"));
  EXPECT_FALSE(contains(Half::odd, "q1"));
  EXPECT_TRUE(contains(Half::odd, "질의"));
  EXPECT_TRUE(contains(Half::all, "q1"));
  EXPECT_TRUE(contains(Half::even, ""));
}

}  // namespace
}  // namespace relevance
