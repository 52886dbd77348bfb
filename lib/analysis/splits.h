// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "analysis/one_syllable_nouns.h"
#include "analysis/suffix_trie.h"
#include "text/hangul.h"

namespace malmoi::analysis {

/// A question about a word: is `whole` a stem of its own, or is it `stem` and the beginning of a suffix? What follows
/// `whole` has been taken off already.
struct Split {
  std::u32string_view whole;
  std::u32string_view stem;
  SuffixKind kind;  ///< of all that follows `stem`

  std::size_t removed() const { return whole.size() - stem.size(); }
};

/// From the shortest suffix to the longest, as long as `take_off(Split)` says yes; returns the length of the stem. So
/// 도로는 is 도로 + 는, not 도 + 로는, if 도로 is known; and 집에서는 is 집에서 + 는, and 집에서 is 집 + 에서.
template <typename TakeOff>
std::size_t strip(std::u32string_view word, TakeOff take_off) {
  const SuffixTrie& trie = SuffixTrie::instance();
  std::size_t stem = word.size();
  SuffixTrie::Node node = SuffixTrie::root;
  for (std::size_t at = word.size(); at-- > 1;) {
    node = trie.child(node, word[at]);
    if (node == SuffixTrie::none) break;
    if (!trie.ends_after(node, word[at - 1])) continue;
    // 말했다, 늘었다, 위해: one syllable of a verb tells too little.
    if (at == 1 && is_verbal(trie.kind(node)) && text::is_syllable(word.front())) break;
    if (!take_off(Split{word.substr(0, stem), word.substr(0, at), trie.kind(node)})) break;
    stem = at;
  }
  return stem;
}

/// No noun ends like a verbal suffix of two syllables or more, in the ㅆ of the past, or like these particles, so that
/// the lexicon need not be asked.
inline bool is_certain(const Split& split) {
  constexpr unsigned jongseong_ssang_siot = 20;
  if (is_verbal(split.kind)) {
    return split.removed() > 1 || text::jongseong(split.whole.back()) == jongseong_ssang_siot;
  }
  if (split.removed() != 2) return false;
  const std::u32string_view particle = split.whole.substr(split.stem.size());
  return particle == U"에게" || particle == U"에서" || particle == U"까지" || particle == U"처럼";
}

/// The answer where the lexicon has none.
inline bool rules_take_off(const Split& split) {
  // These end more nouns than they inflect: 온라인, 내일, 책임, 잠수함.
  constexpr std::u32string_view mostly_nouns = U"인일임함";
  if (split.removed() == 1 && mostly_nouns.find(split.whole.back()) != mostly_nouns.npos) return false;
  return split.stem.size() > 1 || is_one_syllable_noun(split.stem.front());
}

}  // namespace malmoi::analysis
