// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/target.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace newsd {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

TEST(Target, IsDecoded) {
  const auto target = parse_target("/article/%ED%95%B5+1?q=a+b%2Bc&tag=&tag=x=y&&flag&q=%00");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, "/article/핵+1");
  EXPECT_THAT(target->query, ElementsAre(Pair("q", "a b+c"), Pair("tag", ""), Pair("tag", "x=y"), Pair("flag", ""),
                                         Pair("q", std::string(1, '\0'))));
  EXPECT_THAT(parse_target("/")->query, IsEmpty());
  EXPECT_THAT(parse_target("/?")->query, IsEmpty());
  EXPECT_THAT(parse_target("/?a=b?c")->query, ElementsAre(Pair("a", "b?c")));
}

TEST(Target, MayNameTheServer) {
  EXPECT_EQ(parse_target("http://localhost:8080/search?q=a")->path, "/search");
  EXPECT_EQ(parse_target("https://localhost")->path, "/");
}

TEST(Target, RefusesWhatIsMalformed) {
  for (const char* raw : {"", "*", "search", "/%", "/%4", "/%zz", "/%-1", "/?q=%", "/?q=%e", "/?%g0=1", "?q=1"}) {
    EXPECT_FALSE(parse_target(raw)) << raw;
  }
}

}  // namespace
}  // namespace newsd
