// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/lock.h"

#include <fcntl.h>
#include <pthread.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <mutex>
#include <set>
#include <thread>
#include <utility>

#include "glass/durable_file.h"

namespace malmoi::index {
namespace {

using namespace std::chrono_literals;

// Short against the pause between two runs of a program, so that one that is run in a loop cannot keep others out.
constexpr auto pause = 5ms;

bool is_same_file(int fd, const std::string& path) {
  struct stat opened;
  struct stat there;
  return ::fstat(fd, &opened) == 0 && ::stat(path.c_str(), &there) == 0 && opened.st_dev == there.st_dev &&
         opened.st_ino == there.st_ino;
}

Error lock_error(int error, const std::string& folder) {
  switch (error) {
    case EWOULDBLOCK:
      return {ErrorCode::locked, folder +
                                     ": another program is writing to it; run this again when that is done, or "
                                     "let it wait with --wait SECONDS"};
    case ENOLCK:
    case ENOSYS:
    case EOPNOTSUPP:
      return {ErrorCode::io, folder +
                                 ": its file system has no locks (flock), so that two writers could spoil the "
                                 "index; keep it on one that has"};
    default:
      return system_error(error, "cannot lock", folder + "/" + lock_name);
  }
}

}  // namespace

/// The open file; the lock belongs to it. A forked process has it too, and would keep the lock when this one dies.
class WriterLock::File {
 public:
  explicit File(const std::string& path) {
    static const int registered = ::pthread_atfork(before_fork, after_fork, after_fork_in_child);
    static_cast<void>(registered);
    const std::lock_guard lock(mutex);
    fd_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (is_open()) all().insert(this);
  }
  ~File() {
    const std::lock_guard lock(mutex);
    all().erase(this);
    if (is_open()) ::close(fd_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  int fd() const { return fd_; }
  bool is_open() const { return fd_ >= 0; }

 private:
  static std::mutex mutex;
  static std::set<File*>& all() {
    static auto* files = new std::set<File*>;  // outlives every lock
    return *files;
  }
  static void before_fork() { mutex.lock(); }
  static void after_fork() { mutex.unlock(); }
  static void after_fork_in_child() {
    for (File* file : all()) ::close(std::exchange(file->fd_, -1));
    mutex.unlock();
  }

  int fd_ = -1;
};

std::mutex WriterLock::File::mutex;

Result<WriterLock> WriterLock::acquire(const std::string& folder, std::chrono::milliseconds wait) {
  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + std::min<std::chrono::milliseconds>(wait, 24h);
  for (;;) {
    auto lock = try_acquire(folder);
    const auto now = Clock::now();
    if (lock || lock.error().code != ErrorCode::locked || now >= end) return lock;
    std::this_thread::sleep_for(std::min<Clock::duration>(pause, end - now));
  }
}

Result<WriterLock> WriterLock::try_acquire(const std::string& folder) {
  const std::string path = folder + "/" + lock_name;
  auto file = std::make_unique<File>(path);
  if (!file->is_open()) return system_error(errno, "cannot open", path);
  if (::flock(file->fd(), LOCK_EX | LOCK_NB) != 0) return lock_error(errno, folder);
  // Otherwise its owner removed the file, with the index it did not make, between our two steps.
  if (!is_same_file(file->fd(), path)) return try_acquire(folder);
  return WriterLock(std::move(file));
}

bool WriterLock::is_held() const { return file_ && file_->is_open(); }

WriterLock::WriterLock(std::unique_ptr<File> file) : file_(std::move(file)) {}
WriterLock::~WriterLock() = default;
WriterLock::WriterLock(WriterLock&&) noexcept = default;
WriterLock& WriterLock::operator=(WriterLock&&) noexcept = default;

}  // namespace malmoi::index
