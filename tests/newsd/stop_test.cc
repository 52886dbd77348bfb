// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <malmoi/searcher.h>
#include <signal.h>

#include <string>
#include <vector>

#include "http_client.h"
#include "running_server.h"
#include "sample_index.h"

namespace newsd {
namespace {

using testing::HasSubstr;
using testing::Not;
using Stop = SampleIndex;

TEST_F(Stop, EndsQuietlyWhileConnectionsAreOpen) {
  for (const int signal : {SIGTERM, SIGINT}) {
    RunningServer server(index_);
    const Socket idle(server.port());
    Socket half(server.port());
    half.send("GET /healthz HT");
    server.send(signal);
    EXPECT_EQ(server.wait(), 0);
  }
}

TEST_F(Stop, AnswersWhatIsUnderWay) {
  RunningServer server(index_, {}, true);
  std::vector<Socket> sockets;
  for (int i = 0; i < 20; ++i) sockets.emplace_back(server.port());
  const std::string body = R"({"title": "늦은 소식"})";
  for (std::size_t i = 0; i < sockets.size(); ++i) {
    sockets[i].send("PUT /articles/late" + std::to_string(i) + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " +
                    test_token + "\r\nExpect: 100-continue\r\nContent-Length: " + std::to_string(body.size()) +
                    "\r\n\r\n");
  }
  // Who is asked to go on is known to the server, and promised an answer.
  for (Socket& each : sockets) EXPECT_TRUE(each.is_asked_to_go_on());
  server.send(SIGTERM);
  for (Socket& each : sockets) each.send(body);
  for (Socket& each : sockets) EXPECT_EQ(each.receive().status, 200);
  EXPECT_EQ(server.wait(), 0);
  const auto searcher = malmoi::Searcher::open(index_);
  for (std::size_t i = 0; i < sockets.size(); ++i) EXPECT_TRUE(searcher->article("late" + std::to_string(i)));
}

TEST_F(Stop, DoesNotWaitForever) {
  RunningServer server(index_, {"stop_timeout_ms: 100"}, true);
  Socket socket(server.port());
  socket.send(std::string("PUT /articles/a HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ") + test_token +
              "\r\nExpect: 100-continue\r\nContent-Length: 100\r\n\r\n");
  EXPECT_TRUE(socket.is_asked_to_go_on());
  server.send(SIGTERM);
  EXPECT_EQ(server.wait(), 1);
  EXPECT_THAT(server.log(), HasSubstr("stopped before 1 requests were answered"));
}

TEST_F(Stop, SurvivesAHangup) {
  RunningServer server(index_);
  server.send(SIGHUP);
  EXPECT_EQ(get(server.port(), "/healthz").status, 200);
  server.send(SIGTERM);
  EXPECT_EQ(server.wait(), 0);
}

TEST_F(Stop, LogsWhoAskedAndNotWhatFor) {
  RunningServer server(index_);
  get(server.port(), "/search?q=secret");
  get(server.port(), "/nowhere%0Aforged");
  server.send(SIGTERM);
  EXPECT_EQ(server.wait(), 0);
  EXPECT_THAT(server.log(), HasSubstr("127.0.0.1 \"GET /search\" 200 "));
  EXPECT_THAT(server.log(), HasSubstr("\"GET /nowhere%0Aforged\" 404 "));
  EXPECT_THAT(server.log(), Not(HasSubstr("secret")));
}

TEST_F(Stop, LogsAsItIsTold) {
  RunningServer talkative(index_, {"log_queries: true"});
  get(talkative.port(), "/search?q=asked");
  talkative.send(SIGTERM);
  EXPECT_EQ(talkative.wait(), 0);
  EXPECT_THAT(talkative.log(), HasSubstr("GET /search?q=asked"));

  RunningServer silent(index_, {"access_log: false"});
  get(silent.port(), "/search?q=asked");
  silent.send(SIGTERM);
  EXPECT_EQ(silent.wait(), 0);
  EXPECT_THAT(silent.log(), Not(HasSubstr("/search")));
}

TEST_F(Stop, DoesNotBeginWithWhatIsUnsafeOrWrong) {
  const auto status = [this](const std::vector<std::string>& settings, bool writes) {
    return RunningServer(index_, settings, writes).wait();
  };
  EXPECT_EQ(status({"bind: 0.0.0.0"}, true), 2) << "a token in clear over the network";
  EXPECT_EQ(status({"bind: nowhere"}, false), 2);
  EXPECT_EQ(status({"trusted_proxies: [nowhere]"}, false), 2);
  EXPECT_EQ(status({"token_file: absent"}, false), 1);
  EXPECT_EQ(RunningServer(folder_ / "absent").wait(), 1);
}

}  // namespace
}  // namespace newsd
