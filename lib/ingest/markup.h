// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace malmoi::ingest {

/// Markdown (CommonMark with tables and inline HTML), plain HTML, or both, as readable plain text:
/// blocks separated by '\n', entities resolved, white space collapsed, scripts, styles and Liquid tags
/// dropped. Paragraphs, headings, list items and table rows are blocks each; one `<br>` is a space, two
/// in a row part blocks. Pictures leave nothing, links their text. `text` must be valid UTF-8.
std::string markup_to_text(std::string_view text);

/// The same for text that is known to be HTML.
std::string html_to_text(std::string_view html);

}  // namespace malmoi::ingest
