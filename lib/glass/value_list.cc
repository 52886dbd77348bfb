// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/value_list.h"

namespace malmoi::glass {

namespace {

// Values that are passed over rather than looking for a chunk anew.
constexpr std::uint32_t near = 64;

}  // namespace

/// Goes to the chunk that has a document's value, if any has. A chunk: the value of the document in its key, and then
/// for each value the distance to the document before, less one, and the value.
Result<bool> ValueList::enter(std::uint32_t slot, std::uint32_t document) {
  at_ = nullptr;
  auto found = postings_.find_last(key::of_value_chunk(slot, document));
  if (!found) return found;
  std::uint32_t chunk_slot = 0, first = 0;
  if (!*found || !key::parse_value_chunk(postings_.key(), chunk_slot, first) || chunk_slot != slot) return false;
  auto tag = postings_.tag();
  if (!tag) return std::move(tag).error();
  slot_ = slot;
  at_ = reinterpret_cast<const unsigned char*>(tag->data());
  end_ = at_ + tag->size();
  document_ = first;
  return true;
}

Result<std::string_view> ValueList::find(std::uint32_t slot, std::uint32_t document) {
  for (bool is_entered = at_ && slot_ == slot && document_ <= document && document - document_ < near;;) {
    if (!is_entered) {
      auto entered = enter(slot, document);
      if (!entered) return std::move(entered).error();
      if (!*entered) return std::string_view();
    }
    while (document_ <= document) {
      const unsigned char* p = at_;
      std::string_view value;
      std::uint32_t distance = 0;
      if (!unpack_string(p, end_, value)) return postings_.damaged();
      if (document_ == document) return value;
      if (p == end_) break;
      if (!unpack_uint(p, end_, distance)) return postings_.damaged();
      at_ = p;
      document_ += std::uint64_t{distance} + 1;
    }
    // The next chunk may have it, but for the one that was just looked for.
    if (!is_entered || document_ > document) return std::string_view();
    is_entered = false;
  }
}

// How many there are, the least, and the greatest unless it is the same.
Result<std::string> greatest_value(const Database& database, std::uint32_t slot) {
  Cursor cursor(database.postings());
  const auto found = cursor.find(key::of_value_statistics(slot));
  if (!found) return found.error();
  if (!*found) return std::string();
  const auto tag = cursor.tag();
  if (!tag) return tag.error();
  const auto* p = reinterpret_cast<const unsigned char*>(tag->data());
  const auto* end = p + tag->size();
  std::uint32_t documents = 0;
  std::string_view least;
  if (!unpack_uint(p, end, documents) || !unpack_string(p, end, least)) return cursor.damaged();
  return p == end ? std::string(least) : std::string(p, end);
}

}  // namespace malmoi::glass
