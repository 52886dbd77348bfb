// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/error.h>

#include "cli/exit_status.h"

namespace cli {

/// Prints the error and returns the status that belongs to it.
ExitStatus fail(const malmoi::Error& error);

}  // namespace cli
