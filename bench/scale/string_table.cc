// SPDX-License-Identifier: GPL-2.0-or-later
#include "scale/string_table.h"

#include <xxhash.h>

namespace scale {

std::size_t StringTable::slot_of(std::string_view wanted) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = XXH3_64bits(wanted.data(), wanted.size()) & mask;
  while (slots_[at] != 0 && text(slots_[at] - 1) != wanted) at = (at + 1) & mask;
  return at;
}

bool StringTable::contains(std::string_view text) const { return slots_[slot_of(text)] != 0; }

std::uint32_t StringTable::intern(std::string_view text) {
  const std::size_t slot = slot_of(text);
  if (slots_[slot] != 0) return slots_[slot] - 1;
  arena_ += text;
  begins_.push_back(arena_.size());
  slots_[slot] = size();
  const std::uint32_t number = size() - 1;
  if (begins_.size() * 2 > slots_.size()) grow();
  return number;
}

void StringTable::grow() {
  slots_.assign(slots_.size() * 2, 0);
  for (std::uint32_t number = 0; number < size(); ++number) slots_[slot_of(text(number))] = number + 1;
}

}  // namespace scale
