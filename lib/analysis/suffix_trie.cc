// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/suffix_trie.h"

namespace malmoi::analysis {
namespace {

constexpr std::size_t syllables = text::last_syllable - text::first_syllable + 1;

}  // namespace

const SuffixTrie& SuffixTrie::instance() {
  static const SuffixTrie trie;
  return trie;
}

SuffixTrie::SuffixTrie() : edges_(std::size_t{1} << edge_bits), last_(syllables, none), ends_(1) {
  std::vector<Suffix> suffixes;
  append_particles(suffixes);
  append_endings(suffixes);
  for (const Suffix& each : suffixes) add(each);
}

void SuffixTrie::add(const Suffix& suffix) {
  Node node = root;
  for (auto c = suffix.text.rbegin(); c != suffix.text.rend(); ++c) node = add_child(node, *c);
  if (ends_[node].attach == 0) ends_[node].kind = suffix.kind;  // particles come first and name the node
  ends_[node].attach |= static_cast<std::uint8_t>(suffix.attach);
}

SuffixTrie::Node SuffixTrie::add_child(Node node, char32_t syllable) {
  if (const Node existing = child(node, syllable); existing != none) return existing;
  const Node added = static_cast<Node>(ends_.size());
  ends_.emplace_back();
  if (node == root) {
    last_[syllable - text::first_syllable] = added;
  } else {
    edges_[slot(key(node, syllable))] = {key(node, syllable), added};
  }
  return added;
}

}  // namespace malmoi::analysis
