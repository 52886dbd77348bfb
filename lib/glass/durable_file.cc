// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/durable_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

namespace malmoi {
namespace {

class File {
 public:
  File(const std::string& path, int flags) : fd_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {}
  ~File() {
    if (fd_ >= 0) ::close(fd_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  explicit operator bool() const { return fd_ >= 0; }
  int fd() const { return fd_; }

 private:
  int fd_;
};

bool write_all(int fd, std::string_view content) {
  while (!content.empty()) {
    const ssize_t n = ::write(fd, content.data(), content.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    content.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

Status sync_path(const std::string& path, int flags) {
  const File file(path, flags);
  if (!file || ::fsync(file.fd()) != 0) return system_error(errno, "cannot sync", path);
  return {};
}

}  // namespace

Error system_error(int error, const std::string& doing, const std::string& path) {
  ErrorCode code = ErrorCode::io;
  if (error == ENOENT || error == ENOTDIR) code = ErrorCode::not_found;
  if (error == EACCES || error == EPERM || error == EROFS) code = ErrorCode::permission_denied;
  std::string remedy;
  if (error == ENOSPC || error == EDQUOT) remedy = "; free some space and run it again, nothing indexed was lost";
  if (error == EACCES || error == EPERM) remedy = "; check the owner and permissions";
  if (error == EROFS) remedy = "; the file system is read-only";
  if (error == EIO) remedy = "; the disk may be failing, see the log of the system";
  if (error == EMFILE || error == ENFILE) remedy = "; raise the limit on open files (ulimit -n)";
  return {code, path + ": " + doing + ": " + std::strerror(error) + remedy};
}

Error damage(const std::string& path, const std::string& what) {
  return {ErrorCode::corrupt, path + ": " + what + "; see 'newsidx check', and restore the index from a backup"};
}

std::uint64_t size_of_file(const std::string& path) {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  return error ? 0 : size;
}

Result<std::string> read_file(const std::string& path) {
  const File file(path, O_RDONLY);
  if (!file) return system_error(errno, "cannot open", path);
  std::string content;
  char buffer[65536];
  for (;;) {
    const ssize_t n = ::read(file.fd(), buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return system_error(errno, "cannot read", path);
    if (n == 0) return content;
    content.append(buffer, static_cast<std::size_t>(n));
  }
}

Status write_file(const std::string& path, std::string_view content) {
  const File file(path, O_WRONLY | O_CREAT | O_TRUNC);
  if (!file) return system_error(errno, "cannot create", path);
  if (!write_all(file.fd(), content)) return system_error(errno, "cannot write", path);
  if (::fsync(file.fd()) != 0) return system_error(errno, "cannot sync", path);
  return {};
}

Status replace_file(const std::string& folder, const std::string& name, std::string_view content) {
  const std::string path = folder + "/" + name;
  const std::string fresh = path + ".new";
  if (Status written = write_file(fresh, content); !written) return written;
  // What the new file names must be there after a crash before the new file is.
  if (Status synced = sync_path(folder, O_RDONLY | O_DIRECTORY); !synced) return synced;
  if (::rename(fresh.c_str(), path.c_str()) != 0) return system_error(errno, "cannot replace", path);
  return sync_path(folder, O_RDONLY | O_DIRECTORY);
}

Status sync_file(const std::string& path) { return sync_path(path, O_RDONLY); }

Status sync_folder(const std::string& folder) {
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (Status synced = sync_file(entry.path().string()); !synced) return synced;
  }
  if (error) return system_error(error.value(), "cannot list", folder);
  return sync_path(folder, O_RDONLY | O_DIRECTORY);
}

namespace {

/// Reads a file, gives all of it to `take` piece by piece, and returns its checksum.
template <class Take>
Result<std::uint64_t> read_all(const std::string& path, Take take) {
  const File file(path, O_RDONLY);
  if (!file) return system_error(errno, "cannot open", path);
  const std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t*)> state(XXH3_createState(), XXH3_freeState);
  XXH3_64bits_reset(state.get());
  std::string buffer(1 << 18, '\0');
  for (;;) {
    const ssize_t n = ::read(file.fd(), buffer.data(), buffer.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return system_error(errno, "cannot read", path);
    if (n == 0) return XXH3_64bits_digest(state.get());
    const std::string_view piece(buffer.data(), static_cast<std::size_t>(n));
    XXH3_64bits_update(state.get(), piece.data(), piece.size());
    if (Status taken = take(piece); !taken) return std::move(taken).error();
  }
}

}  // namespace

Result<std::uint64_t> file_checksum(const std::string& path) {
  return read_all(path, [](std::string_view) { return Status(); });
}

Result<std::uint64_t> copy_file(const std::string& from, const std::string& to) {
  const File copy(to, O_WRONLY | O_CREAT | O_TRUNC);
  if (!copy) return system_error(errno, "cannot create", to);
  return read_all(from, [&](std::string_view piece) {
    return write_all(copy.fd(), piece) ? Status() : Status(system_error(errno, "cannot write", to));
  });
}

std::string to_hex(std::uint64_t number) {
  char hex[17];
  std::snprintf(hex, sizeof hex, "%016llx", static_cast<unsigned long long>(number));
  return hex;
}

}  // namespace malmoi
