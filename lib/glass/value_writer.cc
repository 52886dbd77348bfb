// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/value_writer.h"

namespace malmoi::glass {

void ValueStatistics::count(std::string_view value) {
  if (documents++ == 0) least = greatest = value;
  if (value < least) least = value;
  if (value > greatest) greatest = value;
}

void ValueStatistics::write(std::uint32_t slot, TableWriter& table) const {
  std::string tag;
  pack_uint(tag, documents);
  pack_string(tag, least);
  // Left out where both are the same.
  if (greatest != least) tag += greatest;
  table.add(key::of_value_statistics(slot), tag);
}

}  // namespace malmoi::glass
