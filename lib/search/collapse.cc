// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/collapse.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "index/schema.h"

namespace malmoi::search {
namespace {

using index::DuplicateKey;

/// In order of the documents, as values are found fastest, whatever order they are asked in.
Result<std::vector<std::optional<DuplicateKey>>> read_keys(const index::Snapshot& snapshot,
                                                           const std::vector<Match>& matches, std::size_t most) {
  std::vector<std::optional<DuplicateKey>> keys(std::min(matches.size(), most));
  std::vector<std::uint32_t> order(keys.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return matches[a].document < matches[b].document; });
  for (const std::uint32_t i : order) {
    const auto value = snapshot.value(matches[i].document, index::slot::duplicate_key);
    if (!value) return value.error();
    keys[i] = DuplicateKey::decode(*value);
  }
  return keys;
}

}  // namespace

DistinctTexts::DistinctTexts() : newest_(DuplicateKey::bands * values) {}

std::optional<std::uint32_t> DistinctTexts::find(const DuplicateKey& key) const {
  auto best = static_cast<std::uint32_t>(keys_.size());
  for (std::size_t band = 0; band < DuplicateKey::bands; ++band) {
    std::uint32_t at = newest_[band * values + key.band(band)];
    for (; at != 0; at = before_[(at - 1) * DuplicateKey::bands + band]) {
      if (at - 1 < best && key.is_near(keys_[at - 1])) best = at - 1;
    }
  }
  if (best == keys_.size()) return {};
  return best;
}

void DistinctTexts::add(const DuplicateKey& key) {
  keys_.push_back(key);
  for (std::size_t band = 0; band < DuplicateKey::bands; ++band) {
    std::uint32_t& newest = newest_[band * values + key.band(band)];
    before_.push_back(newest);
    newest = static_cast<std::uint32_t>(keys_.size());
  }
}

Result<Collapsed> collapse(const index::Snapshot& snapshot, std::vector<Match> matches, std::size_t most,
                           const std::optional<DuplicateKey>& hidden) {
  auto keys = read_keys(snapshot, matches, most);
  if (!keys) return std::move(keys).error();
  Collapsed out;
  DistinctTexts distinct;
  std::vector<std::size_t> places;  // among out.matches, of the distinct texts
  for (std::size_t i = 0; i < matches.size(); ++i) {
    const DuplicateKey* key = i < keys->size() && (*keys)[i] ? &*(*keys)[i] : nullptr;
    if (key && hidden && key->is_near(*hidden)) continue;
    if (const auto found = key ? distinct.find(*key) : std::nullopt) {
      out.duplicates[places[*found]].push_back(matches[i].document);
      continue;
    }
    if (key) {
      distinct.add(*key);
      places.push_back(out.matches.size());
    }
    out.matches.push_back(std::move(matches[i]));
    out.duplicates.emplace_back();
  }
  return out;
}

}  // namespace malmoi::search
