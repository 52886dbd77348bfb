// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsq/look.h"

#include <unistd.h>

#include "cli/columns.h"
#include "cli/language.h"

namespace newsq {

Look look_for(malmoi::Language language, const std::string& color) {
  Look look{language, palette_for(color)};
  if (isatty(STDOUT_FILENO) == 1) {
    look.columns = cli::terminal_columns();
    look.dates = date_style(cli::locale_name("LC_TIME"));
  }
  return look;
}

}  // namespace newsq
