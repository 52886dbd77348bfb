// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/block_writer.h"
#include "ingest/reader.h"
#include "text/utf8.h"

namespace malmoi::ingest {

Status check_id(std::string_view id) {
  constexpr std::size_t longest = 512;
  const auto refuse = [](const std::string& what) { return Error{ErrorCode::invalid_argument, "the id " + what}; };
  if (id.empty()) return refuse("is empty; give the article one");
  if (id.size() > longest) return refuse("is longer than 512 bytes; shorten it");
  if (!text::is_valid_utf8(id)) return refuse("is not valid UTF-8; correct it");
  for (std::size_t at = 0; at < id.size();) {
    if (space_at(id, at) > 0) return refuse("holds white space or a control character; write - instead");
    text::decode(id, at);
  }
  return {};
}

}  // namespace malmoi::ingest
