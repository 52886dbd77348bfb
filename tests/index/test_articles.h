// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <gtest/gtest.h>
#include <malmoi/article.h>
#include <malmoi/indexer.h>
#include <malmoi/maintenance.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "../temporary_folder.h"
#include "../xapian_database.h"
#include "index/snapshot.h"

namespace malmoi::index {

using Folder = TemporaryFolder;

inline std::string read_all(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline std::string some_text(std::mt19937& random, std::size_t words) {
  static const std::vector<std::string> all = {
      "바다",   "어선이",   "항구에", "돌아와", "새벽", "경매가", "열렸다", "고등어", "값은",   "지난해보다",
      "올랐고", "상인들은", "얼음을", "채웠다", "등대", "3척",    "KTX역",  "美",     "파도가", "높아"};
  std::string text;
  for (std::size_t i = 0; i < words; ++i) text += (i ? " " : "") + all[random() % all.size()];
  return text;
}

/// Article number `n` in its `version`th wording; always the same.
inline Article make_article(unsigned n, unsigned version = 0, std::size_t words = 30) {
  std::mt19937 random(n * 1000 + version);
  Article article;
  article.id = "post-" + std::to_string(n);
  article.title = some_text(random, 5) + " " + std::to_string(version) + "판";
  article.excerpt = some_text(random, 6);
  article.body = some_text(random, words);
  article.published = "2024-07-" + std::string(n % 28 < 9 ? "0" : "") + std::to_string(n % 28 + 1);
  article.categories = {n % 2 ? "항만" : "날씨"};
  article.tags = {"태그 " + std::to_string(n % 3)};
  return article;
}

inline std::uint64_t text_size(const Article& a) { return a.title.size() + a.excerpt.size() + a.body.size(); }

inline Indexer open_indexer(const std::string& path, const Settings& settings = {}) {
  auto indexer = Indexer::open(path, settings);
  if (!indexer) throw std::runtime_error(indexer.error().message);
  return std::move(*indexer);
}

inline Snapshot open_snapshot(const std::string& path) {
  auto snapshot = Snapshot::open(path);
  if (!snapshot) throw std::runtime_error(snapshot.error().message);
  return std::move(*snapshot);
}

/// All live articles by their ids; an id met twice is a failure.
inline std::map<std::string, Article> read_articles(Snapshot& snapshot) {
  std::map<std::string, Article> all;
  for (std::uint32_t g = 0; g < snapshot.generation_count(); ++g) {
    for (std::uint32_t d = 1; d <= snapshot.manifest().generations[g].articles; ++d) {
      if (snapshot.tombstones(g).contains(d)) continue;
      auto article = snapshot.article(Location{g, d});
      if (!article) throw std::runtime_error(article.error().message);
      const std::string id = article->id;
      EXPECT_TRUE(all.emplace(id, std::move(*article)).second) << id;
    }
  }
  return all;
}

inline std::map<std::string, Article> read_articles(const std::string& path) {
  Snapshot snapshot = open_snapshot(path);
  return read_articles(snapshot);
}

/// term -> id -> wdf, over live articles.
inline std::map<std::string, std::map<std::string, unsigned>> read_terms(const std::string& path) {
  Snapshot snapshot = open_snapshot(path);
  std::map<std::string, std::map<std::string, unsigned>> all;
  const Xapian::Database database = open_by_xapian(path, snapshot);
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at) {
      if (snapshot.is_dead(*at)) continue;
      auto article = snapshot.article(*at);
      if (!article) throw std::runtime_error(article.error().message);
      all[*term][article->id] = at.get_wdf();
    }
  }
  return all;
}

inline void expect_sound(const std::string& path) {
  const auto report = check_index(path);
  ASSERT_TRUE(report.ok()) << report.error().message;
  EXPECT_EQ(report->problems, std::vector<std::string>());
  EXPECT_EQ(report->remedy, "");
}

/// One line that says what and where.
inline void expect_error(const Error& error, ErrorCode code, const std::string& part) {
  EXPECT_EQ(error.code, code) << error.message;
  EXPECT_NE(error.message.find(part), std::string::npos) << error.message;
  EXPECT_EQ(error.message.find('\n'), std::string::npos) << error.message;
}

}  // namespace malmoi::index
