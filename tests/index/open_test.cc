// SPDX-License-Identifier: GPL-2.0-or-later
// What may lie where an index is looked for, and what may have happened to one.
#include <malmoi/indexer.h>
#include <malmoi/maintenance.h>
#include <sys/wait.h>
#include <unistd.h>

#include "test_articles.h"

namespace malmoi::index {
namespace {

namespace fs = std::filesystem;

void make_index(const std::string& path, unsigned articles = 20) {
  Indexer indexer = open_indexer(path);
  for (unsigned n = 0; n < articles; ++n) ASSERT_TRUE(indexer.add(make_article(n)).ok());
  ASSERT_TRUE(indexer.commit().ok());
  ASSERT_TRUE(*indexer.remove("post-0"));
  ASSERT_TRUE(indexer.commit().ok());
}

std::string generation_of(const std::string& path) { return open_snapshot(path).manifest().generations.at(0).name; }

TEST(Open, RefusesAFileAndAForeignFolder) {
  const Folder folder;
  const std::string file = folder.write("file", "x");
  expect_error(Indexer::open(file).error(), ErrorCode::not_an_index, file);
  EXPECT_EQ(read_all(file), "x");
  expect_error(Indexer::open(folder.path()).error(), ErrorCode::not_an_index, folder.path());
  EXPECT_FALSE(fs::exists(folder / "LOCK"));
  EXPECT_FALSE(Indexer::open(file + "/below").ok());
}

TEST(Open, RefusesASecondWriterOfTheSameProcess) {
  const Folder folder;
  Indexer indexer = open_indexer(folder.path());
  expect_error(Indexer::open(folder.path()).error(), ErrorCode::locked, folder.path());
  ASSERT_TRUE(indexer.add(make_article(1)).ok());
  ASSERT_TRUE(indexer.commit().ok());
}

TEST(Open, RefusesASecondWriterOfAnotherProcess) {
  const Folder folder;
  make_index(folder.path());
  int ready[2];
  int release[2];
  ASSERT_EQ(pipe(ready), 0);
  ASSERT_EQ(pipe(release), 0);
  const pid_t child = fork();
  if (child == 0) {
    const auto indexer = Indexer::open(folder.path());
    char c = indexer.ok() ? 'y' : 'n';
    static_cast<void>(!write(ready[1], &c, 1));
    static_cast<void>(!read(release[0], &c, 1));
    _exit(0);
  }
  char c = 0;
  ASSERT_EQ(read(ready[0], &c, 1), 1);
  ASSERT_EQ(c, 'y');
  expect_error(Indexer::open(folder.path()).error(), ErrorCode::locked, folder.path());
  ASSERT_EQ(write(release[1], "x", 1), 1);
  waitpid(child, nullptr, 0);
  EXPECT_TRUE(Indexer::open(folder.path()).ok());
  for (const int fd : {ready[0], ready[1], release[0], release[1]}) close(fd);
}

TEST(Open, RefusesAnotherAnalyzerAndSaysWhatToDo) {
  const Folder folder;
  make_index(folder.path());
  Settings other;
  other.analyzer.hanja_readings = false;
  expect_error(Indexer::open(folder.path(), other).error(), ErrorCode::fingerprint_mismatch,
               "newsidx rebuild " + folder.path());
  EXPECT_TRUE(index_info(folder.path()).ok());
}

TEST(Open, RefusesADamagedCurrentAndTouchesNothing) {
  const Folder folder;
  make_index(folder.path());
  const std::string generation = generation_of(folder.path());
  folder.write("CURRENT", "{}");
  expect_error(Indexer::open(folder.path()).error(), ErrorCode::corrupt, "CURRENT");
  expect_error(Snapshot::open(folder.path()).error(), ErrorCode::corrupt, "CURRENT");
  expect_error(check_index(folder.path()).error(), ErrorCode::corrupt, "CURRENT");
  EXPECT_TRUE(fs::exists(folder / generation));
}

TEST(Open, RefusesMissingParts) {
  for (const bool tombstones : {false, true}) {
    const Folder folder;
    make_index(folder.path());
    const auto entry = open_snapshot(folder.path()).manifest().generations.at(0);
    fs::remove_all(folder / (tombstones ? entry.tombstones : entry.name));
    const auto opened = Snapshot::open(folder.path());
    ASSERT_FALSE(opened.ok());
    expect_error(opened.error(), ErrorCode::corrupt, tombstones ? entry.tombstones : entry.name);
    EXPECT_FALSE(check_index(folder.path())->problems.empty());
  }
}

TEST(Open, RemovesWhatAKilledWriterLeft) {
  const Folder folder;
  make_index(folder.path());
  const auto before = read_terms(folder.path());
  folder.write("gen-000099/postlist.glass", "half");
  folder.write("gen-000001.dead-99", "half");
  folder.write("tmp/b0-0/postlist.glass", "half");
  folder.write("CURRENT.new", "half");
  expect_sound(folder.path());
  { const Indexer indexer = open_indexer(folder.path()); }
  for (const char* name : {"gen-000099", "gen-000001.dead-99", "tmp", "CURRENT.new"}) {
    EXPECT_FALSE(fs::exists(folder / name)) << name;
  }
  EXPECT_EQ(read_terms(folder.path()), before);
  expect_sound(folder.path());
}

TEST(Open, LeavesStrangersFilesAlone) {
  const Folder folder;
  make_index(folder.path());
  folder.write("NOTES", "나의 글");
  {
    Indexer indexer = open_indexer(folder.path());
    ASSERT_TRUE(indexer.add(make_article(100)).ok());
    ASSERT_TRUE(indexer.compact().ok());
  }
  EXPECT_EQ(read_all(folder / "NOTES"), "나의 글");
}

TEST(Open, AWriterKilledBeforeItsFirstCommitLeavesAFolderToStartIn) {
  const Folder folder;
  folder.write("LOCK", "");
  folder.write("tmp/b0-0/postlist.glass", "half");
  folder.write("gen-000001/postlist.glass", "half");
  make_index(folder.path());
  expect_sound(folder.path());
}

TEST(Open, DamagedTablesGiveErrorsNotCrashes) {
  const Folder folder;
  make_index(folder.path(), 200);
  const auto entry = open_snapshot(folder.path()).manifest().generations.at(0);
  std::mt19937 random(6);
  for (int round = 0; round < 60; ++round) {
    const auto file = std::next(entry.files.begin(), static_cast<std::ptrdiff_t>(random() % entry.files.size()));
    const std::string name = entry.name + "/" + file->first;
    const std::string whole = read_all(folder / name);
    if (whole.empty()) continue;
    std::string damaged = whole;
    for (int i = 0; i < 8; ++i) damaged[random() % damaged.size()] = static_cast<char>(random());
    folder.write(name, damaged);
    if (auto snapshot = Snapshot::open(folder.path())) {
      for (std::uint32_t d = 1; d <= entry.articles; ++d) {
        const auto article = snapshot->article(Location{0, d});
        if (!article) {
          EXPECT_NE(article.error().message, "");
        }
      }
    }
    if (auto indexer = Indexer::open(folder.path())) static_cast<void>(indexer->remove("post-5"));
    folder.write(name, whole);
  }
  expect_sound(folder.path());
}

}  // namespace
}  // namespace malmoi::index
