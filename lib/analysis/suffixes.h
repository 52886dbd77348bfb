// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace malmoi::analysis {

/// What a suffix asks of the final consonant (batchim) of the syllable before it: a set of bits.
enum class Attach : std::uint8_t {
  vowel = 1,
  rieul = 2,
  vowel_or_rieul = 3,
  batchim_but_rieul = 4,
  batchim = 6,
  any = 7
};

/// What the stem before a suffix is: a noun, a noun that makes a verb with 하다, 되다 or 시키다, a noun
/// before the copula 이다, or the stem of any other verb or adjective.
enum class SuffixKind : std::uint8_t { particle, light_verb, copula, verb };

constexpr bool is_verbal(SuffixKind kind) { return kind == SuffixKind::light_verb || kind == SuffixKind::verb; }

struct Suffix {
  std::u32string text;
  Attach attach;
  SuffixKind kind;
};

/// Particles (조사) and the chains they form: 에서, 에서는, 으로부터의.
void append_particles(std::vector<Suffix>& out);
/// Endings (어미) of 하다, 되다, 시키다, 이다 and of other verbs: 했다, 되었고, 이라는, 었으며.
void append_endings(std::vector<Suffix>& out);

}  // namespace malmoi::analysis
