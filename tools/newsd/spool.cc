// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <cstring>
#include <utility>

namespace newsd {
namespace {

using malmoi::Error;
using malmoi::ErrorCode;

std::string default_folder() {
  const char* folder = std::getenv("TMPDIR");
  return folder != nullptr && *folder != '\0' ? folder : "/var/tmp";
}

ErrorCode code_of(int error) {
  if (error == ENOENT || error == ENOTDIR) return ErrorCode::not_found;
  return error == EACCES || error == EROFS ? ErrorCode::permission_denied : ErrorCode::io;
}

}  // namespace

malmoi::Result<Spool> Spool::create(const std::string& folder) {
  std::string path = (folder.empty() ? default_folder() : folder) + "/newsd-XXXXXX";
  const int descriptor = ::mkostemp(path.data(), O_CLOEXEC);
  if (descriptor < 0) {
    return Error{code_of(errno), path + ": " + std::strerror(errno) + "; name another folder as server.spool"};
  }
  ::unlink(path.c_str());
  return Spool(descriptor);
}

Spool::~Spool() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Spool::Spool(Spool&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)), size_(other.size_) {}

Spool& Spool::operator=(Spool&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(size_, other.size_);
  return *this;
}

malmoi::Status Spool::append(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) {
      return Error{ErrorCode::io,
                   std::string("the folder server.spool: ") + std::strerror(errno) + "; make room there"};
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
    size_ += static_cast<std::uint64_t>(written);
  }
  return {};
}

}  // namespace newsd
