// SPDX-License-Identifier: GPL-2.0-or-later
#include <malmoi/log.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "test_index.h"

namespace malmoi::search {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;

Article article(const std::string& id, const std::string& title) {
  Article made;
  made.id = id;
  made.title = title;
  return made;
}

class LogOfSearcher : public testing::Test {
 protected:
  LogOfSearcher() : index_({article("하나", "도서관")}) {}

  void open(const Settings& settings = {}) {
    auto opened = Searcher::open(index_.path(), settings, [this](LogLevel level, std::string_view message) {
      messages_.emplace_back(level, message);
      if (searcher_) searcher_->statistics();  // would wait for ever, were a lock held
    });
    ASSERT_TRUE(opened);
    searcher_.emplace(std::move(*opened));
    messages_.clear();
  }

  Result<SearchResults> search() {
    SearchRequest request;
    request.query = "도서관";
    return searcher_->search(request);
  }

  TestIndex index_;
  std::optional<Searcher> searcher_;
  std::vector<std::pair<LogLevel, std::string>> messages_;
};

TEST_F(LogOfSearcher, HearsOfANewCommitOnce) {
  open();
  ASSERT_TRUE(search());
  EXPECT_THAT(messages_, IsEmpty());
  index_.commit({article("둘", "미술관")});
  ASSERT_TRUE(search());
  ASSERT_TRUE(search());
  EXPECT_THAT(messages_, ElementsAre(Pair(LogLevel::info, AllOf(HasSubstr("opened commit"), HasSubstr("2 articles")))));
}

TEST_F(LogOfSearcher, HearsOfADamagedCommitOnceAndOfTheNextGoodOne) {
  open();
  const std::string current = index_.path() + "/CURRENT";
  std::filesystem::copy_file(current, current + ".kept");
  std::ofstream(current, std::ios::trunc) << "nonsense";
  EXPECT_FALSE(search());
  EXPECT_FALSE(search());
  EXPECT_THAT(messages_, ElementsAre(Pair(LogLevel::error, HasSubstr(index_.path()))));
  messages_.clear();
  std::filesystem::rename(current + ".kept", current);
  EXPECT_TRUE(search());
  EXPECT_THAT(messages_, ElementsAre(Pair(LogLevel::info, HasSubstr("opened commit"))));
}

TEST_F(LogOfSearcher, HearsOfSynonymsOnceAChange) {
  const TemporaryFolder folder;
  Settings settings;
  settings.search.synonyms = folder / "synonyms.yaml";
  const auto write = [&](const std::string& yaml) {
    std::ofstream(settings.search.synonyms + ".new") << yaml;
    std::filesystem::rename(settings.search.synonyms + ".new", settings.search.synonyms);
    ASSERT_TRUE(search());
    ASSERT_TRUE(search());
  };
  std::ofstream(settings.search.synonyms) << "- equal: [도서관, 책방]\n";
  open(settings);
  write("- equal: [도서관]\n");
  write("- equal: [도서관, 서점]\n");
  EXPECT_THAT(messages_, ElementsAre(Pair(LogLevel::warning, AllOf(HasSubstr(settings.search.synonyms + ":1"),
                                                                   HasSubstr("the synonyms before stay in use"))),
                                     Pair(LogLevel::info, HasSubstr(settings.search.synonyms))));
}

TEST_F(LogOfSearcher, WritesNothingByItself) {
  testing::internal::CaptureStderr();
  index_.searcher();
  index_.commit({article("둘", "미술관")});
  index_.search("도서관");
  std::ofstream(index_.path() + "/CURRENT", std::ios::trunc) << "nonsense";
  SearchRequest request;
  EXPECT_FALSE(index_.searcher().search(request));
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

}  // namespace
}  // namespace malmoi::search
