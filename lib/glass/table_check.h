// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <malmoi/error.h>

#include "glass/format.h"

namespace malmoi::glass {

/// Verifies the structure of a table: that its tree leads to each leaf, that keys ascend and are found by the tree,
/// that long tags are whole, and that there are as many entries as iamglass says. Errors: corrupt, io.
Status check_table(const std::string& path, const RootInfo& root);

}  // namespace malmoi::glass
