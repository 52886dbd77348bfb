// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include <malmoi/error.h>

#include "config/value.h"

namespace malmoi::ingest {

/// A post, taken apart.
struct FrontMatter {
  config::Value values;   ///< a map; null where there is no front matter
  std::string_view body;  ///< points into the post
};

/// The front matter and body of a post, in UTF-8 with '\n' line ends: YAML between lines of `---`, TOML
/// between lines of `+++`, or a JSON object. Errors: bad_input, with a message that names the line.
Result<FrontMatter> read_front_matter(std::string_view post);

/// Front matter of more bytes than this is refused.
inline constexpr std::size_t max_front_matter_bytes = 1u << 20;

/// TOML and JSON as a Value. Errors: bad_input; of TOML the message begins "line N: ".
Result<config::Value> parse_toml(std::string_view text);
Result<config::Value> parse_json(std::string_view text);

}  // namespace malmoi::ingest
