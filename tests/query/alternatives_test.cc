// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/alternatives.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "analysis/stripper.h"
#include "term_database.h"
#include "text/utf8.h"

namespace malmoi::query {
namespace {

class Alternatives : public testing::Test {
 protected:
  void add_document(std::initializer_list<const char*> terms) { documents_.emplace_back(terms.begin(), terms.end()); }

  /// 美+中 만든
  std::string of(const std::string& word) const {
    const std::u32string form = text::to_utf32(word);
    const TermDatabase database(documents_);
    std::string out;
    for (const Alternative& each :
         alternatives(form, form.substr(0, analysis::stem_length(form)), database.statistics())) {
      if (!out.empty()) out += ' ';
      for (std::size_t i = 0; i < each.terms.size(); ++i) out += (i > 0 ? "+" : "") + each.terms[i];
      EXPECT_GT(each.factor, 0);
      EXPECT_LT(each.factor, 1);
    }
    return out;
  }

  std::vector<std::vector<std::string>> documents_;
};

TEST_F(Alternatives, OnlyWhatTheIndexHas) {
  EXPECT_EQ(of("미국은"), "");
  EXPECT_EQ(of("만들었다"), "");
  EXPECT_EQ(of("디지털"), "");
  add_document({"美", "만든", "디지", "지탈"});
  EXPECT_EQ(of("미국은"), "美");
  EXPECT_EQ(of("만들었다"), "만든");
  EXPECT_EQ(of("디지털"), "지탈");
}

TEST_F(Alternatives, NumbersBeforeCounters) {
  add_document({"3명"});
  EXPECT_EQ(of("세명이"), "3명");
}

TEST_F(Alternatives, OneArticleMustHaveAllTerms) {
  add_document({"美"});
  EXPECT_EQ(of("미중"), "");
  add_document({"中"});
  EXPECT_EQ(of("미중"), "");
  add_document({"美", "中"});
  EXPECT_EQ(of("미중"), "美+中");
}

TEST_F(Alternatives, SpellingNeedsTheWholeWord) {
  add_document({"디지"});
  add_document({"지탈"});
  EXPECT_EQ(of("디지털"), "");
}

TEST_F(Alternatives, NeverMoreThanEight) {
  add_document({"쓴", "쓰는", "썼던", "써", "써서", "쓰고", "쓰기", "쓸", "씁니", "썼다"});
  const std::u32string form = text::to_utf32("썼다");
  const TermDatabase database(documents_);
  EXPECT_EQ(alternatives(form, form, database.statistics()).size(), 8u);
}

}  // namespace
}  // namespace malmoi::query
