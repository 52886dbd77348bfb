// SPDX-License-Identifier: GPL-2.0-or-later
#include "relevance/zstd_file.h"

#include <gtest/gtest.h>
#include <zstd.h>

#include <iterator>

#include "temporary_folder.h"

namespace relevance {
namespace {

std::string packed(const std::string& text) {
  std::string bytes(ZSTD_compressBound(text.size()), '\0');
  bytes.resize(ZSTD_compress(bytes.data(), bytes.size(), text.data(), text.size(), 3));
  return bytes;
}

std::string content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// More than one buffer of the decompressor, and not all alike.
std::string long_text() {
  std::string text;
  for (int i = 0; i < 100000; ++i) text += std::to_string(i * 7919 % 100003) + '\n';
  return text;
}

class ZstdFileTest : public testing::Test {
 protected:
  bool unpacks_to(const std::string& bytes, const std::string& text) const {
    const auto done = unpack_zstd(folder_.write("x.zst", bytes), folder_ / "x");
    return done.ok() && content(folder_ / "x") == text;
  }

  malmoi::TemporaryFolder folder_;
};

TEST_F(ZstdFileTest, ContentAsItWas) {
  EXPECT_TRUE(unpacks_to(packed(long_text()), long_text()));
  EXPECT_TRUE(unpacks_to(packed(""), ""));
  EXPECT_TRUE(unpacks_to(packed("앞") + packed("뒤"), "앞뒤"));
}

TEST_F(ZstdFileTest, DamageIsSeen) {
  const std::string bytes = packed(long_text());
  for (const std::string& damaged :
       {bytes.substr(0, bytes.size() / 2), bytes + "rest", std::string("plain text"), std::string()}) {
    const auto done = unpack_zstd(folder_.write("x.zst", damaged), folder_ / "x");
    ASSERT_FALSE(done.ok());
    EXPECT_EQ(done.error().message, folder_ / "x.zst" + ": is damaged or cut short; fetch it again");
  }
}

}  // namespace
}  // namespace relevance
