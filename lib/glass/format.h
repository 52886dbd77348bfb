// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace malmoi::glass {

/// Glass, the format on disk of Xapian 1.4's databases, as its sources define it: backends/glass/
/// glass_table.h (blocks and items), glass_postlist.cc and glass_values.cc (what the posting table holds),
/// glass_version.cc (iamglass), common/pack.h (numbers and strings). All of 1.4 reads and writes it.
///
/// A table is a file of blocks. Each block begins with the header below, followed by a directory of 2-byte
/// offsets of its items in order of their keys. Numbers of blocks and items are big-endian. A leaf (level 0) holds
///     size - 3 and flags (2)  key length (1)  key  [component (2), unless the first]  tag
/// and a branch
///     block number (4)  key length (1)  key  component (2)
/// where the first item of a branch, and of the very first leaf, has an empty key. A tag too long for one
/// item is continued in components 2, 3, .. of the same key.

inline constexpr std::size_t block_size = 8192;
inline constexpr std::size_t max_key_bytes = 255;
/// Chunks of posting lists and values: about as long as Xapian makes them.
inline constexpr std::size_t chunk_bytes = 2000;

namespace header {
inline constexpr std::size_t revision = 0;    ///< 4 bytes
inline constexpr std::size_t level = 4;       ///< 1
inline constexpr std::size_t max_free = 5;    ///< 2: bytes between directory and items
inline constexpr std::size_t total_free = 7;  ///< 2: with holes between items
inline constexpr std::size_t dir_end = 9;     ///< 2
inline constexpr std::size_t size = 11;       ///< the directory begins here
}  // namespace header

namespace item {
inline constexpr std::uint16_t compressed = 0x8000;  ///< the tag, by zlib
inline constexpr std::uint16_t last = 0x4000;        ///< component of its tag
inline constexpr std::uint16_t first = 0x2000;
inline constexpr std::uint16_t size_mask = 0x1fff;
inline constexpr std::size_t size_bias = 3;  ///< is not counted in what is stored
/// Xapian puts at least four items in a block.
inline constexpr std::size_t max_size = (block_size - header::size - 4 * 2) / 4;
}  // namespace item

inline std::uint32_t read2(const unsigned char* p) { return std::uint32_t{p[0]} << 8 | p[1]; }
inline std::uint32_t read4(const unsigned char* p) { return read2(p) << 16 | read2(p + 2); }
inline void write2(unsigned char* p, std::size_t x) {
  p[0] = static_cast<unsigned char>(x >> 8);
  p[1] = static_cast<unsigned char>(x);
}
inline void write4(unsigned char* p, std::uint32_t x) {
  write2(p, x >> 16);
  write2(p + 2, x & 0xffff);
}

/// Seven bits a byte, the lowest first.
inline void pack_uint(std::string& out, std::uint64_t x) {
  for (; x >= 128; x >>= 7) out += static_cast<char>(x | 128);
  out += static_cast<char>(x);
}
inline void pack_string(std::string& out, std::string_view text) {
  pack_uint(out, text.size());
  out += text;
}

/// Reads what pack_uint() wrote and moves `p` on. False where the bytes end before it or it is too large.
template <class Number>
inline bool unpack_uint(const unsigned char*& p, const unsigned char* end, Number& x) {
  std::uint64_t value = 0;
  for (unsigned shift = 0; p != end && shift < 64; shift += 7) {
    const unsigned char byte = *p++;
    value |= std::uint64_t{byte & 127u} << shift;
    if (byte < 128) {
      x = static_cast<Number>(value);
      return x == value;
    }
  }
  return false;
}
inline bool unpack_string(const unsigned char*& p, const unsigned char* end, std::string_view& text) {
  std::size_t size = 0;
  if (!unpack_uint(p, end, size) || size > static_cast<std::size_t>(end - p)) return false;
  text = {reinterpret_cast<const char*>(p), size};
  p += size;
  return true;
}

/// Numbers that sort as their bytes do.
void pack_sortable(std::string& out, std::uint32_t x);
bool unpack_sortable(const unsigned char*& p, const unsigned char* end, std::uint32_t& x);

/// Keys of the posting table, in the order in which they sort: metadata, statistics and chunks of values,
/// lengths of documents, terms.
namespace key {
inline constexpr std::string_view metadata{"\0\xc0", 2};
inline constexpr std::string_view value_statistics{"\0\xd0", 2};
inline constexpr std::string_view value_chunk{"\0\xd8", 2};
inline constexpr std::string_view lengths{"\0\xe0", 2};  ///< the posting list of the empty term

/// The first chunk of a term's posting list. Zero bytes are escaped.
std::string term(std::string_view term);
/// A later chunk, whose first document is `document`; `term_key` as term() gives it.
std::string later_chunk(std::string_view term_key, std::uint32_t document);
/// The first document of a later chunk of the list whose first chunk has `list_key`. False where `key` is not such.
bool parse_later_chunk(std::string_view key, std::string_view list_key, std::uint32_t& document);

std::string of_value_chunk(std::uint32_t slot, std::uint32_t document);
bool parse_value_chunk(std::string_view key, std::uint32_t& slot, std::uint32_t& document);
std::string of_value_statistics(std::uint32_t slot);
/// A record of the table of document data.
std::string record(std::uint32_t document);

/// The first eight bytes, as a number that sorts as they do.
inline std::uint64_t beginning(std::string_view key) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < 8; ++i) number = number << 8 | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0u);
  return number;
}
}  // namespace key

/// Where a table's tree begins, and what iamglass says of it.
struct RootInfo {
  std::uint32_t root = 0;     ///< block number
  std::uint32_t level = 0;    ///< of the root
  std::uint64_t entries = 0;  ///< keys
  bool is_fake = true;        ///< an empty table: there is no file
  std::uint32_t blocks = 0;   ///< of the file
};

/// What iamglass holds beside the roots.
struct Statistics {
  std::uint32_t documents = 0;
  std::uint32_t last_document = 0;
  std::uint32_t least_length = 0;  ///< lower bound of a document's length
  std::uint32_t most_length = 0;
  std::uint32_t most_wdf = 0;
  std::uint64_t total_length = 0;
};

struct VersionFile {
  RootInfo postings;
  RootInfo records;
  RootInfo term_lists;
  Statistics statistics;

  std::string encode(std::string_view uuid) const;  ///< `uuid`: 16 bytes
  /// False where it is not what Xapian 1.4 writes.
  bool decode(std::string_view bytes);
};

}  // namespace malmoi::glass
