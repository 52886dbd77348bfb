// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

namespace measure {

/// Words of a title of two letters and more, without signs of ASCII that the query language could take for its own.
std::vector<std::string> title_words(const std::string& title);

}  // namespace measure
