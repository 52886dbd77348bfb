// SPDX-License-Identifier: GPL-2.0-or-later
#include "measure/title_words.h"

#include <algorithm>
#include <iterator>

#include "measure/lines.h"

namespace measure {
namespace {

// A word of one syllable has three bytes.
constexpr std::size_t least_bytes = 4;

bool may_stay(unsigned char c) {
  return c >= 0x80 || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

}  // namespace

std::vector<std::string> title_words(const std::string& title) {
  std::vector<std::string> all;
  for (const std::string_view word : words(title)) {
    std::string letters;
    std::copy_if(word.begin(), word.end(), std::back_inserter(letters), may_stay);
    if (letters.size() >= least_bytes) all.push_back(std::move(letters));
  }
  return all;
}

}  // namespace measure
