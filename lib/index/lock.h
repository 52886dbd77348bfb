// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include <malmoi/error.h>

namespace malmoi::index {

/// The one lock of all writers of an index: flock() on its file LOCK, so that the system gives it back
/// when a writer dies. It excludes writers of the same process too. A process forked meanwhile does not hold it.
class WriterLock {
 public:
  /// Waits up to `wait`, a day at most, where another writer has it. Errors: locked; not_found where there is no such
  /// folder, as when the writer waited for took its empty index away; io.
  static Result<WriterLock> acquire(const std::string& folder, std::chrono::milliseconds wait = {});
  ~WriterLock();
  WriterLock(WriterLock&&) noexcept;
  WriterLock& operator=(WriterLock&&) noexcept;

  /// False in a process that was forked after acquire().
  bool is_held() const;

 private:
  class File;
  explicit WriterLock(std::unique_ptr<File> file);
  static Result<WriterLock> try_acquire(const std::string& folder);
  std::unique_ptr<File> file_;
};

inline constexpr const char* lock_name = "LOCK";

}  // namespace malmoi::index
