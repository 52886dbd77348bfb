// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include <malmoi/error.h>
#include <malmoi/search_request.h>
#include <malmoi/settings.h>
#include <malmoi/suggestions.h>

#include "newsd/http.h"

namespace newsd {

/// In which units an answer counts the places of highlights.
enum class Offsets : std::uint8_t { utf8, utf16 };

struct SearchQuery {
  malmoi::SearchRequest request;
  Offsets offsets = Offsets::utf8;
};

struct SuggestQuery {
  malmoi::SuggestRequest request;
  Offsets offsets = Offsets::utf8;
};

/// The parameters that they know, for the routes' tables.
std::vector<std::string> search_parameters();
std::vector<std::string> suggest_parameters();

/// Errors: invalid_argument, which names the parameter: one that is unknown, there twice though it may not be
/// repeated, malformed or over a limit of the server.
malmoi::Result<SearchQuery> parse_search(const Parameters& parameters, const malmoi::Settings& settings);
malmoi::Result<SuggestQuery> parse_suggest(const Parameters& parameters, const malmoi::Settings& settings);

}  // namespace newsd
