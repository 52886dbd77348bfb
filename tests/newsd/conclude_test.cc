// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/conclude.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include "newsd/gzip.h"

namespace newsd {
namespace {

std::string unzipped(const std::string& bytes) {
  std::string text(1 << 20, '\0');
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(text.data());
  stream.avail_out = static_cast<uInt>(text.size());
  const int status = inflate(&stream, Z_FINISH);
  text.resize(stream.total_out);
  inflateEnd(&stream);
  return status == Z_STREAM_END ? text : "broken";
}

std::string header(const Response& response, const std::string& wanted) {
  for (const auto& [name, value] : response.headers) {
    if (name == wanted) return value;
  }
  return "";
}

/// A response as it becomes for a request with one header.
Response concluded(Response response, const std::string& name, const std::string& value, bool may_compress = true) {
  Request request;
  request.headers = {{name, value}};
  conclude(request, response, may_compress);
  return response;
}

const std::string long_text(4096, 'a');

TEST(EntityTags, AreComparedWeakly) {
  EXPECT_TRUE(names_etag("\"a\"", "\"a\""));
  EXPECT_TRUE(names_etag("W/\"a\"", "\"a\""));
  EXPECT_TRUE(names_etag("\"b\" , W/\"a\"", "W/\"a\""));
  EXPECT_TRUE(names_etag("*", "\"a\""));
  EXPECT_FALSE(names_etag("", "\"a\""));
  EXPECT_FALSE(names_etag(",,", "\"a\""));
  EXPECT_FALSE(names_etag("\"ab\", a", "\"a\""));
}

TEST(Conclude, AnswersNotModified) {
  const Response same = concluded({200, "text/plain", long_text, "\"1\"", {}}, "if-none-match", "\"1\"");
  EXPECT_EQ(same.status, 304);
  EXPECT_EQ(same.body, "");
  EXPECT_EQ(same.etag, "\"1\"");
  EXPECT_EQ(concluded({200, "text/plain", long_text, "\"2\"", {}}, "if-none-match", "\"1\"").status, 200);
  EXPECT_EQ(concluded({404, "text/plain", long_text, "\"1\"", {}}, "if-none-match", "\"1\"").status, 404);
  EXPECT_EQ(concluded({200, "text/plain", long_text, "", {}}, "if-none-match", "*").status, 200);
}

TEST(Conclude, CompressesWhatPays) {
  const Response small = concluded({200, "application/json", long_text, "", {}}, "accept-encoding", "br, GZip;q=0.8");
  EXPECT_EQ(header(small, "content-encoding"), "gzip");
  EXPECT_EQ(header(small, "vary"), "Accept-Encoding");
  EXPECT_LT(small.body.size(), 100);
  EXPECT_EQ(unzipped(small.body), long_text);
  const auto is_plain = [](const Response& response) { return header(response, "content-encoding").empty(); };
  EXPECT_TRUE(is_plain(concluded({200, "text/plain", long_text, "", {}}, "accept-encoding", "br")));
  EXPECT_TRUE(is_plain(concluded({200, "text/plain", long_text, "", {}}, "accept-encoding", "gzip;q=0")));
  EXPECT_TRUE(is_plain(concluded({200, "text/plain", "short", "", {}}, "accept-encoding", "gzip")));
  EXPECT_TRUE(is_plain(concluded({200, "image/png", long_text, "", {}}, "accept-encoding", "gzip")));
  EXPECT_TRUE(is_plain(concluded({200, "text/plain", long_text, "", {}}, "accept-encoding", "gzip", false)));
}

TEST(Gzip, LeavesWhatWouldGrow) {
  std::string noise;
  for (unsigned i = 0, x = 1; i < 4096; ++i) noise += static_cast<char>((x = x * 1664525 + 1013904223) >> 24);
  EXPECT_FALSE(gzip(noise));
  EXPECT_EQ(unzipped(gzip(long_text).value()), long_text);
}

}  // namespace
}  // namespace newsd
