// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/suffix_trie.h"

namespace malmoi::analysis {
namespace {

constexpr unsigned edge_bits = 14;  // four times the number of edges
constexpr std::size_t edge_slots = std::size_t{1} << edge_bits;
constexpr std::size_t syllables = text::last_syllable - text::first_syllable + 1;

}  // namespace

const SuffixTrie& SuffixTrie::instance() {
  static const SuffixTrie trie;
  return trie;
}

SuffixTrie::SuffixTrie() : edges_(edge_slots), last_(syllables, none), attach_(1), kind_(1) {
  std::vector<Suffix> suffixes;
  append_particles(suffixes);
  append_endings(suffixes);
  for (const Suffix& each : suffixes) add(each);
}

void SuffixTrie::add(const Suffix& suffix) {
  Node node = root;
  for (auto c = suffix.text.rbegin(); c != suffix.text.rend(); ++c) node = add_child(node, *c);
  if (attach_[node] == 0) kind_[node] = suffix.kind;  // particles come first and name the node
  attach_[node] |= static_cast<std::uint8_t>(suffix.attach);
}

SuffixTrie::Node SuffixTrie::add_child(Node node, char32_t syllable) {
  if (const Node existing = child(node, syllable); existing != none) return existing;
  const Node added = static_cast<Node>(attach_.size());
  attach_.push_back(0);
  kind_.push_back(SuffixKind::particle);
  if (node == root) {
    last_[syllable - text::first_syllable] = added;
  } else {
    edges_[slot(key(node, syllable))] = {key(node, syllable), added};
  }
  return added;
}

std::size_t SuffixTrie::slot(std::uint32_t key) const {
  std::size_t at = key * 0x9E3779B1u >> (32 - edge_bits);  // Fibonacci hashing
  while (edges_[at].child != none && edges_[at].key != key) at = (at + 1) & (edge_slots - 1);
  return at;
}

SuffixTrie::Node SuffixTrie::child(Node node, char32_t syllable) const {
  if (!text::is_syllable(syllable)) return none;
  if (node == root) return last_[syllable - text::first_syllable];
  return edges_[slot(key(node, syllable))].child;
}

}  // namespace malmoi::analysis
