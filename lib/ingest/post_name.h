// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace malmoi::ingest {

/// What the name of a post's file says. `root` and `path` are the article's source.
struct PostName {
  std::string id;         ///< the file's name without extension; of Hugo's index.md the folder's; white space is '-'
  std::string date;       ///< "2024-07-12" of 2024-07-12-slug.md, else empty
  std::string slug;       ///< the id without the date
  bool is_draft = false;  ///< under `_drafts/`
};

PostName read_post_name(std::string_view root, std::string_view path);

}  // namespace malmoi::ingest
