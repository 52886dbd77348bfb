// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace duplicates {

/// Makes copies of texts as newsrooms and robots do. The same copies for the same seed.
class Perturber {
 public:
  /// `texts`: words that are put in place of others come from these.
  Perturber(const std::vector<std::string>& texts, std::uint32_t seed);

  /// Each word is replaced by another with this chance.
  std::string replace_words(std::string_view text, double share);
  /// Each sentence, or line, is left out with this chance.
  std::string drop_sentences(std::string_view text, double share);
  /// An agency and a reporter before the text, a notice and an address behind it.
  std::string change_byline(std::string_view text);

 private:
  bool happens(double chance) { return std::uniform_real_distribution<>()(random_) < chance; }
  std::string word() { return words_.empty() ? "말" : words_[random_() % words_.size()]; }

  std::mt19937 random_;
  std::vector<std::string> words_;
};

}  // namespace duplicates
