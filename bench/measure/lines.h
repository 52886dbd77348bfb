// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/error.h>

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace measure {

/// Takes a line and its number, from 1; returns what is wrong with it and what to do, or "".
using LineReader = std::function<std::string(std::string_view line, std::size_t number)>;

/// Hands over each line that is not blank, without its end, and stops at the first that is wrong.
/// Errors name the file and line.
malmoi::Status read_lines(const std::string& path, const LineReader& reader);

/// The columns of a line, empty ones included.
std::vector<std::string_view> split(std::string_view line, char separator);

/// The words of a line, whatever white space is between them.
std::vector<std::string_view> words(std::string_view line);

}  // namespace measure
