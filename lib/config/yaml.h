// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include <malmoi/error.h>

#include "config/value.h"

namespace malmoi::config {

/// The first document of a YAML text; null where the text is empty. Time and memory are bounded
/// whatever the text: aliases are expanded up to a limit only, and nesting is limited. Errors:
/// bad_input, with a message that begins "line N: ".
Result<Value> parse_yaml(std::string_view text);

}  // namespace malmoi::config
