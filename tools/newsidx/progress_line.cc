// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsidx/progress_line.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <string>

#include "cli/language.h"
#include "cli/numbers.h"

namespace newsidx {
namespace {

constexpr const char* wipe_line = "\r\x1b[K";

std::string time_left(double seconds, malmoi::Language language) {
  const auto whole = static_cast<unsigned>(seconds + 0.5);
  const char* second = cli::in(language, "초", " s");
  const std::string minutes = std::to_string(whole / 60) + cli::in(language, "분 ", " min ");
  return (whole < 60 ? "" : minutes) + std::to_string(whole % 60) + second;
}

std::string describe(const malmoi::Progress& progress, malmoi::Language language) {
  const double seconds = std::max(progress.seconds, 1e-3);
  const double bytes = static_cast<double>(progress.bytes);
  const std::string rate = cli::grouped(static_cast<std::uint64_t>(static_cast<double>(progress.articles) / seconds));
  std::string line = cli::grouped(progress.articles) + cli::in(language, "건, ", " articles, ") + rate +
                     cli::in(language, "건/초, ", "/s, ") + cli::fixed(bytes / seconds / 1e6, 1) + " MB/s";
  if (progress.total_bytes == 0 || progress.bytes == 0) return line;
  const double total = std::max(static_cast<double>(progress.total_bytes), bytes);
  const std::string left = time_left(seconds * (total - bytes) / bytes, language);
  return line + ", " + cli::fixed(100 * bytes / total, 0) + "%, " + left + cli::in(language, " 남음", " left");
}

}  // namespace

ProgressLine::ProgressLine(bool wanted, malmoi::Language language)
    : shown_(wanted && isatty(STDERR_FILENO) == 1), language_(language) {}

ProgressLine::~ProgressLine() {
  if (shown_) std::fputs(wipe_line, stderr);
}

void ProgressLine::show(const malmoi::Progress& progress) {
  std::fputs((wipe_line + describe(progress, language_)).c_str(), stderr);
}

}  // namespace newsidx
