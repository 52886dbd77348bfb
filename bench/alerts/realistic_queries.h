// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace alerts {

/// The lines of a file of saved queries, made of words of titles: of ten, five are two words of a title, two a phrase
/// of two neighbouring ones, and one each a field, two words without a third, and three words. The same for the same
/// titles.
std::string realistic_queries(const std::vector<std::string>& titles, std::size_t count);

}  // namespace alerts
