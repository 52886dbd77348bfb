// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/error.h>

namespace malmoi::config {

/// An error whose message quotes input: control characters become spaces, and what is longer than a screenful is cut,
/// so that it is the one line that an Error promises.
Error one_line(Error error);

}  // namespace malmoi::config
