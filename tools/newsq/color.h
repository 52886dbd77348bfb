// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <malmoi/search_results.h>

namespace newsq {

/// A value. How parts of an answer are painted on a terminal; all empty where colours are off.
struct Palette {
  std::string_view title;
  std::string_view match;
  std::string_view faint;
  std::string_view reset;
};

/// For "auto", "always" or "never". Heeds NO_COLOR (no-color.org) for "auto".
Palette palette_for(const std::string& choice);

/// Text between `style` and its end.
std::string painted(std::string_view text, std::string_view style, const Palette& palette);

/// A part of a text with its matches marked. `base` is the style of the rest.
std::string highlighted(std::string_view text, malmoi::ByteRange part, const std::vector<malmoi::ByteRange>& matches,
                        std::string_view base, const Palette& palette);

}  // namespace newsq
