// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/schema.h"

#include <xxhash.h>

#include <cstdint>
#include <cstdio>

#include "text/folded_text.h"
#include "text/utf8.h"

namespace malmoi::index {
namespace {

// Xapian refuses terms over 245 bytes, counting each zero byte twice; ours have none.
constexpr std::size_t max_value_bytes = 200;

std::string hashed(std::string_view prefix, std::string_view value) {
  const XXH128_hash_t hash = XXH3_128bits(value.data(), value.size());
  char hex[33];
  std::snprintf(hex, sizeof hex, "%016llx%016llx", static_cast<unsigned long long>(hash.high64),
                static_cast<unsigned long long>(hash.low64));
  return std::string(prefix) + "#" + hex;
}

}  // namespace

std::string id_term(std::string_view id) {
  // No short id may look like the hash of a long one.
  if (id.size() > max_value_bytes || id.starts_with('#') || id.find('\0') != id.npos) return hashed(prefix::id, id);
  return std::string(prefix::id) + std::string(id);
}

std::string filter_term(std::string_view prefix, std::string_view value) {
  text::FoldedText folded;
  text::fold(value, folded);
  std::string term(prefix);
  // Omega's rule: a colon keeps a value apart from a longer prefix.
  term += ':';
  bool space = false;
  for (const char32_t c : folded.chars) {
    if (c == U' ' || c == U'\t' || c == U'\n' || c == U'\r') {
      space = term.size() > prefix.size() + 1;
      continue;
    }
    if (space) term += ' ';
    space = false;
    if (c != 0) text::append(term, c);
  }
  if (term.size() > max_value_bytes) return hashed(prefix, std::string_view(term).substr(prefix.size()));
  return term;
}

}  // namespace malmoi::index
