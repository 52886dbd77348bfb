// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/white_space.h"

#include <gtest/gtest.h>

namespace malmoi::text {
namespace {

using Pieces = std::vector<std::string_view>;

TEST(WhiteSpace, PartsAText) {
  EXPECT_EQ(split_at_space("한미 정상\u3000회담\n\u00A0  열린다 "), (Pieces{"한미", "정상", "회담", "열린다"}));
  EXPECT_EQ(split_at_space("한미"), (Pieces{"한미"}));
  EXPECT_EQ(split_at_space(" \t\u200B"), (Pieces{}));
  EXPECT_EQ(split_at_space(""), (Pieces{}));
}

}  // namespace
}  // namespace malmoi::text
