// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/cors.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace newsd {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

Request from(const std::string& origin) {
  Request request;
  request.method = "GET";
  if (!origin.empty()) request.headers = {{"origin", origin}};
  return request;
}

TEST(Cors, IsSilentWithoutOrigins) { EXPECT_THAT(Cors({}).headers_for(from("https://news.example")), IsEmpty()); }

TEST(Cors, AllowsThoseNamed) {
  const Cors cors({"https://news.example"});
  EXPECT_THAT(cors.headers_for(from("https://news.example")),
              Contains(Pair("access-control-allow-origin", "https://news.example")));
  EXPECT_THAT(cors.headers_for(from("https://other.example")), ElementsAre(Pair("vary", "Origin")));
  EXPECT_THAT(cors.headers_for(from("")), ElementsAre(Pair("vary", "Origin")));
  EXPECT_THAT(Cors({"*"}).headers_for(from("https://any.example")), Contains(Pair("access-control-allow-origin", "*")));
}

TEST(Cors, AnswersPreflights) {
  Request request = from("https://news.example");
  request.method = "OPTIONS";
  request.headers.emplace_back("access-control-request-method", "PUT");
  EXPECT_THAT(Cors({"*"}).headers_for(request),
              Contains(Pair("access-control-allow-methods", "GET, HEAD, POST, PUT, DELETE")));
}

}  // namespace
}  // namespace newsd
