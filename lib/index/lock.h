// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <malmoi/error.h>

namespace malmoi::index {

/// The one lock of all writers of an index: flock() on its file LOCK, so that the system gives it back
/// when a writer dies.
class WriterLock {
 public:
  /// `locked` where another writer has it.
  static Result<WriterLock> acquire(const std::string& folder);
  ~WriterLock();
  WriterLock(WriterLock&& other) noexcept;
  WriterLock& operator=(WriterLock&& other) noexcept;

 private:
  explicit WriterLock(int fd) : fd_(fd) {}
  int fd_;
};

inline constexpr const char* lock_name = "LOCK";

}  // namespace malmoi::index
