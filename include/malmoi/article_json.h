// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include <malmoi/article.h>
#include <malmoi/error.h>
#include <malmoi/export.h>
#include <malmoi/settings.h>

namespace malmoi {

/// Safe from any thread. An article from a JSON object with the keys of JSON Lines (docs/operations.md); its id may be
/// left out and set afterwards. Dates are read as IngestSettings::timezone says. Errors: bad_input (no such object),
/// invalid_argument (the id), too_large (IngestSettings::max_line_bytes).
MALMOI_EXPORT Result<Article> article_from_json(std::string_view json, const Settings& settings = {});

/// Safe from any thread. The other way round: an object with the keys `id`, `title`, `excerpt`, `body`, `date`, `url`,
/// `author`, `categories` and `tags`, of which article_from_json() makes the same article again, and `extra`, an object
/// of Article::extra where there are any.
MALMOI_EXPORT std::string to_json(const Article& article);

}  // namespace malmoi
