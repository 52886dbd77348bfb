// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace newsd {

/// A file that the page needs, part of the program. Its name holds a hash of its contents, so that it may be kept for
/// ever.
struct Asset {
  std::string_view name;  ///< "page.0123456789ab.css"
  std::string_view type;
  std::string_view body;
};

const Asset& style_sheet();
const Asset& script();
const Asset& icon();

}  // namespace newsd
