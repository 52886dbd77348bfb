// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <malmoi/error.h>

namespace newsq {

/// As much of a file ("-": standard input) as a search for similar articles looks at.
malmoi::Result<std::string> read_text(const std::string& path);

}  // namespace newsq
