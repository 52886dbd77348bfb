// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "glass/durable_file.h"

namespace malmoi::index {
namespace {

bool is_same_file(int fd, const std::string& path) {
  struct stat opened;
  struct stat there;
  return ::fstat(fd, &opened) == 0 && ::stat(path.c_str(), &there) == 0 && opened.st_dev == there.st_dev &&
         opened.st_ino == there.st_ino;
}

}  // namespace

Result<WriterLock> WriterLock::acquire(const std::string& folder) {
  const std::string path = folder + "/" + lock_name;
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (fd < 0) return system_error(errno, "cannot open", path);
  if (::flock(fd, LOCK_EX | LOCK_NB) == 0) {
    if (is_same_file(fd, path)) return WriterLock(fd);
    // Its owner removed the file, with the index it did not make, between our two steps.
    ::close(fd);
    return acquire(folder);
  }
  const int error = errno;
  ::close(fd);
  if (error == EWOULDBLOCK) {
    return Error{ErrorCode::locked,
                 folder + ": another program is writing to this index; run it again when that is done"};
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
