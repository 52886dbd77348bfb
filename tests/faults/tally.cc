// SPDX-License-Identifier: GPL-2.0-or-later
#include "tally.h"

#include <algorithm>
#include <cstdio>

namespace malmoi::faults {
namespace {

constexpr std::size_t most_shown = 40;

}  // namespace

Tally::Row& Tally::row(const std::string& scenario) {
  const auto found = std::ranges::find(rows_, scenario, &Row::scenario);
  if (found != rows_.end()) return *found;
  rows_.push_back({scenario});
  return rows_.back();
}

void Tally::count(const std::string& scenario, const std::string& where, Findings& found) {
  Row& counted = row(scenario);
  ++counted.runs;
  // Runs, not findings: one lost file may make a hundred articles unreadable.
  for (std::size_t i = 0; i < fault_kinds; ++i) counted.faults[i] += found.count(static_cast<Fault>(i)) > 0;
  const std::vector<std::string> texts = found.take();
  for (std::size_t i = 0; i < texts.size() && i < 5 && shown_ < most_shown; ++i, ++shown_) {
    std::printf("%s, %s: %s\n", scenario.c_str(), where.c_str(), texts[i].c_str());
  }
  std::fflush(stdout);
}

bool Tally::print() const {
  Row sum{"all"};
  std::printf("%-18s %9s", "scenario", unit_.c_str());
  for (std::size_t i = 0; i < fault_kinds; ++i) std::printf(" %12s", name(static_cast<Fault>(i)));
  std::printf("\n");
  const auto print_row = [](const Row& row) {
    std::printf("%-18s %9zu", row.scenario.c_str(), row.runs);
    for (const std::size_t count : row.faults) std::printf(" %12zu", count);
    std::printf("\n");
  };
  for (const Row& each : rows_) {
    print_row(each);
    sum.runs += each.runs;
    for (std::size_t i = 0; i < fault_kinds; ++i) sum.faults[i] += each.faults[i];
  }
  print_row(sum);
  if (searches_ > 0) std::printf("%llu searches by readers meanwhile\n", static_cast<unsigned long long>(searches_));
  std::fflush(stdout);
  return std::ranges::all_of(sum.faults, [](std::size_t count) { return count == 0; });
}

}  // namespace malmoi::faults
