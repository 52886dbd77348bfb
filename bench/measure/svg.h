// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace measure {

/// Text in printf's form, up to 511 bytes.
[[gnu::format(printf, 1, 2)]] std::string format(const char* form, ...);

/// Text between tags.
std::string escaped(const std::string& text);

/// The beginning of a picture, with what all pictures share of their style. It follows the reader's light or
/// dark scheme. "</svg>\n" ends it.
std::string svg_begin(const std::string& title, double width, double height);

std::string svg_text(double x, double y, const char* attributes, const std::string& text);
std::string svg_line(const char* attributes, double x1, double y1, double x2, double y2);

}  // namespace measure
