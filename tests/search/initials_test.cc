// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "test_index.h"

namespace malmoi::search {
namespace {

using Ids = std::vector<std::string>;

Article article(const std::string& id, const std::string& title, const std::string& body) {
  Article made;
  made.id = id;
  made.title = title;
  made.body = body;
  return made;
}

const TestIndex& news() {
  static const TestIndex index({article("alliance", "한미동맹 다시 묶는다", "두 나라가 만났다."),
                                article("friends", "한미동맹친선회 창립", "모임이 열렸다."),
                                article("basket", "장바구니 물가 오른다", "채소 값이 뛰었다."),
                                article("body", "두 나라 정상 만나", "한미동맹을 논의했다."),
                                article("laugh", "요즘 아이들 말", "ㅋㅋㅋ 하고 웃는다. ㄳ 하고 인사한다."),
                                article("president", "대통령 새해 인사", "새해 인사를 전했다.")});
  return index;
}

TEST(Initials, StandForWordsOfTitles) {
  // 한미동맹 is found inside 한미동맹친선회, as it is when typed.
  EXPECT_EQ(news().ids("ㅎㅁㄷㅁ"), (Ids{"alliance", "friends"}));
  EXPECT_EQ(news().ids("ㅎㅁ동맹"), (Ids{"alliance", "friends"}));
  EXPECT_EQ(news().ids("title:ㄷㅌㄹ"), (Ids{"president"}));
  EXPECT_TRUE(news().search("ㅎㅁㄷㅁ").warnings.empty());
}

TEST(Initials, OfNoWholeWordStandForWhatBeginsSo) {
  EXPECT_EQ(news().ids("장바ㄱ"), (Ids{"basket"}));
  EXPECT_EQ(news().ids("ㅎㅁㄷㅁㅊ"), (Ids{"friends"}));
}

TEST(Initials, WorkWithOperators) {
  EXPECT_EQ(news().ids("ㅎㅁㄷㅁ 묶는다").front(), "alliance");
  EXPECT_EQ(news().ids("ㅎㅁㄷㅁ +묶는다"), (Ids{"alliance"}));
  EXPECT_EQ(news().ids("인사 -ㄷㅌㄹ"), (Ids{"laugh"}));
  EXPECT_EQ(news().ids("ㄷㅌㄹ OR 장바ㄱ").size(), 2U);
}

TEST(Initials, ThatStandForNothingAreLiteral) {
  for (const char* query : {"ㅋㅋㅋ", "ㄳ"}) {
    const SearchResults results = news().search(query);
    EXPECT_EQ(TestIndex::ids(results), (Ids{"laugh"})) << query;
    ASSERT_FALSE(results.warnings.empty()) << query;
    EXPECT_NE(results.warnings[0].find(query), std::string::npos);
  }
  const SearchResults none = news().search("ㅃㅉㄸ");
  EXPECT_EQ(none.total.value, 0U);
  EXPECT_FALSE(none.warnings.empty());
  EXPECT_EQ(news().ids("\"ㅋㅋㅋ\""), (Ids{"laugh"})) << "quotes are literal";
}

TEST(Initials, AreNoWordsThatHaveJamoThemselves) {
  const TestIndex index({article("lead", "아이들 말", "은ㅋㅋ 하고 끝낸다."), article("rome", "로마 여행", "글"),
                         article("laugh", "긴 이야기", "로마ㅋㅋ 하고 쓴다.")});
  EXPECT_EQ(index.ids("은ㅋㅋ"), (Ids{"lead", "laugh"}));
  EXPECT_EQ(index.ids("로마ㅋㅋ").front(), "laugh");
}

TEST(Initials, FollowCommits) {
  TestIndex index({article("a", "한미동맹", "글")});
  EXPECT_EQ(index.ids("ㅎㅁㄷㅁ"), (Ids{"a"}));
  index.commit({article("b", "행마단맛", "글")});
  EXPECT_EQ(index.ids("ㅎㅁㄷㅁ").size(), 2U);
  index.commit({}, {"a"});
  EXPECT_EQ(index.ids("ㅎㅁㄷㅁ"), (Ids{"b"}));
}

}  // namespace
}  // namespace malmoi::search
