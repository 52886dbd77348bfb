// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "analysis/suffixes.h"
#include "text/hangul.h"

namespace malmoi::analysis {

/// Any number of threads may read it. All suffixes, last syllable first.
class SuffixTrie {
 public:
  using Node = std::uint16_t;
  static constexpr Node root = 0;
  static constexpr Node none = 0xFFFF;

  static const SuffixTrie& instance();

  Node child(Node node, char32_t syllable) const {
    if (!text::is_syllable(syllable)) return none;
    if (node == root) return last_[syllable - text::first_syllable];
    return edges_[slot(key(node, syllable))].child;
  }
  /// Does a suffix end at this node that may follow this syllable?
  bool ends_after(Node node, char32_t before) const { return ends_[node].attach & batchim_class(before); }
  bool ends(Node node) const { return ends_[node].attach != 0; }
  SuffixKind kind(Node node) const { return ends_[node].kind; }

 private:
  SuffixTrie();
  void add(const Suffix& suffix);
  Node add_child(Node node, char32_t syllable);
  static std::uint32_t key(Node node, char32_t syllable) {
    return std::uint32_t{node} << 16 | static_cast<std::uint32_t>(syllable);
  }
  std::size_t slot(std::uint32_t key) const {
    // Two rounds of multiply and shift: neighbouring nodes have neighbouring syllables, which one round would cluster.
    std::size_t at = key * 0x9E3779B97F4A7C15u;
    at = (at ^ at >> 32) * 0x9E3779B97F4A7C15u >> (64 - edge_bits);
    while (edges_[at].child != none && edges_[at].key != key) at = (at + 1) & (edges_.size() - 1);
    return at;
  }
  static unsigned batchim_class(char32_t syllable);

  static constexpr unsigned edge_bits = 14;  // leaves three of four slots empty
  struct Edge {
    std::uint32_t key = 0;
    Node child = none;
  };
  std::vector<Edge> edges_;  // open addressing
  std::vector<Node> last_;   // children of the root, by syllable: where most words are decided
  struct End {
    std::uint8_t attach = 0;  // no suffix ends here
    SuffixKind kind = SuffixKind::particle;
  };
  std::vector<End> ends_;
};

inline unsigned SuffixTrie::batchim_class(char32_t syllable) {
  if (!text::is_syllable(syllable)) return static_cast<unsigned>(Attach::any);  // read aloud in a way we do not know
  const unsigned final = text::jongseong(syllable);
  return final == 0 ? 1 : final == text::jongseong_rieul ? 2 : 4;
}

}  // namespace malmoi::analysis
