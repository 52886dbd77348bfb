// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/similar.h"

#include <algorithm>
#include <unordered_map>
#include <utility>
#include <vector>

#include "index/schema.h"
#include "query/condition.h"
#include "text/utf8.h"

namespace malmoi::search {
namespace {

// Terms that rank, and the most frequent of the text among which they are chosen: each costs some block reads.
constexpr std::size_t max_terms = 32;
constexpr std::size_t max_considered = 512;
// A word of the title counts as often as this, as it says what the text is about.
constexpr double title_times = 3;
// What further occurrences add, as BM25 has it for queries (Robertson et al., TREC-3).
constexpr double k3 = 2;

struct TypicalTerm {
  std::string text;
  double times = 0;
  double idf = 0;
  double weight() const { return (k3 + 1) * times / (k3 + times); }
};

class TermCounter {
 public:
  explicit TermCounter(analysis::Chain& chain) : chain_(chain) {}

  void add(std::string_view text, double times) {
    text = text.substr(0, left_);
    text = text.substr(0, text::valid_prefix(text));
    left_ -= text.size();
    const analysis::AnalyzedText& analyzed = chain_.analyze(text);
    for (const analysis::Term& term : analyzed.terms) {
      if (!analysis::is_part(term.kind) || term.kind == TermKind::reading) continue;
      const auto [at, is_new] = places_.try_emplace(std::string(analyzed.text(term)), terms_.size());
      if (is_new) terms_.push_back({at->first});
      terms_[at->second].times += times;
    }
  }

  /// The most frequent first, of equals the one that comes first in the text.
  std::vector<TypicalTerm> take() {
    std::stable_sort(terms_.begin(), terms_.end(),
                     [](const TypicalTerm& a, const TypicalTerm& b) { return a.times > b.times; });
    terms_.resize(std::min(terms_.size(), max_considered));
    return std::move(terms_);
  }

 private:
  analysis::Chain& chain_;
  std::size_t left_ = SimilarSource::max_bytes;
  std::unordered_map<std::string, std::size_t> places_;
  std::vector<TypicalTerm> terms_;
};

std::vector<TypicalTerm> typical_terms(const SimilarSource& source, analysis::Chain& chain,
                                       const index::TermStatistics& statistics) {
  TermCounter counter(chain);
  counter.add(source.article.title, title_times);
  counter.add(source.article.excerpt, 1);
  counter.add(source.article.body, 1);
  std::vector<TypicalTerm> terms = counter.take();
  // What no other article has finds none.
  const std::uint64_t least = source.is_indexed ? 2 : 1;
  std::erase_if(terms, [&](TypicalTerm& term) {
    if (statistics.frequency(term.text) < least) return true;
    term.idf = statistics.idf(term.text);
    return false;
  });
  std::stable_sort(terms.begin(), terms.end(),
                   [](const TypicalTerm& a, const TypicalTerm& b) { return a.weight() * a.idf > b.weight() * b.idf; });
  terms.resize(std::min(terms.size(), max_terms));
  return terms;
}

}  // namespace

Result<SimilarSource> SimilarSource::of_id(index::Snapshot& snapshot, const std::string& id) {
  const auto at = snapshot.find(id);
  if (!at) return at.error();
  if (!*at) return Error{ErrorCode::not_found, "no article has the id " + id};
  auto article = snapshot.article(**at);
  if (!article) return std::move(article).error();
  const auto key = snapshot.value(**at, index::slot::duplicate_key);
  if (!key) return key.error();
  return SimilarSource{std::move(*article), true, index::DuplicateKey::decode(*key)};
}

SimilarSource SimilarSource::of_text(std::string_view text) {
  SimilarSource source;
  source.article.body = text::scrub_utf8(text.substr(0, max_bytes));
  return source;
}

void rank_by_similarity(const SimilarSource& source, analysis::Chain& chain, const index::TermStatistics& statistics,
                        query::Plan& plan) {
  plan.scored.clear();
  plan.scored_in_titles.clear();
  plan.content.clear();
  plan.all_words.clear();
  std::vector<query::Condition> any;
  for (const TypicalTerm& term : typical_terms(source, chain, statistics)) {
    plan.scored[term.text] = plan.scored_in_titles[term.text] = term.weight();
    plan.content.insert(term.text);
    any.push_back(query::has_term(term.text, statistics.frequency(term.text)));
  }
  for (query::PlannedWord& word : plan.words) word.is_phrase = true;
  plan.ranks = !plan.scored.empty();
  plan.is_bare = false;
  std::vector<query::Condition> all;
  all.push_back(std::move(plan.candidates));
  all.push_back(query::any_of(std::move(any)));
  if (source.is_indexed) all.push_back(query::none_of(query::has_term(index::id_term(source.article.id), 1)));
  plan.candidates = query::all_of(std::move(all));
}

}  // namespace malmoi::search
