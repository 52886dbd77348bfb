// SPDX-License-Identifier: GPL-2.0-or-later
#include <malmoi/indexer.h>
#include <malmoi/maintenance.h>

#include "index/stored_article.h"
#include "test_articles.h"

namespace malmoi::index {
namespace {

IndexInfo info_of(const std::string& path) {
  auto info = index_info(path);
  if (!info) throw std::runtime_error(info.error().message);
  return *info;
}

/// The index holds exactly these, and says so.
void expect_articles(const std::string& path, const std::map<std::string, Article>& wanted) {
  const auto found = read_articles(path);
  EXPECT_EQ(found.size(), wanted.size());
  std::uint64_t bytes = 0;
  for (const auto& [id, article] : wanted) {
    bytes += text_size(article);
    const auto at = found.find(id);
    ASSERT_NE(at, found.end()) << id;
    EXPECT_EQ(serialize(at->second), serialize(article)) << id;
  }
  EXPECT_EQ(info_of(path).articles, wanted.size());
  EXPECT_EQ(info_of(path).text_bytes, bytes);
  expect_sound(path);
}

TEST(Indexer, AddsCommitsAndOpensAgain) {
  const Folder folder;
  const std::string path = folder / "new/index";
  {
    Indexer indexer = open_indexer(path);
    ASSERT_TRUE(indexer.add(make_article(1)).ok());
    EXPECT_EQ(index_info(path).error().code, ErrorCode::not_an_index);  // nothing is visible yet
    ASSERT_TRUE(indexer.commit().ok());
    expect_articles(path, {{"post-1", make_article(1)}});
  }
  Indexer indexer = open_indexer(path);
  ASSERT_TRUE(indexer.add(make_article(2)).ok());
  ASSERT_TRUE(indexer.commit().ok());
  expect_articles(path, {{"post-1", make_article(1)}, {"post-2", make_article(2)}});
}

TEST(Indexer, ReplacesAndRemoves) {
  const Folder folder;
  Indexer indexer = open_indexer(folder.path());
  for (unsigned n = 0; n < 10; ++n) ASSERT_TRUE(indexer.add(make_article(n)).ok());
  ASSERT_TRUE(indexer.commit().ok());
  ASSERT_TRUE(indexer.add(make_article(3, 1)).ok());
  EXPECT_TRUE(*indexer.remove("post-4"));
  EXPECT_FALSE(*indexer.remove("post-4"));
  EXPECT_FALSE(*indexer.remove("nobody"));
  ASSERT_TRUE(indexer.commit().ok());
  std::map<std::string, Article> wanted;
  for (unsigned n = 0; n < 10; ++n) wanted["post-" + std::to_string(n)] = make_article(n, n == 3);
  wanted.erase("post-4");
  expect_articles(folder.path(), wanted);
  EXPECT_EQ(info_of(folder.path()).tombstones, 2U);
}

TEST(Indexer, RemoveTakesAnyBytesForAnId) {
  const Folder folder;
  Indexer indexer = open_indexer(folder.path());
  ASSERT_TRUE(indexer.add(make_article(1)).ok());
  ASSERT_TRUE(indexer.commit().ok());
  for (const std::string& id : {std::string(), std::string(200, '\0'), std::string(1000, 'x'), std::string("\xFF"),
                                std::string(199, '\xFF'), std::string("#")}) {
    const auto removed = indexer.remove(id);
    ASSERT_TRUE(removed.ok()) << removed.error().message;
    EXPECT_FALSE(*removed);
  }
}

TEST(Indexer, LastWordOfATransactionCounts) {
  const Folder folder;
  Indexer indexer = open_indexer(folder.path());
  ASSERT_TRUE(indexer.add(make_article(1, 0)).ok());
  ASSERT_TRUE(indexer.add(make_article(1, 1)).ok());
  ASSERT_TRUE(indexer.add(make_article(1, 1)).ok());
  ASSERT_TRUE(indexer.add(make_article(2)).ok());
  EXPECT_TRUE(*indexer.remove("post-2"));
  EXPECT_FALSE(*indexer.remove("post-2"));
  ASSERT_TRUE(indexer.commit().ok());
  expect_articles(folder.path(), {{"post-1", make_article(1, 1)}});
  EXPECT_TRUE(*indexer.remove("post-1"));
  ASSERT_TRUE(indexer.add(make_article(1, 1)).ok());
  ASSERT_TRUE(indexer.add(make_article(3)).ok());
  ASSERT_TRUE(indexer.commit().ok());
  expect_articles(folder.path(), {{"post-1", make_article(1, 1)}, {"post-3", make_article(3)}});
  ASSERT_TRUE(indexer.add(make_article(3, 1)).ok());
  ASSERT_TRUE(indexer.add(make_article(3, 0)).ok());  // back to what is indexed
  ASSERT_TRUE(indexer.commit().ok());
  expect_articles(folder.path(), {{"post-1", make_article(1, 1)}, {"post-3", make_article(3)}});
}

TEST(Indexer, UnchangedArticlesMakeNoCommit) {
  const Folder folder;
  Indexer indexer = open_indexer(folder.path());
  ASSERT_TRUE(indexer.add(make_article(1)).ok());
  ASSERT_TRUE(indexer.commit().ok());
  const std::string before = read_all(folder / "CURRENT");
  ASSERT_TRUE(indexer.add(make_article(1)).ok());
  ASSERT_TRUE(indexer.commit().ok());
  ASSERT_TRUE(indexer.commit().ok());
  EXPECT_EQ(read_all(folder / "CURRENT"), before);
}

TEST(Indexer, RemovingAllLeavesAnEmptyIndex) {
  const Folder folder;
  Indexer indexer = open_indexer(folder.path());
  ASSERT_TRUE(indexer.add(make_article(1)).ok());
  ASSERT_TRUE(indexer.commit().ok());
  EXPECT_TRUE(*indexer.remove("post-1"));
  ASSERT_TRUE(indexer.commit().ok());
  expect_articles(folder.path(), {});
  EXPECT_EQ(info_of(folder.path()).generations, 0U);
  ASSERT_TRUE(indexer.compact().ok());
  ASSERT_TRUE(indexer.add(make_article(1)).ok());
  ASSERT_TRUE(indexer.commit().ok());
  expect_articles(folder.path(), {{"post-1", make_article(1)}});
}

TEST(Indexer, RefusedArticlesLeaveTheTransactionWhole) {
  const Folder folder;
  Indexer indexer = open_indexer(folder.path());
  ASSERT_TRUE(indexer.add(make_article(1)).ok());
  Article bad = make_article(2);
  bad.id = "두 낱말";
  expect_error(indexer.add(bad).error(), ErrorCode::invalid_argument, "id");
  bad = make_article(1, 1);
  bad.published = "2024-07-12T25:00:00Z";
  expect_error(indexer.add(bad).error(), ErrorCode::invalid_argument, "post-1");
  bad = make_article(1, 1);
  bad.body = "\xFF";
  expect_error(indexer.add(bad).error(), ErrorCode::bad_encoding, "body");
  ASSERT_TRUE(indexer.commit().ok());
  expect_articles(folder.path(), {{"post-1", make_article(1)}});
}

TEST(Indexer, RefusesAnyTextThatIsNotUtf8) {
  const Folder folder;
  Indexer indexer = open_indexer(folder.path());
  const std::string bad = "\xED\xA0\x80";
  const std::vector<void (*)(Article&, const std::string&)> fields = {
      [](Article& a, const std::string& text) { a.id = text; },
      [](Article& a, const std::string& text) { a.title = text; },
      [](Article& a, const std::string& text) { a.excerpt = text; },
      [](Article& a, const std::string& text) { a.body = text; },
      [](Article& a, const std::string& text) { a.published = text; },
      [](Article& a, const std::string& text) { a.url = text; },
      [](Article& a, const std::string& text) { a.author = text; },
      [](Article& a, const std::string& text) { a.categories = {"정치", text}; },
      [](Article& a, const std::string& text) { a.tags = {text}; },
      [](Article& a, const std::string& text) { a.source_root = text; },
      [](Article& a, const std::string& text) { a.source_path = text; },
      [](Article& a, const std::string& text) { a.extra = {{text, "값"}}; },
      [](Article& a, const std::string& text) { a.extra = {{"키", text}}; },
  };
  for (std::size_t i = 0; i < fields.size(); ++i) {
    Article article = make_article(1);
    fields[i](article, bad);
    EXPECT_FALSE(indexer.add(article).ok()) << i;
  }
  ASSERT_TRUE(indexer.commit().ok());
  expect_articles(folder.path(), {});
}

TEST(Indexer, RefusesArticlesOverTheLimitOfALine) {
  const Folder folder;
  Settings settings;
  settings.ingest.max_line_bytes = 1000;
  auto indexer = Indexer::open(folder.path(), settings);
  ASSERT_TRUE(indexer.ok());
  Article article;
  article.id = "다리";
  article.body = std::string(994, 'x');
  ASSERT_TRUE(indexer->add(article).ok());
  article.tags = {"새", "길"};
  const Status refused = indexer->add(article);
  ASSERT_FALSE(refused.ok());
  expect_error(refused.error(), ErrorCode::too_large, "1006 bytes are more than max_line_bytes (1000)");
  ASSERT_TRUE(indexer->commit().ok());
  article.tags.clear();
  expect_articles(folder.path(), {{"다리", article}});
}

TEST(Indexer, TakesOddArticles) {
  const Folder folder;
  Indexer indexer = open_indexer(folder.path());
  std::map<std::string, Article> wanted;
  const auto add = [&](Article article) {
    const Status added = indexer.add(article);
    ASSERT_TRUE(added.ok()) << added.error().message;
    const std::string id = article.id;
    wanted[id] = std::move(article);
  };
  Article article;
  article.id = "empty";
  add(article);
  article.id = "no-terms";
  article.title = article.body = " .,!?\n\n … ";
  add(article);
  article.id = "nul";
  article.title = article.body = std::string("가\0나", 7);
  add(article);
  article.id = std::string(511, 'x') + "1";
  add(article);
  article.id = std::string(511, 'x') + "2";
  add(article);
  article = make_article(1, 0, 400000);  // some 3 MB
  article.id = "huge";
  std::mt19937 random(1);
  article.title = some_text(random, 100000);
  add(article);
  article = make_article(2);
  article.id = "many-names";
  for (int i = 0; i < 5000; ++i) article.tags.push_back("이름 " + std::to_string(i));
  add(article);
  ASSERT_TRUE(indexer.commit().ok());
  expect_articles(folder.path(), wanted);
  EXPECT_TRUE(*indexer.remove(std::string(511, 'x') + "1"));
  wanted.erase(std::string(511, 'x') + "1");
  ASSERT_TRUE(indexer.compact().ok());
  expect_articles(folder.path(), wanted);
}

TEST(Indexer, DestroyedWithoutCommitLeavesAFolderThatWasThere) {
  const Folder folder;
  std::filesystem::create_directory(folder / "made");
  {
    Indexer indexer = open_indexer(folder / "made");
    ASSERT_TRUE(indexer.add(make_article(1)).ok());
  }
  EXPECT_TRUE(std::filesystem::is_empty(folder / "made"));
}

TEST(Indexer, DestroyedWithoutCommitLeavesNothing) {
  const Folder folder;
  {
    Indexer indexer = open_indexer(folder / "index");
    for (unsigned n = 0; n < 50; ++n) ASSERT_TRUE(indexer.add(make_article(n)).ok());
  }
  EXPECT_FALSE(std::filesystem::exists(folder / "index"));
  {
    Indexer indexer = open_indexer(folder / "index");
    ASSERT_TRUE(indexer.add(make_article(1)).ok());
    ASSERT_TRUE(indexer.commit().ok());
    ASSERT_TRUE(indexer.add(make_article(1, 1)).ok());
    ASSERT_TRUE(indexer.add(make_article(2)).ok());
  }
  expect_articles(folder / "index", {{"post-1", make_article(1)}});
  EXPECT_FALSE(std::filesystem::exists(folder / "index/tmp"));
}

TEST(Indexer, CompactFoldsToOneGenerationWithoutTombstones) {
  const Folder folder;
  Indexer indexer = open_indexer(folder.path());
  std::map<std::string, Article> wanted;
  for (unsigned round = 0; round < 4; ++round) {
    for (unsigned n = round * 5; n < round * 5 + 10; ++n) {
      wanted["post-" + std::to_string(n)] = make_article(n, round);
      ASSERT_TRUE(indexer.add(make_article(n, round)).ok());
    }
    ASSERT_TRUE(indexer.commit().ok());
  }
  EXPECT_GT(info_of(folder.path()).generations, 1U);
  const auto terms = read_terms(folder.path());
  ASSERT_TRUE(indexer.compact().ok());
  expect_articles(folder.path(), wanted);
  EXPECT_EQ(info_of(folder.path()).generations, 1U);
  EXPECT_EQ(info_of(folder.path()).tombstones, 0U);
  EXPECT_EQ(read_terms(folder.path()), terms);
  const std::string before = read_all(folder / "CURRENT");
  ASSERT_TRUE(indexer.compact().ok());
  EXPECT_EQ(read_all(folder / "CURRENT"), before);
}

TEST(Indexer, CompactCommitsWhatIsPending) {
  const Folder folder;
  Indexer indexer = open_indexer(folder.path());
  ASSERT_TRUE(indexer.add(make_article(1)).ok());
  ASSERT_TRUE(indexer.compact().ok());
  expect_articles(folder.path(), {{"post-1", make_article(1)}});
}

TEST(Indexer, ManyUpdatesStayBounded) {
  const Folder folder;
  constexpr unsigned articles = 100;
  {
    Indexer once = open_indexer(folder / "once");
    for (unsigned n = 0; n < articles; ++n) ASSERT_TRUE(once.add(make_article(n, 99)).ok());
    ASSERT_TRUE(once.commit().ok());
  }
  Indexer indexer = open_indexer(folder / "often");
  std::uint64_t most_generations = 0;
  std::uint64_t most_bytes = 0;
  for (unsigned round = 0; round < 100; ++round) {
    for (unsigned n = 0; n < articles; ++n) ASSERT_TRUE(indexer.add(make_article(n, round)).ok());
    ASSERT_TRUE(indexer.commit().ok());
    most_generations = std::max(most_generations, info_of(folder / "often").generations);
    most_bytes = std::max(most_bytes, info_of(folder / "often").bytes);
  }
  EXPECT_LE(most_generations, 8U);
  EXPECT_LT(most_bytes, 2 * info_of(folder / "once").bytes + 200000);
  EXPECT_EQ(read_terms(folder / "often"), read_terms(folder / "once"));
  expect_sound(folder / "often");
}

TEST(Indexer, ManyAddingCommitsFoldInTiers) {
  const Folder folder;
  Indexer indexer = open_indexer(folder.path());
  std::map<std::string, Article> wanted;
  for (unsigned round = 0; round < 30; ++round) {
    for (unsigned n = round * 20; n < round * 20 + 20; ++n) {
      wanted["post-" + std::to_string(n)] = make_article(n);
      ASSERT_TRUE(indexer.add(make_article(n)).ok());
    }
    ASSERT_TRUE(indexer.commit().ok());
    EXPECT_LE(info_of(folder.path()).generations, 14U);
  }
  expect_articles(folder.path(), wanted);
}

TEST(Indexer, TermListsAreFixedUntilCompact) {
  const Folder folder;
  Settings with;
  with.index.term_lists = true;
  const auto has_term_lists = [&] {
    const Snapshot snapshot = open_snapshot(folder.path());
    std::size_t count = 0;
    for (std::size_t g = 0; g < snapshot.generation_count(); ++g) {
      try {
        Xapian::Database(folder / snapshot.manifest().generations[g].name).termlist_begin(1);
        ++count;
      } catch (const Xapian::FeatureUnavailableError&) {
      }
    }
    EXPECT_TRUE(count == 0 || count == snapshot.generation_count());
    EXPECT_EQ(snapshot.manifest().term_lists, count > 0);
    return count > 0;
  };
  {
    Indexer indexer = open_indexer(folder.path());
    ASSERT_TRUE(indexer.add(make_article(1)).ok());
    ASSERT_TRUE(indexer.commit().ok());
    EXPECT_FALSE(has_term_lists());
  }
  Indexer indexer = open_indexer(folder.path(), with);
  ASSERT_TRUE(indexer.add(make_article(2)).ok());
  ASSERT_TRUE(indexer.commit().ok());
  EXPECT_FALSE(has_term_lists());
  ASSERT_TRUE(indexer.compact().ok());
  EXPECT_TRUE(has_term_lists());
  ASSERT_TRUE(indexer.add(make_article(3)).ok());
  ASSERT_TRUE(indexer.commit().ok());
  EXPECT_TRUE(has_term_lists());
  EXPECT_TRUE(info_of(folder.path()).term_lists);
  expect_sound(folder.path());
}

TEST(Indexer, RebuildTakesOtherAnalyzerSettings) {
  const Folder folder;
  Settings other;
  other.analyzer.hanja_readings = false;
  Article hanja = make_article(1);
  hanja.body = "美 대표단";
  {
    Indexer indexer = open_indexer(folder.path());
    ASSERT_TRUE(indexer.add(hanja).ok());
    ASSERT_TRUE(indexer.commit().ok());
    ASSERT_TRUE(indexer.add(make_article(2)).ok());
    ASSERT_TRUE(indexer.commit().ok());
    EXPECT_EQ(rebuild_index(folder.path(), other).error().code, ErrorCode::locked);
  }
  EXPECT_TRUE(read_terms(folder.path())["미"].contains("post-1"));
  const std::string old_fingerprint = info_of(folder.path()).fingerprint;
  ASSERT_TRUE(rebuild_index(folder.path(), other).ok());
  EXPECT_NE(info_of(folder.path()).fingerprint, old_fingerprint);
  EXPECT_FALSE(read_terms(folder.path())["미"].contains("post-1"));
  expect_articles(folder.path(), {{"post-1", hanja}, {"post-2", make_article(2)}});
  EXPECT_TRUE(Indexer::open(folder.path(), other).ok());
  expect_error(Indexer::open(folder.path()).error(), ErrorCode::fingerprint_mismatch, "newsidx rebuild");
}

TEST(Indexer, RebuildOfAnEmptyIndexChangesItsAnalyzer) {
  const Folder folder;
  Settings other;
  other.analyzer.hanja_readings = false;
  { ASSERT_TRUE(open_indexer(folder.path()).commit().ok()); }
  ASSERT_TRUE(rebuild_index(folder.path(), other).ok());
  EXPECT_TRUE(Indexer::open(folder.path(), other).ok());
}

TEST(Indexer, RebuildMakesNoIndex) {
  const Folder folder;
  EXPECT_EQ(rebuild_index(folder / "none").error().code, ErrorCode::not_found);
  EXPECT_FALSE(std::filesystem::exists(folder / "none"));
}

TEST(IndexInfo, CountsBytesOnDisk) {
  const Folder folder;
  {
    Indexer indexer = open_indexer(folder.path());
    for (unsigned n = 0; n < 30; ++n) ASSERT_TRUE(indexer.add(make_article(n)).ok());
    ASSERT_TRUE(indexer.commit().ok());
    ASSERT_TRUE(*indexer.remove("post-3"));
    ASSERT_TRUE(indexer.commit().ok());
  }
  std::uint64_t bytes = 0;
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder.path())) {
    if (file.is_regular_file()) bytes += file.file_size();
  }
  const IndexInfo info = info_of(folder.path());
  EXPECT_EQ(info.bytes, bytes);
  EXPECT_GT(info.stored_bytes, 0U);
  EXPECT_LT(info.stored_bytes, info.bytes);
  EXPECT_EQ(info.commit, 2U);
  EXPECT_EQ(info.format, 3);
  EXPECT_EQ(info.fingerprint.size(), 16U);
  EXPECT_EQ(index_info(folder / "none").error().code, ErrorCode::not_found);
}

TEST(IndexInfo, AdvisesToCompactManyGenerations) {
  const Folder folder;
  Settings settings;
  settings.index.auto_compact = false;
  auto indexer = Indexer::open(folder.path(), settings);
  ASSERT_TRUE(indexer.ok());
  for (unsigned n = 0; n < 12; ++n) {
    EXPECT_FALSE(n > 0 && n < 10 && info_of(folder.path()).compact_advised) << n;
    ASSERT_TRUE(indexer->add(make_article(n)).ok());
    ASSERT_TRUE(indexer->commit().ok());
  }
  EXPECT_EQ(info_of(folder.path()).generations, 12U);
  EXPECT_TRUE(info_of(folder.path()).compact_advised);
  ASSERT_TRUE(indexer->compact().ok());
  EXPECT_EQ(info_of(folder.path()).generations, 1U);
  EXPECT_FALSE(info_of(folder.path()).compact_advised);
}

}  // namespace
}  // namespace malmoi::index
