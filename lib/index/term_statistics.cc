// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/term_statistics.h"

#include <cmath>

#include "glass/database.h"
#include "index/read_error.h"

namespace malmoi::index {
namespace {

// Some 5 MB.
constexpr std::size_t max_known = 50'000;

}  // namespace

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

double TermStatistics::idf(const std::string& term) const {
  const double with_it = frequency(term);
  return with_it == 0 ? 0 : std::log(1 + (documents_ - with_it + 0.5) / (with_it + 0.5));
}

}  // namespace malmoi::index
