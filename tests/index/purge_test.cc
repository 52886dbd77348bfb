// SPDX-License-Identifier: GPL-2.0-or-later
#include <malmoi/indexer.h>
#include <malmoi/maintenance.h>

#include "glass/durable_file.h"
#include "glass/table_scanner.h"
#include "test_articles.h"

namespace malmoi::index {
namespace {

namespace fs = std::filesystem;

// Words that no other article has.
const std::string secret_name = "가막새나루";
const std::string secret_word = "zugzwangberg";

Article secret(unsigned version) {
  Article article = make_article(1000, version);
  article.title = secret_name + " 주민의 증언 " + std::to_string(version);
  article.author = "기자 " + secret_name;
  article.tags = {secret_word};
  article.body = "";
  for (int i = 0; i < 40; ++i) {
    article.body += secret_name + " 마을의 " + std::to_string(i * 37 % 101) + "번 집에서는 " + secret_word +
                    " 이야기를 밤새 들려주었고, 아무도 그 말을 옮기지 않기로 했다. ";
  }
  return article;
}

/// All that can be read from the files of an index by whoever has them: their bytes, the keys and tags of tables,
/// and what is compressed in them.
std::string everything(const std::string& path) {
  std::string all;
  for (const auto& file : fs::recursive_directory_iterator(path)) {
    if (file.is_regular_file()) all += file.path().string() + *read_file(file.path().string());
  }
  Snapshot snapshot = open_snapshot(path);
  for (std::uint32_t i = 0; i < snapshot.generation_count(); ++i) {
    const GenerationEntry& entry = snapshot.manifest().generations[i];
    for (const auto& dictionary : snapshot.generation(i).dictionaries()) all += dictionary->content();
    const Vocabulary& words = **snapshot.generation(i).vocabulary();
    for (std::size_t word = 0; word < words.size(); ++word) all.append(words.text(word)) += '\n';
    for (Location at{i, 1}; at.document <= entry.articles; ++at.document) all += serialize(*snapshot.article(at));
    glass::VersionFile version;
    EXPECT_TRUE(version.decode(*read_file(path + "/" + entry.name + "/iamglass")));
    auto table = glass::TableScanner::open(path + "/" + entry.name + "/postlist.glass", version.postings);
    while (table->next()) (all += table->key()) += table->tag();
  }
  return all;
}

bool holds_secret(const std::string& path) {
  const std::string all = everything(path);
  // Pairs of syllables are the terms of Korean words.
  return all.find(secret_name) != std::string::npos || all.find(secret_word) != std::string::npos ||
         all.find("막새") != std::string::npos || all.find("post-1000") != std::string::npos;
}

/// What an index keeps of the article beside its words: its own words for suggestions, its key of near-duplicates, what
/// tells whether it has changed, what lists it.
std::vector<std::string> derived(const std::string& path) {
  const Snapshot snapshot = open_snapshot(path);
  const Location at = **snapshot.find("post-1000");
  std::vector<std::string> all{std::string(prefix::word) + secret_name, std::string(prefix::word) + secret_word};
  for (const std::uint32_t slot : {slot::duplicate_key, slot::content_hash, slot::outline}) {
    all.push_back(*snapshot.value(at, slot));
  }
  return all;
}

void add(const std::string& path, unsigned first, unsigned last, const std::vector<Article>& more = {}) {
  Indexer indexer = open_indexer(path);
  for (unsigned n = first; n < last; ++n) ASSERT_TRUE(indexer.add(make_article(n)).ok());
  for (const Article& article : more) ASSERT_TRUE(indexer.add(article).ok());
  ASSERT_TRUE(indexer.commit().ok());
}

TEST(Purge, LeavesNothingOfAnArticleAndItsEarlierVersions) {
  const Folder folder;
  add(folder / "index", 0, 40, {secret(0)});
  add(folder / "index", 40, 80, {secret(1)});
  add(folder / "index", 80, 120, {secret(2)});
  add(folder / "index", 120, 160);
  ASSERT_TRUE(holds_secret(folder / "index"));
  const std::string untouched = read_manifest(folder / "index")->generations.back().name;
  {
    const auto missing = open_indexer(folder / "index").purge({"post-1000", "post-2000"});
    ASSERT_TRUE(missing) << missing.error().message;
    EXPECT_EQ(*missing, std::vector<std::string>{"post-2000"});
  }
  EXPECT_FALSE(holds_secret(folder / "index"));
  expect_sound(folder / "index");
  EXPECT_EQ(read_manifest(folder / "index")->generations.front().name, untouched);
  add(folder / "other", 0, 160);
  EXPECT_EQ(read_terms(folder / "index"), read_terms(folder / "other"));
  EXPECT_EQ(read_articles(folder / "index").size(), 160U);
}

TEST(Purge, LeavesNothingThatWasMadeOfAnArticle) {
  const Folder folder;
  add(folder / "index", 0, 40, {secret(0)});
  add(folder / "index", 40, 80);
  const auto traces = derived(folder / "index");
  const std::string before = everything(folder / "index");
  for (const std::string& trace : traces) {
    EXPECT_GE(trace.size(), 8U);
    EXPECT_NE(before.find(trace), std::string::npos);
  }
  ASSERT_TRUE(open_indexer(folder / "index").purge({"post-1000"}));
  const std::string after = everything(folder / "index");
  for (const std::string& trace : traces) EXPECT_EQ(after.find(trace), std::string::npos);
}

TEST(Purge, ReachesWhatWasDeletedBefore) {
  const Folder folder;
  add(folder / "index", 0, 40, {secret(0)});
  {
    Indexer indexer = open_indexer(folder / "index");
    ASSERT_TRUE(*indexer.remove("post-1000"));
    ASSERT_TRUE(indexer.commit());
  }
  ASSERT_TRUE(holds_secret(folder / "index"));
  ASSERT_TRUE(open_indexer(folder / "index").purge({"post-1000"}));
  EXPECT_FALSE(holds_secret(folder / "index"));
  expect_sound(folder / "index");
}

TEST(Purge, MakesTheDictionaryAnewThatHoldsPiecesOfIt) {
  const Folder folder;
  std::string lines;
  const auto add_line = [&](const Article& article, const std::string& id) {
    lines += "{\"_id\":\"" + id + "\",\"title\":\"" + article.title + "\",\"text\":\"" + article.body + "\"}\n";
  };
  for (unsigned n = 0; n < 300; ++n) add_line(make_article(n, 0, 100), "post-" + std::to_string(n));
  std::vector<std::string> ids;
  for (unsigned n = 1000; n < 1020; ++n) {
    ids.push_back("post-" + std::to_string(n));
    add_line(secret(n), ids.back());
  }
  UpdateRequest request;
  request.paths = {folder.write("all.jsonl", lines)};
  ASSERT_TRUE(open_indexer(folder / "index").update(request));
  const auto dictionary = open_snapshot(folder / "index").dictionary();
  ASSERT_TRUE(dictionary);
  ASSERT_NE(dictionary->content().find(secret_name), std::string::npos);
  ASSERT_TRUE(open_indexer(folder / "index").purge(ids));
  EXPECT_FALSE(holds_secret(folder / "index"));
  expect_sound(folder / "index");
  EXPECT_EQ(read_articles(folder / "index").size(), 300U);
  EXPECT_TRUE(open_snapshot(folder / "index").dictionary());
}

TEST(Purge, OfAllLeavesAnEmptyIndex) {
  const Folder folder;
  add(folder / "index", 0, 0, {secret(0)});
  ASSERT_TRUE(open_indexer(folder / "index").purge({"post-1000"}));
  EXPECT_FALSE(holds_secret(folder / "index"));
  EXPECT_EQ(index_info(folder / "index")->articles, 0U);
  expect_sound(folder / "index");
}

TEST(Purge, OfNothingChangesNothing) {
  const Folder folder;
  add(folder / "index", 0, 10);
  const auto commit = index_info(folder / "index")->commit;
  const auto missing = open_indexer(folder / "index").purge({"post-1000"});
  ASSERT_TRUE(missing);
  EXPECT_EQ(missing->size(), 1U);
  EXPECT_EQ(index_info(folder / "index")->commit, commit);
}

TEST(Purge, LeavesOpenReadersAlone) {
  const Folder folder;
  add(folder / "index", 0, 40, {secret(0)});
  Snapshot reader = open_snapshot(folder / "index");
  ASSERT_TRUE(open_indexer(folder / "index").purge({"post-1000"}));
  const auto at = reader.find("post-1000");
  ASSERT_TRUE(at && *at);
  EXPECT_EQ(reader.article(**at)->body, secret(0).body);
}

}  // namespace
}  // namespace malmoi::index
