// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "http_client.h"
#include "running_server.h"
#include "sample_index.h"

namespace newsd {
namespace {

class Hostile : public SampleIndex {
 protected:
  /// The status of the answer to bytes, 0 where the connection is closed without one.
  int status(const std::string& bytes) {
    Socket socket(server_.port());
    socket.send(bytes);
    return socket.receive().status;
  }
  bool is_well() { return get(server_.port(), "/healthz").status == 200; }

  RunningServer server_{index_,
                        {"max_header_bytes: 8192", "idle_timeout_ms: 300", "stall_timeout_ms: 300",
                         "max_article_bytes: 10000", "max_bulk_bytes: 10000"},
                        true};
  const std::string authorized_ = std::string("Authorization: Bearer ") + test_token + "\r\n";
};

TEST_F(Hostile, RequestsThatAreNone) {
  const std::string nul(1, '\0');
  for (const std::string& bytes :
       {std::string("\r\n\r\n\r\n"), std::string("GET\r\n\r\n"), std::string("GET / HTTP/9.9\r\n\r\n"),
        std::string("GET / HTTP/1.1\r\n\r\n"), "GET /" + nul + " HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET / HTTP/1.1\r\nHo" + nul + "st: x\r\n\r\n", std::string("\x16\x03\x01\x02\x01\x01"),
        std::string(3000, '\xFF'), std::string("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n"),
        std::string("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999999\r\n\r\n"),
        std::string("GET / HTTP/1.1\r\nHost x\r\n\r\n"),
        std::string("GET /search?q=%00%ff%fe HTTP/1.1\r\nHost: x\r\n\r\n")}) {
    const int answered = status(bytes);
    EXPECT_TRUE(answered == 0 || answered == 200 || (answered >= 400 && answered <= 505)) << answered << "\n" << bytes;
    EXPECT_TRUE(is_well()) << bytes;
  }
}

TEST_F(Hostile, LongLinesAndHeaders) {
  EXPECT_EQ(status("GET /search?q=" + std::string(20'000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n"), 414);
  EXPECT_EQ(status("GET / HTTP/1.1\r\nHost: x\r\nX: " + std::string(20'000, 'a') + "\r\n\r\n"), 431);
  std::string many;
  for (int i = 0; i < 2'000; ++i) many += "X" + std::to_string(i) + ": y\r\n";
  EXPECT_EQ(status("GET / HTTP/1.1\r\nHost: x\r\n" + many + "\r\n"), 431);
  EXPECT_TRUE(is_well());
}

TEST_F(Hostile, SeveralRequestsAtOnce) {
  Socket socket(server_.port());
  std::string requests;
  for (int i = 0; i < 50; ++i)
    requests += "GET /search?q=a&limit=" + std::to_string(i) + " HTTP/1.1\r\nHost: x\r\n\r\n";
  socket.send(requests);
  for (int i = 0; i < 50; ++i) EXPECT_EQ(socket.receive().status, 200) << i;
}

TEST_F(Hostile, BodiesThatAreTooLong) {
  const std::string put = "PUT /articles/a HTTP/1.1\r\nHost: x\r\n" + authorized_;
  EXPECT_EQ(status(put + "Content-Length: 10001\r\n\r\n"), 413) << "at once, without the body";
  const std::string piece = "1000\r\n" + std::string(0x1000, ' ') + "\r\n";
  const std::string chunks = "Transfer-Encoding: chunked\r\n\r\n" + piece + piece + piece + "0\r\n\r\n";
  EXPECT_EQ(status(put + chunks), 413);
  const std::string post = "POST /articles HTTP/1.1\r\nHost: x\r\n" + authorized_;
  EXPECT_EQ(status(post + "Content-Length: 10001\r\n\r\n"), 413);
  EXPECT_EQ(status(post + chunks), 413);
  EXPECT_EQ(status("POST /articles HTTP/1.1\r\nHost: x\r\nContent-Length: 9000000\r\n\r\n"), 401);
  EXPECT_TRUE(is_well());
}

TEST_F(Hostile, BodiesThatNeverEnd) {
  for (const char* target : {"PUT /articles/a", "POST /articles"}) {
    Socket socket(server_.port());
    socket.send(std::string(target) + " HTTP/1.1\r\nHost: x\r\n" + authorized_ +
                "Content-Length: 100\r\n\r\n{\"title\"");
    EXPECT_TRUE(socket.is_ended()) << target;
  }
  EXPECT_EQ(get(server_.port(), "/article/a").status, 404) << "half a body is none";
}

TEST_F(Hostile, BodiesThatAreNoArticles) {
  std::string deep;
  for (int i = 0; i < 4'000; ++i) deep += "[";
  for (const std::string& body : {std::string("{"), std::string("[]"), std::string("\xFF\xFE"), std::string(1, '\0'),
                                  deep, std::string("{\"id\": \"other\"}"), std::string("{\"title\": {}}")}) {
    EXPECT_EQ(ask(server_.port(), "PUT", "/articles/a", authorized_, body).status, 400) << body;
  }
  EXPECT_EQ(ask(server_.port(), "PUT", "/articles/" + encoded("a b"), authorized_, "{}").status, 400);
  EXPECT_EQ(ask(server_.port(), "PUT", "/articles/" + std::string(600, 'a'), authorized_, "{}").status, 400);
}

/// Requests of which some bytes were changed.
TEST_F(Hostile, MutatedRequests) {
  std::minstd_rand random(1);
  const std::string sound =
      "PUT /articles/a?x=%20 HTTP/1.1\r\nHost: x\r\n" + authorized_ +
      "Accept-Encoding: gzip;q=0.5\r\nIf-None-Match: W/\"a\", *\r\nContent-Length: 14\r\n\r\n{\"title\":\"a\"}\n";
  for (int i = 0; i < 500; ++i) {
    std::string bytes = sound;
    for (int j = 0; j < 3; ++j) bytes[random() % bytes.size()] = static_cast<char>(random());
    Socket socket(server_.port());
    socket.send(bytes);
  }
  EXPECT_TRUE(is_well());
}

}  // namespace
}  // namespace newsd
