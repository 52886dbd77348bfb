// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsidx/progress_line.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <string>

#include "cli/numbers.h"

namespace newsidx {
namespace {

constexpr const char* wipe_line = "\r\x1b[K";

std::string time_left(double seconds) {
  const auto whole = static_cast<unsigned>(seconds + 0.5);
  return whole < 60 ? std::to_string(whole) + " s"
                    : std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
}

std::string describe(const malmoi::Progress& progress) {
  const double seconds = std::max(progress.seconds, 1e-3);
  const double bytes = static_cast<double>(progress.bytes);
  std::string line = cli::grouped(progress.articles) + " articles, " +
                     cli::grouped(static_cast<std::uint64_t>(static_cast<double>(progress.articles) / seconds)) +
                     "/s, " + cli::fixed(bytes / seconds / 1e6, 1) + " MB/s";
  if (progress.total_bytes == 0 || progress.bytes == 0) return line;
  const double total = std::max(static_cast<double>(progress.total_bytes), bytes);
  return line + ", " + cli::fixed(100 * bytes / total, 0) + "%, " + time_left(seconds * (total - bytes) / bytes) +
         " left";
}

}  // namespace

ProgressLine::ProgressLine(bool wanted) : shown_(wanted && isatty(STDERR_FILENO) == 1) {}

ProgressLine::~ProgressLine() {
  if (shown_) std::fputs(wipe_line, stderr);
}

void ProgressLine::show(const malmoi::Progress& progress) {
  std::fputs((wipe_line + describe(progress)).c_str(), stderr);
}

}  // namespace newsidx
