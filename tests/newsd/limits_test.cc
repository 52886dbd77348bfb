// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <string>
#include <vector>

#include "http_client.h"
#include "running_server.h"
#include "sample_index.h"

namespace newsd {
namespace {

using testing::HasSubstr;
using Limits = SampleIndex;

/// Lets this process have so many files open.
void allow_files(rlim_t count) {
  rlimit files{};
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = std::max(files.rlim_cur, std::min(files.rlim_max, count));
  setrlimit(RLIMIT_NOFILE, &files);
}

TEST_F(Limits, SlowConnectionsDoNotStopOthers) {
  allow_files(2'000);
  const RunningServer server(index_, {"access_log: false"});
  std::vector<Socket> slow;
  for (int i = 0; i < 1'000; ++i) {
    slow.emplace_back(server.port());
    ASSERT_TRUE(slow.back().send("GET /search?q=a HTTP/1.1\r\nHost: x\r\nX-Slow: "));
  }
  EXPECT_THAT(get(server.port(), "/metrics").body, HasSubstr("newsd_connections 1001\n"));
  for (int i = 0; i < 50; ++i) {
    for (int j = 0; j < 20; ++j) slow[static_cast<std::size_t>(i * 20 + j)].send("a");
    EXPECT_EQ(get(server.port(), "/search?q=" + encoded("장마")).status, 200);
  }
  slow.back().send("\r\n\r\n");
  EXPECT_EQ(slow.back().receive().status, 200) << "slow, but in time";
}

TEST_F(Limits, ConnectionsThatDripAreClosed) {
  const RunningServer server(index_, {"idle_timeout_ms: 300"});
  Socket socket(server.port());
  // One byte after the other: never silent for long, never done.
  while (socket.send("a")) usleep(20'000);
  EXPECT_TRUE(socket.is_ended());
  EXPECT_THAT(get(server.port(), "/metrics").body, HasSubstr("newsd_connections_timed_out_total 1\n"));
}

TEST_F(Limits, IdleConnectionsAreClosedAfterAnAnswer) {
  const RunningServer server(index_, {"idle_timeout_ms: 300"});
  Socket socket(server.port());
  socket.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(socket.receive().status, 200);
  EXPECT_TRUE(socket.is_ended());
}

TEST_F(Limits, ConnectionsOfOneAddress) {
  const RunningServer server(index_, {"connections_per_address: 2"});
  Socket one(server.port());
  Socket two(server.port());
  for (Socket* each : {&one, &two}) {
    each->send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(each->receive().status, 200);
  }
  Socket three(server.port());
  EXPECT_TRUE(three.is_ended());
}

TEST_F(Limits, RequestsOfOneAddress) {
  const RunningServer server(index_, {"rate: 0.001", "rate_burst: 3", "trusted_proxies: [127.0.0.1]"});
  for (int i = 0; i < 3; ++i) EXPECT_EQ(get(server.port(), "/healthz").status, 200);
  const Answer refused = get(server.port(), "/healthz");
  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(refused.headers.at("retry-after"), "1");
  EXPECT_EQ(get(server.port(), "/healthz", "X-Forwarded-For: 192.0.2.1\r\n").status, 200)
      << "another client of a proxy";
}

TEST_F(Limits, AFullQueueIsSaid) {
  const RunningServer server(index_, {"workers: 1", "queue: 1"});
  // On one connection each waits for the one before; on many they meet.
  std::vector<Socket> sockets;
  for (int i = 0; i < 200; ++i) sockets.emplace_back(server.port());
  for (Socket& each : sockets) {
    each.send("GET /search?q=" + encoded("장마 소식 고을") + "&explain=1&limit=100 HTTP/1.1\r\nHost: x\r\n\r\n");
  }
  int answered = 0;
  int busy = 0;
  for (Socket& each : sockets) {
    const Answer answer = each.receive();
    answered += answer.status == 200;
    busy += answer.status == 503 && answer.headers.at("retry-after") == "1";
  }
  EXPECT_EQ(answered + busy, 200);
  EXPECT_GT(answered, 0);
  EXPECT_GT(busy, 0);
}

TEST_F(Limits, ManyConnectionsAreServedInTurn) {
  const RunningServer server(index_, {"connections: 3", "idle_timeout_ms: 300"});
  std::vector<Socket> sockets;
  for (int i = 0; i < 9; ++i) {
    sockets.emplace_back(server.port());
    sockets.back().send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
  }
  for (Socket& each : sockets) EXPECT_EQ(each.receive().status, 200);
}

}  // namespace
}  // namespace newsd
