// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <malmoi/maintenance.h>
#include <malmoi/searcher.h>
#include <signal.h>

#include <atomic>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "http_client.h"
#include "running_server.h"
#include "sample_index.h"

namespace newsd {
namespace {

using Json = nlohmann::json;
using testing::HasSubstr;

const std::string authorized = std::string("Authorization: Bearer ") + test_token + "\r\n";

class Writing : public SampleIndex {
 protected:
  Answer ask(const std::string& method, const std::string& target, const std::string& body = "") {
    return newsd::ask(server_.port(), method, target, authorized, body);
  }
  bool has(const std::string& id) { return get(server_.port(), "/article/" + id).status == 200; }
  int found(const std::string& query) {
    return Json::parse(get(server_.port(), "/search?q=" + encoded(query)).body).at("total").at("value");
  }

  RunningServer server_{index_, {}, true};
};

TEST_F(Writing, PutsAndDeletes) {
  EXPECT_EQ(found("가로등"), 0);
  const Answer put = ask("PUT", "/articles/" + encoded("가/1"), R"({"title": "가로등이 켜졌다", "tags": ["밤"]})");
  EXPECT_EQ(put.status, 200) << put.body;
  EXPECT_EQ(Json::parse(put.body).at("id"), "가/1");
  EXPECT_EQ(found("가로등"), 1);
  EXPECT_EQ(ask("PUT", "/articles/" + encoded("가/1"), R"({"id": "가/1", "title": "신호등"})").status, 200);
  EXPECT_EQ(found("가로등"), 0);
  EXPECT_EQ(found("신호등"), 1);
  EXPECT_EQ(ask("DELETE", "/articles/" + encoded("가/1")).status, 200);
  EXPECT_EQ(ask("DELETE", "/articles/" + encoded("가/1")).status, 404);
  EXPECT_EQ(found("신호등"), 0);
}

TEST_F(Writing, Purges) {
  EXPECT_EQ(ask("PUT", "/articles/a", R"({"title": "지워야할이름"})").status, 200);
  EXPECT_EQ(ask("DELETE", "/articles/a?purge=true").status, 200);
  EXPECT_FALSE(has("a"));
  EXPECT_EQ(ask("DELETE", "/articles/a?purge=true").status, 404);
  EXPECT_EQ(ask("DELETE", "/articles/a?purge=yes").status, 400);
}

TEST_F(Writing, TakesManyAndListsTheRest) {
  std::string lines;
  for (int i = 0; i < 500; ++i) lines += "{\"id\": \"m" + std::to_string(i) + "\", \"title\": \"묶음\"}\n";
  const Answer answer =
      ask("POST", "/articles", lines + "{\"title\": \"이름 없음\"}\nnonsense\n{\"id\": \"1\", \"title\": \"바뀜\"}");
  ASSERT_EQ(answer.status, 200) << answer.body;
  const Json summary = Json::parse(answer.body);
  EXPECT_EQ(summary.at("added"), 500);
  EXPECT_EQ(summary.at("updated"), 1);
  ASSERT_EQ(summary.at("rejected").size(), 2);
  EXPECT_EQ(summary.at("rejected").at(0).at("path"), "body:501");
  EXPECT_EQ(summary.at("rejected").at(1).at("path"), "body:502");
  EXPECT_EQ(found("묶음"), 500);
}

TEST_F(Writing, TakesAnEmptyBulk) {
  const Answer answer = ask("POST", "/articles");
  EXPECT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(Json::parse(answer.body).at("added"), 0);
}

TEST_F(Writing, NeedsTheToken) {
  for (const std::string& headers : {std::string(), std::string("Authorization: Bearer 0123456789abcdef-tesT\r\n"),
                                     std::string("Authorization: Basic Og==\r\n")}) {
    const Answer answer = newsd::ask(server_.port(), "PUT", "/articles/a", headers, "{}");
    EXPECT_EQ(answer.status, 401);
    EXPECT_EQ(answer.headers.at("www-authenticate"), "Bearer");
    EXPECT_EQ(newsd::ask(server_.port(), "DELETE", "/articles/1", headers).status, 401);
    EXPECT_EQ(newsd::ask(server_.port(), "POST", "/articles", headers, "{\"id\": \"a\"}\n").status, 401);
  }
  EXPECT_TRUE(has("1"));
  EXPECT_FALSE(has("a"));
}

TEST_F(Writing, ManyPutsBecomeFewCommits) {
  constexpr int writers = 8;
  constexpr int each = 25;
  const auto before = malmoi::index_info(index_)->commit;
  std::atomic<int> done{0};
  std::vector<std::thread> threads;
  for (int w = 0; w < writers; ++w) {
    threads.emplace_back([&, w] {
      for (int i = 0; i < each; ++i) {
        done +=
            ask("PUT", "/articles/w" + std::to_string(w) + "-" + std::to_string(i), R"({"title": "함께"})").status ==
            200;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(done, writers * each);
  EXPECT_EQ(found("함께"), writers * each);
  EXPECT_LT(malmoi::index_info(index_)->commit - before, writers * each);
}

TEST_F(Writing, LetsOtherWritersIn) {
  EXPECT_EQ(ask("PUT", "/articles/a", "{}").status, 200);
  auto other = malmoi::Indexer::open(index_);
  ASSERT_TRUE(other) << "newsd holds the lock only while it writes: " << other.error().message;
  const Answer answer = ask("PUT", "/articles/b", "{}");
  EXPECT_EQ(answer.status, 503);
  EXPECT_EQ(Json::parse(answer.body).at("error").at("code"), "locked");
  EXPECT_EQ(get(server_.port(), "/search?q=a").status, 200);
}

TEST_F(Writing, MakesAnIndexWhereThereIsNone) {
  const RunningServer server(folder_ / "fresh", {}, true);
  ASSERT_NE(server.port(), 0);
  EXPECT_EQ(newsd::ask(server.port(), "PUT", "/articles/a", authorized, "{}").status, 200);
  EXPECT_EQ(get(server.port(), "/article/a").status, 200);
}

TEST_F(Writing, LeavesNoSpoolBehind) {
  const malmoi::TemporaryFolder spool;
  const RunningServer server(index_, {"spool: " + spool.path()}, true);
  Socket half(server.port());
  half.send("POST /articles HTTP/1.1\r\nHost: x\r\n" + authorized + "Content-Length: 1000\r\n\r\n{\"id\": ");
  EXPECT_EQ(newsd::ask(server.port(), "POST", "/articles", authorized, "{\"id\": \"a\"}\n").status, 200);
  EXPECT_TRUE(std::filesystem::is_empty(spool.path()));
}

/// Kills the server again and again while clients write, and looks whether all that was acknowledged is there.
TEST_F(Writing, LosesNothingAcknowledged) {
  std::vector<std::string> acknowledged;
  for (int round = 0; round < 8; ++round) {
    RunningServer server(index_, {}, true);
    ASSERT_NE(server.port(), 0);
    std::atomic<bool> has_begun{false};
    std::thread killer([&] {
      while (!has_begun) usleep(1'000);
      usleep(round * 7'000);
      server.send(SIGKILL);
    });
    for (int i = 0;; ++i) {
      const std::string prefix = "k" + std::to_string(round) + "-" + std::to_string(i);
      std::string lines;
      for (int j = 0; j < 100; ++j)
        lines += "{\"id\": \"" + prefix + "-" + std::to_string(j) + "\", \"title\": \"죽음\"}\n";
      if (newsd::ask(server.port(), "POST", "/articles", authorized, lines).status != 200) break;
      for (int j = 0; j < 100; ++j) acknowledged.push_back(prefix + "-" + std::to_string(j));
      has_begun = true;
      if (newsd::ask(server.port(), "PUT", "/articles/" + prefix, authorized, "{}").status != 200) break;
      acknowledged.push_back(prefix);
    }
    has_begun = true;
    killer.join();
    EXPECT_EQ(server.wait(), -SIGKILL);
  }
  EXPECT_FALSE(acknowledged.empty());
  const auto searcher = malmoi::Searcher::open(index_);
  ASSERT_TRUE(searcher) << searcher.error().message;
  for (const std::string& id : acknowledged) EXPECT_TRUE(searcher->article(id)) << id;
  EXPECT_THAT(malmoi::check_index(index_)->problems, testing::IsEmpty());
}

}  // namespace
}  // namespace newsd
