// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/inverter.h"

#include <algorithm>
#include <cstring>

namespace malmoi::glass {
namespace {

// The end of a slice is the place of the next. Most terms have one posting, which needs no slice; most
// of the others few.
constexpr std::uint32_t link_bytes = 4;
constexpr std::uint8_t least_slice_log = 4;
constexpr std::uint8_t most_slice_log = 10;

constexpr std::size_t least_slots = 1 << 12;

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

void Inverter::prefetch_term(std::uint64_t hash) const {
  const Slot& slot = slots_[static_cast<std::uint32_t>(hash) & (slots_.size() - 1)];
  if (slot.term != 0) __builtin_prefetch(&terms_[slot.term - 1], 1);
}

Inverter::Term& Inverter::find(std::string_view term, std::uint32_t hash) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at].term != 0; at = (at + 1) & mask) {
    if (slots_[at].hash != hash) continue;
    Term& entry = terms_[slots_[at].term - 1];
    if (is(entry, term)) return entry;
  }
  terms_.push_back({});
  slots_[at] = {hash, static_cast<std::uint32_t>(terms_.size())};
  Term& made = terms_.back();
  made.size = static_cast<std::uint8_t>(term.size());
  const std::size_t inside = std::min(term.size(), made.beginning.size());
  std::copy_n(term.begin(), inside, made.beginning.begin());
  made.rest = static_cast<std::uint32_t>(texts_.size());
  texts_ += term.substr(inside);
  if (terms_.size() * 3 > slots_.size() * 2) grow_slots();
  return terms_.back();
}

bool Inverter::is(const Term& term, std::string_view text) const {
  if (term.size != text.size()) return false;
  const std::size_t inside = std::min(text.size(), term.beginning.size());
  return std::memcmp(term.beginning.data(), text.data(), inside) == 0 &&
         (inside == text.size() ||
          std::string_view(texts_).substr(term.rest, text.size() - inside) == text.substr(inside));
}

bool Inverter::is_before(const Term& a, const Term& b) const {
  const auto inside = [](const Term& term) {
    return std::string_view(term.beginning.data(), std::min<std::size_t>(term.size, term.beginning.size()));
  };
  const auto rest = [&](const Term& term) {
    return std::string_view(texts_).substr(term.rest, term.size - inside(term).size());
  };
  const int order = inside(a).compare(inside(b));
  return order != 0 ? order < 0 : rest(a) < rest(b);
}

std::string Inverter::text(const Term& term) const {
  const std::size_t inside = std::min<std::size_t>(term.size, term.beginning.size());
  std::string text(term.beginning.data(), inside);
  return text.append(texts_, term.rest, term.size - inside);
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
  if (term.slice_size_log == 0) {
    term.slice_size_log = least_slice_log;
    term.slices = begin;
  } else {
    std::memcpy(slices_.data() + term.slice_end, &begin, link_bytes);
    if (term.slice_size_log < most_slice_log) ++term.slice_size_log;
  }
  const std::uint32_t size = std::uint32_t{1} << term.slice_size_log;
  slices_.resize(begin + size);
  term.at = begin;
  term.slice_end = begin + size - link_bytes;
}

std::size_t Inverter::memory() const {
  return terms_.size() * (sizeof(Term) + 2 * sizeof(Slot)) + texts_.size() + slices_.size();
}

std::vector<std::uint32_t> Inverter::sorted() const {
  struct Entry {
    std::uint64_t beginning;
    std::uint32_t term;
  };
  std::vector<Entry> entries;
  entries.reserve(terms_.size());
  for (std::uint32_t i = 0; i < terms_.size(); ++i) {
    const Term& term = terms_[i];
    entries.push_back({key::beginning({term.beginning.data(), std::min<std::size_t>(term.size, 8)}), i});
  }
  std::sort(entries.begin(), entries.end(), [this](const Entry& a, const Entry& b) {
    return a.beginning != b.beginning ? a.beginning < b.beginning : is_before(terms_[a.term], terms_[b.term]);
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
  const std::string bytes = text(term);
  if (bytes.find('\0') == std::string::npos) {
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
  if (term.slice_size_log == 0) return;
  std::uint32_t begin = term.slices;
  for (std::uint8_t log = least_slice_log;; log = std::min<std::uint8_t>(log + 1, most_slice_log)) {
    const std::uint32_t end = begin + (std::uint32_t{1} << log) - link_bytes;
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
