// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "findings.h"

namespace malmoi::faults {

/// The figures of a run, one row for each scenario.
class Tally {
 public:
  /// `unit` names what is counted: "kills".
  explicit Tally(std::string unit) : unit_(std::move(unit)) {}

  /// Counts one disturbed run of a scenario and what was found after it, which is printed with `where`.
  void count(const std::string& scenario, const std::string& where, Findings& found);
  void count_searches(std::uint64_t searches) { searches_ += searches; }
  /// Prints the table; returns whether nothing was found.
  bool print() const;

 private:
  struct Row {
    std::string scenario;
    std::size_t runs = 0;
    std::vector<std::size_t> faults = std::vector<std::size_t>(fault_kinds);
  };
  Row& row(const std::string& scenario);

  std::string unit_;
  std::vector<Row> rows_;
  std::uint64_t searches_ = 0;
  std::size_t shown_ = 0;
};

}  // namespace malmoi::faults
