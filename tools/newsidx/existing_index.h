// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <malmoi/indexer.h>
#include <malmoi/maintenance.h>

#include "newsidx/writer_options.h"

namespace newsidx {

/// Opens an index for writing, but does not create one where there is none.
inline malmoi::Result<malmoi::Indexer> open_existing(const std::string& index, const WriterOptions& options) {
  if (auto info = malmoi::index_info(index); !info) return info.error();
  auto settings = settings_of(options);
  if (!settings) return settings.error();
  return malmoi::Indexer::open(index, *settings);
}

}  // namespace newsidx
