// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <malmoi/search_results.h>
#include <malmoi/searcher.h>

#include <nlohmann/json.hpp>

#include "http_client.h"
#include "running_server.h"
#include "sample_index.h"

namespace newsd {
namespace {

using Json = nlohmann::json;
using testing::HasSubstr;
using testing::StartsWith;

class Reading : public SampleIndex {
 protected:
  Answer get(const std::string& target, const std::string& headers = "") {
    return newsd::get(server_.port(), target, headers);
  }

  RunningServer server_{index_, {"cors_origins: ['https://news.example']", "cache_seconds: 60"}};
};

TEST_F(Reading, SearchesAsTheLibraryDoes) {
  const Answer answer = get("/search?q=" + encoded("장마 소식") + "&limit=3&facet=category");
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(answer.headers.at("content-type"), "application/json; charset=utf-8");
  const auto searcher = malmoi::Searcher::open(index_);
  malmoi::SearchRequest request;
  request.query = "장마 소식";
  request.limit = 3;
  request.facets = {malmoi::Facet::category};
  Json expected = Json::parse(malmoi::to_json(*searcher->search(request)));
  Json given = Json::parse(answer.body);
  EXPECT_EQ(given.at("hits").size(), 3);
  for (Json* each : {&expected, &given}) each->erase("took_ms");
  EXPECT_EQ(given, expected);
}

TEST_F(Reading, CountsHighlightsAsAsked) {
  const auto first = [&](const std::string& offsets) {
    return Json::parse(get("/search?limit=1&q=" + encoded("고을") + offsets).body)
        .at("hits")
        .at(0)
        .at("highlights")
        .at(0);
  };
  const Json bytes = first("");
  const Json units = first("&offsets=utf16");
  EXPECT_EQ(bytes.at(1).get<int>() - bytes.at(0).get<int>(), 6);
  EXPECT_EQ(units.at(1).get<int>() - units.at(0).get<int>(), 2);
}

TEST_F(Reading, SuggestsAndFindsTheSimilar) {
  const Json suggestions = Json::parse(get("/suggest?q=" + encoded("장")).body);
  EXPECT_EQ(suggestions.at("suggestions").at(0).at("text"), "장마");
  const Answer similar = get("/similar/7?limit=2");
  ASSERT_EQ(similar.status, 200) << similar.body;
  const Json results = Json::parse(similar.body);
  for (const Json& hit : results.at("hits")) EXPECT_NE(hit.at("id"), "7");
  EXPECT_EQ(get("/similar/none").status, 404);
}

TEST_F(Reading, GivesArticles) {
  const Answer answer = get("/article/7");
  ASSERT_EQ(answer.status, 200) << answer.body;
  const Json article = Json::parse(answer.body);
  EXPECT_EQ(article.at("id"), "7");
  EXPECT_EQ(article.at("date"), "2024-07-12");
  EXPECT_THAT(article.at("body").get<std::string>(), HasSubstr("7번째"));
  EXPECT_EQ(get("/article/none").status, 404);
  EXPECT_EQ(get("/article/" + encoded("7")).status, 200);
}

TEST_F(Reading, TellsHowItIs) {
  EXPECT_EQ(get("/healthz").body, "ok\n");
  get("/search?q=a");
  const std::string metrics = get("/metrics").body;
  EXPECT_THAT(metrics, HasSubstr("newsd_requests_total{route=\"/search\",status=\"200\"} 1\n"));
  EXPECT_THAT(metrics, HasSubstr("malmoi_searches_total 1\n"));
  EXPECT_THAT(metrics, HasSubstr("malmoi_articles 30\n"));
  EXPECT_EQ(Json::parse(get("/openapi.json").body).at("openapi"), "3.0.3");
  EXPECT_EQ(get("/").status, 200);
}

TEST_F(Reading, ExplainsMistakes) {
  const auto error = [](const Answer& answer) { return Json::parse(answer.body).at("error"); };
  const Answer unknown = get("/search?q=a&color=red");
  EXPECT_EQ(unknown.status, 400);
  EXPECT_EQ(error(unknown).at("code"), "invalid_argument");
  EXPECT_THAT(error(unknown).at("message").get<std::string>(), StartsWith("parameter color: there is none"));
  EXPECT_EQ(get("/search?q=%zz").status, 400);
  EXPECT_EQ(get("/search?from=yesterday").status, 400);
  EXPECT_EQ(get("/healthz?x=1").status, 400);
  EXPECT_EQ(get("/nowhere").status, 404);
  const Answer method = ask(server_.port(), "DELETE", "/search");
  EXPECT_EQ(method.status, 405);
  EXPECT_EQ(method.headers.at("allow"), "GET, HEAD, OPTIONS");
  const Answer body = ask(server_.port(), "GET", "/search?q=a", "", "x");
  EXPECT_EQ(body.status, 400);
}

TEST_F(Reading, AnswersHeadWithoutBody) {
  Socket socket(server_.port());
  socket.send("HEAD /search?q=a HTTP/1.1\r\nHost: x\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(socket.receive(false).status, 200);
  EXPECT_EQ(socket.receive().body, "ok\n");
}

TEST_F(Reading, SendsNothingThatHasNotChanged) {
  const Answer first = get("/search?q=a");
  const std::string etag = first.headers.at("etag");
  EXPECT_THAT(etag, StartsWith("W/\""));
  EXPECT_EQ(first.headers.at("cache-control"), "public, max-age=60");
  const std::string condition = "If-None-Match: " + etag + "\r\n";
  const Answer second = get("/search?q=a", condition);
  EXPECT_EQ(second.status, 304);
  EXPECT_EQ(second.body, "");
  EXPECT_EQ(second.headers.at("etag"), etag);
  EXPECT_EQ(get("/article/7", condition).status, 304);
  EXPECT_THAT(get("/metrics").body, HasSubstr("malmoi_searches_total 1\n")) << "304 without searching";

  auto indexer = malmoi::Indexer::open(index_);
  add(*indexer, "new", "새 소식");
  ASSERT_TRUE(indexer->commit());
  EXPECT_EQ(get("/search?q=a", condition).status, 200);
  EXPECT_NE(get("/search?q=a").headers.at("etag"), etag);
}

TEST_F(Reading, CompressesWhereTaken) {
  const Answer plain = get("/openapi.json");
  EXPECT_EQ(plain.headers.count("content-encoding"), 0);
  const Answer compressed = get("/openapi.json", "Accept-Encoding: gzip\r\n");
  EXPECT_EQ(compressed.headers.at("content-encoding"), "gzip");
  EXPECT_LT(compressed.body.size(), plain.body.size() / 3);
}

TEST_F(Reading, LetsPagesOfNamedOriginsAsk) {
  EXPECT_EQ(get("/search?q=a", "Origin: https://news.example\r\n").headers.at("access-control-allow-origin"),
            "https://news.example");
  EXPECT_EQ(get("/search?q=a", "Origin: https://other.example\r\n").headers.count("access-control-allow-origin"), 0);
  const Answer preflight = ask(server_.port(), "OPTIONS", "/search",
                               "Origin: https://news.example\r\nAccess-Control-Request-Method: GET\r\n");
  EXPECT_EQ(preflight.status, 204);
  EXPECT_EQ(preflight.headers.at("access-control-allow-origin"), "https://news.example");
}

TEST_F(Reading, DoesNotWrite) {
  const Answer answer = ask(server_.port(), "PUT", "/articles/1", "", "{}");
  EXPECT_EQ(answer.status, 403);
  EXPECT_EQ(ask(server_.port(), "DELETE", "/articles/1", "Authorization: Bearer \r\n").status, 403);
}

}  // namespace
}  // namespace newsd
