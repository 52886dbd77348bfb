// SPDX-License-Identifier: GPL-2.0-or-later
#include "scale/document_frequencies.h"

#include <utility>

namespace scale {

DocumentFrequencies::Entry& DocumentFrequencies::find(std::uint64_t hash) {
  const std::size_t mask = entries_.size() - 1;
  std::size_t at = hash & mask;
  while (entries_[at].frequency != 0 && entries_[at].hash != hash) at = (at + 1) & mask;
  return entries_[at];
}

DocumentFrequencies::Seen DocumentFrequencies::add(std::uint64_t hash, std::uint32_t document) {
  Entry& entry = find(hash);
  if (entry.frequency > 0 && entry.document == document) return Seen::in_this_document;
  const bool is_new = entry.frequency == 0;
  entry = {hash, entry.frequency + 1, document};
  if (is_new && ++size_ * 2 > entries_.size()) grow();
  return is_new ? Seen::never : Seen::before;
}

void DocumentFrequencies::grow() {
  std::vector<Entry> old(entries_.size() * 2);
  std::swap(old, entries_);
  for (const Entry& entry : old) {
    if (entry.frequency > 0) find(entry.hash) = entry;
  }
}

FrequencyCounts DocumentFrequencies::counts() const {
  FrequencyCounts counts;
  for (const Entry& entry : entries_) {
    if (entry.frequency > 0) ++counts[entry.frequency];
  }
  return counts;
}

}  // namespace scale
