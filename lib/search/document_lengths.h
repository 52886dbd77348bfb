// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "index/snapshot.h"

namespace malmoi::search {

/// Of each generation of a snapshot, the length of each document by its number.
using Lengths = std::vector<std::shared_ptr<const std::vector<std::uint32_t>>>;

/// Safe to use from many threads at once. Document lengths as Xapian counts them, four bytes an article,
/// read once for all readers: Xapian would look one up per posting.
class DocumentLengths {
 public:
  Lengths of(const index::Snapshot& snapshot);

 private:
  using Entry = std::shared_ptr<const std::vector<std::uint32_t>>;
  Entry known(const std::string& name);

  std::mutex mutex_;                                                              // guards known_
  std::map<std::string, std::weak_ptr<const std::vector<std::uint32_t>>> known_;  // by generation
};

}  // namespace malmoi::search
