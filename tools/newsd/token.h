// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include <malmoi/error.h>
#include <malmoi/settings.h>

namespace newsd {

/// The token that writers must know: of the file that settings name, else of the environment variable NEWSD_TOKEN, else
/// of systemd's credential newsd.token (LoadCredential=, systemd.exec(5)). Empty where there is none. Errors:
/// not_found, permission_denied, io; bad_input where it is no token.
malmoi::Result<std::string> load_token(const malmoi::ServerSettings& settings);

/// Does an Authorization header hold the token ("Bearer TOKEN", RFC 6750)? Takes the same time whatever it holds
/// instead, up to its length.
bool is_authorized(std::string_view authorization, std::string_view token);

}  // namespace newsd
