// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/term_statistics.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "glass/posting_list.h"
#include "index/remote_shard.h"

namespace malmoi::index {
namespace {

// Some 5 MB.
constexpr std::size_t max_known = 50'000;

/// The documents of a term, passed through in step with those of other terms.
class Documents {
 public:
  explicit Documents(const glass::Database& database) : list_(database) {}

  Status open(const std::string& term) { return list_.open(term); }

  /// The first document from `document` on; 0 where there is none.
  Result<std::uint32_t> seek(std::uint32_t document) {
    if (at_ < postings_.size && postings_.documents[postings_.size - 1] < document) at_ = postings_.size;
    if (at_ == postings_.size) {
      if (Status skipped = list_.skip_to(document); !skipped) return std::move(skipped).error();
    }
    for (;;) {
      while (at_ < postings_.size && postings_.documents[at_] < document) ++at_;
      if (at_ < postings_.size) return postings_.documents[at_];
      if (Status read = list_.next(postings_); !read) return std::move(read).error();
      at_ = 0;
      if (postings_.size == 0) return std::uint32_t{0};
    }
  }

 private:
  glass::PostingList list_;
  glass::Postings postings_;
  std::size_t at_ = 0;
};

/// How many documents have all of the terms, the rarest of them first; counted up to `most`.
Result<std::uint64_t> count_all(const glass::Database& database, const std::vector<std::string>& terms,
                                std::uint64_t most) {
  std::vector<Documents> lists;
  for (const std::string& term : terms) {
    if (Status opened = lists.emplace_back(database).open(term); !opened) return std::move(opened).error();
  }
  std::uint64_t count = 0;
  for (std::uint32_t document = 1; count < most;) {
    const std::uint32_t sought = document;
    for (Documents& list : lists) {
      auto found = list.seek(document);
      if (!found) return std::move(found).error();
      if (*found == 0) return count;
      document = *found;
    }
    if (document != sought && lists.size() > 1) continue;
    ++count;
    ++document;
  }
  return count;
}

}  // namespace

TermStatistics::TermStatistics(std::vector<const glass::Database*> parts, std::vector<RemotePart*> remote)
    : parts_(std::move(parts)), remote_(std::move(remote)) {
  double terms = 0;
  for (const glass::Database* part : parts_) {
    postings_.emplace_back(part->postings());
    documents_ += part->statistics().documents;
    terms += static_cast<double>(part->statistics().total_length);
  }
  for (const RemotePart* part : remote_) {
    documents_ += part->revision().documents;
    terms += part->revision().total_length;
  }
  if (documents_ > 0) mean_length_ = std::max(1.0, terms / documents_);
}

void TermStatistics::fail(Error error) const {
  if (failure_) failure_ = std::move(error);
}

std::uint64_t TermStatistics::frequency(const std::string& term) const {
  const auto found = known_.find(term);
  if (found != known_.end()) return found->second;
  auto frequency = read_frequency(term);
  if (!frequency) return fail(std::move(frequency).error()), 0;
  const auto elsewhere = remote_frequency(term);
  if (!elsewhere) return *frequency;
  *frequency += *elsewhere;
  if (known_.size() >= max_known) known_.clear();
  known_.emplace(term, *frequency);
  return *frequency;
}

Result<std::uint64_t> TermStatistics::read_frequency(const std::string& term) const {
  std::uint64_t sum = 0;
  for (glass::Cursor& postings : postings_) {
    auto frequency = glass::frequency(postings, term);
    if (!frequency) return std::move(frequency).error();
    sum += *frequency;
  }
  return sum;
}

/// Nothing where it has to be fetched.
std::optional<std::uint64_t> TermStatistics::remote_frequency(const std::string& term) const {
  std::uint64_t sum = 0;
  bool all_known = true;
  for (RemotePart* part : remote_) {
    const auto known = part->frequency(term);
    sum += known.value_or(0);
    all_known = all_known && known;
  }
  return all_known ? std::optional(sum) : std::nullopt;
}

std::optional<std::uint64_t> TermStatistics::remote_together(const std::vector<std::string>& terms,
                                                             std::uint64_t most) const {
  std::uint64_t sum = 0;
  bool all_known = true;
  for (RemotePart* part : remote_) {
    if (std::ranges::any_of(terms, [&](const std::string& term) { return part->revision().frequency(term) == 0; })) {
      continue;
    }
    const auto known = part->count(query_for_all(terms), most);
    sum += known.value_or(0);
    all_known = all_known && known;
  }
  return all_known ? std::optional(std::min(sum, most)) : std::nullopt;
}

bool TermStatistics::fetch() const {
  bool asked = false;
  for (RemotePart* part : remote_) asked |= part->begin_fetch();
  for (RemotePart* part : remote_) {
    if (Status fetched = part->end_fetch(); !fetched) return fail(std::move(fetched).error()), false;
  }
  return asked;
}

bool TermStatistics::has_together(const std::vector<std::string>& terms) const {
  if (!std::all_of(terms.begin(), terms.end(), [this](const std::string& term) { return has(term); })) return false;
  if (terms.size() < 2) return true;
  std::string all;
  for (const std::string& term : terms) (all += term) += '\0';
  const auto found = known_together_.find(all);
  if (found != known_together_.end()) return found->second;
  auto together = read_together(terms, 1);
  if (!together) return fail(std::move(together).error()), false;
  if (*together == 0) {
    const auto elsewhere = remote_together(terms, 1);
    if (!elsewhere) return false;
    *together = *elsewhere;
  }
  if (known_together_.size() >= max_known) known_together_.clear();
  return known_together_[all] = *together > 0;
}

std::uint64_t TermStatistics::count_together(const std::vector<std::string>& terms, std::uint64_t most) const {
  if (!std::all_of(terms.begin(), terms.end(), [this](const std::string& term) { return has(term); })) return 0;
  auto together = read_together(terms, most);
  if (!together) return fail(std::move(together).error()), 0;
  if (*together >= most) return *together;
  return std::min(most, *together + remote_together(terms, most).value_or(0));
}

Result<std::uint64_t> TermStatistics::read_together(std::vector<std::string> terms, std::uint64_t most) const {
  std::sort(terms.begin(), terms.end(),
            [this](const std::string& a, const std::string& b) { return frequency(a) < frequency(b); });
  std::uint64_t count = 0;
  for (const glass::Database* part : parts_) {
    auto found = count_all(*part, terms, most - count);
    if (!found) return found;
    count += *found;
    if (count >= most) break;
  }
  return count;
}

double TermStatistics::idf(const std::string& term) const {
  const auto with_it = static_cast<double>(frequency(term));
  return with_it == 0 ? 0 : std::log(1 + (documents_ - with_it + 0.5) / (with_it + 0.5));
}

}  // namespace malmoi::index
