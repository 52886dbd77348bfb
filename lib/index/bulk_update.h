// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/error.h>
#include <malmoi/indexer.h>

#include "index/writer.h"

namespace malmoi::index {

/// Reads posts and JSON Lines over all cores and commits them as one generation.
Result<UpdateSummary> bulk_update(Writer& writer, const UpdateRequest& request);

}  // namespace malmoi::index
