// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <random>

#include "glass/format.h"

namespace malmoi::glass {
namespace {

const unsigned char* bytes(const std::string& s) { return reinterpret_cast<const unsigned char*>(s.data()); }

TEST(Format, NumbersRoundTrip) {
  for (const std::uint64_t x : {0ull, 1ull, 127ull, 128ull, 16383ull, 16384ull, 0xffffffffull, ~0ull}) {
    std::string packed;
    pack_uint(packed, x);
    const unsigned char* p = bytes(packed);
    std::uint64_t back = 0;
    ASSERT_TRUE(unpack_uint(p, bytes(packed) + packed.size(), back));
    EXPECT_EQ(back, x);
    EXPECT_EQ(p, bytes(packed) + packed.size());
    p = bytes(packed);
    EXPECT_FALSE(unpack_uint(p, bytes(packed) + packed.size() - 1, back));
  }
}

TEST(Format, TooLargeANumberIsRefused) {
  std::string packed;
  pack_uint(packed, 1ull << 32);
  const unsigned char* p = bytes(packed);
  std::uint32_t x = 0;
  EXPECT_FALSE(unpack_uint(p, bytes(packed) + packed.size(), x));
}

TEST(Format, SortableNumbersRoundTripAndSort) {
  std::mt19937 random(7);
  std::uint32_t last = 0;
  std::string last_packed;
  for (std::uint64_t x = 0; x <= 0xffffffff; x += 1 + x / 50 + random() % 3) {
    std::string packed;
    pack_sortable(packed, static_cast<std::uint32_t>(x));
    const unsigned char* p = bytes(packed);
    std::uint32_t back = 0;
    ASSERT_TRUE(unpack_sortable(p, bytes(packed) + packed.size(), back)) << x;
    ASSERT_EQ(back, x);
    if (x > 0) {
      ASSERT_LT(last_packed, packed) << last << ' ' << x;
    }
    last = back;
    last_packed = packed;
  }
}

TEST(Format, KeysOfLaterChunksRoundTrip) {
  for (const std::string& list : {key::term("경제"), key::term(std::string("a\0b", 3)), std::string(key::lengths)}) {
    std::uint32_t document = 0;
    ASSERT_TRUE(key::parse_later_chunk(key::later_chunk(list, 70000), list, document));
    EXPECT_EQ(document, 70000u);
    EXPECT_FALSE(key::parse_later_chunk(list, list, document));
    EXPECT_FALSE(key::parse_later_chunk(key::later_chunk(list, 7) + "x", list, document));
    EXPECT_FALSE(key::parse_later_chunk(key::later_chunk(key::term("경제a"), 7), list, document));
  }
}

TEST(Format, VersionFileRoundTrips) {
  VersionFile file;
  file.postings = {482, 2, 240977, false, 1194};
  file.records = {747, 2, 7323, false, 1344};
  file.statistics = {7323, 7324, 77, 2399, 150, 1234567};
  VersionFile back;
  const std::string encoded = file.encode(std::string(16, 'u'));
  ASSERT_TRUE(back.decode(encoded));
  EXPECT_EQ(back.encode(std::string(16, 'u')), encoded);
  EXPECT_EQ(back.postings.blocks, 1194u);
  EXPECT_TRUE(back.term_lists.is_fake);
  EXPECT_EQ(back.statistics.total_length, 1234567u);
  for (std::size_t n = 0; n < encoded.size(); ++n) {
    const std::string_view cut(encoded.data(), n);
    VersionFile damaged;
    static_cast<void>(damaged.decode(cut));  // must not read past the end
  }
}

}  // namespace
}  // namespace malmoi::glass
