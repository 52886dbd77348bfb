// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/warnings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "text/utf8.h"

namespace malmoi::search {
namespace {

using query::Warning;
using query::WarningKind;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;

constexpr auto last_kind = WarningKind::out_of_time;

TEST(Warnings, EachKindHasItsSentenceInBothLanguages) {
  std::set<std::string> sentences;
  for (int kind = 0; kind <= static_cast<int>(last_kind); ++kind) {
    for (const Language language : {Language::ko, Language::en}) {
      const std::string text = sentence({static_cast<WarningKind>(kind), "말모이"}, language);
      EXPECT_FALSE(text.empty());
      EXPECT_THAT(text, Not(HasSubstr("{}")));
      EXPECT_THAT(text, Not(HasSubstr("\n")));
      sentences.insert(text);
    }
  }
  EXPECT_EQ(sentences.size(), 2 * (static_cast<std::size_t>(last_kind) + 1));
}

TEST(Warnings, SayWhatWasTyped) {
  for (const WarningKind kind :
       {WarningKind::unbalanced_quote, WarningKind::dangling_operator, WarningKind::bad_date, WarningKind::empty_clause,
        WarningKind::nothing_searchable, WarningKind::jamo_literal, WarningKind::word_not_in_index,
        WarningKind::word_in_parts, WarningKind::required_not_in_index, WarningKind::excluded_not_in_index,
        WarningKind::syllable_as_word, WarningKind::prefix_limited}) {
    for (const Language language : {Language::ko, Language::en}) {
      EXPECT_THAT(sentence({kind, "말모이 {}"}, language), EndsWith(": 말모이 {}"));
    }
  }
}

TEST(Warnings, ShowNoMoreThanALine) {
  std::string typed;
  for (int i = 0; i < 1000; ++i) typed += "가\n";
  const std::string text = sentence({WarningKind::word_not_in_index, typed}, Language::ko);
  EXPECT_LT(text::count_code_points(text), 120u);
  EXPECT_THAT(text, EndsWith("가 …"));
  EXPECT_THAT(text, Not(HasSubstr("\n")));
}

TEST(Warnings, AreValidWhateverWasTyped) {
  EXPECT_TRUE(text::is_valid_utf8(sentence({WarningKind::bad_date, "\xFF\xEA\xB0"}, Language::en)));
}

}  // namespace
}  // namespace malmoi::search
