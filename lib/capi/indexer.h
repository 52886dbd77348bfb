// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/error.h>

#include "capi/guard.h"
#include "capi/objects.h"

namespace malmoi::capi {

/// Runs a function of an indexer. What an Indexer is like after memory ran out inside it is not known, so it is not
/// used again.
template <class Body>
malmoi_code guarded_indexer(malmoi_indexer* indexer, malmoi_error* error, Body body) noexcept {
  if (indexer && !indexer->usable) {
    return report(error, MALMOI_OUT_OF_MEMORY, "indexer: memory ran out in it before; free it and open it anew");
  }
  const malmoi_code code = guarded(error, [&]() -> Status {
    if (!indexer) return missing("indexer");
    return body(*indexer);
  });
  if (indexer && code == MALMOI_OUT_OF_MEMORY) indexer->usable = false;
  return code;
}

}  // namespace malmoi::capi
