// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/markup.h"

#include "ingest/emphasis.h"
#include "ingest/liquid.h"
#include "ingest/markdown.h"

namespace malmoi::ingest {

std::string markup_to_text(std::string_view text) {
  const std::string plain = strip_liquid(text);
  std::string html;
  std::string out = html_to_text(markdown_to_html(plain, html) ? html : plain);
  strip_emphasis(out);
  return out;
}

}  // namespace malmoi::ingest
