// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/error.h>

#include <string>

namespace measure {

/// Writes a file where a path is given. `option` named it on the command line.
malmoi::Status write_file(const std::string& path, const std::string& bytes, const char* option);

}  // namespace measure
