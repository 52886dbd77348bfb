// SPDX-License-Identifier: GPL-2.0-or-later
// What queries that are made to cost as much as they can do cost over an index: time, CPU time and memory of each.
// Usage: bench_hostile_queries INDEX [--time-budget MS]
#include "../tests/search/hostile_queries.h"

#include <malmoi/searcher.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <string>

namespace {

using namespace malmoi;

double cpu_ms() {
  timespec used{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  return static_cast<double>(used.tv_sec) * 1e3 + static_cast<double>(used.tv_nsec) / 1e6;
}

/// Megabytes of memory, as /proc/self/status says: VmRSS now, VmHWM at most.
double memory_mb(const std::string& name) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with(name + ":")) return std::strtod(line.c_str() + name.size() + 1, nullptr) / 1024;
  }
  return 0;
}

/// See proc(5).
void forget_peak() { std::ofstream("/proc/self/clear_refs") << "5"; }

}  // namespace

int main(int argc, char** argv) {
  Settings settings;
  if (argc == 4 && std::string(argv[2]) == "--time-budget")
    settings.search.time_budget = std::chrono::milliseconds(std::atoi(argv[3]));
  auto searcher = argc > 1 ? Searcher::open(argv[1], settings) : Error{ErrorCode::invalid_argument, "name an index"};
  if (!searcher) return std::fprintf(stderr, "%s\n", searcher.error().message.c_str()), 1;
  double slowest = 0, most_cpu = 0, most_memory = 0;
  std::printf("| query | ms | CPU ms | MB | hits | partial |\n|---|---:|---:|---:|---:|---|\n");
  for (const auto& hostile : search::hostile_queries()) {
    forget_peak();
    const double memory_before = memory_mb("VmRSS"), cpu_before = cpu_ms();
    const auto begin = std::chrono::steady_clock::now();
    const auto results = searcher->search(hostile.request);
    const double wall = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
    const double cpu = cpu_ms() - cpu_before, memory = memory_mb("VmHWM") - memory_before;
    if (!results) return std::fprintf(stderr, "%s: %s\n", hostile.name.c_str(), results.error().message.c_str()), 1;
    std::printf("| %s | %.0f | %.0f | %.1f | %zu | %s |\n", hostile.name.c_str(), wall, cpu, memory,
                results->hits.size(), results->partial ? "yes" : "no");
    slowest = std::max(slowest, wall);
    most_cpu = std::max(most_cpu, cpu);
    most_memory = std::max(most_memory, memory);
  }
  std::printf("| most | %.0f | %.0f | %.1f | | |\n", slowest, most_cpu, most_memory);
}
