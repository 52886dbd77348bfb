// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace malmoi {

/// A value; copy it to share it. One article as it is indexed and stored: plain UTF-8 text, no
/// markup. Text that is not valid UTF-8 is refused by Indexer::add().
struct Article {
  /// 1 to 512 bytes, no white space, no control characters. Unique within an index: adding an
  /// article with an id that is there replaces the old one.
  std::string id = {};
  /// One line; may be empty.
  std::string title = {};
  /// The author's summary. Searched with the body, and by `excerpt:`.
  std::string excerpt = {};
  /// Blocks (paragraphs, headings, table rows, list items) separated by '\n'. A phrase never
  /// matches across blocks.
  std::string body = {};
  /// RFC 3339, a full date-time ("2024-07-12T09:30:00+09:00") or a date alone ("2024-07-12"); empty
  /// where the article is undated. The first ten characters are the calendar day that `date:` means.
  std::string published = {};
  /// Where it can be read; stored, not searched.
  std::string url = {};
  /// Searched by `author:`.
  std::string author = {};
  /// Searched by `category:` and `tag:`, filtered by and counted. None may hold U+001F.
  ///@{
  std::vector<std::string> categories = {};
  std::vector<std::string> tags = {};
  ///@}
  /// Where the article came from: a canonical root folder (or `--source` name) and the path relative
  /// to it. Empty for articles handed over by a program. `prune` works on these.
  ///@{
  std::string source_root = {};
  std::string source_path = {};
  ///@}
  /// Keys of front matter or JSON that Malmoi gives no meaning to, as YAML flow text or JSON; stored, not searched.
  std::vector<std::pair<std::string, std::string>> extra = {};
};

}  // namespace malmoi
