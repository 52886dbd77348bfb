// SPDX-License-Identifier: GPL-2.0-or-later
#include "scale/coiner.h"

#include "text/hangul.h"
#include "text/utf8.h"

namespace scale {
namespace {

using namespace malmoi;

constexpr std::size_t basic_plane = 0x10000;
// Draws before a word that the corpus has is taken after all, or a longer one tried.
constexpr int draws_of_a_length = 4;
constexpr std::size_t most_longer = 2;
constexpr int draws_of_a_pair = 64;

}  // namespace

Coiner::Class Coiner::class_of(char32_t c) {
  if (text::is_syllable(c)) return Class::hangul;
  if (c >= U'0' && c <= U'9') return Class::digit;
  if (c >= U'a' && c <= U'z') return Class::lower;
  if (c >= U'A' && c <= U'Z') return Class::upper;
  if (c >= 0x4E00 && c <= 0x9FFF) return Class::hanja;
  return Class::fixed;
}

Coiner::Coiner(const SourceCorpus& corpus) : vocabulary_(corpus.stems()) {
  std::vector<std::pair<char32_t, char32_t>> pairs;
  for (std::uint32_t stem = 0; stem < vocabulary_.size(); ++stem) {
    const std::u32string word = text::to_utf32(vocabulary_.text(stem));
    for (std::size_t i = 0; i < word.size(); ++i) {
      const Class own = class_of(word[i]);
      if (own == Class::fixed) continue;
      characters_[static_cast<std::size_t>(own)] += word[i];
      if (i + 1 < word.size() && class_of(word[i + 1]) == own) pairs.emplace_back(word[i], word[i + 1]);
      if (i + 1 < word.size() && pair_script(word[i], word[i + 1])) pairs_.insert(word[i], word[i + 1]);
    }
  }
  follower_begin_.resize(basic_plane + 1);
  for (const auto& [first, second] : pairs) ++follower_begin_[first + 1];
  for (std::size_t c = 0; c < basic_plane; ++c) follower_begin_[c + 1] += follower_begin_[c];
  followers_.resize(pairs.size());
  std::vector<std::uint32_t> next(follower_begin_.begin(), follower_begin_.end() - 1);
  for (const auto& [first, second] : pairs) followers_[next[first]++] = second;
}

char32_t Coiner::draw_after(char32_t previous, Class wanted, HashRandom& random) const {
  if (class_of(previous) == wanted) {
    const std::uint32_t begin = follower_begin_[previous];
    const std::uint32_t end = follower_begin_[previous + 1];
    if (end > begin) return followers_[begin + random.below(end - begin)];
  }
  const std::u32string& all = characters_[static_cast<std::size_t>(wanted)];
  return all[random.below(all.size())];
}

std::u32string Coiner::draw(std::u32string_view model, HashRandom& random) const {
  std::u32string word;
  char32_t previous = 0;
  for (const char32_t c : model) {
    const Class wanted = class_of(c);
    word += previous = wanted == Class::fixed ? c : draw_after(previous, wanted, random);
  }
  return word;
}

// Both characters are as frequent as any, only not side by side.
void Coiner::renew_pair(std::u32string& word, HashRandom& random) const {
  const std::size_t last = word.size() - 1;
  const std::size_t start = random.below(last);
  for (std::size_t k = 0; k < last; ++k) {
    const std::size_t at = (start + k) % last;
    if (!pair_script(word[at], word[at + 1])) continue;
    const std::u32string& all = characters_[static_cast<std::size_t>(class_of(word[at]))];
    for (int i = 0; i < draws_of_a_pair; ++i) {
      word[at] = all[random.below(all.size())];
      word[at + 1] = all[random.below(all.size())];
      if (!pairs_.contains(word[at], word[at + 1])) return;
    }
  }
}

std::u32string Coiner::coin(std::u32string_view model, HashRandom random, bool new_pair) const {
  std::u32string longer(model);
  for (std::size_t more = 0;; ++more) {
    std::u32string word;
    for (int i = 0; i < draws_of_a_length; ++i) {
      word = draw(longer, random);
      if (new_pair && word.size() > 1) renew_pair(word, random);
      if (!vocabulary_.contains(text::to_utf8(word))) return word;
    }
    if (more == most_longer || model.empty()) return word;
    longer += longer.back();
  }
}

}  // namespace scale
