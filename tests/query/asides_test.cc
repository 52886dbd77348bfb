// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/asides.h"

#include <gtest/gtest.h>

namespace malmoi::query {
namespace {

ParsedQuery loosened(const std::string& text) {
  ParsedQuery query = parse(text);
  loosen_asides(query);
  return query;
}

TEST(Asides, AreBareWordsBesideOthers) {
  const ParsedQuery query = loosened("등대 (바닷가 불빛 (밤 배)) 이름");
  EXPECT_EQ(to_string(query.root), to_string(parse("등대 바닷가 불빛 밤 배 이름").root));
  ASSERT_EQ(query.warnings.size(), 1u);
  EXPECT_EQ(query.warnings[0].kind, WarningKind::aside_loosened);
  EXPECT_EQ(query.warnings[0].text, "바닷가 불빛 밤 배");
}

TEST(Asides, OfOneQueryAreAllLoosened) {
  const ParsedQuery query = loosened("(바닷가 불빛) 등대 (밤 배) -안개");
  EXPECT_EQ(to_string(query.root), to_string(parse("바닷가 불빛 등대 밤 배 -안개").root));
  EXPECT_EQ(query.warnings.size(), 2u);
}

TEST(Asides, GroupsStayWithAnOperatorSignFieldOrQuotes) {
  for (const char* text :
       {"등대 (바닷가 OR 불빛)", "등대 (바닷가 AND 불빛)", "등대 (+바닷가 불빛)", "등대 (바닷가 -불빛)",
        "등대 (바닷가 \"밤 배\")", "등대 (바닷가 불*)", "등대 +(바닷가 불빛)", "등대 -(바닷가 불빛)",
        "등대 title:(바닷가 불빛)", "등대 (바닷가 tag:배)", "등대 AND (바닷가 불빛)", "등대 (배 (바닷가 OR 불빛))"}) {
    const ParsedQuery query = loosened(text);
    EXPECT_EQ(to_string(query.root), to_string(parse(text).root)) << text;
    EXPECT_EQ(query.warnings.size(), parse(text).warnings.size()) << text;
  }
}

TEST(Asides, GroupsStayWithoutBareWordsBesideThem) {
  for (const char* text : {"(바닷가 불빛)", "(바닷가 불빛) (밤 배)", "+등대 (바닷가 불빛)", "tag:배 (바닷가 불빛)"}) {
    EXPECT_EQ(to_string(loosened(text).root), to_string(parse(text).root)) << text;
  }
}

}  // namespace
}  // namespace malmoi::query
