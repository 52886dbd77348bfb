// SPDX-License-Identifier: GPL-2.0-or-later
// Markdown and HTML to text.
#include "ingest/markup.h"
#include "require.h"
#include "text/utf8.h"

namespace {

void require_plain(const std::string& text) {
  require(malmoi::text::is_valid_utf8(text), "text is UTF-8");
  require(text.empty() || (text.front() != '\n' && text.back() != '\n'), "text begins and ends with a block");
  require(text.find("\n\n") == std::string::npos, "no block is empty");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view markup = as_text(data, size);
  if (!malmoi::text::is_valid_utf8(markup)) return 0;
  require_plain(malmoi::ingest::markup_to_text(markup));
  require_plain(malmoi::ingest::html_to_text(markup));
  return 0;
}
