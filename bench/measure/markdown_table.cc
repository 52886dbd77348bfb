// SPDX-License-Identifier: GPL-2.0-or-later
#include "measure/markdown_table.h"

#include <cstdio>

namespace measure {

std::string fixed(const char* form, double number) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, form, number);
  return buffer;
}

std::string line(const Row& cells) {
  std::string text = "|";
  for (const std::string& cell : cells) text += " " + cell + " |";
  return text + "\n";
}

std::string heading(const Row& cells) {
  std::string rule = "|---|";
  for (std::size_t i = 1; i < cells.size(); ++i) rule += "---:|";
  return line(cells) + rule + "\n";
}

}  // namespace measure
