// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

namespace newsd {

struct Element {
  std::string tag;
  std::map<std::string, std::string> attributes;
  std::string text;  ///< of all that is in it
};

/// All elements of a page, as a browser's parser sees them, in order.
std::vector<Element> parsed(const std::string& html);

}  // namespace newsd
