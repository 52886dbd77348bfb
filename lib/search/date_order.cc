// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/date_order.h"

#include <algorithm>
#include <string>
#include <utility>

#include "index/schema.h"

namespace malmoi::search {
namespace {

// Documents between two looks at the clock, some microseconds.
constexpr std::size_t poll_interval = 64;

struct Dated {
  std::uint64_t key;
  std::uint32_t document;
};

bool comes_first(const Dated& a, const Dated& b) { return a.key != b.key ? a.key > b.key : a.document < b.document; }

void keep_first(std::vector<Dated>& dated, std::size_t most) {
  if (dated.size() <= most) return;
  std::nth_element(dated.begin(), dated.begin() + static_cast<std::ptrdiff_t>(most), dated.end(), comes_first);
  dated.resize(most);
}

}  // namespace

Result<std::uint64_t> date_key(const index::Snapshot& snapshot, std::uint32_t document, Sort sort) {
  auto value =
      snapshot.value(document, sort == Sort::oldest ? index::slot::published_backwards : index::slot::published);
  if (!value) return std::move(value).error();
  if (value->empty()) return std::uint64_t{0};
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < sizeof key - 1; ++i) {
    key = key << 8 | (i < value->size() ? static_cast<unsigned char>((*value)[i]) : 0u);
  }
  return key + 1;
}

Result<std::vector<Match>> first_by_date(const index::Snapshot& snapshot,
                                         const std::vector<query::DocumentSet>& documents, std::size_t most,
                                         std::size_t ties, Sort sort, query::Deadline& deadline) {
  std::vector<Dated> dated;
  std::size_t polls = 0;
  for (std::uint32_t g = 0; g < documents.size() && most > 0; ++g) {
    for (std::uint32_t at = documents[g].next(1); at != 0; at = documents[g].next(at + 1)) {
      if (polls++ % poll_interval == 0 && deadline.passed()) break;
      const std::uint32_t document = snapshot.number({g, at});
      auto key = date_key(snapshot, document, sort);
      if (!key) return std::move(key).error();
      dated.push_back({*key, document});
      if (dated.size() >= 2 * (most + ties)) keep_first(dated, most + ties);
    }
  }
  keep_first(dated, most + ties);
  std::sort(dated.begin(), dated.end(), comes_first);
  while (dated.size() > most && dated.back().key != dated[most - 1].key) dated.pop_back();
  std::vector<Match> matches(dated.size());
  for (std::size_t i = 0; i < dated.size(); ++i) {
    matches[i].document = dated[i].document;
    matches[i].date_key = dated[i].key;
  }
  return matches;
}

}  // namespace malmoi::search
