// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "file_call.h"

namespace malmoi::faults {

/// A logged call.
struct FileCall {
  CallHeader header;
  std::string path;
  std::string second;
  std::string data;

  bool failed() const { return header.error != 0; }
  bool is_counted() const { return header.call != Call::output && header.call != Call::look; }
};

/// What the interposer logged; a call cut off at the end is left out.
std::vector<FileCall> read_log(const std::string& path);

}  // namespace malmoi::faults
