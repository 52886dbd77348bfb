// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

namespace measure {

using Row = std::vector<std::string>;

/// A number in printf's form.
std::string fixed(const char* form, double number);

/// A row of a Markdown table.
std::string line(const Row& cells);

/// The first row and the rule under it. The first column holds names, the others figures.
std::string heading(const Row& cells);

}  // namespace measure
