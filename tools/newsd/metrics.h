// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <utility>

#include <malmoi/searcher_statistics.h>

namespace newsd {

/// Safe from any thread. What has been answered, for Prometheus.
class Metrics {
 public:
  void record(const std::string& route, int status, double seconds);

  /// In Prometheus' text format, version 0.0.4.
  std::string text() const;

 private:
  mutable std::mutex mutex_;
  std::map<std::pair<std::string, int>, std::uint64_t> requests_;
  std::map<std::string, malmoi::LatencyHistogram> latencies_;
};

/// What the library counts.
std::string metrics_of(const malmoi::SearcherStatistics& statistics);

/// The lines of one number: its help, its type ("gauge", "counter") and its value.
std::string metric(const std::string& name, const std::string& type, const std::string& help, std::uint64_t value);

}  // namespace newsd
