// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include <malmoi/error.h>

namespace malmoi::index {

/// io where the file system of a folder has less free space than this. What cannot be told is no error.
Status check_free_space(const std::string& folder, std::uint64_t bytes);

}  // namespace malmoi::index
