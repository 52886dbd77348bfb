// SPDX-License-Identifier: GPL-2.0-or-later
#include <malmoi/error.h>

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace malmoi {
namespace {

TEST(Error, EveryCodeHasItsOwnName) {
  std::set<std::string> names;
  for (int code = 1; code <= 14; ++code) names.insert(name(static_cast<ErrorCode>(code)));
  EXPECT_EQ(names.size(), 14U);
  EXPECT_FALSE(names.contains("unknown"));
  EXPECT_STREQ(name(ErrorCode::not_found), "not_found");
  EXPECT_STREQ(name(ErrorCode::fingerprint_mismatch), "fingerprint_mismatch");
}

TEST(Error, ACodeOfALaterVersionHasAName) { EXPECT_STREQ(name(static_cast<ErrorCode>(999)), "unknown"); }

}  // namespace
}  // namespace malmoi
