// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <malmoi/error.h>

#include "index/manifest.h"

namespace malmoi::index {

/// Reads all files of a generation and compares their checksums with those of CURRENT. Errors: corrupt, which names
/// the first that differs; io.
Status verify_files(const std::string& folder, const GenerationEntry& entry);

}  // namespace malmoi::index
