// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace newsd {

/// Does an Accept-Encoding header take gzip (RFC 9110, 12.5.3)?
bool takes_gzip(std::string_view accept_encoding);

/// Safe from any thread. Nothing where memory lacks or it would not become smaller.
std::optional<std::string> gzip(std::string_view text);

}  // namespace newsd
