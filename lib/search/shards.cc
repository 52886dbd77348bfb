// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/shards.h"

#include <filesystem>
#include <system_error>

namespace malmoi::search {

Result<config::IndexDescription> find_shards(const std::string& path) {
  std::error_code ignored;
  if (std::filesystem::is_regular_file(path, ignored)) return config::load_index_description(path);
  return config::IndexDescription{{path}};
}

}  // namespace malmoi::search
