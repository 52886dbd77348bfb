// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/router.h"

#include <gtest/gtest.h>

namespace newsd {
namespace {

Response nothing(const Request&) { return {}; }

const Router& router() {
  static const Router all({answering("GET", "/", {}, nothing), answering("GET", "/article/{id}", {}, nothing),
                           answering("PUT", "/articles/{id}", {}, nothing),
                           answering("DELETE", "/articles/{id}", {}, nothing)});
  return all;
}

TEST(Router, FindsRoutesAndWhatTheyVaryIn) {
  EXPECT_EQ(router().match("GET", "/").route, &router().routes()[0]);
  EXPECT_EQ(router().match("HEAD", "/article/7").route, &router().routes()[1]);
  EXPECT_EQ(router().match("GET", "/article/a/b c").rest, "a/b c");
  EXPECT_EQ(router().match("DELETE", "/articles/7").route, &router().routes()[3]);
}

TEST(Router, TellsWrongPathsFromWrongMethods) {
  for (const char* path : {"/article/", "/article", "/x", "//", "/articles/"}) {
    const Match match = router().match("GET", path);
    EXPECT_EQ(match.route, nullptr) << path;
    EXPECT_EQ(match.allowed, "") << path;
  }
  EXPECT_EQ(router().match("GET", "/articles/7").route, nullptr);
  EXPECT_EQ(router().match("GET", "/articles/7").allowed, "PUT, DELETE");
  EXPECT_EQ(router().match("get", "/").allowed, "GET, HEAD");
}

}  // namespace
}  // namespace newsd
