// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "newsd/http.h"

namespace newsd {

/// Does an If-None-Match header name this entity tag, or any (RFC 9110, 13.1.2)?
bool names_etag(std::string_view if_none_match, std::string_view etag);

/// What becomes of a response for what its request says: 304 where the client has it already, gzip where it takes that
/// and it pays.
void conclude(const Request& request, Response& response, bool may_compress);

}  // namespace newsd
