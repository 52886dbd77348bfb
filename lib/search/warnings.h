// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <malmoi/search_request.h>

#include "query/syntax.h"

namespace malmoi::search {

/// A warning as the user reads it: one sentence, without a line break.
std::string sentence(const query::Warning& warning, Language language);

}  // namespace malmoi::search
