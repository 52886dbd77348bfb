// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/vocabulary.h"

#include <algorithm>
#include <numeric>

#include "glass/format.h"
#include "index/schema.h"
#include "text/hangul.h"
#include "text/keystrokes.h"
#include "text/utf8.h"

namespace malmoi::index {
namespace {

constexpr char32_t first_jamo = 0x3130;  // before ㄱ, so that no byte is 0
constexpr char no_initial = '\x7f';

/// Of each character of a word or pattern one byte: that of its initial consonant.
std::string initials_of(std::u32string_view word) {
  std::string initials;
  for (const char32_t c : word) {
    const char32_t initial = text::is_syllable(c) ? text::initial_jamo(c) : c;
    initials += text::is_initial_jamo(initial) ? static_cast<char>(initial - first_jamo) : no_initial;
  }
  return initials;
}

bool meets(std::u32string_view word, std::u32string_view pattern) {
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (text::is_syllable(pattern[i]) && word[i] != pattern[i]) return false;
  }
  return true;
}

/// Positions of strings in ascending order. Most differ in their first eight bytes.
template <class Get>
std::vector<std::uint32_t> order(std::size_t size, const Get& get) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> places(size);
  for (std::uint32_t i = 0; i < size; ++i) places[i] = {glass::key::beginning(get(i)), i};
  std::sort(places.begin(), places.end(), [&](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first < b.first;
    const int differs = get(a.second).compare(get(b.second));
    return differs != 0 ? differs < 0 : a.second < b.second;
  });
  std::vector<std::uint32_t> out(size);
  std::transform(places.begin(), places.end(), out.begin(), [](const auto& each) { return each.second; });
  return out;
}

/// First and one past the last place of those that begin so.
template <class Get>
std::pair<std::size_t, std::size_t> find_range(std::size_t size, std::string_view beginning, const Get& get) {
  const auto search = [&](const auto& is_before) {
    std::size_t first = 0;
    for (std::size_t left = size; left > 0;) {
      const std::size_t half = left / 2;
      if (is_before(get(first + half))) {
        first += half + 1;
        left -= half + 1;
      } else {
        left = half;
      }
    }
    return first;
  };
  return {search([&](std::string_view each) { return each < beginning; }),
          search([&](std::string_view each) { return each.substr(0, beginning.size()) <= beginning; })};
}

}  // namespace

/// Keeps the most frequent words.
class Vocabulary::Collector {
 public:
  void add(std::string text, std::uint32_t articles) {
    if (articles < least_ || !text::is_valid_utf8(text)) return;
    std::string keys = text::keystrokes(text::to_utf32(text));
    words_.push_back({std::move(text), std::move(keys), articles});
    if (words_.size() > max_words) drop_rarest();
  }
  const std::vector<Word>& words() const { return words_; }

 private:
  /// Until half of what is allowed is free.
  void drop_rarest() {
    while (words_.size() > max_words / 2) {
      ++least_;
      std::erase_if(words_, [this](const Word& word) { return word.articles < least_; });
    }
  }

  std::vector<Word> words_;
  std::uint32_t least_ = 0;
};

Vocabulary::Vocabulary(const std::vector<Word>& words) {
  for (const std::uint32_t i :
       order(words.size(), [&](std::size_t word) -> std::string_view { return words[word].keys; })) {
    const Word& word = words[i];
    text_ends_.push_back(static_cast<std::uint32_t>((text_ += word.text).size()));
    key_ends_.push_back(static_cast<std::uint32_t>((keys_ += word.keys).size()));
    initials_ += initials_of(text::to_utf32(word.text));
    initial_ends_.push_back(static_cast<std::uint32_t>(initials_.size()));
    articles_.push_back(word.articles);
    most_articles_ = std::max(most_articles_, word.articles);
  }
  by_initials_ = order(size(), [&](std::size_t word) { return initials(word); });
  count_shared_keys();
}

void Vocabulary::count_shared_keys() {
  constexpr std::size_t most = UINT8_MAX;
  shared_keys_.resize(size());
  for (std::size_t word = 1; word < size(); ++word) {
    const std::string_view before = keys(word - 1), here = keys(word);
    const auto differ = std::mismatch(before.begin(), before.end(), here.begin(), here.end());
    shared_keys_[word] =
        static_cast<std::uint8_t>(std::min(most, static_cast<std::size_t>(differ.first - before.begin())));
  }
}

std::size_t Vocabulary::next_beginning(std::size_t word, std::size_t keys) const {
  do ++word;
  while (word < size() && shared_keys_[word] >= keys);
  return word;
}

Vocabulary Vocabulary::of(const std::vector<std::pair<std::string, std::uint64_t>>& terms) {
  Collector collector;
  for (const auto& [term, articles] : terms) {
    collector.add(term.substr(prefix::word.size()), static_cast<std::uint32_t>(articles));
  }
  return Vocabulary(collector.words());
}

Result<Vocabulary> Vocabulary::read(const glass::Database& database) {
  Collector collector;
  glass::Cursor cursor(database.postings());
  auto there = cursor.find_first(glass::key::term(prefix::word));
  for (; there && *there && cursor.key().starts_with(prefix::word); there = cursor.next()) {
    // A copy: reading a long list moves the cursor on, and the key with it.
    std::string text(cursor.key().substr(prefix::word.size()));
    if (text.find('\0') != text.npos) continue;  // a later chunk of the same list
    const auto articles = glass::frequency(cursor);
    if (!articles) return articles.error();
    collector.add(std::move(text), *articles);
  }
  if (!there) return std::move(there).error();
  return Vocabulary(collector.words());
}

std::pair<std::size_t, std::size_t> Vocabulary::find_keys(std::string_view beginning) const {
  return find_range(size(), beginning, [&](std::size_t word) { return keys(word); });
}

std::size_t Vocabulary::find(std::string_view text, std::string_view keys) const {
  for (auto [word, last] = find_keys(keys); word < last && this->keys(word) == keys; ++word) {
    if (this->text(word) == text) return word;
  }
  return size();
}

void Vocabulary::for_each_match(std::u32string_view pattern, const std::function<void(std::size_t word)>& use) const {
  const auto [first, last] =
      find_range(size(), initials_of(pattern), [&](std::size_t place) { return initials(by_initials_[place]); });
  for (std::size_t place = first; place < last; ++place) {
    const std::size_t word = by_initials_[place];
    if (meets(text::to_utf32(text(word)), pattern)) use(word);
  }
}

std::uint64_t count_articles(const Vocabularies& vocabularies, const std::string& word) {
  const std::string keys = text::keystrokes(text::to_utf32(word));
  std::uint64_t articles = 0;
  for (const Vocabulary* vocabulary : vocabularies) {
    const std::size_t found = vocabulary->find(word, keys);
    if (found < vocabulary->size()) articles += vocabulary->articles(found);
  }
  return articles;
}

bool Vocabulary::is_pattern(std::u32string_view folded) {
  return std::ranges::any_of(folded, text::is_initial_jamo) &&
         std::ranges::all_of(folded, [](char32_t c) { return text::is_initial_jamo(c) || text::is_syllable(c); });
}

}  // namespace malmoi::index
