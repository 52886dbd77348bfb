// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <malmoi/indexer.h>
#include <malmoi/maintenance.h>

#include "cli/config_option.h"

namespace newsidx {

/// Opens an index for writing, but does not create one where there is none.
inline malmoi::Result<malmoi::Indexer> open_existing(const std::string& index, const std::string& config) {
  if (auto info = malmoi::index_info(index); !info) return info.error();
  auto settings = cli::settings_of(config);
  if (!settings) return settings.error();
  return malmoi::Indexer::open(index, *settings);
}

}  // namespace newsidx
