// SPDX-License-Identifier: GPL-2.0-or-later
#include "findings.h"

#include <numeric>
#include <utility>

namespace malmoi::faults {

const char* name(Fault fault) {
  constexpr const char* names[] = {"failed open", "lost",       "duplicated", "wrong commit",
                                   "unsound",     "half state", "wrong exit", "not repaired"};
  return names[static_cast<std::size_t>(fault)];
}

void Findings::add(Fault fault, const std::string& what) {
  const std::lock_guard lock(mutex_);
  ++counts_[static_cast<std::size_t>(fault)];
  texts_.push_back(std::string(name(fault)) + ": " + what);
}

std::size_t Findings::count(Fault fault) const {
  const std::lock_guard lock(mutex_);
  return counts_[static_cast<std::size_t>(fault)];
}

std::size_t Findings::count() const {
  const std::lock_guard lock(mutex_);
  return std::accumulate(counts_.begin(), counts_.end(), std::size_t{0});
}

std::vector<std::string> Findings::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(texts_, {});
}

}  // namespace malmoi::faults
