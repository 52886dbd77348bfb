// SPDX-License-Identifier: GPL-2.0-or-later
// Readers beside a writer; also run under ThreadSanitizer.
#include <malmoi/indexer.h>
#include <malmoi/maintenance.h>

#include <atomic>
#include <set>
#include <thread>

#include "test_articles.h"

namespace malmoi::index {
namespace {

constexpr unsigned articles = 40;

/// All articles of one wording; -1 if they are not.
int version_of(Snapshot& snapshot) {
  const auto all = read_articles(snapshot);
  std::set<std::string> found;
  for (const auto& [id, article] : all) found.insert(article.title.substr(article.title.rfind(' ') + 1));
  return all.size() == articles && found.size() == 1 ? std::stoi(*found.begin()) : -1;
}

void commit_version(Indexer& indexer, unsigned version) {
  for (unsigned n = 0; n < articles; ++n) ASSERT_TRUE(indexer.add(make_article(n, version)).ok());
  ASSERT_TRUE(indexer.commit().ok());
}

TEST(Reader, ASnapshotStaysAsItWas) {
  const Folder folder;
  Indexer indexer = open_indexer(folder.path());
  commit_version(indexer, 0);
  Snapshot old = open_snapshot(folder.path());
  for (unsigned version = 1; version < 12; ++version) commit_version(indexer, version);
  ASSERT_TRUE(indexer.compact().ok());
  EXPECT_EQ(version_of(old), 0);
  EXPECT_TRUE(*old.find("post-3"));
  Snapshot fresh = open_snapshot(folder.path());
  EXPECT_EQ(version_of(fresh), 11);
  EXPECT_NE(fresh.stamp(), old.stamp());
  EXPECT_EQ(fresh.stamp(), manifest_stamp(folder.path()));
}

TEST(Reader, NumbersOfTheWholeDatabaseLeadToTheSameArticles) {
  const Folder folder;
  Indexer indexer = open_indexer(folder.path());
  for (unsigned round = 0; round < 3; ++round) {
    for (unsigned n = round * 7; n < round * 7 + 10; ++n) ASSERT_TRUE(indexer.add(make_article(n, round)).ok());
    ASSERT_TRUE(indexer.commit().ok());
  }
  Snapshot snapshot = open_snapshot(folder.path());
  ASSERT_EQ(snapshot.generation_count(), 3U);
  std::size_t live = 0;
  const Xapian::Database database = open_by_xapian(folder.path(), snapshot);
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    const auto article = snapshot.article(*at);
    ASSERT_TRUE(article.ok());
    const auto found = snapshot.find(article->id);
    ASSERT_TRUE(found && *found);
    const Location place = snapshot.locate(*at);
    const bool is_found = (*found)->generation == place.generation && (*found)->document == place.document;
    EXPECT_EQ(is_found, !snapshot.is_dead(*at));
    live += is_found;
  }
  EXPECT_EQ(live, snapshot.manifest().live_articles());
}

TEST(Reader, EachOpeningDuringCommitsSeesOneCommitWhole) {
  const Folder folder;
  Indexer indexer = open_indexer(folder.path());
  commit_version(indexer, 0);
  std::atomic<bool> done = false;
  std::atomic<int> committed = 0;
  std::vector<std::jthread> readers;
  for (int i = 0; i < 3; ++i) {
    readers.emplace_back([&] {
      while (!done) {
        const int least = committed;
        Snapshot snapshot = open_snapshot(folder.path());
        const int version = version_of(snapshot);
        EXPECT_GE(version, least);
        const auto info = index_info(folder.path());
        ASSERT_TRUE(info.ok());
        EXPECT_EQ(info->articles, articles);
      }
    });
  }
  for (unsigned version = 1; version <= 25; ++version) {
    commit_version(indexer, version);
    committed = static_cast<int>(version);
    if (version % 5 == 0) {
      EXPECT_TRUE(indexer.compact().ok());
    }
  }
  done = true;
}

TEST(Reader, CheckBesideAWriterFindsNothing) {
  const Folder folder;
  Indexer indexer = open_indexer(folder.path());
  commit_version(indexer, 0);
  std::atomic<bool> done = false;
  std::jthread checker([&] {
    while (!done) expect_sound(folder.path());
  });
  for (unsigned version = 1; version <= 15; ++version) commit_version(indexer, version);
  done = true;
}

}  // namespace
}  // namespace malmoi::index
