// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/term_statistics.h"

#include <algorithm>
#include <cmath>

#include "glass/posting_list.h"
#include "index/read_error.h"

namespace malmoi::index {
namespace {

// Some 5 MB.
constexpr std::size_t max_known = 50'000;

/// The documents of a term, passed through in step with those of other terms.
class Documents {
 public:
  explicit Documents(const glass::Database& database) : list_(database) {}

  void open(const std::string& term) { check(list_.open(term)); }

  /// The first document from `document` on; 0 where there is none.
  std::uint32_t seek(std::uint32_t document) {
    if (at_ < postings_.size && postings_.documents[postings_.size - 1] < document) at_ = postings_.size;
    if (at_ == postings_.size) check(list_.skip_to(document));
    for (;;) {
      while (at_ < postings_.size && postings_.documents[at_] < document) ++at_;
      if (at_ < postings_.size) return postings_.documents[at_];
      check(list_.next(postings_));
      at_ = 0;
      if (postings_.size == 0) return 0;
    }
  }

 private:
  static void check(Status status) {
    if (!status) throw ReadError(std::move(status).error());
  }
  glass::PostingList list_;
  glass::Postings postings_;
  std::size_t at_ = 0;
};

/// Does a document have all of the terms, the rarest of them first?
bool has_all(const glass::Database& database, const std::vector<std::string>& terms) {
  std::vector<Documents> lists;
  for (const std::string& term : terms) lists.emplace_back(database).open(term);
  for (std::uint32_t document = 1;;) {
    const std::uint32_t sought = document;
    for (Documents& list : lists) {
      const std::uint32_t found = list.seek(document);
      if (found == 0) return false;
      document = found;
    }
    if (document == sought || lists.size() == 1) return true;
  }
}

}  // namespace

TermStatistics::TermStatistics(const Xapian::Database& database, std::vector<const glass::Database*> parts)
    : database_(database), parts_(std::move(parts)), documents_(database.get_doccount()) {
  for (const glass::Database* part : parts_) postings_.emplace_back(part->postings());
}

Xapian::doccount TermStatistics::frequency(const std::string& term) const {
  const auto found = known_.find(term);
  if (found != known_.end()) return found->second;
  if (known_.size() >= max_known) known_.clear();
  const Xapian::doccount frequency = read_frequency(term);
  known_.emplace(term, frequency);
  return frequency;
}

Xapian::doccount TermStatistics::read_frequency(const std::string& term) const {
  if (postings_.empty()) return database_.get_termfreq(term);
  Xapian::doccount sum = 0;
  for (glass::Cursor& postings : postings_) {
    auto frequency = glass::frequency(postings, term);
    if (!frequency) throw ReadError(std::move(frequency).error());
    sum += *frequency;
  }
  return sum;
}

bool TermStatistics::has_together(const std::vector<std::string>& terms) const {
  if (!std::all_of(terms.begin(), terms.end(), [this](const std::string& term) { return has(term); })) return false;
  if (terms.size() < 2) return true;
  std::string all;
  for (const std::string& term : terms) (all += term) += '\0';
  const auto found = known_together_.find(all);
  if (found != known_together_.end()) return found->second;
  if (known_together_.size() >= max_known) known_together_.clear();
  return known_together_[all] = find_together(terms);
}

bool TermStatistics::find_together(std::vector<std::string> terms) const {
  std::sort(terms.begin(), terms.end(),
            [this](const std::string& a, const std::string& b) { return frequency(a) < frequency(b); });
  if (!parts_.empty()) {
    return std::any_of(parts_.begin(), parts_.end(),
                       [&](const glass::Database* part) { return has_all(*part, terms); });
  }
  Xapian::Enquire enquire(database_);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(Xapian::Query(Xapian::Query::OP_AND, terms.begin(), terms.end()));
  return !enquire.get_mset(0, 1).empty();
}

double TermStatistics::idf(const std::string& term) const {
  const double with_it = frequency(term);
  return with_it == 0 ? 0 : std::log(1 + (documents_ - with_it + 0.5) / (with_it + 0.5));
}

}  // namespace malmoi::index
