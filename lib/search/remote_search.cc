// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/remote_search.h"

#include <xapian.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <unordered_set>
#include <utility>

#include "index/schema.h"
#include "query/remote_query.h"
#include "search/date_order.h"
#include "search/scoring.h"

namespace malmoi::search {
namespace {

// Documents of the same date that a shard hands over beyond those wanted: ids decide among them here.
constexpr std::size_t spare = 200;
// Where age takes from scores, so many times as many are asked for, and at most so many.
constexpr std::size_t aged_factor = 10;
constexpr std::size_t most_aged = 10'000;
// More than rounding changes a score.
constexpr double rounding = 2e-6;

}  // namespace

/// What a shard is asked, as values only: its connection's thread must share nothing with others.
struct RemoteSearch::Question {
  bool is_asked = true;
  std::string query;      // serialised
  std::string weighting;  // likewise; empty for none
  Order order = Order::relevance;
  std::uint32_t sort_slot = 0;
  std::optional<std::uint32_t> key_slot = {};  // whose values come along
  std::uint32_t most = 0;
  std::uint32_t counted = 0;  // so many matches are counted at least
  double least_weight = 0;
};

struct RemoteSearch::Answer {
  struct Item {
    std::uint32_t document;
    double weight;
    std::string sort_key;
    std::string key;
  };
  std::vector<Item> items;
  std::uint64_t count = 0;

  static Answer of(const Question& question, Xapian::Database& database);
};

RemoteSearch::Answer RemoteSearch::Answer::of(const Question& question, Xapian::Database& database) {
  Answer answer;
  Xapian::Enquire enquire(database);
  enquire.set_query(Xapian::Query::unserialise(question.query));
  if (question.weighting.empty()) {
    enquire.set_weighting_scheme(Xapian::BoolWeight());
  } else {
    const std::unique_ptr<Xapian::Weight> weight(Xapian::BM25Weight().unserialise(question.weighting));
    enquire.set_weighting_scheme(*weight);
  }
  if (question.order == Order::date) {
    enquire.set_sort_by_value(question.sort_slot, true);
  } else {
    enquire.set_sort_by_relevance_then_value(question.sort_slot, true);
  }
  // So many of one key that none is dropped: it is only to be handed over.
  if (question.key_slot) enquire.set_collapse_key(*question.key_slot, database.get_lastdocid() + 1);
  enquire.set_cutoff(0, question.least_weight);
  const Xapian::MSet found = enquire.get_mset(0, question.most, question.counted);
  answer.count = found.get_matches_estimated();
  for (auto at = found.begin(); at != found.end(); ++at) {
    answer.items.push_back({*at, at.get_weight(), at.get_sort_key(), at.get_collapse_key()});
  }
  return answer;
}

/// Of a part, without how it is to be ordered.
RemoteSearch::Question RemoteSearch::question(std::size_t part) const {
  const index::RemoteRevision& shard = snapshot_.remote(part).revision();
  const query::ShardScale scale(snapshot_.statistics(), shard, ranking_);
  Question question;
  question.query = query::remote_query(plan_, ranking_, &scale).serialise();
  question.weighting = scale.weighting().serialise();
  question.counted = shard.last_document;
  return question;
}

Result<std::vector<RemoteSearch::Answer>> RemoteSearch::ask(const std::vector<Question>& questions) {
  std::vector<index::Asked<Answer>> asked(questions.size());
  for (std::size_t i = 0; i < questions.size(); ++i) {
    if (!questions[i].is_asked) continue;
    asked[i] = snapshot_.remote(i).ask<Answer>(
        [question = questions[i]](Xapian::Database& database) { return Answer::of(question, database); });
  }
  std::vector<Answer> answers(questions.size());
  for (std::size_t i = 0; i < asked.size(); ++i) {
    if (!asked[i].valid()) continue;
    auto answer = snapshot_.remote(i).wait(asked[i]);
    if (!answer) return std::move(answer).error();
    answers[i] = std::move(*answer);
  }
  return answers;
}

Result<std::vector<RemoteSearch::Answer>> RemoteSearch::ask_all(Order order, std::uint32_t slot, std::size_t depth) {
  if (deadline_.passed()) return std::vector<Answer>(snapshot_.remote_count());
  std::vector<Question> questions;
  for (std::size_t i = 0; i < snapshot_.remote_count(); ++i) {
    Question& asked = questions.emplace_back(question(i));
    asked.order = order;
    asked.sort_slot = slot;
    asked.most = static_cast<std::uint32_t>(depth);
    if (order == Order::date) asked.weighting.clear();
    asked.counted = std::max(asked.counted, asked.most);
  }
  auto answers = ask(questions);
  if (!answers) return answers;
  count_ = 0;
  for (const Answer& each : *answers) count_ += each.count;
  return answers;
}

/// As matches of the snapshot, with what came along.
void RemoteSearch::keep(const std::vector<Answer>& answers, std::uint32_t slot, std::vector<Match>& matches) const {
  for (std::size_t i = 0; i < answers.size(); ++i) {
    for (const Answer::Item& item : answers[i].items) {
      snapshot_.remote(i).revision().keep_value(item.document, slot, item.sort_key);
      const auto place = static_cast<std::uint32_t>(snapshot_.generation_count() + i);
      matches.push_back({snapshot_.number({place, item.document}), rounded(item.weight)});
    }
  }
}

Result<bool> RemoteSearch::add_ranked(std::vector<Match>& matches, std::size_t depth) {
  if (!is_needed()) return true;
  std::size_t asked = recency_.is_off() ? depth : std::min(most_aged, depth * aged_factor);
  for (;;) {
    auto answers = ask_all(Order::relevance, index::slot::published, asked);
    if (!answers) return std::move(answers).error();
    std::vector<Match> all = matches;
    const std::size_t here = all.size();
    keep(*answers, index::slot::published, all);
    double best_unseen = 0;
    for (const Answer& each : *answers) {
      if (each.items.size() == asked) best_unseen = std::max(best_unseen, each.items.back().weight);
    }
    for (std::size_t i = here; i < all.size() && !recency_.is_off(); ++i) {
      const auto kept = recency_.kept(snapshot_.locate(all[i].document));
      if (!kept) return kept.error();
      // Only articles with every word score as much as the bonus for that, which does not age.
      const double bonus = all[i].score >= ranking_.all_words_bonus ? ranking_.all_words_bonus : 0;
      all[i].score = rounded(bonus + (all[i].score - bonus) * *kept);
    }
    std::sort(all.begin(), all.end(), [](const Match& a, const Match& b) {
      return a.score != b.score ? a.score > b.score : a.document < b.document;
    });
    const bool is_certain =
        recency_.is_off() || best_unseen == 0 || (all.size() >= depth && all[depth - 1].score >= best_unseen);
    if (!is_certain && asked < most_aged) {
      asked = most_aged;
      continue;
    }
    while (all.size() > depth && all.back().score < all[depth - 1].score) all.pop_back();
    matches = std::move(all);
    if (Status fetched = fetch_keys(matches, depth, Order::relevance, index::slot::outline, *answers); !fetched) {
      return std::move(fetched).error();
    }
    return is_certain;
  }
}

Status RemoteSearch::add_by_date(std::vector<Match>& matches, std::size_t depth, Sort sort) {
  if (!is_needed()) return {};
  const std::uint32_t slot = sort == Sort::oldest ? index::slot::published_backwards : index::slot::published;
  const auto answers = ask_all(Order::date, slot, depth + spare);
  if (!answers) return answers.error();
  const std::size_t here = matches.size();
  keep(*answers, slot, matches);
  for (std::size_t i = here; i < matches.size(); ++i) {
    matches[i].score = 0;
    const auto key = date_key(snapshot_, matches[i].document, sort);
    if (!key) return key.error();
    matches[i].date_key = *key;
  }
  std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
    return a.date_key != b.date_key ? a.date_key > b.date_key : a.document < b.document;
  });
  return fetch_keys(matches, depth, Order::date, slot, *answers);
}

/// Outlines and keys of near-duplicates of those among the first `depth`, where they are not known yet. A further
/// answer has them beside its documents: documents themselves come one message each.
Status RemoteSearch::fetch_keys(const std::vector<Match>& matches, std::size_t depth, Order order, std::uint32_t slot,
                                const std::vector<Answer>& answers) {
  std::vector<std::unordered_set<std::uint32_t>> wanted(answers.size());
  for (std::size_t i = 0; i < std::min(depth, matches.size()); ++i) {
    const index::Location at = snapshot_.locate(matches[i].document);
    if (!snapshot_.is_remote(at)) continue;
    const index::RemoteRevision& shard = snapshot_.remote(at).revision();
    if (shard.value(at.document, slot) && shard.value(at.document, index::slot::duplicate_key)) continue;
    wanted[at.generation - snapshot_.generation_count()].insert(at.document);
  }
  std::vector<Question> questions;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    Question& asked = questions.emplace_back(question(i));
    asked.is_asked = !wanted[i].empty();
    asked.order = order;
    asked.sort_slot = slot;
    asked.key_slot = index::slot::duplicate_key;
    asked.counted = 0;
    if (order == Order::date) asked.weighting.clear();
    // As far as the last of them stands.
    for (std::size_t k = 0; k < answers[i].items.size(); ++k) {
      const Answer::Item& item = answers[i].items[k];
      if (!wanted[i].contains(item.document)) continue;
      asked.most = static_cast<std::uint32_t>(k) + 1;
      asked.least_weight = order == Order::relevance ? std::max(0.0, item.weight - rounding) : 0;
    }
    if (order == Order::relevance) asked.most += spare;
  }
  const auto keyed = ask(questions);
  if (!keyed) return keyed.error();
  for (std::size_t i = 0; i < keyed->size(); ++i) {
    for (const Answer::Item& item : (*keyed)[i].items) {
      if (!wanted[i].contains(item.document)) continue;
      snapshot_.remote(i).revision().keep_value(item.document, slot, item.sort_key);
      snapshot_.remote(i).revision().keep_value(item.document, index::slot::duplicate_key, item.key);
    }
  }
  return {};
}

Result<std::unordered_map<std::string, std::uint64_t>> RemoteSearch::count_contents(std::uint32_t slot) {
  using Counts = std::unordered_map<std::string, std::uint64_t>;
  const std::string query = query::remote_query(plan_.candidates).serialise();
  std::vector<index::Asked<Counts>> asked;
  for (std::size_t i = 0; i < snapshot_.remote_count() && !deadline_.passed(); ++i) {
    asked.push_back(snapshot_.remote(i).ask<Counts>([query, slot](Xapian::Database& database) {
      Xapian::Enquire enquire(database);
      enquire.set_query(Xapian::Query::unserialise(query));
      enquire.set_weighting_scheme(Xapian::BoolWeight());
      Xapian::ValueCountMatchSpy spy(slot);
      enquire.add_matchspy(&spy);
      static_cast<void>(enquire.get_mset(0, 0, database.get_doccount()));
      Counts counts;
      for (auto at = spy.values_begin(); at != spy.values_end(); ++at) counts[*at] = at.get_termfreq();
      return counts;
    }));
  }
  Counts all;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    auto counts = snapshot_.remote(i).wait(asked[i]);
    if (!counts) return std::move(counts).error();
    for (const auto& [content, count] : *counts) all[content] += count;
  }
  return all;
}

}  // namespace malmoi::search
