// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "newsd/http.h"

namespace newsd {

/// What the first line of a request asks for, decoded.
struct Target {
  std::string path;
  Parameters query;
};

/// Of "/search?q=%ED%95%B5" or, as RFC 9112 3.2.2 has servers accept, "http://host/search?q=...". Nothing where it is
/// neither, or a percent sign is not followed by two hexadecimal digits.
std::optional<Target> parse_target(std::string_view raw);

}  // namespace newsd
