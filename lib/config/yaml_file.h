// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <malmoi/error.h>

#include "config/value.h"

namespace malmoi::config {

/// A YAML file of at most 1 MiB. `kind` is what it should be, for the message: "a settings file". Errors: not_found,
/// permission_denied, io, too_large, bad_input.
Result<Value> read_yaml_file(const std::string& path, const std::string& kind);

/// bad_input, with a message that begins "FILE:LINE: ".
Error error_at(const std::string& path, unsigned line, const std::string& message);

}  // namespace malmoi::config
