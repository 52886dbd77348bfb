// SPDX-License-Identifier: GPL-2.0-or-later
#include <malmoi/indexer.h>
#include <malmoi/maintenance.h>

#include <atomic>
#include <thread>

#include "glass/durable_file.h"
#include "test_articles.h"

namespace malmoi::index {
namespace {

namespace fs = std::filesystem;

void add_articles(const std::string& path, unsigned first, unsigned last, unsigned version = 0) {
  Indexer indexer = open_indexer(path);
  for (unsigned n = first; n < last; ++n) ASSERT_TRUE(indexer.add(make_article(n, version)).ok());
  ASSERT_TRUE(indexer.commit().ok());
}

/// Two generations, of which one has dead articles.
void make_index(const std::string& path) {
  add_articles(path, 0, 40);
  add_articles(path, 0, 3, 1);
}

/// All of the live articles, by id.
std::map<std::string, std::string> records(const std::string& path) {
  std::map<std::string, std::string> all;
  for (const auto& [id, article] : read_articles(path)) all[id] = serialize(article);
  return all;
}

void flip_byte(const std::string& path) {
  std::string bytes = *read_file(path);
  bytes[bytes.size() / 2] ^= 1;
  ASSERT_TRUE(write_file(path, bytes));
}

TEST(Backup, IsTheIndexAgain) {
  const Folder folder;
  make_index(folder / "index");
  const auto done = backup_index(folder / "index", folder / "deep/er/backup");
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_EQ(done->articles, 40U);
  EXPECT_EQ(done->commit, 2U);
  EXPECT_GT(done->copied_bytes, 20000U);
  expect_sound(folder / "deep/er/backup");
  EXPECT_EQ(records(folder / "deep/er/backup"), records(folder / "index"));
  EXPECT_EQ(read_terms(folder / "deep/er/backup"), read_terms(folder / "index"));
}

TEST(Backup, CopiesOnlyWhatIsNew) {
  const Folder folder;
  add_articles(folder / "index", 0, 400);
  const auto first = backup_index(folder / "index", folder / "backup");
  ASSERT_TRUE(first);
  const auto again = backup_index(folder / "index", folder / "backup");
  ASSERT_TRUE(again);
  EXPECT_EQ(again->copied_bytes, 0U);
  add_articles(folder / "index", 0, 3, 1);
  const auto next = backup_index(folder / "index", folder / "backup");
  ASSERT_TRUE(next);
  EXPECT_GT(next->copied_bytes, 0U);
  EXPECT_LT(next->copied_bytes, first->copied_bytes / 2);
  EXPECT_EQ(records(folder / "backup"), records(folder / "index"));
  ASSERT_TRUE(open_indexer(folder / "index").compact().ok());
  ASSERT_TRUE(backup_index(folder / "index", folder / "backup"));
  expect_sound(folder / "backup");
  EXPECT_EQ(records(folder / "backup"), records(folder / "index"));
  EXPECT_FALSE(fs::exists(folder / "backup/gen-000001"));
}

TEST(Backup, IsOneCommitWhileAWriterRuns) {
  const Folder folder;
  add_articles(folder / "index", 0, 60);
  std::atomic<bool> stop = false;
  std::thread writer([&] {
    Indexer indexer = open_indexer(folder / "index");
    for (unsigned version = 1; !stop; ++version) {
      for (unsigned n = 0; n < 60; ++n) ASSERT_TRUE(indexer.add(make_article(n, version)).ok());
      ASSERT_TRUE(indexer.commit().ok());
    }
  });
  std::uint64_t last = 0;
  unsigned moved = 0;
  for (int i = 0; i < 30; ++i) {
    const auto done = backup_index(folder / "index", folder / "backup");
    ASSERT_TRUE(done) << done.error().message;
    EXPECT_GE(done->commit, last);
    moved += done->commit > last;
    last = done->commit;
    expect_sound(folder / "backup");
    const auto articles = read_articles(folder / "backup");
    ASSERT_EQ(articles.size(), 60U);
    const auto version = [](const Article& article) { return article.title.substr(article.title.rfind(' ')); };
    for (const auto& [id, article] : articles) EXPECT_EQ(version(article), version(articles.begin()->second));
  }
  stop = true;
  writer.join();
  EXPECT_GT(moved, 1U);
}

TEST(Backup, OfADamagedIndexLeavesTheEarlierOne) {
  const Folder folder;
  make_index(folder / "index");
  ASSERT_TRUE(backup_index(folder / "index", folder / "backup"));
  const auto before = records(folder / "backup");
  add_articles(folder / "index", 100, 104);
  const std::string generation = read_manifest(folder / "index")->generations.back().name;
  flip_byte(folder / ("index/" + generation + "/docdata.glass"));
  const auto failed = backup_index(folder / "index", folder / "backup");
  ASSERT_FALSE(failed);
  expect_error(failed.error(), ErrorCode::corrupt, generation + "/docdata.glass");
  expect_sound(folder / "backup");
  EXPECT_EQ(records(folder / "backup"), before);
}

TEST(Backup, RefusesFoldersThatHoldSomethingElse) {
  const Folder folder;
  make_index(folder / "index");
  add_articles(folder / "other", 0, 5);
  for (int i = 0; i < 4; ++i) add_articles(folder / "other", 0, 5, 1 + static_cast<unsigned>(i));
  folder.write("notes/글.txt", "나의 글");
  const auto into = [&](const std::string& target) { return backup_index(folder / "index", folder / target).error(); };
  expect_error(into("other"), ErrorCode::invalid_argument, "another index");
  expect_error(into("notes"), ErrorCode::not_an_index, "notes");
  expect_error(into("index"), ErrorCode::invalid_argument, "the index itself");
  expect_error(backup_index(folder / "none", folder / "backup").error(), ErrorCode::not_found, "none");
  EXPECT_FALSE(fs::exists(folder / "backup"));
  EXPECT_EQ(records(folder / "other").size(), 5U);
}

TEST(Restore, MakesAnIndexThatGoesOn) {
  const Folder folder;
  make_index(folder / "index");
  ASSERT_TRUE(backup_index(folder / "index", folder / "backup"));
  ASSERT_TRUE(restore_index(folder / "backup", folder / "new"));
  expect_sound(folder / "new");
  add_articles(folder / "new", 200, 203);
  expect_sound(folder / "new");
  EXPECT_EQ(records(folder / "new").size(), 43U);
}

TEST(Restore, ReplacesAnIndexOnlyWhenAsked) {
  const Folder folder;
  make_index(folder / "index");
  ASSERT_TRUE(backup_index(folder / "index", folder / "backup"));
  const auto saved = records(folder / "index");
  add_articles(folder / "index", 0, 60, 7);
  const auto commit = read_manifest(folder / "index")->commit;
  expect_error(restore_index(folder / "backup", folder / "index").error(), ErrorCode::invalid_argument, "--replace");
  EXPECT_EQ(records(folder / "index").size(), 60U);
  Snapshot open = open_snapshot(folder / "index");
  const auto restored = restore_index(folder / "backup", folder / "index", true);
  ASSERT_TRUE(restored) << restored.error().message;
  EXPECT_GT(restored->commit, commit);
  expect_sound(folder / "index");
  EXPECT_EQ(records(folder / "index"), saved);
  EXPECT_NE(open.stamp(), manifest_stamp(folder / "index"));
  add_articles(folder / "index", 0, 60, 8);
  expect_sound(folder / "index");
}

TEST(Restore, ReplacesADamagedIndex) {
  for (const bool current : {true, false}) {
    const Folder folder;
    make_index(folder / "index");
    ASSERT_TRUE(backup_index(folder / "index", folder / "backup"));
    const auto saved = records(folder / "index");
    const std::string generation = read_manifest(folder / "index")->generations.front().name;
    if (current) {
      flip_byte(folder / "index/CURRENT");
    } else {
      fs::remove_all(folder / ("index/" + generation));
    }
    expect_error(restore_index(folder / "backup", folder / "index").error(), ErrorCode::invalid_argument, "--replace");
    ASSERT_TRUE(restore_index(folder / "backup", folder / "index", true));
    expect_sound(folder / "index");
    EXPECT_EQ(records(folder / "index"), saved);
  }
}

TEST(Restore, CopiesNothingWhereTheCommitCannotBeRead) {
  const Folder folder;
  make_index(folder / "index");
  ASSERT_TRUE(backup_index(folder / "index", folder / "backup"));
  fs::create_directories(folder / "taken/CURRENT");  // opens, but cannot be read
  const auto restored = restore_index(folder / "backup", folder / "taken", true);
  expect_error(restored.error(), ErrorCode::io, "CURRENT");
  EXPECT_FALSE(fs::exists(folder / "taken/tmp"));
}

TEST(Restore, OfADamagedBackupLeavesTheIndex) {
  const Folder folder;
  make_index(folder / "index");
  ASSERT_TRUE(backup_index(folder / "index", folder / "backup"));
  const std::string generation = read_manifest(folder / "backup")->generations.front().name;
  flip_byte(folder / ("backup/" + generation + "/postlist.glass"));
  const auto failed = restore_index(folder / "backup", folder / "index", true);
  ASSERT_FALSE(failed);
  expect_error(failed.error(), ErrorCode::corrupt, "postlist.glass");
  expect_sound(folder / "index");
}

TEST(Restore, RefusesAnIndexThatIsBeingWritten) {
  const Folder folder;
  make_index(folder / "index");
  ASSERT_TRUE(backup_index(folder / "index", folder / "backup"));
  const Indexer writer = open_indexer(folder / "index");
  expect_error(restore_index(folder / "backup", folder / "index", true).error(), ErrorCode::locked, "index");
}

}  // namespace
}  // namespace malmoi::index
