// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <malmoi/error.h>

#include "glass/database.h"

namespace malmoi::index {

/// Safe to use from many threads at once. The words of a generation, see prefix::word, in memory: by the keys that type
/// them and by their initial consonants.
class Vocabulary {
 public:
  /// Some 50 bytes a word. Of more than `max_words` the rarest are left out. Errors: corrupt, io.
  static Result<Vocabulary> read(const glass::Database& database);
  static constexpr std::size_t max_words = 1'000'000;
  /// Of terms with prefix::word and how many articles have each, as another machine told them.
  static Vocabulary of(const std::vector<std::pair<std::string, std::uint64_t>>& terms);

  /// Words are numbered by their keys, ascending.
  std::size_t size() const { return articles_.size(); }
  std::string_view text(std::size_t word) const { return part(text_, text_ends_, word); }
  /// See text::keystrokes().
  std::string_view keys(std::size_t word) const { return part(keys_, key_ends_, word); }
  /// How many have it in title or lead, dead ones included.
  std::uint32_t articles(std::size_t word) const { return articles_[word]; }
  /// Of the word that most have; 0 where there is no word.
  std::uint32_t most_articles() const { return most_articles_; }

  /// How many keys a word begins with like the one before it; 255 stands for more.
  std::size_t shared_keys(std::size_t word) const { return shared_keys_[word]; }
  /// The next word that does not begin with the same `keys` keys, up to 255.
  std::size_t next_beginning(std::size_t word, std::size_t keys) const;

  /// The words whose keys begin so: first and one past the last.
  std::pair<std::size_t, std::size_t> find_keys(std::string_view beginning) const;
  /// size() where there is no such word.
  std::size_t find(std::string_view text, std::string_view keys) const;

  /// The words that begin as a pattern says, see is_pattern().
  void for_each_match(std::u32string_view pattern, const std::function<void(std::size_t word)>& use) const;
  /// Consonants that begin syllables, one at least, and syllables: ㅎㅁ동맹. A consonant stands for all syllables that
  /// begin with it, a syllable for itself.
  static bool is_pattern(std::u32string_view folded);

 private:
  struct Word {
    std::string text;
    std::string keys;
    std::uint32_t articles;
  };
  class Collector;
  explicit Vocabulary(const std::vector<Word>& words);

  static std::string_view part(const std::string& all, const std::vector<std::uint32_t>& ends, std::size_t i) {
    const std::uint32_t begin = i == 0 ? 0 : ends[i - 1];
    return std::string_view(all).substr(begin, ends[i] - begin);
  }
  void count_shared_keys();
  std::string_view initials(std::size_t word) const { return part(initials_, initial_ends_, word); }

  std::string text_, keys_, initials_;  // of all words
  std::vector<std::uint32_t> text_ends_, key_ends_, initial_ends_;
  std::vector<std::uint32_t> articles_;
  std::uint32_t most_articles_ = 0;
  std::vector<std::uint8_t> shared_keys_;
  std::vector<std::uint32_t> by_initials_;
};

/// Those of all generations of a snapshot.
using Vocabularies = std::vector<const Vocabulary*>;

/// In how many articles of all generations a word is.
std::uint64_t count_articles(const Vocabularies& vocabularies, const std::string& word);

}  // namespace malmoi::index
