// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/format.h"

#include <bit>

namespace malmoi::glass {
namespace {

// "Xapian Glass" with its version, 2016-03-14 by Xapian's way of counting.
constexpr std::string_view magic{"\x0f\x0dXapian Glass\x04\x6e", 16};
constexpr std::size_t uuid_bytes = 16;
constexpr std::size_t tables = 6;  // postings, records, term lists, positions, spelling, synonyms
// Tags of these tables longer than this are tried with zlib by Xapian's writer; readers go by a flag.
constexpr std::uint32_t compress_min[tables] = {0, 18, 18, 0, 18, 18};

constexpr std::uint32_t sequential = 2, fake = 1;

void pack_root(std::string& out, const RootInfo& root, std::uint32_t compression) {
  pack_uint(out, root.root);
  pack_uint(out, root.level << 2 | sequential | (root.is_fake ? fake : 0));
  pack_uint(out, root.entries);
  pack_uint(out, block_size >> 11);
  pack_uint(out, compression);
  std::string free_list;
  if (!root.is_fake) {
    pack_uint(free_list, 1);  // revision
    pack_uint(free_list, root.blocks);
    free_list.append(4, '\0');  // two cursors: nothing is free
  }
  pack_string(out, free_list);
}

bool unpack_root(const unsigned char*& p, const unsigned char* end, RootInfo& root) {
  std::uint32_t flags = 0, size = 0, compression = 0, revision = 0;
  std::string_view free_list;
  if (!unpack_uint(p, end, root.root) || !unpack_uint(p, end, flags) || !unpack_uint(p, end, root.entries) ||
      !unpack_uint(p, end, size) || !unpack_uint(p, end, compression) || !unpack_string(p, end, free_list))
    return false;
  root.level = flags >> 2;
  root.is_fake = (flags & fake) != 0;
  root.blocks = 0;
  if (root.is_fake) return true;
  const auto* q = reinterpret_cast<const unsigned char*>(free_list.data());
  return size << 11 == block_size && unpack_uint(q, q + free_list.size(), revision) &&
         unpack_uint(q, reinterpret_cast<const unsigned char*>(free_list.data()) + free_list.size(), root.blocks) &&
         root.root < root.blocks;
}

}  // namespace

// Two bytes below 2^15; else as many leading ones as there are bytes, less two, and a zero before the number.
void pack_sortable(std::string& out, std::uint32_t x) {
  if (x < 0x8000) {
    out += static_cast<char>(x >> 8);
    out += static_cast<char>(x);
    return;
  }
  const std::size_t size = (37 - static_cast<std::size_t>(std::countl_zero(x))) / 7;
  const std::uint64_t marked = (std::uint64_t{0xff} << (10 - size) & 0xff) << (8 * (size - 1)) | x;
  for (std::size_t i = size; i-- > 0;) out += static_cast<char>(marked >> (8 * i));
}

bool unpack_sortable(const unsigned char*& p, const unsigned char* end, std::uint32_t& x) {
  if (p == end) return false;
  const unsigned char begin = *p++;
  std::size_t more = 1;
  std::uint64_t value = begin;
  if (begin >= 0x80) {
    const auto ones = static_cast<std::size_t>(std::countl_one(begin));
    if (ones == 8) return false;
    more = ones + 1;
    value = begin & (0xffu >> (ones + 1));
  }
  if (static_cast<std::size_t>(end - p) < more) return false;
  for (; more > 0; --more) value = value << 8 | *p++;
  x = static_cast<std::uint32_t>(value);
  return x == value;
}

namespace key {

std::string term(std::string_view term) {
  std::string out;
  for (const char c : term) {
    out += c;
    if (c == '\0') out += '\xff';
  }
  return out;
}

std::string later_chunk(std::string_view term_key, std::uint32_t document) {
  std::string out(term_key);
  if (term_key != lengths) out += '\0';
  pack_sortable(out, document);
  return out;
}

bool parse_later_chunk(std::string_view key, std::string_view list_key, std::uint32_t& document) {
  if (!key.starts_with(list_key)) return false;
  key.remove_prefix(list_key.size());
  if (list_key != lengths) {
    if (!key.starts_with('\0')) return false;
    key.remove_prefix(1);
  }
  const auto* p = reinterpret_cast<const unsigned char*>(key.data());
  const auto* end = p + key.size();
  return unpack_sortable(p, end, document) && p == end;
}

std::string of_value_chunk(std::uint32_t slot, std::uint32_t document) {
  std::string out(value_chunk);
  pack_uint(out, slot);
  pack_sortable(out, document);
  return out;
}

bool parse_value_chunk(std::string_view key, std::uint32_t& slot, std::uint32_t& document) {
  if (!key.starts_with(value_chunk)) return false;
  const auto* p = reinterpret_cast<const unsigned char*>(key.data());
  const auto* end = p + key.size();
  p += value_chunk.size();
  return unpack_uint(p, end, slot) && unpack_sortable(p, end, document) && p == end;
}

std::string of_value_statistics(std::uint32_t slot) {
  std::string out(value_statistics);
  for (; slot != 0; slot >>= 8) out += static_cast<char>(slot);
  return out;
}

std::string record(std::uint32_t document) {
  std::string out;
  pack_sortable(out, document);
  return out;
}

}  // namespace key

std::string VersionFile::encode(std::string_view uuid) const {
  std::string out(magic);
  out += uuid;
  pack_uint(out, 1);  // revision
  const RootInfo* roots[tables] = {&postings, &records, &term_lists};
  for (std::size_t i = 0; i < tables; ++i) pack_root(out, roots[i] ? *roots[i] : RootInfo{}, compress_min[i]);
  const Statistics& s = statistics;
  pack_uint(out, s.documents);
  pack_uint(out, s.last_document - s.documents);
  pack_uint(out, s.least_length);
  pack_uint(out, s.most_wdf);
  pack_uint(out, s.most_length - s.most_wdf);
  pack_uint(out, 0);  // changesets
  pack_uint(out, s.total_length);
  pack_uint(out, 0);  // spelling
  return out;
}

bool VersionFile::decode(std::string_view bytes) {
  if (!bytes.starts_with(magic) || bytes.size() < magic.size() + uuid_bytes) return false;
  const auto* p = reinterpret_cast<const unsigned char*>(bytes.data());
  const auto* end = p + bytes.size();
  p += magic.size() + uuid_bytes;
  std::uint32_t revision = 0, behind = 0, above = 0, changesets = 0, spelling = 0;
  if (!unpack_uint(p, end, revision)) return false;
  RootInfo unused;
  RootInfo* roots[tables] = {&postings, &records, &term_lists, &unused, &unused, &unused};
  for (RootInfo* root : roots) {
    if (!unpack_root(p, end, *root)) return false;
  }
  Statistics& s = statistics;
  if (p == end) return s = {}, true;
  if (!unpack_uint(p, end, s.documents) || !unpack_uint(p, end, behind) || !unpack_uint(p, end, s.least_length) ||
      !unpack_uint(p, end, s.most_wdf) || !unpack_uint(p, end, above) || !unpack_uint(p, end, changesets) ||
      !unpack_uint(p, end, s.total_length) || !unpack_uint(p, end, spelling))
    return false;
  s.last_document = s.documents + behind;
  s.most_length = s.most_wdf + above;
  return p == end;
}

}  // namespace malmoi::glass
