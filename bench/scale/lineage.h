// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "scale/coiner.h"
#include "scale/heaps.h"
#include "scale/source_corpus.h"

namespace scale {

/// One thread at a time. Which word stands for each stem of a corpus, in one pass over the corpus after the
/// other, so that vocabulary grows by Heaps' law whatever the number of passes.
///
/// Stems of a corpus with V(N) = K N^beta that occur in f documents are about those that a Pitman-Yor process
/// of discount beta gives. In the k-th N documents of such a process, a word that occurs there in f documents
/// is new with probability k^(beta - f): so in pass k a stem of frequency f is a new word with that
/// probability, times a factor near 1 that makes their number V(kN) - V((k-1)N). Else it is the word of an
/// earlier pass, chosen as the process does: by how often it was used, less beta.
class Lineage {
 public:
  Lineage(const SourceCorpus& corpus, const Coiner& coiner, std::uint64_t seed);

  /// The next pass. The first has the words of the corpus themselves.
  void begin_pass();
  unsigned pass() const { return static_cast<unsigned>(origins_.size()); }

  /// The word that stands for a stem in this pass.
  std::string word(std::uint32_t stem) const;

 private:
  using Factors = std::array<double, stem_kinds>;
  using PairShares = std::array<double, pair_scripts>;

  Factors factors_for(unsigned pass) const;
  std::uint16_t origin_of(std::uint32_t stem, unsigned pass, const Factors& factors) const;
  std::u32string coined(std::uint32_t stem, unsigned pass, double new_pair_share) const;
  double choose_new_pair_share(PairScript script);
  std::size_t add_new_pairs(PairScript script, double share, PairSet& seen) const;

  const SourceCorpus& corpus_;
  const Coiner& coiner_;
  std::uint64_t seed_;
  std::array<FrequencyCounts, stem_kinds> counts_;
  std::array<Heaps, stem_kinds> laws_;
  std::array<Heaps, pair_scripts> pair_laws_;
  std::vector<std::vector<std::uint16_t>> origins_;  ///< for each pass and stem, the pass its word was new in
  std::vector<PairShares> new_pair_shares_;          ///< of each pass's new words, how many have a new pair
  PairSet new_pairs_;                                ///< those of all passes
};

}  // namespace scale
