// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace malmoi::ingest {

/// Appends a text with its character references (`&amp;`, `&#44032;`, `&hellip;`) resolved as the HTML
/// standard does in text (section 13.2.5.72); what is no reference stays as it is.
void resolve_references(std::string_view text, std::string& out);

}  // namespace malmoi::ingest
