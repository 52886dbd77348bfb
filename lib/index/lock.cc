// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "index/durable_file.h"

namespace malmoi::index {

Result<WriterLock> WriterLock::acquire(const std::string& folder) {
  const std::string path = folder + "/" + lock_name;
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (fd < 0) return system_error(errno, "cannot open", path);
  if (::flock(fd, LOCK_EX | LOCK_NB) == 0) return WriterLock(fd);
  const int error = errno;
  ::close(fd);
  if (error == EWOULDBLOCK) {
    return Error{ErrorCode::locked, folder + ": another program is writing to this index; run it again when that is done"};
  }
  return system_error(error, "cannot lock", path);
}

WriterLock::~WriterLock() {
  if (fd_ >= 0) ::close(fd_);
}
WriterLock::WriterLock(WriterLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
WriterLock& WriterLock::operator=(WriterLock&& other) noexcept {
  std::swap(fd_, other.fd_);
  return *this;
}

}  // namespace malmoi::index
