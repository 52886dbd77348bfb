// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/matches.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "index/outline.h"
#include "index/schema.h"
#include "search/outline_ranking.h"
#include "search/scoring.h"
#include "search/timed_query.h"
#include "search/verbatim_ranking.h"

namespace malmoi::search {
namespace {

// Fetched beyond what is wanted, so that equal scores at the end are seen and can be ordered.
constexpr std::size_t tie_margin = 10;
// Where text must decide, so many texts are read even if enough matches were found sooner: it makes the totals
// of most phrases exact.
constexpr std::size_t read_for_total = 1000;
// Looked at even behind the deadline, so that there is an answer: it takes milliseconds.
constexpr std::size_t always_checked = 20;
// Articles known to match without their text; beyond it texts are read after all.
constexpr Xapian::doccount max_certain = 100'000;

/// Equal scores: the newer first, so that not all of them have to be looked at.
void set_order(Xapian::Enquire& enquire, Sort sort, bool ranked) {
  if (ranked) {
    enquire.set_sort_by_relevance_then_value(index::slot::published, true);
  } else if (sort == Sort::oldest) {
    enquire.set_sort_by_value(index::slot::published_backwards, true);
  } else {
    enquire.set_sort_by_value(index::slot::published, true);
  }
}

}  // namespace

Result<bool> Matcher::accepts(Xapian::docid document) {
  if (snapshot_.is_dead(document)) return false;
  if (!plan_.needs_verification || is_certain(document)) return true;
  ++read_;
  auto article = snapshot_.article(document);
  if (!article) return std::move(article).error();
  return verifier_.matches(*article);
}

/// Finding those is cheap beside reading texts.
bool Matcher::is_certain(Xapian::docid document) {
  if (!certain_) {
    Xapian::Enquire enquire(snapshot_.database());
    enquire.set_query(timed(plan_.certain, deadline_));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    const Xapian::MSet all = enquire.get_mset(0, max_certain);
    certain_.emplace();
    for (auto at = all.begin(); at != all.end(); ++at) certain_->push_back(*at);
    std::sort(certain_->begin(), certain_->end());
  }
  return std::binary_search(certain_->begin(), certain_->end(), document);
}

Result<MatchList> Matcher::best(std::size_t wanted, Sort sort) {
  if (snapshot_.generation_count() == 0) return MatchList{};
  const bool ranked = plan_.ranks && sort == Sort::relevance;
  auto list = ranked ? best_ranked(std::max(wanted, OutlineRanking::depth)) : find(wanted, sort);
  if (!list) return list;
  sort_ties(list->matches, wanted, sort);
  if (list->matches.size() > wanted) list->matches.resize(wanted);
  return list;
}

Result<MatchList> Matcher::best_ranked(std::size_t depth) {
  auto list = plan_.is_bare
                  ? reader_.accumulators.best(snapshot_, plan_, ranking_, depth, deadline_)
                  : find(depth, Sort::relevance);
  if (!list) return list;
  sort_ties(list->matches, OutlineRanking::depth, Sort::relevance);
  OutlineRanking(snapshot_, plan_.scored_in_titles, ranking_).apply(list->matches, deadline_);
  sort_ties(list->matches, VerbatimRanking::depth, Sort::relevance);
  if (Status read = VerbatimRanking(snapshot_, plan_, ranking_).apply(list->matches, deadline_); !read) {
    return std::move(read).error();
  }
  return list;
}

/// Most searches need one page. A second one takes the whole match anew, so it is the rest.
Result<MatchList> Matcher::find(std::size_t wanted, Sort sort) {
  MatchList list;
  const bool ranked = plan_.ranks && sort == Sort::relevance;
  Xapian::Enquire enquire(snapshot_.database());
  enquire.set_query(timed(plan_.query, deadline_));
  if (ranked) {
    enquire.set_weighting_scheme(weighting(ranking_));
  } else {
    enquire.set_weighting_scheme(Xapian::BoolWeight());
  }
  set_order(enquire, sort, ranked);
  const std::size_t most = wanted + max_verified;
  std::size_t end = plan_.needs_verification ? most : wanted + tie_margin;
  std::size_t seen = 0;
  for (;; end = most) {
    const Xapian::MSet page =
        enquire.get_mset(static_cast<Xapian::doccount>(seen), static_cast<Xapian::doccount>(end - seen));
    const bool is_last = page.size() < end - seen || end == most;
    auto at = page.begin();
    for (; at != page.end() && !(plan_.needs_verification && has_enough(list.matches, wanted, sort)); ++at, ++seen) {
      if (seen >= always_checked && deadline_.passed()) break;
      auto accepted = accepts(*at);
      if (!accepted) return std::move(accepted).error();
      if (*accepted) list.matches.push_back({*at, ranked ? rounded(at.get_weight()) : 0});
    }
    if (is_last || at != page.end() || has_enough(list.matches, wanted, sort)) {
      const bool exhausted = deadline_.was_missed() || (at == page.end() && seen < end);
      list.limited = plan_.needs_verification && seen == most;
      list.total = estimate(page, seen, list.matches.size(), exhausted);
      return list;
    }
  }
}

bool Matcher::has_enough(const std::vector<Match>& matches, std::size_t wanted, Sort sort) const {
  if (matches.size() < wanted || (plan_.needs_verification && read_ < read_for_total)) return false;
  return !ends_in_tie(matches, wanted, sort);
}

Total Matcher::estimate(const Xapian::MSet& page, std::size_t seen, std::size_t accepted, bool exhausted) const {
  if (exhausted) return {accepted, true};
  const bool counted = page.get_matches_lower_bound() == page.get_matches_upper_bound();
  if (counted && accepted == seen && !plan_.needs_verification && snapshot_.dead_count() == 0) {
    return {page.get_matches_estimated(), true};
  }
  const double share = seen == 0 ? 1 : static_cast<double>(accepted) / static_cast<double>(seen);
  const double value = std::round(static_cast<double>(page.get_matches_estimated()) * share);
  return {std::max<std::uint64_t>(accepted, static_cast<std::uint64_t>(value)), false};
}

std::string Matcher::published(const Match& match, Sort sort) const {
  const Xapian::valueno slot = sort == Sort::oldest ? index::slot::published_backwards : index::slot::published;
  return snapshot_.value(match.document, slot);
}

/// May the match after the last one equal the last that is wanted?
bool Matcher::ends_in_tie(const std::vector<Match>& matches, std::size_t wanted, Sort sort) const {
  if (wanted == 0 || matches.empty()) return false;
  const Match& last = matches.back();
  const Match& last_wanted = matches[wanted - 1];
  return last.score == last_wanted.score && published(last, sort) == published(last_wanted, sort);
}

/// Equal scores: the newer article first, then the smaller id; whatever the numbers Xapian gave them.
void Matcher::sort_ties(std::vector<Match>& matches, std::size_t wanted, Sort sort) {
  for (std::size_t begin = 0; begin < std::min(wanted, matches.size()) && !deadline_.passed();) {
    std::size_t end = begin + 1;
    while (end < matches.size() && matches[end].score == matches[begin].score) ++end;
    if (end - begin > 1) sort_tied(matches, begin, end, wanted, sort);
    begin = end;
  }
}

/// Ids are read only where the dates are the same too.
void Matcher::sort_tied(std::vector<Match>& matches, std::size_t begin, std::size_t end, std::size_t wanted,
                        Sort sort) {
  using Keyed = std::pair<std::string, Match>;
  std::vector<Keyed> tied;
  for (std::size_t i = begin; i < end; ++i) tied.emplace_back(published(matches[i], sort), matches[i]);
  std::stable_sort(tied.begin(), tied.end(), [](const Keyed& a, const Keyed& b) { return a.first > b.first; });
  for (auto first = tied.begin(); first != tied.end() && begin + (first - tied.begin()) < wanted;) {
    const auto differs = [&](const Keyed& each) { return each.first != first->first; };
    const auto last = std::find_if(first, tied.end(), differs);
    if (last - first > 1) {
      for (auto at = first; at != last; ++at) {
        at->first = index::OutlineView(snapshot_.value(at->second.document, index::slot::outline)).id();
      }
      std::sort(first, last, [](const Keyed& a, const Keyed& b) { return a.first < b.first; });
    }
    first = last;
  }
  for (std::size_t i = begin; i < end; ++i) matches[i] = tied[i - begin].second;
}

Result<MatchList> Matcher::all() {
  MatchList list;
  if (snapshot_.generation_count() == 0) return list;
  Xapian::Enquire enquire(snapshot_.database());
  enquire.set_query(timed(plan_.query, deadline_));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  const Xapian::MSet page = enquire.get_mset(0, snapshot_.database().get_doccount());
  std::size_t seen = 0;
  for (auto at = page.begin(); at != page.end() && !list.limited && !deadline_.passed(); ++at, ++seen) {
    auto accepted = accepts(*at);
    if (!accepted) return std::move(accepted).error();
    if (*accepted) list.matches.push_back({*at, 0});
    list.limited = plan_.needs_verification && seen >= max_verified;
  }
  list.total = {list.matches.size(), !list.limited && !deadline_.was_missed()};
  return list;
}

}  // namespace malmoi::search
