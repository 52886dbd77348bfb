// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

namespace malmoi::faults {

/// What can be wrong after a fault.
enum class Fault : std::uint8_t {
  failed_open,   ///< the index cannot be opened or searched
  lost,          ///< a committed article is gone or has another text
  duplicated,    ///< an article is there twice
  wrong_commit,  ///< info contradicts what was committed
  unsound,       ///< check has found something
  half_state,    ///< a reader saw an error, or what was never committed
  wrong_exit,    ///< a crash, a wrong exit status or message
  not_repaired,  ///< the next run failed or left files behind
};
constexpr std::size_t fault_kinds = 8;
const char* name(Fault fault);

/// Safe from any thread. All that was found wrong.
class Findings {
 public:
  void add(Fault fault, const std::string& what);
  std::size_t count(Fault fault) const;
  std::size_t count() const;
  /// What was found since the last call.
  std::vector<std::string> take();

 private:
  mutable std::mutex mutex_;
  std::array<std::size_t, fault_kinds> counts_{};
  std::vector<std::string> texts_;
};

}  // namespace malmoi::faults
