// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/generation.h"

#include <gtest/gtest.h>

#include "index/snapshot.h"
#include "test_articles.h"

namespace malmoi::index {
namespace {

void commit(const std::string& path, unsigned begin, unsigned end) {
  Indexer indexer = open_indexer(path);
  for (unsigned n = begin; n < end; ++n) ASSERT_TRUE(indexer.add(make_article(n, 0, 5 + n % 300)).ok());
  ASSERT_TRUE(indexer.commit().ok());
}

TEST(Generation, IsOpenOnceForAllReaders) {
  const Folder folder;
  OpenGenerations shared;
  commit(folder.path(), 0, 50);
  const auto first = Snapshot::open(folder.path(), shared);
  ASSERT_TRUE(first);
  const auto second = Snapshot::open(folder.path(), shared);
  ASSERT_TRUE(second);
  EXPECT_EQ(&first->generation(0), &second->generation(0));
  commit(folder.path(), 50, 60);
  const auto third = Snapshot::open(folder.path(), shared);
  ASSERT_TRUE(third);
  ASSERT_EQ(third->generation_count(), 2U);
  EXPECT_EQ(&first->generation(0), &third->generation(0));
}

TEST(Generation, OfTheSameNameInAnotherIndexIsAnother) {
  const Folder folder;
  OpenGenerations shared;
  commit(folder / "index", 0, 30);
  auto old = Snapshot::open(folder / "index", shared);
  ASSERT_TRUE(old);
  std::filesystem::remove_all(folder / "index");
  commit(folder / "index", 100, 130);
  auto fresh = Snapshot::open(folder / "index", shared);
  ASSERT_TRUE(fresh);
  EXPECT_EQ(fresh->manifest().generations[0].name, old->manifest().generations[0].name);
  EXPECT_TRUE(*old->find("post-3"));
  EXPECT_FALSE(*fresh->find("post-3"));
  EXPECT_TRUE(*fresh->find("post-103"));
}

TEST(Generation, LengthsAreXapians) {
  const Folder folder;
  commit(folder.path(), 0, 300);
  const Snapshot snapshot = open_snapshot(folder.path());
  const auto lengths = snapshot.generation(0).lengths();
  ASSERT_TRUE(lengths);
  const Xapian::Database xapian = open_by_xapian(folder.path(), snapshot);
  ASSERT_EQ((*lengths)->size(), xapian.get_lastdocid() + 1);
  for (Xapian::docid document = 1; document <= xapian.get_lastdocid(); ++document) {
    EXPECT_EQ((**lengths)[document], xapian.get_doclength(document));
  }
}

TEST(Generation, StatisticsOfTermsAreXapians) {
  const Folder folder;
  commit(folder.path(), 0, 40);
  commit(folder.path(), 40, 45);
  const Snapshot snapshot = open_snapshot(folder.path());
  ASSERT_EQ(snapshot.generation_count(), 2U);
  const Xapian::Database xapian = open_by_xapian(folder.path(), snapshot);
  EXPECT_EQ(snapshot.statistics().documents(), xapian.get_doccount());
  EXPECT_EQ(snapshot.statistics().mean_length(), xapian.get_average_length());
  for (auto term = xapian.allterms_begin(); term != xapian.allterms_end(); ++term) {
    ASSERT_EQ(snapshot.statistics().frequency(*term), term.get_termfreq()) << *term;
    ASSERT_FALSE(snapshot.statistics().has(*term + "없음"));
  }
}

TEST(Generation, DamageIsAnErrorThatNamesTheFile) {
  const Folder folder;
  commit(folder.path(), 0, 400);  // more than the leaves that opening reads
  Snapshot snapshot = open_snapshot(folder.path());
  const std::string table = folder / snapshot.manifest().generations[0].name + "/postlist.glass";
  std::filesystem::resize_file(table, 0);
  expect_error(snapshot.find("post-3").error(), ErrorCode::corrupt, table);
  EXPECT_EQ(snapshot.statistics().frequency("Qpost-3"), 0U);
  expect_error(snapshot.statistics().failure().error(), ErrorCode::corrupt, table);
  EXPECT_TRUE(snapshot.statistics().failure()) << "it is told once";
  expect_error(snapshot.generation(0).lengths().error(), ErrorCode::corrupt, table);
}

}  // namespace
}  // namespace malmoi::index
