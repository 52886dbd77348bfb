// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsq/color.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "cli/streams.h"

namespace newsq {

Palette palette_for(const std::string& choice) {
  const char* no_color = std::getenv("NO_COLOR");
  const bool opted_out = no_color != nullptr && *no_color != '\0';
  const bool automatic = choice == "auto" && isatty(STDOUT_FILENO) == 1 && !opted_out;
  if (choice != "always" && !automatic) return {};
  return {"\x1b[1m", "\x1b[1;31m", "\x1b[2m", "\x1b[0m"};
}

std::string painted(std::string_view text, std::string_view style, const Palette& palette) {
  if (style.empty() || text.empty()) return cli::printable(text);
  return std::string(style) + cli::printable(text) + std::string(palette.reset);
}

std::string highlighted(std::string_view text, malmoi::ByteRange part, const std::vector<malmoi::ByteRange>& matches,
                        std::string_view base, const Palette& palette) {
  std::string out;
  std::size_t done = part.begin;
  for (const malmoi::ByteRange& match : matches) {
    const std::size_t begin = std::max<std::size_t>(match.begin, done);
    const std::size_t end = std::min(match.end, part.end);
    if (begin >= end) continue;
    out += painted(text.substr(done, begin - done), base, palette);
    out += painted(text.substr(begin, end - begin), palette.match, palette);
    done = end;
  }
  return out + painted(text.substr(done, part.end - done), base, palette);
}

}  // namespace newsq
