// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/evaluation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "term_database.h"

namespace malmoi::query {
namespace {

using Kind = Condition::Kind;

/// Terms of any frequency, from one document to all but some.
std::vector<std::vector<std::string>> random_documents(std::size_t count, std::mt19937& random) {
  std::vector<std::vector<std::string>> documents(count);
  for (int term = 0; term < 12; ++term) {
    for (auto& document : documents) {
      if (random() % (1u << term) == 0) document.push_back("t" + std::to_string(term));
    }
  }
  return documents;
}

Condition random_condition(const index::TermStatistics& statistics, std::mt19937& random, int depth) {
  const std::string term = "t" + std::to_string(random() % 13);  // one that no document has
  if (depth == 0 || random() % 3 == 0) return has_term(term, statistics.frequency(term));
  std::vector<Condition> parts;
  for (std::size_t n = random() % 4; n > 0; --n) parts.push_back(random_condition(statistics, random, depth - 1));
  if (random() % 4 == 0) return none_of(random_condition(statistics, random, depth - 1));
  return random() % 2 == 0 ? all_of(std::move(parts)) : any_of(std::move(parts));
}

bool holds(const Condition& condition, const std::set<std::string>& terms) {
  const auto part_holds = [&](const Condition& part) { return holds(part, terms); };
  const auto& parts = condition.parts;
  if (condition.kind == Kind::term) return terms.contains(condition.term);
  if (condition.kind == Kind::all_of) return std::all_of(parts.begin(), parts.end(), part_holds);
  if (condition.kind == Kind::any_of) return std::any_of(parts.begin(), parts.end(), part_holds);
  return !part_holds(parts.front());
}

class EvaluationTest : public testing::Test {
 protected:
  // More than one range of documents.
  EvaluationTest() : documents_(random_documents(30'000, random_)), database_(documents_) {
    for (const auto& terms : documents_) sets_.emplace_back(terms.begin(), terms.end());
  }

  std::uint32_t last() const { return static_cast<std::uint32_t>(documents_.size()); }
  bool holds_for(const Condition& condition, std::uint32_t document) const {
    return holds(condition, sets_[document - 1]);
  }

  std::mt19937 random_{3};
  std::vector<std::vector<std::string>> documents_;
  TermDatabase database_;
  std::vector<std::set<std::string>> sets_;
};

TEST_F(EvaluationTest, FindsWhatReadingFinds) {
  const index::TermStatistics statistics = database_.statistics();
  std::size_t some = 0;
  for (int round = 0; round < 150; ++round) {
    const Condition condition = random_condition(statistics, random_, 4);
    DocumentSet within = DocumentSet::of_all(last());
    if (round % 2 == 1) {
      for (std::uint32_t d = 1; d <= last(); ++d) {
        if (random_() % 100 != 0) within.erase(d);
      }
    }
    DocumentSet found = within;
    Deadline never;
    ASSERT_TRUE(narrow(found, condition, database_.database(), never));
    bool any = false;
    for (std::uint32_t d = 1; d <= last(); ++d) {
      ASSERT_EQ(found.contains(d), within.contains(d) && holds_for(condition, d)) << round << ' ' << d;
      any = any || holds_for(condition, d);
    }
    const auto met = is_met(condition, {&database_.database()}, never);
    ASSERT_TRUE(met);
    EXPECT_EQ(*met, any);
    EXPECT_LE(found.count(), condition.most);
    some += any && found.count() < within.count();
  }
  EXPECT_GT(some, 50U);
}

TEST_F(EvaluationTest, EndsAtTheDeadlineWithDocumentsThatMeetIt) {
  const index::TermStatistics statistics = database_.statistics();
  const auto term = [&](const std::string& text) { return has_term(text, statistics.frequency(text)); };
  const Condition condition = all_of({any_of({term("t1"), term("t3")}), none_of(all_of({term("t2"), term("t4")}))});
  std::uint64_t before = 0;
  bool was_partial = false;
  for (std::uint64_t polls = 1;; ++polls) {
    Deadline deadline = Deadline::after_polls(polls);
    DocumentSet found = DocumentSet::of_all(last());
    ASSERT_TRUE(narrow(found, condition, database_.database(), deadline));
    for (std::uint32_t d = found.next(1); d != 0; d = found.next(d + 1)) ASSERT_TRUE(holds_for(condition, d));
    EXPECT_GE(found.count(), before);
    before = found.count();
    if (!deadline.was_missed()) break;
    was_partial = was_partial || before > 0;
    ASSERT_LT(polls, 10'000U);
  }
  EXPECT_TRUE(was_partial) << "the first documents come before the last are looked at";
}

TEST(Condition, KeepsNothingThatChangesNothing) {
  const auto a = [] { return has_term("a", 5); };
  EXPECT_TRUE(has_term("a", 0).is_nothing());
  EXPECT_TRUE(all_of({}).is_everything());
  EXPECT_TRUE(any_of({}).is_nothing());
  EXPECT_TRUE(all_of({a(), nothing()}).is_nothing());
  EXPECT_TRUE(any_of({a(), everything()}).is_everything());
  EXPECT_TRUE(none_of(nothing()).is_everything());
  EXPECT_TRUE(none_of(everything()).is_nothing());
  EXPECT_EQ(all_of({a(), everything()}).kind, Kind::term);
  EXPECT_EQ(all_of({a(), has_term("b", 3)}).parts.front().term, "b");
  EXPECT_EQ(any_of({a(), has_term("b", 3)}).most, 8U);
  EXPECT_EQ(any_of({a(), all_of({has_term("b", 3), has_term("c", 4)})}).size(), 3U);
}

TEST(DocumentSet, KnowsItsDocuments) {
  for (const std::uint32_t last : {0u, 1u, 63u, 64u, 65u, 200u}) {
    EXPECT_EQ(DocumentSet::of_all(last).count(), last);
    EXPECT_EQ(DocumentSet(last).next(1), 0U);
  }
  DocumentSet some(200);
  for (const std::uint32_t d : {1u, 64u, 65u, 200u}) some.insert(d);
  some.erase(64);
  EXPECT_EQ(some.next(1), 1U);
  EXPECT_EQ(some.next(2), 65U);
  EXPECT_EQ(some.next(66), 200U);
  EXPECT_EQ(some.next(201), 0U);
}

}  // namespace
}  // namespace malmoi::query
