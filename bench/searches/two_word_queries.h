// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <malmoi/error.h>

namespace searches {

/// Two different words of one title of an index each, no two queries alike. Fewer than asked for where the titles do
/// not give more. The same for the same index and seed.
malmoi::Result<std::vector<std::string>> two_word_queries(const std::string& index, std::size_t count,
                                                          std::uint32_t seed);

/// As a value in the query of a URL.
std::string url_encoded(const std::string& text);

}  // namespace searches
