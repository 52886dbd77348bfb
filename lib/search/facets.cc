// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/facets.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "index/schema.h"

namespace malmoi::search {
namespace {

Xapian::valueno slot_of(Facet facet) {
  if (facet == Facet::month) return index::slot::month;
  return facet == Facet::category ? index::slot::categories : index::slot::tags;
}

void count(std::string_view values, std::map<std::string, std::uint64_t>& counts) {
  while (!values.empty()) {
    const std::size_t end = std::min(values.find(index::list_separator), values.size());
    if (end > 0) ++counts[std::string(values.substr(0, end))];
    values.remove_prefix(std::min(end + 1, values.size()));
  }
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

}  // namespace

std::vector<FacetCounts> count_facets(const index::Snapshot& snapshot, const std::vector<Match>& matches,
                                      const std::vector<Facet>& facets, Deadline& deadline) {
  std::vector<FacetCounts> out;
  for (const Facet facet : facets) {
    std::map<std::string, std::uint64_t> counts;
    for (const Match& match : matches) {
      if (deadline.passed()) break;
      const Xapian::Document document = snapshot.database().get_document(match.document, Xapian::DOC_ASSUME_VALID);
      count(document.get_value(slot_of(facet)), counts);
    }
    out.push_back({facet, ordered(facet, counts)});
  }
  return out;
}

}  // namespace malmoi::search
