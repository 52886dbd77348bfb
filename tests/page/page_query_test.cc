// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/page/page_query.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "newsd/target.h"

namespace newsd {
namespace {

using malmoi::Language;

PageQuery query_of(const std::string& target) {
  Request request;
  request.query = parse_target(target)->query;
  return parse_page_query(request);
}

TEST(PageQuery, GoesThroughItsAddress) {
  PageQuery query;
  query.text = "금리 & \"인하\"+#%";
  query.from = "2024-07";
  query.to = "2024-07-12";
  query.sort = malmoi::Sort::oldest;
  query.categories = {"정치", "사회=1"};
  query.tags = {"a&b"};
  query.page = 7;
  query.copies_of = "2024/1 가";
  query.language = Language::en;
  query.names_language = true;
  const PageQuery same = query_of("/" + address_of(query).substr(2));
  EXPECT_EQ(address_of(same), address_of(query));
  EXPECT_EQ(same.text, query.text);
  EXPECT_EQ(same.categories, query.categories);
  EXPECT_EQ(same.tags, query.tags);
  EXPECT_EQ(same.sort, query.sort);
  EXPECT_EQ(same.page, 7u);
  EXPECT_EQ(same.copies_of, query.copies_of);
  EXPECT_EQ(same.language, Language::en);
}

TEST(PageQuery, TakesWhatIsMalformedAsNotSaid) {
  const PageQuery query =
      query_of("/?q=%20%EA%B8%88%EB%A6%AC%20&page=-3&sort=best&lang=tlh&utm_source=x&category=&tag=a&tag=a");
  EXPECT_EQ(query.text, "금리");
  EXPECT_EQ(query.page, 1u);
  EXPECT_EQ(query.sort, malmoi::Sort::relevance);
  EXPECT_TRUE(query.categories.empty());
  EXPECT_THAT(query.tags, testing::ElementsAre("a"));
  EXPECT_EQ(query_of("/?page=99999999").page, 1000u);
  EXPECT_EQ(query_of("/?page=99999999999999").page, 1u);
}

TEST(PageQuery, SpeaksTheReadersLanguage) {
  const auto accepted = [](const char* header) {
    Request request;
    request.headers = {{"accept-language", header}};
    return language_of(request);
  };
  EXPECT_EQ(accepted(""), Language::ko);
  EXPECT_EQ(accepted("ko-KR,ko;q=0.9,en;q=0.8"), Language::ko);
  EXPECT_EQ(accepted("en-US,en;q=0.9,ko;q=0.8"), Language::en);
  EXPECT_EQ(accepted("ko;q=0.2, en;q=0.7"), Language::en);
  EXPECT_EQ(accepted("fr, de;q=0.5"), Language::ko);
  EXPECT_EQ(accepted("en;q=0, ko;q=0"), Language::ko);
}

TEST(PageQuery, AsksForOneHitMore) {
  PageQuery query;
  query.page = 3;
  EXPECT_EQ(search_request(query).limit, hits_on_page + 1);
  EXPECT_EQ(search_request(query).offset, 2 * hits_on_page);
}

}  // namespace
}  // namespace newsd
