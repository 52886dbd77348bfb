// SPDX-License-Identifier: GPL-2.0-or-later
#include "config/index_description.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "../temporary_folder.h"

namespace malmoi::config {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

class DescriptionFile : public testing::Test {
 protected:
  Result<IndexDescription> load(const std::string& yaml) {
    std::ofstream(path_) << yaml;
    return load_index_description(path_);
  }
  /// The message behind "FILE:", of a file that is refused.
  std::string refusal(const std::string& yaml) {
    const auto description = load(yaml);
    if (description) return "accepted";
    EXPECT_EQ(description.error().code, ErrorCode::bad_input);
    EXPECT_THAT(description.error().message, StartsWith(path_ + ":"));
    return description.error().message.substr(path_.size() + 1);
  }

  TemporaryFolder folder_;
  const std::string path_ = folder_ / "index.yaml";
};

TEST_F(DescriptionFile, NamesLocalAndRemoteShards) {
  const auto description = load(
      "shards:\n"
      "  - path: 2023\n"
      "  - path: /srv/archive/2024\n"
      "  - url: xapian-tcp://10.0.0.2:7001\n"
      "    replicas: [xapian-tcp://10.0.0.3:7001, 'xapian-tcp://[fd00::4]:7002']\n"
      "timeout_ms: 800\n"
      "dead_shards: error\n");
  ASSERT_TRUE(description) << description.error().message;
  EXPECT_THAT(description->folders, ElementsAre(folder_ / "2023", "/srv/archive/2024"));
  ASSERT_EQ(description->remote.size(), 1U);
  ASSERT_EQ(description->remote[0].size(), 3U);
  EXPECT_EQ(description->remote[0][0].host, "10.0.0.2");
  EXPECT_EQ(description->remote[0][0].port, 7001);
  EXPECT_EQ(description->remote[0][2].host, "fd00::4");
  EXPECT_EQ(url_of(description->remote[0][2]), "xapian-tcp://[fd00::4]:7002");
  EXPECT_EQ(description->timeout.count(), 800);
  EXPECT_EQ(description->connect_timeout.count(), 500);
  EXPECT_EQ(description->dead_shards, DeadShards::error);
}

TEST_F(DescriptionFile, GivesPartialAnswersUnlessItSaysOtherwise) {
  const auto description = load("shards: [{path: a}]");
  ASSERT_TRUE(description);
  EXPECT_EQ(description->dead_shards, DeadShards::partial);
}

TEST_F(DescriptionFile, RefusesWhatItDoesNotKnow) {
  EXPECT_THAT(refusal("shards:\n  - path: a\nshard: b\n"), StartsWith("3: key shard: is not one of shards, "));
  EXPECT_THAT(refusal("shards:\n  - folder: a\n"), StartsWith("2: key folder: is not one of path, url, replicas"));
  EXPECT_THAT(refusal("- path: a\n"), HasSubstr("must be a map with the key shards"));
  EXPECT_THAT(refusal(""), HasSubstr("must be a map with the key shards"));
  EXPECT_THAT(refusal("just words"), HasSubstr("must be a map with the key shards"));
  EXPECT_THAT(refusal("timeout_ms: 5\n"), HasSubstr("key shards: must be a list"));
  EXPECT_THAT(refusal("shards: []\n"), HasSubstr("key shards: must be a list"));
}

TEST_F(DescriptionFile, RefusesBadValues) {
  EXPECT_THAT(refusal("shards:\n  - a\n"), StartsWith("2: a shard must be"));
  EXPECT_THAT(refusal("shards:\n  - path: a\n    url: xapian-tcp://b:1\n"), HasSubstr("one of the keys path and url"));
  EXPECT_THAT(refusal("shards:\n  - replicas: [xapian-tcp://b:1]\n"), HasSubstr("one of the keys path and url"));
  EXPECT_THAT(refusal("shards:\n  - path: a\n    replicas: []\n"), StartsWith("3: key replicas: only a shard"));
  EXPECT_THAT(refusal("shards:\n  - path: a\n  - path: a\n"), StartsWith("3: key path: a is there twice"));
  EXPECT_THAT(refusal("shards: [{url: 'xapian-tcp://b:1', replicas: ['xapian-tcp://b:1']}]"),
              HasSubstr("xapian-tcp://b:1 is there twice"));
  for (const char* url : {"b:1", "http://b:1", "xapian-tcp://b", "xapian-tcp://:1", "xapian-tcp://b:0",
                          "xapian-tcp://b:65536", "xapian-tcp://b:1/x", "xapian-tcp://[]:1", "''", "[a]"}) {
    EXPECT_THAT(refusal("shards: [{url: " + std::string(*url == '[' ? url : "\"" + std::string(url) + "\"") + "}]"),
                HasSubstr("key url: must be the address"))
        << url;
  }
  EXPECT_THAT(refusal("shards: [{path: a}]\ntimeout_ms: 0\n"), StartsWith("2: key timeout_ms: must be a number"));
  EXPECT_THAT(refusal("shards: [{path: a}]\nconnect_timeout_ms: soon\n"), HasSubstr("must be a number"));
  EXPECT_THAT(refusal("shards: [{path: a}]\ndead_shards: ignore\n"), HasSubstr("must be partial or error"));
  EXPECT_THAT(refusal("shards: [{path: a}]\ntimeout_ms: 1\ntimeout_ms: 2\n"), HasSubstr("is there twice"));
}

TEST_F(DescriptionFile, SaysWhenThereIsNone) {
  const auto description = load_index_description(folder_ / "none.yaml");
  ASSERT_FALSE(description);
  EXPECT_EQ(description.error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace malmoi::config
