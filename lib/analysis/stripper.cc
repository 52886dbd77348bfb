// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/stripper.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
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
  if (is_certain(split)) return true;
  const Verdict verdict = look_up(split.whole);
  return verdict == Verdict::unknown ? rules_take_off(split) : verdict == Verdict::inflected;
}

/// Is `whole` a letter, digit or ideograph and all of its suffix: NCG는, 美와, but not 5만, 36도, 3할?
bool follows_other_script(const Split& split, std::size_t suffix_size) {
  constexpr std::u32string_view units = U"만도할일인대";
  const bool after_digit = split.stem.front() >= U'0' && split.stem.front() <= U'9';
  if (after_digit && units.find(split.whole[1]) != units.npos) return false;
  return split.kind == SuffixKind::particle || suffix_size > 1;
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
  // No suffix and its context are longer; what is cut off in front cannot matter.
  std::array<char32_t, 32> buffer;
  const std::size_t size = std::min(tail.size() + 1, buffer.size());
  buffer[0] = before;
  std::copy_n(tail.end() - (size - 1), size - 1, buffer.begin() + 1);
  const std::u32string_view word(buffer.data(), size);
  const std::size_t stem = strip(word, [size](const Split& split) {
    return split.stem.size() > 1 ? takes_off(split) : follows_other_script(split, size - 1);
  });
  return tail.size() - (size - stem);
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
  for (std::u16string_view words : {whole_words(), inflected_words(), corrections(), one_syllable_nouns()}) {
    rules.append(words.begin(), words.end());
    rules += U'\0';
  }
  return XXH3_64bits(rules.data(), rules.size() * sizeof(char32_t));
}

}  // namespace malmoi::analysis
