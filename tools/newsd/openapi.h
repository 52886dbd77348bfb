// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace newsd {

/// openapi.json: the description of the operations, for programs.
extern const char* const openapi_text;

}  // namespace newsd
