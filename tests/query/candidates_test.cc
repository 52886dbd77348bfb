// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/candidates.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "text/utf8.h"

namespace malmoi::query {
namespace {

/// Clauses as (a|b c)(d): alternatives of terms that must all be there; x* for any term that begins so, *x
/// for any pair that ends so.
std::string candidates(const std::string& text, NodeKind kind = NodeKind::phrase,
                       const std::set<std::string>& terms = {}) {
  analysis::Chain chain({});
  const HasTerm has_term = [&](const std::string& term) { return terms.contains(term); };
  std::string out;
  for (const CandidateClause& clause : phrase_candidates(phrase_text(chain, text), has_term, kind)) {
    std::string options;
    for (const auto& option : clause.options) {
      if (!options.empty()) options += '|';
      for (std::size_t i = 0; i < option.size(); ++i) options += (i > 0 ? " " : "") + option[i];
    }
    if (!clause.beginning.empty()) options += '|' + clause.beginning + '*';
    if (clause.pairs_ending != 0) options += "|*" + text::to_utf8(std::u32string(1, clause.pairs_ending));
    out += '(' + options + ')';
  }
  return out;
}

TEST(Candidates, APairIsInAWordOrAWordEndsInIt) {
  EXPECT_EQ(candidates("북핵"), "(북핵|북 핵)");
  EXPECT_EQ(candidates("북핵"), candidates("북 핵"));
}

TEST(Candidates, AWordOfOneSyllableIsATerm) { EXPECT_EQ(candidates("핵", NodeKind::word), "(핵)"); }

TEST(Candidates, WhatAParticleMayTakeProvesNothing) {
  EXPECT_EQ(candidates("에서"), "");
  EXPECT_EQ(candidates("에서", NodeKind::prefix), "(에서|에)") << "a word keeps its first syllable";
  EXPECT_EQ(candidates("에서", NodeKind::word), "(에서|에)") << "and so does one that is sought";
  EXPECT_EQ(candidates("하와이"), "(하와|하|*하)") << "하, 와이고";
  EXPECT_EQ(candidates("북한"), "(북한|북|*북)") << "전북한테";
}

TEST(Candidates, LettersAndDigitsMayBeJoinedOrApart) {
  EXPECT_EQ(candidates("WiFi"), "(wifi)");
  EXPECT_EQ(candidates("WiFi", NodeKind::phrase, {"wi", "fi", "w", "ifi"}), "(wifi|w|wi)(wifi|ifi|fi)");
  EXPECT_EQ(candidates("Wi-Fi", NodeKind::phrase, {"wi", "fi"}), "(wifi|wi)(wifi|fi)");
  EXPECT_EQ(candidates("12-5", NodeKind::phrase, {"12", "5"}), "(125|12)(125|5)");
  EXPECT_EQ(candidates("12.5", NodeKind::phrase, {"12", "5", "1", "2"}), "(12|1)(12|2)(5)") << "never 125";
  EXPECT_EQ(candidates("1,000"), "(1000)");
  EXPECT_EQ(candidates("5G", NodeKind::phrase, {"5", "g"}), "(5)(g)");
}

TEST(Candidates, APrefixGoesOn) {
  EXPECT_EQ(candidates("sam", NodeKind::prefix), "(sam|sam*)");
  EXPECT_EQ(candidates("sam", NodeKind::prefix, {"s"}), "(sam|s|sam*)");
  EXPECT_EQ(candidates("북핵", NodeKind::prefix), "(북핵|북)");
}

TEST(Candidates, HanjaStandForThemselves) { EXPECT_EQ(candidates("韓美"), "(韓)(美)"); }

}  // namespace
}  // namespace malmoi::query
