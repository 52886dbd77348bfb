// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/entity_tag.h"

#include <gtest/gtest.h>
#include <malmoi/indexer.h>

#include <filesystem>

#include "../temporary_folder.h"

namespace newsd {
namespace {

TEST(EntityTag, ChangesWithEachCommit) {
  const malmoi::TemporaryFolder folder;
  const EntityTag tag(folder / "index", "");
  EXPECT_FALSE(tag.newest()) << "no index yet";
  auto indexer = malmoi::Indexer::open(folder / "index");
  ASSERT_TRUE(indexer->commit());
  const auto first = tag.newest();
  ASSERT_TRUE(first);
  EXPECT_EQ(tag.newest(), first);
  ASSERT_TRUE(indexer->add(malmoi::Article{.id = "a"}));
  ASSERT_TRUE(indexer->commit());
  EXPECT_NE(tag.newest(), first);
  EXPECT_NE(EntityTag(folder / "index", "").newest(), tag.newest()) << "another run, perhaps with other settings";
}

TEST(EntityTag, ChangesWithSynonyms) {
  const malmoi::TemporaryFolder folder;
  const std::string synonyms = folder.write("synonyms.yaml", "[]");
  const EntityTag tag(folder.path(), synonyms);
  const std::string before = tag.state();
  EXPECT_EQ(tag.state(), before);
  std::filesystem::last_write_time(synonyms, std::filesystem::file_time_type::clock::now() + std::chrono::hours(1));
  EXPECT_NE(tag.state(), before);
}

TEST(EntityTag, IsNotThereForIndexDescriptions) {
  const malmoi::TemporaryFolder folder;
  const EntityTag tag(folder.write("archive.yaml", "shards: []"), "");
  EXPECT_EQ(tag.of(tag.state(), 7), "");
  EXPECT_FALSE(tag.newest());
}

}  // namespace
}  // namespace newsd
