// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/facets.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "index/schema.h"

namespace malmoi::search {
namespace {

std::uint32_t slot_of(Facet facet) {
  if (facet == Facet::month) return index::slot::month;
  return facet == Facet::category ? index::slot::categories : index::slot::tags;
}

// Documents between two looks at the clock, some microseconds.
constexpr std::size_t poll_interval = 64;

using Counts = std::unordered_map<std::string, std::uint64_t>;

/// How many matches have each content of a slot; most contents are those of many.
Result<Counts> count_contents(const index::Snapshot& snapshot, const Candidates& matches, std::uint32_t slot,
                              query::Deadline& deadline) {
  Counts counts;
  std::size_t polls = 0;
  for (std::uint32_t g = 0; g < matches.documents().size(); ++g) {
    const query::DocumentSet& documents = matches.documents()[g];
    for (std::uint32_t at = documents.next(1); at != 0; at = documents.next(at + 1)) {
      if (polls++ % poll_interval == 0 && deadline.passed()) return counts;
      if (!matches.is_certain({g, at})) continue;
      auto content = snapshot.value(index::Location{g, at}, slot);
      if (!content) return std::move(content).error();
      if (!content->empty()) ++counts[std::move(*content)];
    }
  }
  return counts;
}

/// The values of a content, each once: an article counts once for a tag that it names twice.
std::vector<std::string_view> values_of(std::string_view content) {
  std::vector<std::string_view> values;
  while (!content.empty()) {
    const std::size_t end = std::min(content.find(index::list_separator), content.size());
    if (end > 0) values.push_back(content.substr(0, end));
    content.remove_prefix(std::min(end + 1, content.size()));
  }
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

std::map<std::string, std::uint64_t> count_values(const Counts& contents) {
  std::map<std::string, std::uint64_t> counts;
  for (const auto& [content, count] : contents) {
    for (const std::string_view value : values_of(content)) counts[std::string(value)] += count;
  }
  return counts;
}

std::vector<FacetCount> ordered(Facet facet, const std::map<std::string, std::uint64_t>& counts) {
  std::vector<FacetCount> out;
  for (const auto& [value, n] : counts) out.push_back({value, n});
  if (facet == Facet::month) {
    std::reverse(out.begin(), out.end());
  } else {
    std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.count > b.count; });
  }
  return out;
}

/// On other machines: all candidates, or those that were found to match.
Status add_elsewhere(const index::Snapshot& snapshot, const Matcher::Matches& matches, std::uint32_t slot,
                     Counts& counts) {
  if (matches.all_elsewhere) {
    auto elsewhere = matches.all_elsewhere->count_contents(slot);
    if (!elsewhere) return std::move(elsewhere).error();
    for (const auto& [content, count] : *elsewhere) counts[content] += count;
  }
  for (const std::uint32_t document : matches.found_elsewhere) {
    auto content = snapshot.value(document, slot);
    if (!content) return std::move(content).error();
    if (!content->empty()) ++counts[std::move(*content)];
  }
  return {};
}

}  // namespace

Result<std::vector<FacetCounts>> count_facets(const index::Snapshot& snapshot, const Matcher::Matches& matches,
                                              const std::vector<Facet>& facets, query::Deadline& deadline) {
  std::vector<FacetCounts> out;
  for (const Facet facet : facets) {
    auto contents = count_contents(snapshot, matches.candidates, slot_of(facet), deadline);
    if (!contents) return std::move(contents).error();
    if (Status added = add_elsewhere(snapshot, matches, slot_of(facet), *contents); !added) {
      return std::move(added).error();
    }
    out.push_back({facet, ordered(facet, count_values(*contents))});
  }
  return out;
}

}  // namespace malmoi::search
