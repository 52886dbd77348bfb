// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/indexer.h>
#include <malmoi/search_request.h>

namespace newsidx {

/// One thread at a time. A line on standard error that is written over again and again, and wiped in
/// the end; nothing where standard error is no terminal.
class ProgressLine {
 public:
  ProgressLine(bool wanted, malmoi::Language language);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  bool shown() const { return shown_; }
  void show(const malmoi::Progress& progress);

 private:
  bool shown_;
  malmoi::Language language_;
};

}  // namespace newsidx
