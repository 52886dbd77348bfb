// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/error.h>

#include <cstdint>
#include <map>
#include <string>

namespace measure {

/// Bytes of an index's files by name, those of all generations together.
malmoi::Result<std::map<std::string, std::uint64_t>> index_files(const std::string& index);

/// Asks the kernel to forget what it keeps of an index's files in memory, as far as nobody else uses them.
malmoi::Status drop_cached_pages(const std::string& index);

}  // namespace measure
