// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <malmoi/sharding.h>

#include <nlohmann/json.hpp>

#include "http_client.h"
#include "running_server.h"
#include "sample_index.h"

namespace newsd {
namespace {

using Json = nlohmann::json;
using testing::HasSubstr;

class SeveralShards : public SampleIndex {
 protected:
  std::string description() const {
    const auto made = malmoi::shard_index(index_, folder_ / "shards", {malmoi::ShardBy::hash, 3});
    EXPECT_TRUE(made) << made.error().message;
    return made->description;
  }
};

TEST_F(SeveralShards, AnswerAsOneIndex) {
  const RunningServer one(index_), several(description());
  for (const std::string& target : {"/search?limit=5&facet=month&q=" + encoded("소식 7"), "/suggest?q=" + encoded("장"),
                                    std::string("/similar/7?limit=3"), std::string("/article/7")}) {
    const Answer answer = get(several.port(), target);
    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer.headers.count("etag"), 0) << "of which commit?";
    Json expected = Json::parse(get(one.port(), target).body), given = Json::parse(answer.body);
    for (Json* each : {&expected, &given}) each->erase("took_ms");
    EXPECT_EQ(given, expected) << target;
  }
}

TEST_F(SeveralShards, AreNotWrittenTo) {
  const std::string path = description();
  RunningServer server(path, {}, true);
  EXPECT_EQ(server.port(), 0);
  EXPECT_EQ(server.wait(), 2);
  EXPECT_THAT(server.log(), HasSubstr(path + ": describes indexes and is none to write to; leave out the token"));
}

}  // namespace
}  // namespace newsd
