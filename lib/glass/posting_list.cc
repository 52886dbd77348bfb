// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/posting_list.h"

#include <cstring>

namespace malmoi::glass {
namespace {

const unsigned char* bytes(std::string_view s) { return reinterpret_cast<const unsigned char*>(s.data()); }

}  // namespace

Status PostingList::open(std::string_view term) {
  key_ = term.empty() ? std::string(key::lengths) : key::term(term);
  frequency_ = 0;
  collection_frequency_ = 0;
  at_ = end_ = nullptr;
  is_last_chunk_ = true;
  is_first_next_ = false;
  postings_.expect(key::later_chunk(key_, UINT32_MAX));
  auto found = postings_.find(key_);
  if (!found) return std::move(found).error();
  if (!*found) return {};
  auto tag = postings_.tag();
  if (!tag) return std::move(tag).error();
  at_ = bytes(*tag);
  end_ = at_ + tag->size();
  std::uint32_t before = 0;
  if (!unpack_uint(at_, end_, frequency_) || !unpack_uint(at_, end_, collection_frequency_) ||
      !unpack_uint(at_, end_, before) || before >= last_document_)
    return postings_.damaged();
  return enter_chunk(before + 1);
}

/// A chunk: whether it is the last, its last document less the first, the first one's frequency, and then
/// for each posting the distance to the document before less one, and the frequency.
Status PostingList::enter_chunk(std::uint32_t first) {
  std::uint32_t more = 0;
  if (at_ == end_ || (*at_ != '0' && *at_ != '1')) return postings_.damaged();
  is_last_chunk_ = *at_++ == '1';
  if (!unpack_uint(at_, end_, more) || first > last_document_ || more > last_document_ - first)
    return postings_.damaged();
  first_ = first;
  last_ = first + more;
  document_ = first;
  is_first_next_ = true;
  return {};
}

Status PostingList::next_chunk() {
  auto moved = postings_.next();
  if (!moved) return std::move(moved).error();
  std::uint32_t first = 0;
  if (!*moved || !key::parse_later_chunk(postings_.key(), key_, first) || first <= last_) return postings_.damaged();
  return enter_later_chunk(first);
}

Status PostingList::enter_later_chunk(std::uint32_t first) {
  auto tag = postings_.tag();
  if (!tag) return std::move(tag).error();
  at_ = bytes(*tag);
  end_ = at_ + tag->size();
  return enter_chunk(first);
}

Status PostingList::next(Postings& out) {
  out.size = 0;
  while (out.size == 0) {
    if (at_ == end_ && !is_first_next_) {
      if (is_last_chunk_) return {};
      if (Status moved = next_chunk(); !moved) return moved;
    }
    if (!decode(out)) return postings_.damaged();
  }
  return {};
}

/// Decodes what fits of the chunk. False where it is damaged.
bool PostingList::decode(Postings& out) {
  const unsigned char* p = at_;
  std::uint64_t document = document_;
  std::size_t n = 0;
  if (is_first_next_) {
    if (!unpack_uint(p, end_, out.wdfs[0])) return false;
    out.documents[n++] = static_cast<std::uint32_t>(document);
    is_first_next_ = false;
  }
  while (n < Postings::capacity && p != end_) {
    // Most numbers are one byte: four postings of such at once.
    constexpr std::uint64_t more = 0x8080808080808080;
    std::uint64_t eight = more;
    if (end_ - p >= 8) std::memcpy(&eight, p, 8);
    if ((eight & more) == 0 && n + 4 <= Postings::capacity) {
      for (std::size_t i = 0; i < 4; ++i) {
        document += p[2 * i] + 1u;
        out.documents[n + i] = static_cast<std::uint32_t>(document);
        out.wdfs[n + i] = p[2 * i + 1];
      }
      p += 8;
      n += 4;
      continue;
    }
    std::uint32_t distance = 0;
    if (!unpack_uint(p, end_, distance) || !unpack_uint(p, end_, out.wdfs[n])) return false;
    document += std::uint64_t{distance} + 1;
    out.documents[n++] = static_cast<std::uint32_t>(document);
  }
  at_ = p;
  document_ = document;
  out.size = n;
  return p == end_ ? document == last_ : document < last_;
}

Status PostingList::skip_to(std::uint32_t document) {
  if (document <= last_ || is_last_chunk_) return {};
  auto found = postings_.find_last(key::later_chunk(key_, document));
  if (!found) return std::move(found).error();
  std::uint32_t first = 0;
  if (!*found || (postings_.key() != key_ && !key::parse_later_chunk(postings_.key(), key_, first)))
    return postings_.damaged();
  if (first > last_) return enter_later_chunk(first);
  // It lies between the end of this chunk and the next.
  at_ = end_;
  is_first_next_ = false;
  return {};
}

}  // namespace malmoi::glass
