// SPDX-License-Identifier: GPL-2.0-or-later
// Preloaded into a program: counts, logs and disturbs its calls that change files below a folder (file_call.h).
// What is not wrapped here and changes files after all is found by comparing the log with the disk (power_loss.cc).
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <string>
#include <string_view>

#include "file_call.h"

#define INTERPOSED extern "C" __attribute__((visibility("default")))

namespace malmoi::faults {
namespace {

// Above what any program under test has open, so that its own numbers stay what they are.
constexpr int log_fd = 900;

template <class Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

std::string from_environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

[[noreturn]] void end_process() {
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

std::string target_of(const std::string& link) {
  char path[PATH_MAX];
  const ssize_t n = syscall(SYS_readlink, link.c_str(), path, sizeof path);
  return n < 0 ? "" : std::string(path, static_cast<std::size_t>(n));
}

std::string path_of(int fd) { return target_of("/proc/self/fd/" + std::to_string(fd)); }

std::string path_of(int folder, const char* path) {
  if (path[0] == '/') return path;
  return (folder == AT_FDCWD ? target_of("/proc/self/cwd") : path_of(folder)) + "/" + path;
}

std::uint64_t inode_of(int fd) {
  struct stat info;
  return fstat(fd, &info) == 0 ? info.st_ino : 0;
}

std::uint64_t inode_of(const std::string& path) {
  struct stat info;
  return lstat(path.c_str(), &info) == 0 ? info.st_ino : 0;
}

/// One call on its way.
struct Pending {
  Call call;
  std::string path;
  std::string second;
  std::string_view data;  // of a write
  std::uint64_t inode = 0;
  std::uint64_t offset = 0;
  bool truncates = false;
};

class Interposer {
 public:
  static Interposer& instance() {
    static auto* one = new Interposer;  // never destroyed: programs write until their very end
    return *one;
  }

  bool watches(const std::string& path) const {
    if (folder_ == "/") return true;
    return !folder_.empty() && path.starts_with(folder_) &&
           (path.size() == folder_.size() || path[folder_.size()] == '/');
  }

  /// Does a call that changes files, or what the plan has for it instead. One at a time, so that the log has their
  /// order.
  template <class Real>
  auto change(Pending pending, Real real_call) -> decltype(real_call()) {
    const std::lock_guard lock(mutex_);
    decltype(real_call()) result = -1;
    if (const int error = planned_error(); error != 0) {
      // A descriptor is closed even where closing fails.
      if (pending.call == Call::close) real_call();
      errno = error;
    } else {
      result = real_call();
    }
    note(std::move(pending), result);
    return result;
  }

  ssize_t write(int fd, std::string_view data, std::uint64_t offset, bool moves);
  /// The errno that the plan has for the next open of anything, 0 to let it happen.
  int look(const std::string& path);
  void note_output(std::string_view data);

 private:
  Interposer();
  int planned_error();
  template <class R>
  void note(Pending pending, R result);
  void append(const Pending& pending, int error);

  std::mutex mutex_;
  std::string folder_;
  bool logs_ = false;
  Action action_ = Action::none;
  std::uint64_t point_ = 0;
  int error_ = 0;
  std::uint64_t changes_ = 0;
  std::uint64_t looks_ = 0;
};

Interposer::Interposer() : folder_(from_environment(variable::folder)) {
  const std::string log = from_environment(variable::log);
  if (!log.empty()) {
    const long fd = syscall(SYS_openat, AT_FDCWD, log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    logs_ = syscall(SYS_dup3, fd, log_fd, O_CLOEXEC) == log_fd;
    syscall(SYS_close, fd);
  }
  int action = 0;
  unsigned long point = 0;
  if (std::sscanf(from_environment(variable::plan).c_str(), "%d %lu %d", &action, &point, &error_) >= 1) {
    action_ = static_cast<Action>(action);
    point_ = point;
  }
}

/// The errno that the plan has for the next call, 0 to let it happen.
int Interposer::planned_error() {
  ++changes_;
  if (action_ == Action::kill_before && changes_ == point_) end_process();
  if (action_ == Action::fail && changes_ == point_) return error_;
  if (action_ == Action::fail_from && changes_ >= point_) return error_;
  return 0;
}

int Interposer::look(const std::string& path) {
  const std::lock_guard lock(mutex_);
  ++looks_;
  const bool fails =
      (action_ == Action::fail_open && looks_ == point_) || (action_ == Action::fail_opens && looks_ >= point_);
  if (logs_) append({Call::look, path, {}, {}}, fails ? error_ : 0);
  return fails ? error_ : 0;
}

ssize_t Interposer::write(int fd, std::string_view data, std::uint64_t offset, bool moves) {
  const bool amid = action_ == Action::kill_amid && changes_ + 1 == point_;
  const bool halves = (amid || action_ == Action::short_writes) && data.size() > 1;
  if (halves) data = data.substr(0, data.size() / 2);
  const ssize_t written = change({Call::write, path_of(fd), {}, data, inode_of(fd), offset}, [&]() -> ssize_t {
    if (action_ == Action::interrupt && changes_ % 2 == 0) return errno = EINTR, -1;
    return moves ? syscall(SYS_write, fd, data.data(), data.size())
                 : syscall(SYS_pwrite64, fd, data.data(), data.size(), offset);
  });
  if (amid) end_process();
  return written;
}

template <class R>
void Interposer::note(Pending pending, R result) {
  if (!logs_) return;
  const int error = errno;
  const bool failed = result < 0;
  if (!failed && pending.call == Call::open) pending.inode = inode_of(static_cast<int>(result));
  if (!failed && pending.call == Call::mkdir) pending.inode = inode_of(pending.path);
  if (pending.call == Call::write) pending.data = pending.data.substr(0, failed ? 0 : static_cast<std::size_t>(result));
  append(pending, failed ? error : 0);
  errno = error;
}

void Interposer::note_output(std::string_view data) {
  const std::lock_guard lock(mutex_);
  if (logs_) append({Call::output, {}, {}, data}, 0);
}

void Interposer::append(const Pending& pending, int error) {
  const CallHeader header{pending.call,
                          error,
                          pending.inode,
                          pending.offset,
                          static_cast<std::uint32_t>(pending.path.size()),
                          static_cast<std::uint32_t>(pending.second.size()),
                          static_cast<std::uint32_t>(pending.data.size()),
                          pending.truncates};
  std::string bytes(reinterpret_cast<const char*>(&header), sizeof header);
  bytes.append(pending.path).append(pending.second).append(pending.data);
  if (syscall(SYS_write, log_fd, bytes.data(), bytes.size()) != static_cast<long>(bytes.size())) end_process();
}

Interposer& interposer() { return Interposer::instance(); }

bool may_write(int fd) { return (fcntl(fd, F_GETFL) & O_ACCMODE) != O_RDONLY; }

int open_at(int folder, const char* path, int flags, mode_t mode) {
  const auto call = [&] { return static_cast<int>(syscall(SYS_openat, folder, path, flags, mode)); };
  std::string full = path_of(folder, path);
  if (const int error = interposer().look(full); error != 0) return errno = error, -1;
  const bool changes = (flags & (O_CREAT | O_TRUNC)) != 0 || (flags & O_ACCMODE) != O_RDONLY;
  if (!changes || !interposer().watches(full)) return call();
  Pending pending{Call::open, std::move(full), {}, {}};
  pending.truncates = (flags & O_TRUNC) != 0;
  return interposer().change(std::move(pending), call);
}

ssize_t write_at(int fd, std::string_view data, std::uint64_t offset, bool moves) {
  return interposer().write(fd, data, offset, moves);
}

bool watches(int fd) { return interposer().watches(path_of(fd)); }

std::uint64_t position_of(int fd) {
  const auto flags = fcntl(fd, F_GETFL);
  const off_t at = lseek(fd, 0, flags & O_APPEND ? SEEK_END : SEEK_CUR);
  return at < 0 ? 0 : static_cast<std::uint64_t>(at);
}

template <class Real>
int change_paths(Call call, const std::string& path, const std::string& second, Real real_call) {
  if (!interposer().watches(path) && !interposer().watches(second)) return real_call();
  return interposer().change({call, path, second, {}}, real_call);
}

/// Only notes that the program has asked: nothing that is tried here outlives the system, and disks are slow.
int sync_file(int fd, const char* name) {
  const std::string path = path_of(fd);
  if (!interposer().watches(path)) return real<int(int)>(name)(fd);
  return interposer().change({Call::sync, path, {}, {}, inode_of(fd)}, [] { return 0; });
}

int truncate_to(int fd, off_t size) {
  const auto call = [&] { return static_cast<int>(syscall(SYS_ftruncate, fd, size)); };
  const std::string path = path_of(fd);
  if (!interposer().watches(path)) return call();
  return interposer().change({Call::truncate, path, {}, {}, inode_of(fd), static_cast<std::uint64_t>(size)}, call);
}

/// Copies by reading and writing, so that the log has the bytes.
ssize_t copy_range(int in, off_t* in_offset, int out, off_t* out_offset, std::size_t size) {
  char buffer[65536];
  size = std::min(size, sizeof buffer);
  const ssize_t n = in_offset ? pread(in, buffer, size, *in_offset) : read(in, buffer, size);
  if (n <= 0) return n;
  const std::string_view data(buffer, static_cast<std::size_t>(n));
  const auto at = out_offset ? static_cast<std::uint64_t>(*out_offset) : position_of(out);
  const ssize_t written = write_at(out, data, at, out_offset == nullptr);
  if (written > 0 && in_offset) *in_offset += written;
  if (!in_offset) lseek(in, std::max<ssize_t>(written, 0) - n, SEEK_CUR);
  if (written > 0 && out_offset) *out_offset += written;
  return written;
}

mode_t mode_of(int flags, va_list arguments) { return flags & (O_CREAT | __O_TMPFILE) ? va_arg(arguments, mode_t) : 0; }

}  // namespace
}  // namespace malmoi::faults

using namespace malmoi::faults;

#define OPEN_WITH_MODE(folder)                   \
  va_list arguments;                             \
  va_start(arguments, flags);                    \
  const mode_t mode = mode_of(flags, arguments); \
  va_end(arguments);                             \
  return open_at(folder, path, flags, mode)

INTERPOSED int open(const char* path, int flags, ...) { OPEN_WITH_MODE(AT_FDCWD); }
INTERPOSED int open64(const char* path, int flags, ...) { OPEN_WITH_MODE(AT_FDCWD); }
INTERPOSED int openat(int folder, const char* path, int flags, ...) { OPEN_WITH_MODE(folder); }
INTERPOSED int openat64(int folder, const char* path, int flags, ...) { OPEN_WITH_MODE(folder); }
INTERPOSED int __open_2(const char* path, int flags) { return open_at(AT_FDCWD, path, flags, 0); }
INTERPOSED int __open64_2(const char* path, int flags) { return open_at(AT_FDCWD, path, flags, 0); }
INTERPOSED int __openat_2(int folder, const char* path, int flags) { return open_at(folder, path, flags, 0); }
INTERPOSED int __openat64_2(int folder, const char* path, int flags) { return open_at(folder, path, flags, 0); }
INTERPOSED int creat(const char* path, mode_t mode) {
  return open_at(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode);
}
INTERPOSED int creat64(const char* path, mode_t mode) {
  return open_at(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode);
}

INTERPOSED DIR* opendir(const char* path) {
  if (const int error = interposer().look(path_of(AT_FDCWD, path)); error != 0) return errno = error, nullptr;
  return real<DIR*(const char*)>("opendir")(path);
}

INTERPOSED int close(int fd) {
  if (fd == log_fd) return 0;
  const auto call = [&] { return static_cast<int>(syscall(SYS_close, fd)); };
  const std::string path = path_of(fd);
  if (!interposer().watches(path) || !may_write(fd)) return call();
  return interposer().change({Call::close, path, {}, {}, inode_of(fd)}, call);
}

INTERPOSED ssize_t write(int fd, const void* bytes, std::size_t size) {
  const std::string_view data(static_cast<const char*>(bytes), size);
  if (watches(fd)) return write_at(fd, data, position_of(fd), true);
  const ssize_t written = syscall(SYS_write, fd, bytes, size);
  if (fd == STDOUT_FILENO && written > 0) interposer().note_output(data.substr(0, static_cast<std::size_t>(written)));
  return written;
}
INTERPOSED ssize_t pwrite(int fd, const void* bytes, std::size_t size, off_t offset) {
  if (!watches(fd)) return syscall(SYS_pwrite64, fd, bytes, size, offset);
  return write_at(fd, {static_cast<const char*>(bytes), size}, static_cast<std::uint64_t>(offset), false);
}
INTERPOSED ssize_t pwrite64(int fd, const void* bytes, std::size_t size, off_t offset) {
  return pwrite(fd, bytes, size, offset);
}
INTERPOSED ssize_t writev(int fd, const iovec* parts, int count) {
  if (!watches(fd)) return syscall(SYS_writev, fd, parts, count);
  std::string data;
  for (int i = 0; i < count; ++i) data.append(static_cast<const char*>(parts[i].iov_base), parts[i].iov_len);
  return write_at(fd, data, position_of(fd), true);
}
INTERPOSED ssize_t sendfile(int out, int in, off_t* offset, std::size_t size) {
  if (!watches(out)) return syscall(SYS_sendfile, out, in, offset, size);
  return copy_range(in, offset, out, nullptr, size);
}
INTERPOSED ssize_t sendfile64(int out, int in, off_t* offset, std::size_t size) {
  return sendfile(out, in, offset, size);
}
INTERPOSED ssize_t copy_file_range(int in, off64_t* in_offset, int out, off64_t* out_offset, std::size_t size,
                                   unsigned flags) {
  if (!watches(out)) return syscall(SYS_copy_file_range, in, in_offset, out, out_offset, size, flags);
  return copy_range(in, in_offset, out, out_offset, size);
}

INTERPOSED int ftruncate(int fd, off_t size) noexcept { return truncate_to(fd, size); }
INTERPOSED int ftruncate64(int fd, off_t size) noexcept { return truncate_to(fd, size); }
INTERPOSED int truncate(const char* path, off_t size) noexcept {
  const int fd = open(path, O_WRONLY | O_CLOEXEC);
  if (fd < 0) return -1;
  const int result = truncate_to(fd, size);
  close(fd);
  return result;
}

INTERPOSED int fsync(int fd) { return sync_file(fd, "fsync"); }
INTERPOSED int fdatasync(int fd) { return sync_file(fd, "fdatasync"); }

INTERPOSED int renameat2(int from_folder, const char* from, int to_folder, const char* to, unsigned flags) noexcept {
  return change_paths(Call::rename, path_of(from_folder, from), path_of(to_folder, to), [&] {
    return static_cast<int>(syscall(SYS_renameat2, from_folder, from, to_folder, to, flags));
  });
}
INTERPOSED int renameat(int from_folder, const char* from, int to_folder, const char* to) noexcept {
  return renameat2(from_folder, from, to_folder, to, 0);
}
INTERPOSED int rename(const char* from, const char* to) noexcept { return renameat2(AT_FDCWD, from, AT_FDCWD, to, 0); }
INTERPOSED int linkat(int from_folder, const char* from, int to_folder, const char* to, int flags) noexcept {
  return change_paths(Call::link, path_of(from_folder, from), path_of(to_folder, to),
                      [&] { return static_cast<int>(syscall(SYS_linkat, from_folder, from, to_folder, to, flags)); });
}
INTERPOSED int link(const char* from, const char* to) noexcept { return linkat(AT_FDCWD, from, AT_FDCWD, to, 0); }

INTERPOSED int unlinkat(int folder, const char* path, int flags) noexcept {
  const Call call = flags & AT_REMOVEDIR ? Call::rmdir : Call::unlink;
  return change_paths(call, path_of(folder, path), {},
                      [&] { return static_cast<int>(syscall(SYS_unlinkat, folder, path, flags)); });
}
INTERPOSED int unlink(const char* path) noexcept { return unlinkat(AT_FDCWD, path, 0); }
INTERPOSED int rmdir(const char* path) noexcept { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }
INTERPOSED int remove(const char* path) noexcept {
  const int result = unlinkat(AT_FDCWD, path, 0);
  return result == 0 || errno != EISDIR ? result : rmdir(path);
}

INTERPOSED int mkdirat(int folder, const char* path, mode_t mode) noexcept {
  return change_paths(Call::mkdir, path_of(folder, path), {},
                      [&] { return static_cast<int>(syscall(SYS_mkdirat, folder, path, mode)); });
}
INTERPOSED int mkdir(const char* path, mode_t mode) noexcept { return mkdirat(AT_FDCWD, path, mode); }
