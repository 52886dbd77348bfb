// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <xapian.h>

#include "index/snapshot.h"

namespace malmoi {

/// The generations of an index as Xapian reads them: documents are numbered as Snapshot::number() does.
inline Xapian::Database open_by_xapian(const std::string& path, const index::Snapshot& snapshot) {
  Xapian::Database all;
  for (const auto& each : snapshot.manifest().generations) all.add_database(Xapian::Database(path + "/" + each.name));
  return all;
}

}  // namespace malmoi
