// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/indexed_terms.h"

#include <algorithm>
#include <utility>

namespace malmoi::index {

// Terms of ours have no zero bytes, so that the keys of their first chunks are the terms themselves.

IndexedTerms::IndexedTerms(const std::vector<const glass::Database*>& parts) {
  for (const glass::Database* part : parts) parts_.emplace_back(*part);
}

IndexedTerms::IndexedTerms(const TermStatistics& statistics, const std::string& beginning)
    : IndexedTerms(statistics.parts()) {
  for (RemotePart* part : statistics.remote()) {
    if (auto terms = part->terms(beginning)) lists_.push_back({std::move(terms)});
  }
}

Result<bool> IndexedTerms::seek(std::string_view term) {
  for (List& list : lists_) {
    list.at = static_cast<std::size_t>(
        std::ranges::lower_bound(*list.terms, term, {},
                                 [](const auto& each) -> std::string_view { return each.first; }) -
        list.terms->begin());
  }
  for (Part& part : parts_) {
    part.key.clear();
    if (Status entered = enter(part, part.cursor.find_first(term)); !entered) return std::move(entered).error();
  }
  return take_least();
}

Result<bool> IndexedTerms::next() {
  for (List& list : lists_) list.at += list.has_term() && list.term().first == term_;
  for (Part& part : parts_) {
    if (!part.has_term || part.key != term_) continue;
    if (Status stepped = step(part); !stepped) return std::move(stepped).error();
  }
  return take_least();
}

/// To the next key that is no later chunk of this term: those have a zero byte behind it.
Status IndexedTerms::step(Part& part) {
  auto moved = part.cursor.next();
  const std::string chunks = part.key + '\0';
  if (moved && *moved && part.cursor.key().starts_with(chunks)) moved = part.cursor.find_first(part.key + '\x01');
  return enter(part, std::move(moved));
}

/// Keys that do not ascend would lead around in circles.
Status IndexedTerms::enter(Part& part, Result<bool> moved) {
  if (!moved) return std::move(moved).error();
  part.has_term = *moved;
  if (!*moved) return {};
  if (part.cursor.key() <= part.key) return part.cursor.damaged();
  part.key = part.cursor.key();
  return {};
}

Result<bool> IndexedTerms::take_least() {
  const std::string* least = nullptr;
  for (const Part& part : parts_) {
    if (part.has_term && (!least || part.key < *least)) least = &part.key;
  }
  for (const List& list : lists_) {
    if (list.has_term() && (!least || list.term().first < *least)) least = &list.term().first;
  }
  if (!least) return false;
  term_ = *least;
  frequency_ = 0;
  for (Part& part : parts_) {
    if (!part.has_term || part.key != term_) continue;
    auto frequency = glass::frequency(part.cursor);
    if (!frequency) return std::move(frequency).error();
    frequency_ += *frequency;
  }
  for (const List& list : lists_) {
    if (list.has_term() && list.term().first == term_) frequency_ += static_cast<std::uint32_t>(list.term().second);
  }
  return true;
}

}  // namespace malmoi::index
