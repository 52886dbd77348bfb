// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/seen_ids.h"

#include <xxhash.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace malmoi::index {
namespace {

constexpr std::size_t least_entries = 1024;

/// "path:17" as path and 17; 0 where there is no line.
std::pair<std::string_view, std::uint32_t> split(std::string_view location) {
  const std::size_t colon = location.rfind(':');
  if (colon == location.npos) return {location, 0};
  const std::string_view digits = location.substr(colon + 1);
  std::uint32_t line = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), line);
  if (error != std::errc() || end != digits.data() + digits.size() || line == 0 || digits.front() == '0')
    return {location, 0};
  return {location.substr(0, colon), line};
}

}  // namespace

SeenIds::SeenIds() : entries_(least_entries) {}

SeenIds::Entry SeenIds::entry_of(std::string_view id) {
  const XXH128_hash_t hash = XXH3_128bits(id.data(), id.size());
  return {{static_cast<std::uint32_t>(hash.low64), static_cast<std::uint32_t>(hash.low64 >> 32),
           static_cast<std::uint32_t>(hash.high64)},
          0,
          0};
}

/// Where the entry is, or would be.
std::size_t SeenIds::find(const Entry& sought) const {
  const std::size_t mask = entries_.size() - 1;
  std::size_t at = (std::uint64_t{sought.hash[1]} << 32 | sought.hash[0]) & mask;
  while (entries_[at].place != 0 && !std::equal(sought.hash, sought.hash + 3, entries_[at].hash)) at = (at + 1) & mask;
  return at;
}

bool SeenIds::contains(std::string_view id) const { return entries_[find(entry_of(id))].place != 0; }

std::optional<std::string> SeenIds::add(std::string_view id, std::string_view location) {
  Entry entry = entry_of(id);
  const std::size_t at = find(entry);
  if (entries_[at].place != 0) return location_of(entries_[at]);
  const auto [path, line] = split(location);
  entry.place = add_place(path, line != 0);
  entry.line = line;
  entries_[at] = entry;
  if (++size_ * 4 > entries_.size() * 3) grow();
  return std::nullopt;
}

std::uint32_t SeenIds::add_place(std::string_view path, bool has_lines) {
  const auto made = static_cast<std::uint32_t>(places_.size() + 1);
  if (has_lines) {
    const auto [file, is_new] = files_.emplace(path, made);
    if (!is_new) return file->second;
  }
  paths_ += path;
  places_.push_back(paths_.size());
  return made;
}

std::string SeenIds::location_of(const Entry& entry) const {
  const std::uint64_t begin = entry.place > 1 ? places_[entry.place - 2] : 0;
  std::string location = paths_.substr(begin, places_[entry.place - 1] - begin);
  if (entry.line != 0) location += ':' + std::to_string(entry.line);
  return location;
}

void SeenIds::grow() {
  const std::vector<Entry> old = std::exchange(entries_, std::vector<Entry>(entries_.size() * 2));
  for (const Entry& entry : old) {
    if (entry.place != 0) entries_[find(entry)] = entry;
  }
}

}  // namespace malmoi::index
