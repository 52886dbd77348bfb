// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/stripper.h"

#include <xxhash.h>

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "analysis/lexicon.h"
#include "analysis/one_syllable_nouns.h"
#include "analysis/splits.h"
#include "analysis/suffix_trie.h"

namespace malmoi::analysis {
namespace {

bool takes_off(const Split& split) {
  const Verdict verdict = look_up(split.whole);
  return verdict == Verdict::unknown ? rules_take_off(split) : verdict == Verdict::inflected;
}

const std::vector<Suffix>& sorted_suffixes() {
  static const std::vector<Suffix> suffixes = [] {
    std::vector<Suffix> all;
    append_particles(all);
    append_endings(all);
    std::sort(all.begin(), all.end(), [](const Suffix& a, const Suffix& b) {
      return std::tie(a.text, a.attach, a.kind) < std::tie(b.text, b.attach, b.kind);
    });
    return all;
  }();
  return suffixes;
}

/// Every tail of every suffix, so that any part of a suffix begins one.
const std::vector<std::u32string_view>& sorted_tails() {
  static const std::vector<std::u32string_view> tails = [] {
    std::vector<std::u32string_view> all;
    for (const Suffix& each : sorted_suffixes()) {
      for (std::size_t at = 0; at < each.text.size(); ++at) all.push_back(std::u32string_view(each.text).substr(at));
    }
    std::sort(all.begin(), all.end());
    return all;
  }();
  return tails;
}

}  // namespace

std::size_t stem_length(std::u32string_view word) { return strip(word, takes_off); }

std::size_t stem_length_after(char32_t before, std::u32string_view tail) {
  const SuffixTrie& trie = SuffixTrie::instance();
  SuffixTrie::Node node = SuffixTrie::root;
  for (std::size_t at = tail.size(); at-- > 0 && node != SuffixTrie::none;) node = trie.child(node, tail[at]);
  const bool all = node != SuffixTrie::none && node != SuffixTrie::root && trie.ends_after(node, before);
  return all ? 0 : stem_length(tail);
}

bool may_be_suffix(std::u32string_view suffix) {
  const SuffixTrie& trie = SuffixTrie::instance();
  SuffixTrie::Node node = SuffixTrie::root;
  for (std::size_t at = suffix.size(); at-- > 0 && node != SuffixTrie::none;) node = trie.child(node, suffix[at]);
  return node != SuffixTrie::none && trie.ends(node);
}

bool may_begin_suffix(std::u32string_view prefix) {
  const std::vector<Suffix>& suffixes = sorted_suffixes();
  const auto at = std::lower_bound(suffixes.begin(), suffixes.end(), prefix,
                                   [](const Suffix& each, std::u32string_view text) { return each.text < text; });
  return at != suffixes.end() && at->text.starts_with(prefix);
}

bool may_be_inside_suffix(std::u32string_view part) {
  const std::vector<std::u32string_view>& tails = sorted_tails();
  const auto at = std::lower_bound(tails.begin(), tails.end(), part);
  return at != tails.end() && at->starts_with(part);
}

std::uint64_t stripper_rules_hash() {
  std::u32string rules;
  for (const Suffix& each : sorted_suffixes()) {
    rules += each.text;
    rules += {static_cast<char32_t>(each.attach), static_cast<char32_t>(each.kind)};
  }
  for (std::u16string_view words : {whole_words(), inflected_words(), one_syllable_nouns()}) {
    rules.append(words.begin(), words.end());
    rules += U'\0';
  }
  return XXH3_64bits(rules.data(), rules.size() * sizeof(char32_t));
}

}  // namespace malmoi::analysis
