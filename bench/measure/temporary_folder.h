// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/error.h>

#include <string>

namespace measure {

/// Use from one thread. A new folder, removed with all it holds.
class TemporaryFolder {
 public:
  /// In `parent`; empty: where temporary files belong.
  static malmoi::Result<TemporaryFolder> make(const std::string& parent);

  ~TemporaryFolder();
  TemporaryFolder(TemporaryFolder&& other) noexcept;
  TemporaryFolder& operator=(TemporaryFolder&&) = delete;

  const std::string& path() const { return path_; }
  void clear() const;

 private:
  explicit TemporaryFolder(std::string path) : path_(std::move(path)) {}

  std::string path_;
};

}  // namespace measure
