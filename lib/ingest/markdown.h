// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace malmoi::ingest {

/// Markdown (CommonMark with tables) as HTML that holds what text extraction needs and no more: blocks,
/// text, and the author's own HTML; no links, no emphasis, no pictures. False where the text is built to
/// exhaust a parser; it is then better read as HTML.
bool markdown_to_html(std::string_view markdown, std::string& html);

}  // namespace malmoi::ingest
