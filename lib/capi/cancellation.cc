// SPDX-License-Identifier: GPL-2.0-or-later
#include "capi/guard.h"
#include "capi/objects.h"

malmoi_code malmoi_cancellation_new(malmoi_cancellation** out, malmoi_error* error) {
  return malmoi::capi::make(out, error, []() -> malmoi::Result<std::stop_source> { return std::stop_source(); });
}

void malmoi_cancel(malmoi_cancellation* cancellation) {
  if (cancellation) cancellation->value.request_stop();
}

void malmoi_cancellation_free(malmoi_cancellation* cancellation) { delete cancellation; }
