// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/inverter.h"

#include <algorithm>
#include <cstring>

namespace malmoi::glass {
namespace {

// The end of a slice is the place of the next. Most terms have one posting, which needs no slice; most
// of the others few.
constexpr std::uint32_t link_bytes = 4;
constexpr std::uint16_t least_slice = 16;
constexpr std::uint16_t most_slice = 1024;

constexpr std::size_t least_slots = 1 << 12;

/// The first eight bytes as a number that sorts as they do.
std::uint64_t beginning_of(std::string_view text) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < 8; ++i)
    number = number << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0);
  return number;
}

}  // namespace

Inverter::Inverter() : slots_(least_slots, Slot{0, 0}) {}

void Inverter::add(std::uint32_t document, std::string_view term, std::uint64_t hash, std::uint32_t frequency) {
  Term& entry = find(term, static_cast<std::uint32_t>(hash));
  if (entry.documents == 0) {
    entry.first_document = document;
    entry.first_frequency = frequency;
  } else {
    append(entry, document - entry.last_document - 1);
    append(entry, frequency);
  }
  entry.last_document = document;
  entry.occurrences += frequency;
  ++entry.documents;
}

Inverter::Term& Inverter::find(std::string_view term, std::uint32_t hash) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at].term != 0; at = (at + 1) & mask) {
    if (slots_[at].hash != hash) continue;
    Term& entry = terms_[slots_[at].term - 1];
    if (text(entry) == term) return entry;
  }
  terms_.push_back({});
  slots_[at] = {hash, static_cast<std::uint32_t>(terms_.size())};
  terms_.back().text = static_cast<std::uint32_t>(texts_.size());
  terms_.back().size = static_cast<std::uint8_t>(term.size());
  texts_ += term;
  if (terms_.size() * 3 > slots_.size() * 2) grow_slots();
  return terms_.back();
}

void Inverter::grow_slots() {
  std::vector<Slot> larger(slots_.size() * 2, Slot{0, 0});
  const std::size_t mask = larger.size() - 1;
  for (const Slot& slot : slots_) {
    if (slot.term == 0) continue;
    std::size_t at = slot.hash & mask;
    while (larger[at].term != 0) at = (at + 1) & mask;
    larger[at] = slot;
  }
  slots_ = std::move(larger);
}

void Inverter::append(Term& term, std::uint32_t number) {
  for (; number >= 128; number >>= 7) put(term, static_cast<unsigned char>(number | 128));
  put(term, static_cast<unsigned char>(number));
}

void Inverter::put(Term& term, unsigned char byte) {
  if (term.at == term.slice_end) add_slice(term);
  slices_[term.at++] = byte;
}

void Inverter::add_slice(Term& term) {
  const auto begin = static_cast<std::uint32_t>(slices_.size());
  if (term.slice_size == 0) {
    term.slice_size = least_slice;
    term.slices = begin;
  } else {
    std::memcpy(slices_.data() + term.slice_end, &begin, link_bytes);
    if (term.slice_size < most_slice) term.slice_size = static_cast<std::uint16_t>(term.slice_size * 2);
  }
  slices_.resize(begin + term.slice_size);
  term.at = begin;
  term.slice_end = begin + term.slice_size - link_bytes;
}

std::size_t Inverter::memory() const {
  return slots_.size() * sizeof(Slot) + terms_.capacity() * sizeof(Term) + texts_.capacity() + slices_.capacity();
}

std::vector<std::uint32_t> Inverter::sorted() const {
  struct Entry {
    std::uint64_t beginning;
    std::uint32_t term;
  };
  std::vector<Entry> entries;
  entries.reserve(terms_.size());
  for (std::uint32_t i = 0; i < terms_.size(); ++i) entries.push_back({beginning_of(text(terms_[i])), i});
  std::sort(entries.begin(), entries.end(), [this](const Entry& a, const Entry& b) {
    return a.beginning != b.beginning ? a.beginning < b.beginning : text(terms_[a.term]) < text(terms_[b.term]);
  });
  std::vector<std::uint32_t> order(entries.size());
  std::transform(entries.begin(), entries.end(), order.begin(), [](const Entry& entry) { return entry.term; });
  return order;
}

void Inverter::write(PostingWriter& writer) const {
  std::string postings;
  for (const std::uint32_t i : sorted()) write_list(terms_[i], writer, postings);
}

void Inverter::write_list(const Term& term, PostingWriter& writer, std::string& postings) const {
  const std::string_view bytes = text(term);
  if (bytes.find('\0') == std::string_view::npos) {
    writer.begin(bytes, term.documents, term.occurrences);
  } else {
    writer.begin(key::term(bytes), term.documents, term.occurrences);
  }
  postings.clear();
  pack_uint(postings, term.first_frequency);
  read_postings(term, postings);
  if (postings.size() <= chunk_bytes) {
    writer.add_chunk(term.first_document, term.last_document, postings);
  } else {
    static_cast<void>(for_each_posting(term.first_document, postings,
                                       [&](std::uint32_t document, std::uint32_t n) { writer.add(document, n); }));
  }
  writer.end();
}

void Inverter::read_postings(const Term& term, std::string& out) const {
  if (term.slice_size == 0) return;
  std::uint32_t begin = term.slices;
  for (std::uint32_t size = least_slice;; size = std::min<std::uint32_t>(size * 2, most_slice)) {
    const std::uint32_t end = begin + size - link_bytes;
    const auto* p = reinterpret_cast<const char*>(slices_.data());
    if (end == term.slice_end) {
      out.append(p + begin, p + term.at);
      return;
    }
    out.append(p + begin, p + end);
    std::memcpy(&begin, slices_.data() + end, link_bytes);
  }
}

void Inverter::clear() {
  std::fill(slots_.begin(), slots_.end(), Slot{0, 0});
  terms_.clear();
  texts_.clear();
  slices_.clear();
}

}  // namespace malmoi::glass
