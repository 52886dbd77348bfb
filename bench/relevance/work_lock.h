// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/error.h>

#include <string>

namespace relevance {

/// Use from one thread. Holds the work folder for one program: another would take an index away that is
/// being built or searched. Let go when destroyed, or when the program ends.
class WorkLock {
 public:
  /// Makes the folder where it is not there.
  static malmoi::Result<WorkLock> take(const std::string& work);

  ~WorkLock();
  WorkLock(WorkLock&& other) noexcept;
  WorkLock& operator=(WorkLock&&) = delete;

 private:
  explicit WorkLock(int file) : file_(file) {}

  int file_;
};

}  // namespace relevance
