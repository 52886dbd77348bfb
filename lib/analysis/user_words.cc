// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/user_words.h"

#include <xxhash.h>

#include <algorithm>

#include "analysis/suffix_trie.h"
#include "text/folded_text.h"
#include "text/utf8.h"

namespace malmoi::analysis {
namespace {

// A shorter word may end another one by chance: 가도 would end 휴가도.
constexpr std::size_t min_end_of_compound = 3;

}  // namespace

UserWords::UserWords(const std::vector<std::string>& words) {
  text::FoldedText folded;
  for (const std::string& word : words) {
    if (!text::is_valid_utf8(word)) continue;
    text::fold(word, folded);
    if (folded.chars.empty()) continue;
    longest_ = std::max(longest_, folded.chars.size());
    words_.insert(folded.chars);
  }
}

bool UserWords::is_stem(std::u32string_view stem) const {
  if (contains(stem)) return true;
  for (std::size_t n = min_end_of_compound; n <= std::min(longest_, stem.size()); ++n) {
    if (contains(stem.substr(stem.size() - n))) return true;
  }
  return false;
}

std::size_t UserWords::stem_length(std::u32string_view word) const {
  if (is_stem(word)) return word.size();
  const SuffixTrie& trie = SuffixTrie::instance();
  SuffixTrie::Node node = SuffixTrie::root;
  for (std::size_t at = word.size(); at-- > 1;) {
    node = trie.child(node, word[at]);
    if (node == SuffixTrie::none) break;
    if (trie.ends_after(node, word[at - 1]) && is_stem(word.substr(0, at))) return at;
  }
  return 0;
}

std::size_t UserWords::longest_beginning(std::u32string_view text) const {
  for (std::size_t n = std::min(longest_, text.size()); n > 0; --n) {
    if (contains(text.substr(0, n))) return n;
  }
  return 0;
}

std::uint64_t UserWords::hash() const {
  std::vector<std::u32string_view> sorted(words_.begin(), words_.end());
  std::sort(sorted.begin(), sorted.end());
  std::u32string all;
  for (const std::u32string_view word : sorted) (all += word) += U'\0';
  return XXH3_64bits(all.data(), all.size() * sizeof(char32_t));
}

}  // namespace malmoi::analysis
