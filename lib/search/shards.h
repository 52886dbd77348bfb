// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <malmoi/error.h>

#include "config/index_description.h"

namespace malmoi::search {

/// The shards of what a user names as an index: the folder of one, or a file that describes several. Errors: as
/// config::load_index_description().
Result<config::IndexDescription> find_shards(const std::string& path);

}  // namespace malmoi::search
