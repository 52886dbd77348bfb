// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/value_list.h"

namespace malmoi::glass {

/// A chunk: the value of the document in its key, and then for each value the distance to the document
/// before, less one, and the value.
Result<std::string_view> ValueList::find(std::uint32_t slot, std::uint32_t document) {
  auto found = postings_.find_last(key::of_value_chunk(slot, document));
  if (!found) return std::move(found).error();
  std::uint32_t chunk_slot = 0, first = 0;
  if (!*found || !key::parse_value_chunk(postings_.key(), chunk_slot, first) || chunk_slot != slot)
    return std::string_view();
  auto tag = postings_.tag();
  if (!tag) return std::move(tag).error();
  const auto* p = reinterpret_cast<const unsigned char*>(tag->data());
  const unsigned char* end = p + tag->size();
  for (std::uint64_t at = first; at <= document; ++at) {
    std::string_view value;
    if (!unpack_string(p, end, value)) return postings_.damaged();
    if (at == document) return value;
    if (p == end) break;
    std::uint32_t distance = 0;
    if (!unpack_uint(p, end, distance)) return postings_.damaged();
    at += distance;
  }
  return std::string_view();
}

}  // namespace malmoi::glass
