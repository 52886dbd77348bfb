// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/tombstones.h"

#include <gtest/gtest.h>

#include <random>

namespace malmoi::index {
namespace {

constexpr std::uint64_t many = 1 << 18;

TEST(Tombstones, CountsEachDocumentOnce) {
  Tombstones dead;
  EXPECT_FALSE(dead.contains(7));
  EXPECT_TRUE(dead.insert(7));
  EXPECT_FALSE(dead.insert(7));
  EXPECT_TRUE(dead.contains(7));
  EXPECT_FALSE(dead.contains(8));
  EXPECT_EQ(dead.size(), 1U);
}

TEST(Tombstones, RoundTrip) {
  std::mt19937 random(3);
  for (int round = 0; round < 50; ++round) {
    Tombstones dead;
    const std::uint32_t span = 1U << random() % 18;
    for (auto n = random() % 200; n > 0; --n) dead.insert(static_cast<std::uint32_t>(1 + random() % span));
    const auto back = Tombstones::decode(dead.encode(), many);
    ASSERT_TRUE(back.ok());
    EXPECT_EQ(back->size(), dead.size());
    EXPECT_EQ(back->encode(), dead.encode());
    for (std::uint32_t d = 0; d < span; ++d) ASSERT_EQ(back->contains(d), dead.contains(d));
  }
}

TEST(Tombstones, RefusesDamage) {
  for (const std::string& bytes :
       {std::string("\x00", 1), std::string("\x05\x00", 2), std::string("\x80"), std::string("\x01\x81"),
        std::string("\xFF\xFF\xFF\xFF\x0F"), std::string("\xFF\xFF\xFF\xFF\xFF\x0F"), std::string("\x64\x01")}) {
    const auto decoded = Tombstones::decode(bytes, 100);
    ASSERT_FALSE(decoded.ok());
    EXPECT_EQ(decoded.error().code, ErrorCode::corrupt);
  }
  EXPECT_TRUE(Tombstones::decode("\x64", 100).ok());
  EXPECT_TRUE(Tombstones::decode("", 0).ok());
}

TEST(Tombstones, WhateverDecodesEncodesToTheSameBytesOrLess) {
  std::mt19937 random(5);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes(random() % 12, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    const auto decoded = Tombstones::decode(bytes, many);
    if (!decoded) {
      EXPECT_EQ(decoded.error().code, ErrorCode::corrupt);
      continue;
    }
    EXPECT_LE(decoded->encode().size(), bytes.size());
    EXPECT_EQ(Tombstones::decode(decoded->encode(), many)->size(), decoded->size());
  }
}

}  // namespace
}  // namespace malmoi::index
