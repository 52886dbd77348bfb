// SPDX-License-Identifier: GPL-2.0-or-later
#include "relevance/work_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

namespace relevance {
namespace {

malmoi::Error failure(const std::string& work, int error) {
  const bool locked = error == EWOULDBLOCK;
  const std::string reason = locked ? "another bench_relevance works there" : std::generic_category().message(error);
  return {locked ? malmoi::ErrorCode::locked : malmoi::ErrorCode::io, work + ": " + reason + "; choose another --work"};
}

}  // namespace

malmoi::Result<WorkLock> WorkLock::take(const std::string& work) {
  std::error_code error;
  std::filesystem::create_directories(work, error);
  if (error) return failure(work, error.value());
  const int file = open((work + "/LOCK").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (file == -1) return failure(work, errno);
  WorkLock lock(file);
  if (flock(file, LOCK_EX | LOCK_NB) == -1) return failure(work, errno);
  return lock;
}

WorkLock::~WorkLock() {
  if (file_ != -1) close(file_);
}

WorkLock::WorkLock(WorkLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

}  // namespace relevance
