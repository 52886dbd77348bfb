// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/candidates.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace malmoi::query {
namespace {

/// Clauses as (a|b c)(d): alternatives of terms that must all be there; x* for any term that begins so.
std::string candidates(const std::string& text, bool is_prefix = false, const std::set<std::string>& terms = {}) {
  analysis::Chain chain({});
  const HasTerm has_term = [&](const std::string& term) { return terms.contains(term); };
  std::string out;
  for (const CandidateClause& clause : phrase_candidates(phrase_text(chain, text), has_term, is_prefix ? NodeKind::prefix : NodeKind::phrase)) {
    std::string options;
    for (const auto& option : clause.options) {
      if (!options.empty()) options += '|';
      for (std::size_t i = 0; i < option.size(); ++i) options += (i > 0 ? " " : "") + option[i];
    }
    if (!clause.beginning.empty()) options += '|' + clause.beginning + '*';
    out += '(' + options + ')';
  }
  return out;
}

TEST(Candidates, APairIsInAWordOrAWordEndsInIt) {
  EXPECT_EQ(candidates("북핵"), "(북핵|북 핵)");
  EXPECT_EQ(candidates("북핵"), candidates("북 핵"));
}

TEST(Candidates, OneSyllableIsATerm) {
  EXPECT_EQ(candidates("핵"), "(핵)");
  EXPECT_EQ(candidates("핵", true), "(핵|핵*)");
}

TEST(Candidates, WhatAParticleMayTakeProvesNothing) {
  EXPECT_EQ(candidates("에서"), "");
  EXPECT_EQ(candidates("는"), "(는)");
}

TEST(Candidates, LettersAndDigitsMayBeJoinedOrApart) {
  EXPECT_EQ(candidates("WiFi"), "(wifi)");
  EXPECT_EQ(candidates("WiFi", false, {"wi", "fi", "w", "ifi"}), "(wifi|w|wi)(wifi|ifi|fi)");
  EXPECT_EQ(candidates("Wi-Fi", false, {"wi", "fi"}), "(wifi|wi)(wifi|fi)");
  EXPECT_EQ(candidates("1,000"), "(1000)");
  EXPECT_EQ(candidates("5G", false, {"5", "g"}), "(5)(g)");
}

TEST(Candidates, APrefixGoesOn) {
  EXPECT_EQ(candidates("sam", true), "(sam|sam*)");
  EXPECT_EQ(candidates("sam", true, {"s"}), "(sam|s|sam*)");
  EXPECT_EQ(candidates("북핵", true), "(북핵|북)");
}

TEST(Candidates, HanjaStandForThemselves) { EXPECT_EQ(candidates("韓美"), "(韓)(美)"); }

}  // namespace
}  // namespace malmoi::query
