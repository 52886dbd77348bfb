// SPDX-License-Identifier: GPL-2.0-or-later
#include "duplicates/perturb.h"

#include <algorithm>

namespace duplicates {
namespace {

constexpr std::size_t most_words = 200'000;
constexpr std::string_view space = " \n";

/// Where the sentence or line that begins here ends.
std::size_t sentence_end(std::string_view text, std::size_t begin) {
  const std::size_t line = std::min(text.find('\n', begin), text.size() - 1) + 1;
  const std::size_t stop = text.find(". ", begin);
  return stop == text.npos ? line : std::min(line, stop + 2);
}

}  // namespace

Perturber::Perturber(const std::vector<std::string>& texts, std::uint32_t seed) : random_(seed) {
  for (std::size_t tries = 0; tries < texts.size() && words_.size() < most_words; ++tries) {
    const std::string& text = texts[random_() % texts.size()];
    for (std::size_t at = text.find_first_not_of(space); at < text.size(); at = text.find_first_not_of(space, at)) {
      const std::size_t end = std::min(text.find_first_of(space, at), text.size());
      words_.push_back(text.substr(at, end - at));
      at = end;
    }
  }
}

std::string Perturber::replace_words(std::string_view text, double share) {
  std::string copy;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(space, at), text.size());
    if (end == at) {
      copy += text[at++];
      continue;
    }
    copy += happens(share) ? word() : std::string(text.substr(at, end - at));
    at = end;
  }
  return copy;
}

std::string Perturber::drop_sentences(std::string_view text, double share) {
  std::string copy;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = sentence_end(text, at);
    if (!happens(share)) copy += text.substr(at, end - at);
    at = end;
  }
  return copy;
}

std::string Perturber::change_byline(std::string_view text) {
  return "(" + word() + "=" + word() + "통신) " + word() + " 기자 = " + std::string(text) + "\n<저작권자 ⓒ " + word() +
         " 무단 전재 및 재배포 금지> " + word() + "@example.com";
}

}  // namespace duplicates
