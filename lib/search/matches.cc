// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/matches.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "index/outline.h"
#include "index/schema.h"
#include "search/date_order.h"
#include "search/outline_ranking.h"
#include "search/scoring.h"
#include "search/verbatim_ranking.h"

namespace malmoi::search {
namespace {

// Where text must decide, so many texts are read even if enough matches were found sooner: it makes the totals
// of most phrases exact.
constexpr std::size_t read_for_total = 1000;
// Looked at even behind the deadline, so that there is an answer: it takes milliseconds.
constexpr std::size_t always_checked = 20;
// Texts of other machines that are fetched in one go.
constexpr std::size_t fetched_at_once = 64;

}  // namespace

Status Matcher::find_candidates() {
  if (candidates_) return {};
  auto found = Candidates::find(snapshot_, plan_, deadline_);
  if (!found) return std::move(found).error();
  candidates_ = std::move(*found);
  return {};
}

Result<bool> Matcher::accepts(std::uint32_t document) {
  const index::Location at = snapshot_.locate(document);
  if (snapshot_.is_remote(at)) {
    const auto settled = settled_elsewhere_.find(document);
    if (settled != settled_elsewhere_.end()) return settled->second;
    auto matches = accepts_by_text(document);
    if (matches) settled_elsewhere_[document] = *matches;
    return matches;
  }
  if (candidates_->is_certain(at)) return true;
  auto matches = accepts_by_text(document);
  if (matches) candidates_->settle(at, *matches);
  return matches;
}

Result<bool> Matcher::accepts_by_text(std::uint32_t document) {
  auto article = snapshot_.article(document);
  if (!article) return std::move(article).error();
  reader_.matcher.load(*article);
  const bool matches = verifier_.matches(reader_.matcher, *article);
  ++read_;
  accepted_ += matches;
  return matches;
}

/// Those on other machines that are read next.
Status Matcher::fetch_texts(const std::vector<Match>& ordered, std::size_t begin) const {
  if (!remote_.is_needed() || begin % fetched_at_once != 0) return {};
  std::vector<std::uint32_t> next;
  for (std::size_t i = begin; i < std::min(ordered.size(), begin + fetched_at_once); ++i) {
    if (!settled_elsewhere_.contains(ordered[i].document)) next.push_back(ordered[i].document);
  }
  return snapshot_.fetch(next);
}

Result<MatchList> Matcher::best(std::size_t wanted, Sort sort) {
  if (snapshot_.generation_count() == 0 && !remote_.is_needed()) return MatchList{};
  const bool ranked = plan_.ranks && sort == Sort::relevance;
  auto list = ranked ? best_ranked(std::max(wanted, OutlineRanking::depth)) : find(wanted, sort);
  if (!list) return list;
  if (Status sorted = sort_ties(list->matches, wanted, sort); !sorted) return std::move(sorted).error();
  if (list->matches.size() > wanted) list->matches.resize(wanted);
  return list;
}

Result<MatchList> Matcher::best_ranked(std::size_t depth) {
  auto list = plan_.is_bare ? reader_.accumulators.best(snapshot_, plan_, ranking_, recency_, depth, deadline_)
                            : find(depth, Sort::relevance);
  if (!list) return list;
  if (plan_.is_bare && remote_.is_needed()) {
    const auto certain = remote_.add_ranked(list->matches, depth);
    if (!certain) return certain.error();
    list->limited |= !*certain;
    list->total.value += remote_.count();
  }
  Status ranked = sort_ties(list->matches, OutlineRanking::depth, Sort::relevance);
  if (ranked) ranked = read_ages(list->matches);
  if (ranked) ranked = OutlineRanking(snapshot_, plan_.scored_in_titles, ranking_).apply(list->matches, deadline_);
  if (ranked) ranked = sort_ties(list->matches, VerbatimRanking::depth, Sort::relevance);
  if (ranked) ranked = VerbatimRanking(snapshot_, plan_, ranking_).apply(list->matches, deadline_);
  if (!ranked) return std::move(ranked).error();
  return list;
}

/// Of those whose score will rise.
Status Matcher::read_ages(std::vector<Match>& matches) const {
  if (recency_.is_off()) return {};
  for (std::size_t i = 0; i < std::min(matches.size(), OutlineRanking::depth); ++i) {
    auto kept = recency_.kept(snapshot_.locate(matches[i].document));
    if (!kept) return std::move(kept).error();
    matches[i].kept = *kept;
  }
  return {};
}

Result<MatchList> Matcher::find(std::size_t wanted, Sort sort) {
  if (Status found = find_candidates(); !found) return std::move(found).error();
  auto ordered = in_order(plan_.needs_verification ? wanted + max_verified : wanted, sort);
  if (!ordered) return std::move(ordered).error();
  if (!plan_.needs_verification) return MatchList{std::move(*ordered), total(), false};
  return verified(std::move(*ordered), wanted, sort);
}

/// The first `most` candidates, and those that equal the last.
Result<std::vector<Match>> Matcher::in_order(std::size_t most, Sort sort) {
  const bool ranked = plan_.ranks && sort == Sort::relevance;
  const std::size_t elsewhere = plan_.needs_verification ? most - max_verified + max_verified_elsewhere : most;
  if (!ranked) {
    auto first = first_by_date(snapshot_, candidates_->documents(), most, max_ties, sort, deadline_);
    if (!first) return first;
    if (Status added = remote_.add_by_date(*first, elsewhere, sort); !added) return std::move(added).error();
    return first;
  }
  auto scored =
      reader_.accumulators.best(snapshot_, plan_, ranking_, recency_, most, deadline_, &candidates_->documents());
  if (!scored) return std::move(scored).error();
  if (Status added = add_unscored(scored->matches, most); !added) return std::move(added).error();
  const auto certain = remote_.add_ranked(scored->matches, elsewhere);
  if (!certain) return certain.error();
  return std::move(scored->matches);
}

/// Candidates that have no word of those that rank.
Status Matcher::add_unscored(std::vector<Match>& matches, std::size_t most) {
  if (matches.size() >= most || matches.size() == candidates_->count()) return {};
  auto others = candidates_->documents();
  for (const Match& match : matches) {
    const index::Location at = snapshot_.locate(match.document);
    others[at.generation].erase(at.document);
  }
  auto unscored = first_by_date(snapshot_, others, most - matches.size(), max_ties, Sort::relevance, deadline_);
  if (!unscored) return std::move(unscored).error();
  matches.insert(matches.end(), unscored->begin(), unscored->end());
  return {};
}

/// Texts decide in order of rank, until there are enough matches and none that may equal the last.
Result<MatchList> Matcher::verified(std::vector<Match> ordered, std::size_t wanted, Sort sort) {
  MatchList list;
  ordered.resize(std::min(ordered.size(), wanted + max_verified));
  std::size_t group_end = 0;
  for (std::size_t seen = 0; seen < ordered.size(); ++seen) {
    if (seen >= always_checked && deadline_.passed()) break;
    if (Status fetched = fetch_texts(ordered, seen); !fetched) return std::move(fetched).error();
    if (seen == group_end) {
      auto end = sort_group(ordered, seen, sort);
      if (!end) return std::move(end).error();
      group_end = *end;
    }
    if (list.matches.size() >= wanted) {
      const Match* last = wanted == 0 ? nullptr : &list.matches[wanted - 1];
      if (!last || last->score != ordered[seen].score || last->date_key != ordered[seen].date_key) break;
    }
    auto accepted = accepts(ordered[seen].document);
    if (!accepted) return std::move(accepted).error();
    if (*accepted) list.matches.push_back(std::move(ordered[seen]));
    list.limited = seen + 1 == wanted + max_verified;
  }
  if (Status settled = settle(read_for_total); !settled) return std::move(settled).error();
  list.limited = list.limited && candidates_->in_doubt() > 0;
  list.total = total();
  return list;
}

/// Reads texts, so many in all, until no article is in doubt.
Status Matcher::settle(std::size_t texts) {
  const auto& documents = candidates_->documents();
  for (std::uint32_t g = 0; g < documents.size(); ++g) {
    for (std::uint32_t at = documents[g].next(1); at != 0; at = documents[g].next(at + 1)) {
      if (candidates_->in_doubt() == 0 || read_ >= texts) return {};
      if (candidates_->is_certain({g, at})) continue;
      if (deadline_.passed()) return {};
      auto accepted = accepts(snapshot_.number({g, at}));
      if (!accepted) return std::move(accepted).error();
    }
  }
  return {};
}

/// Of those in doubt, as many are taken to match as did of those that were read.
Total Matcher::total() const {
  const std::uint64_t unread =
      plan_.needs_verification ? remote_.count() - std::min<std::uint64_t>(remote_.count(), settled_elsewhere_.size())
                               : 0;
  const std::uint64_t in_doubt = candidates_->in_doubt() + unread;
  std::uint64_t certain = candidates_->count() - candidates_->in_doubt();
  if (plan_.needs_verification) {
    for (const auto& [document, matches] : settled_elsewhere_) certain += matches;
  } else {
    certain += remote_.count();
  }
  if (in_doubt == 0 || deadline_.was_missed()) return {certain, true};
  const double share = read_ == 0 ? 1 : static_cast<double>(accepted_) / static_cast<double>(read_);
  return {certain + static_cast<std::uint64_t>(std::round(static_cast<double>(in_doubt) * share)), false};
}

Result<Matcher::Matches> Matcher::all() {
  if (Status found = find_candidates(); !found) return std::move(found).error();
  if (Status settled = settle(max_verified); !settled) return std::move(settled).error();
  Matches all{*candidates_};
  if (remote_.is_needed() && !plan_.needs_verification) all.all_elsewhere = &remote_;
  if (remote_.is_needed() && plan_.needs_verification) {
    if (Status settled = settle_elsewhere(); !settled) return std::move(settled).error();
    for (const auto& [document, matches] : settled_elsewhere_) {
      if (matches) all.found_elsewhere.push_back(document);
    }
  }
  all.total = total();
  all.limited = !all.total.exact && !deadline_.was_missed();
  return all;
}

/// As many articles of other machines as may be verified beyond those that are returned.
Status Matcher::settle_elsewhere() {
  std::vector<Match> ordered;
  if (Status added = remote_.add_by_date(ordered, max_verified_elsewhere, Sort::newest); !added) return added;
  ordered.resize(std::min(ordered.size(), max_verified_elsewhere));
  for (std::size_t i = 0; i < ordered.size() && !deadline_.passed(); ++i) {
    if (Status fetched = fetch_texts(ordered, i); !fetched) return fetched;
    if (auto accepted = accepts(ordered[i].document); !accepted) return std::move(accepted).error();
  }
  return {};
}

Status Matcher::read_date(Match& match, Sort sort) const {
  if (match.date_key) return {};
  auto key = date_key(snapshot_, match.document, sort);
  if (!key) return std::move(key).error();
  match.date_key = *key;
  return {};
}

/// Sorts the matches that have the score of the one at `begin` by date, and returns where they end.
Result<std::size_t> Matcher::sort_group(std::vector<Match>& matches, std::size_t begin, Sort sort) {
  std::size_t end = begin + 1;
  while (end < matches.size() && matches[end].score == matches[begin].score) ++end;
  if (end - begin == 1) return end;
  for (std::size_t i = begin; i < end && (i - begin < always_checked || !deadline_.passed()); ++i) {
    if (Status read = read_date(matches[i], sort); !read) return std::move(read).error();
  }
  std::stable_sort(matches.begin() + static_cast<std::ptrdiff_t>(begin),
                   matches.begin() + static_cast<std::ptrdiff_t>(end),
                   [](const Match& a, const Match& b) { return a.date_key > b.date_key; });
  return end;
}

/// Equal scores: the newer article first, then the smaller id; whatever their numbers.
Status Matcher::sort_ties(std::vector<Match>& matches, std::size_t wanted, Sort sort) {
  for (std::size_t begin = 0; begin < std::min(wanted, matches.size()) && !deadline_.passed();) {
    auto end = sort_group(matches, begin, sort);
    if (!end) return std::move(end).error();
    for (std::size_t first = begin; first < std::min(wanted, *end);) {
      std::size_t last = first + 1;
      while (last < *end && matches[last].date_key == matches[first].date_key) ++last;
      if (Status sorted = sort_by_id(matches, first, last); !sorted) return sorted;
      first = last;
    }
    begin = *end;
  }
  return {};
}

Status Matcher::sort_by_id(std::vector<Match>& matches, std::size_t begin, std::size_t end) {
  if (end - begin == 1) return {};
  for (std::size_t i = begin; i < end; ++i) {
    if (!matches[i].id.empty()) continue;
    if (deadline_.passed()) return {};
    auto value = snapshot_.value(matches[i].document, index::slot::outline);
    if (!value) return std::move(value).error();
    matches[i].id = index::OutlineView(*value).id();
  }
  std::sort(matches.begin() + static_cast<std::ptrdiff_t>(begin), matches.begin() + static_cast<std::ptrdiff_t>(end),
            [](const Match& a, const Match& b) { return a.id < b.id; });
  return {};
}

}  // namespace malmoi::search
