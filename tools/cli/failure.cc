// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/failure.h"

#include "cli/streams.h"

namespace cli {

ExitStatus fail(const malmoi::Error& error) {
  complain(error.message);
  const bool usage = error.code == malmoi::ErrorCode::invalid_argument || error.code == malmoi::ErrorCode::unsupported;
  return usage ? wrong_usage : failed;
}

}  // namespace cli
