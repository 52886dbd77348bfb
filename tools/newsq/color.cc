// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsq/color.h"

#include <unistd.h>

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

std::string highlighted(std::string_view text, const std::vector<malmoi::ByteRange>& matches, std::string_view base,
                        const Palette& palette) {
  std::string out;
  std::size_t done = 0;
  for (const malmoi::ByteRange& match : matches) {
    if (match.begin < done || match.end < match.begin || match.end > text.size()) continue;
    out += painted(text.substr(done, match.begin - done), base, palette);
    out += painted(text.substr(match.begin, match.end - match.begin), palette.match, palette);
    done = match.end;
  }
  return out + painted(text.substr(done), base, palette);
}

}  // namespace newsq
