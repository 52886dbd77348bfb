// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace cli {

/// What both programs return to the shell. Documented in docs/operations.md and the man pages.
enum ExitStatus : int {
  done = 0,
  failed = 1,
  wrong_usage = 2,
  partly_done = 3,  ///< some inputs were rejected, or some PATH was missing
};

}  // namespace cli
