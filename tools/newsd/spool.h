// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <malmoi/error.h>

namespace newsd {

/// Use from one thread at a time. A file without a name that holds a body until it has come whole: so a slow client
/// holds neither memory nor the lock of the index, and a crash leaves nothing behind.
class Spool {
 public:
  /// Empty: TMPDIR, or /var/tmp. Errors: not_found, permission_denied, io.
  static malmoi::Result<Spool> create(const std::string& folder);
  ~Spool();
  Spool(Spool&& other) noexcept;
  Spool& operator=(Spool&& other) noexcept;

  /// Errors: io.
  malmoi::Status append(std::string_view bytes);
  std::uint64_t size() const { return size_; }
  /// A name to open it by, in this process.
  std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  explicit Spool(int descriptor) : descriptor_(descriptor) {}

  int descriptor_;
  std::uint64_t size_ = 0;
};

}  // namespace newsd
