// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <malmoi/error.h>

#include "newsd/http.h"

namespace newsd {

inline constexpr const char* json_type = "application/json; charset=utf-8";

/// {"error":{"code":..., "message":...}}
Response error_response(int status, const std::string& code, const std::string& message);

/// The same for an error of the library, with the status that belongs to its code.
Response error_response(const malmoi::Error& error);

}  // namespace newsd
