// SPDX-License-Identifier: GPL-2.0-or-later
#include <malmoi/indexer.h>
#include <malmoi/maintenance.h>

#include <random>

#include "glass/durable_file.h"
#include "glass/format.h"
#include "glass/table_scanner.h"
#include "test_articles.h"

namespace malmoi::index {
namespace {

/// Two generations, of which one has dead articles.
void make_index(const std::string& path, unsigned articles) {
  Indexer indexer = open_indexer(path);
  for (unsigned n = 0; n < articles; ++n) ASSERT_TRUE(indexer.add(make_article(n)).ok());
  ASSERT_TRUE(indexer.commit().ok());
  for (unsigned n = 0; n < 2; ++n) ASSERT_TRUE(indexer.add(make_article(n, 1)).ok());
  ASSERT_TRUE(indexer.commit().ok());
}

std::vector<std::string> files_of(const std::string& path) {
  std::vector<std::string> files = {manifest_name};
  const auto manifest = read_manifest(path);
  for (const GenerationEntry& entry : manifest->generations) {
    for (const auto& [name, sum] : entry.files) files.push_back(entry.name + "/" + name);
    if (!entry.tombstones.empty()) files.push_back(entry.tombstones);
  }
  return files;
}

bool is_sound(const std::string& path, bool deep = false) {
  const auto report = check_index(path, {deep, 1});
  return report && report->problems.empty();
}

TEST(Check, FindsAnyChangedByteOfAnyFile) {
  const Folder folder;
  make_index(folder.path(), 12);
  std::mt19937 random(3);
  const auto files = files_of(folder.path());
  EXPECT_EQ(files.size(), 1U + 2 * 3 + 1);
  for (const std::string& file : files) {
    const std::string whole = read_all(folder / file);
    ASSERT_FALSE(whole.empty()) << file;
    // Every byte of small files; of tables, which are mostly free space, every so many.
    const std::size_t step = whole.size() < 2000 ? 1 : 37;
    for (std::size_t at = 0; at < whole.size(); at += step) {
      std::string flipped = whole;
      flipped[at] = static_cast<char>(flipped[at] ^ (1 << random() % 8));
      folder.write(file, flipped);
      ASSERT_FALSE(is_sound(folder.path())) << file << " at " << at;
    }
    for (const std::string& other : {whole.substr(0, whole.size() / 2), whole + "x", std::string()}) {
      folder.write(file, other);
      EXPECT_FALSE(is_sound(folder.path())) << file;
    }
    folder.write(file, whole);
  }
  expect_sound(folder.path());
}

TEST(Check, SaysWhichFileAndWhatToDo) {
  const Folder folder;
  make_index(folder.path(), 12);
  const std::string generation = read_manifest(folder.path())->generations.front().name;
  const auto damage = [&](const std::string& name) {
    std::string bytes = read_all(folder / (generation + "/" + name));
    bytes[4000] ^= 1;  // free space of the first block
    folder.write(generation + "/" + name, bytes);
  };
  damage("postlist.glass");
  auto report = check_index(folder.path());
  ASSERT_TRUE(report);
  ASSERT_EQ(report->problems.size(), 1U);
  EXPECT_NE(report->problems.front().find(generation + "/postlist.glass: was changed"), std::string::npos);
  EXPECT_NE(report->remedy.find("newsidx rebuild"), std::string::npos) << report->remedy;
  damage("docdata.glass");
  report = check_index(folder.path());
  ASSERT_TRUE(report);
  EXPECT_GE(report->problems.size(), 2U);
  EXPECT_NE(report->remedy.find("newsidx restore"), std::string::npos) << report->remedy;
}

/// What the posting tables of an index hold, but for what only Xapian uses, and all articles.
std::vector<std::pair<std::string, std::string>> content(const std::string& path) {
  std::vector<std::pair<std::string, std::string>> all;
  Snapshot snapshot = open_snapshot(path);
  for (std::uint32_t i = 0; i < snapshot.generation_count(); ++i) {
    const GenerationEntry& entry = snapshot.manifest().generations[i];
    glass::VersionFile version;
    EXPECT_TRUE(version.decode(*read_file(path + "/" + entry.name + "/iamglass")));
    auto table = glass::TableScanner::open(path + "/" + entry.name + "/postlist.glass", version.postings);
    while (table->next()) {
      if (table->key().starts_with(glass::key::metadata)) continue;
      if (table->key().starts_with(glass::key::value_statistics)) continue;
      all.emplace_back(table->key(), table->tag());
    }
    for (Location at{i, 1}; at.document <= entry.articles; ++at.document) {
      all.emplace_back(serialize(*snapshot.article(at)), std::string(snapshot.beginning(at)->body));
    }
  }
  return all;
}

/// As damage before the checksums were taken: a faulty memory, or a defect of ours.
void accept_checksums(const std::string& path) {
  Manifest manifest = *read_manifest(path);
  for (GenerationEntry& entry : manifest.generations) {
    for (auto& [name, sum] : entry.files) sum = *file_checksum(path + "/" + entry.name + "/" + name);
  }
  ASSERT_TRUE(write_manifest(path, manifest));
}

TEST(Check, DeepFindsWhatChecksumsDoNot) {
  const Folder folder;
  make_index(folder.path(), 60);
  EXPECT_TRUE(is_sound(folder.path(), true));
  const auto before = content(folder.path());
  const std::string generation = read_manifest(folder.path())->generations.front().name;
  std::mt19937 random(4);
  unsigned found = 0, only_deep = 0;
  for (int round = 0; round < 150; ++round) {
    const std::string file = generation + (round % 2 == 0 ? "/postlist.glass" : "/docdata.glass");
    const std::string whole = read_all(folder / file);
    std::string changed = whole;
    changed[random() % changed.size()] ^= static_cast<char>(1 << random() % 8);
    folder.write(file, changed);
    accept_checksums(folder.path());
    if (is_sound(folder.path(), true)) {
      EXPECT_EQ(content(folder.path()), before) << file;
    } else {
      ++found;
      only_deep += is_sound(folder.path());
    }
    folder.write(file, whole);
    accept_checksums(folder.path());
  }
  EXPECT_GT(found, 40U);
  EXPECT_GT(only_deep, 10U);
  EXPECT_TRUE(is_sound(folder.path(), true));
}

TEST(Check, DeepNeedsTheAnalyzerOfTheIndex) {
  const Folder folder;
  make_index(folder.path(), 3);
  Settings other;
  other.analyzer.hanja_readings = false;
  const auto report = check_index(folder.path(), {true, 1}, other);
  ASSERT_FALSE(report);
  expect_error(report.error(), ErrorCode::fingerprint_mismatch, "newsidx rebuild");
  EXPECT_TRUE(check_index(folder.path(), {false, 1}, other));
}

TEST(Rebuild, DoesNotTakeDamagedArticlesForText) {
  const Folder folder;
  make_index(folder.path(), 60);
  const std::string file = read_manifest(folder.path())->generations.front().name + "/docdata.glass";
  const std::string whole = read_all(folder / file);
  std::mt19937 random(5);
  unsigned refused = 0;
  const auto before = content(folder.path());
  for (int round = 0; round < 40; ++round) {
    std::string changed = whole;
    changed[random() % changed.size()] ^= static_cast<char>(1 << random() % 8);
    folder.write(file, changed);
    const Status rebuilt = rebuild_index(folder.path());
    if (rebuilt) break;  // free space, or a bit that zstd does not use
    ++refused;
    EXPECT_EQ(rebuilt.error().code, ErrorCode::corrupt) << rebuilt.error().message;
    folder.write(file, whole);
    ASSERT_EQ(content(folder.path()), before);
  }
  EXPECT_GT(refused, 0U);
  expect_sound(folder.path());
}

TEST(VerifyOnOpen, RefusesAChangedByteThatNobodyElseNotices) {
  const Folder folder;
  make_index(folder.path(), 12);
  const std::string file = read_manifest(folder.path())->generations.front().name + "/postlist.glass";
  std::string bytes = read_all(folder / file);
  bytes[4000] ^= 1;  // free space of the first block
  folder.write(file, bytes);
  Settings settings;
  EXPECT_TRUE(Indexer::open(folder.path(), settings));
  EXPECT_TRUE(Snapshot::open(folder.path()));
  settings.index.verify_on_open = true;
  const auto writer = Indexer::open(folder.path(), settings);
  ASSERT_FALSE(writer);
  expect_error(writer.error(), ErrorCode::corrupt, file);
  OpenGenerations verified(true);
  const auto reader = Snapshot::open(folder.path(), verified);
  ASSERT_FALSE(reader);
  expect_error(reader.error(), ErrorCode::corrupt, file);
  EXPECT_TRUE(rebuild_index(folder.path(), settings));
  EXPECT_TRUE(Snapshot::open(folder.path(), verified));
}

}  // namespace
}  // namespace malmoi::index
