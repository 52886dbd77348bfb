// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/error.h>

#include <string>
#include <vector>

#include "scale/source_corpus.h"

namespace scale {

/// Reads posts or JSON Lines. bad_input where there is no article in them.
malmoi::Status read_source(const std::vector<std::string>& paths, SourceCorpus& corpus);

}  // namespace scale
