// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <string>

#include <malmoi/indexer.h>

#include "../temporary_folder.h"

namespace newsd {

/// An index of a few articles, of which each has the word 장마.
class SampleIndex : public testing::Test {
 protected:
  static constexpr int articles = 30;

  SampleIndex() : index_(folder_ / "index") {
    auto indexer = malmoi::Indexer::open(index_);
    for (int i = 1; i <= articles; ++i) add(*indexer, std::to_string(i), "장마 소식 " + std::to_string(i));
    EXPECT_TRUE(indexer->commit());
  }

  static void add(malmoi::Indexer& indexer, const std::string& id, const std::string& title) {
    malmoi::Article article;
    article.id = id;
    article.title = title;
    article.body = "남쪽에서 올라온 비구름이 " + id + "번째 고을에 비를 뿌렸다.";
    article.published = "2024-07-12";
    article.categories = {"날씨"};
    EXPECT_TRUE(indexer.add(article));
  }

  const malmoi::TemporaryFolder folder_;
  const std::string index_;
};

}  // namespace newsd
