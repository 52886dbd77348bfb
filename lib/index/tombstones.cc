// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/tombstones.h"

#include <algorithm>

namespace malmoi::index {

bool Tombstones::insert(std::uint32_t document) {
  if (document >= dead_.size()) dead_.resize(std::max(std::size_t{document} + 1, dead_.size() * 2));
  if (dead_[document]) return false;
  dead_[document] = true;
  ++count_;
  return true;
}

std::vector<std::uint32_t> Tombstones::numbers() const {
  std::vector<std::uint32_t> numbers;
  numbers.reserve(count_);
  for (std::uint32_t document = 0; document < dead_.size(); ++document) {
    if (dead_[document]) numbers.push_back(document);
  }
  return numbers;
}

std::string Tombstones::encode() const {
  std::string out;
  std::uint32_t last = 0;
  for (std::uint32_t document = 0; document < dead_.size(); ++document) {
    if (!dead_[document]) continue;
    std::uint32_t step = document - last;
    for (; step >= 0x80; step >>= 7) out.push_back(static_cast<char>(step | 0x80));
    out.push_back(static_cast<char>(step));
    last = document;
  }
  return out;
}

Result<Tombstones> Tombstones::decode(const std::string& bytes, std::uint64_t documents) {
  const Error damaged{ErrorCode::corrupt, "damaged list of deleted articles"};
  Tombstones tombstones;
  std::uint64_t document = 0;
  std::uint64_t step = 0;
  unsigned shift = 0;
  for (const char byte : bytes) {
    step |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    shift += 7;
    if (byte & 0x80) {
      if (shift > 28) return damaged;
      continue;
    }
    document += step;
    if (step == 0 || document > documents) return damaged;
    tombstones.insert(static_cast<std::uint32_t>(document));
    step = shift = 0;
  }
  if (shift != 0) return damaged;
  return tombstones;
}

}  // namespace malmoi::index
