// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include <malmoi/article.h>
#include <malmoi/error.h>
#include <malmoi/settings.h>

namespace malmoi::ingest {

/// Left out on purpose: a draft, unpublished or future post. Counted, not an error.
struct Skipped {
  std::string reason;
};

/// What became of one post or one JSON line.
using ParseResult = std::variant<Article, Skipped, Error>;

/// Safe from any thread. A Jekyll or Hugo post from its bytes, of any charset. `root` and `path` (the
/// path relative to it, in UTF-8) become the article's source, and stand in for front matter that is
/// missing: the file's name gives the id, the date (2024-07-12-slug.md) and, without a heading, the title.
/// The url is `permalink` (placeholders filled in) or `url`, else Jekyll's default where the file's name
/// holds a date, else empty.
ParseResult parse_post(std::string_view bytes, const std::string& root, const std::string& path,
                       const IngestSettings& settings);

/// Safe from any thread. The JSON object of an article; its id may be left out. Errors: bad_input.
Result<Article> parse_json_article(std::string_view json, const IngestSettings& settings);

/// Safe from any thread. One line of JSON Lines; `source` becomes the article's source_root.
ParseResult parse_json_line(std::string_view line, const std::string& source, const IngestSettings& settings);

/// Safe from any thread. An id is 1 to 512 bytes of valid UTF-8 without white space or control
/// characters.
Status check_id(std::string_view id);

}  // namespace malmoi::ingest
