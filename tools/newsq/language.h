// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <malmoi/search_request.h>

namespace newsq {

/// "ko" or "en"; where empty, what the locale asks for: English if it is an English one, else Korean.
malmoi::Language language_named(const std::string& name);

}  // namespace newsq
