// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include <malmoi/search_request.h>

#include "newsq/color.h"
#include "newsq/date.h"

namespace newsq {

/// A value. How answers are shown.
struct Look {
  malmoi::Language language = malmoi::Language::en;
  Palette palette;
  std::size_t columns = 0;  ///< lines are wrapped to; 0 for not at all
  DateStyle dates = DateStyle::iso;
};

/// Lines and dates for a reader where standard output is a terminal, plain ones elsewhere. `color` is "auto", "always"
/// or "never".
Look look_for(malmoi::Language language, const std::string& color);

}  // namespace newsq
