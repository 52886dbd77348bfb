// SPDX-License-Identifier: GPL-2.0-or-later
#include "scale/lineage.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "text/utf8.h"

namespace scale {
namespace {

using namespace malmoi;

// What a random number is for.
enum Purpose : std::uint64_t { origin_draws = 1, spelling_draws = 2, new_pair_draws = 3 };
constexpr std::uint64_t purpose(Purpose purpose, unsigned pass) { return purpose << 32 | pass; }

// Of the new words of the second pass, so many are tried first with a new pair.
constexpr double first_new_pair_share = 0.2;
constexpr int tries = 3;

/// Which pairs words of this kind are made of.
std::optional<PairScript> script_of(StemKind kind) {
  if (kind == StemKind::hanja) return PairScript::hanja;
  if (kind == StemKind::other) return std::nullopt;
  return PairScript::hangul;
}

double new_types(const Heaps& law, unsigned pass) {
  return law.at(pass * law.documents) - law.at((pass - 1) * law.documents);
}

/// How many stems of one kind are new words in a pass.
double expected_new(const FrequencyCounts& counts, double beta, unsigned pass, double factor) {
  double sum = 0;
  for (const auto& [frequency, stems] : counts) {
    sum += static_cast<double>(stems) * std::min(1.0, factor * std::pow(pass, beta - frequency));
  }
  return sum;
}

/// The factor at which expected_new() is `wanted`, by halving.
double factor_for(const FrequencyCounts& counts, double beta, unsigned pass, double wanted) {
  double low = 0;
  double high = 16;
  for (int i = 0; i < 50; ++i) {
    const double middle = (low + high) / 2;
    (expected_new(counts, beta, pass, middle) < wanted ? low : high) = middle;
  }
  return high;
}

}  // namespace

Lineage::Lineage(const SourceCorpus& corpus, const Coiner& coiner, std::uint64_t seed)
    : corpus_(corpus), coiner_(coiner), seed_(seed) {
  const auto documents = static_cast<double>(corpus.articles().size());
  for (std::size_t kind = 0; kind < stem_kinds; ++kind) {
    counts_[kind] = corpus.counts(static_cast<StemKind>(kind));
    laws_[kind] = fit_heaps(counts_[kind], documents);
  }
  for (std::size_t script = 0; script < pair_scripts; ++script) {
    pair_laws_[script] = fit_heaps(corpus.counts(static_cast<PairScript>(script)), documents);
  }
}

void Lineage::begin_pass() {
  const unsigned pass = this->pass() + 1;
  const Factors factors = factors_for(pass);
  std::vector<std::uint16_t> origins(corpus_.stems().size());
  for (std::uint32_t stem = 0; stem < origins.size(); ++stem) origins[stem] = origin_of(stem, pass, factors);
  origins_.push_back(std::move(origins));
  new_pair_shares_.push_back({choose_new_pair_share(PairScript::hangul), choose_new_pair_share(PairScript::hanja)});
}

Lineage::Factors Lineage::factors_for(unsigned pass) const {
  Factors factors{};
  for (std::size_t kind = 0; kind < stem_kinds; ++kind) {
    factors[kind] = factor_for(counts_[kind], laws_[kind].beta, pass, new_types(laws_[kind], pass));
  }
  return factors;
}

std::uint16_t Lineage::origin_of(std::uint32_t stem, unsigned pass, const Factors& factors) const {
  if (pass == 1) return 1;
  HashRandom random(seed_, stem, purpose(origin_draws, pass));
  const auto kind = static_cast<std::size_t>(corpus_.kind(stem));
  const double beta = laws_[kind].beta;
  if (random.unit() < factors[kind] * std::pow(pass, beta - corpus_.frequency(stem))) {
    return static_cast<std::uint16_t>(pass);
  }
  for (;;) {
    const unsigned earlier = 1 + random.below(pass - 1);
    const std::uint16_t origin = origins_[earlier - 1][stem];
    // The discount: one use of each word, its first, counts 1 - beta.
    if (origin != earlier || random.unit() >= beta || pass == 2) return origin;
  }
}

std::u32string Lineage::coined(std::uint32_t stem, unsigned pass, double new_pair_share) const {
  const bool new_pair = HashRandom(seed_, stem, purpose(new_pair_draws, pass)).unit() < new_pair_share;
  const std::u32string model = text::to_utf32(corpus_.stems().text(stem));
  return coiner_.coin(model, HashRandom(seed_, stem, purpose(spelling_draws, pass)), new_pair);
}

/// Words may draw the same new pair, so the share that gives as many as wanted is found by trying.
double Lineage::choose_new_pair_share(PairScript script) {
  const unsigned pass = this->pass();
  if (pass == 1) return 0;
  const auto number = static_cast<std::size_t>(script);
  const double wanted = new_types(pair_laws_[number], pass);
  double share = pass > 2 ? new_pair_shares_.back()[number] : first_new_pair_share;
  for (int i = 0; i < tries; ++i) {
    PairSet seen = new_pairs_;
    const std::size_t found = add_new_pairs(script, share, seen);
    share = std::min(1.0, share * wanted / static_cast<double>(std::max<std::size_t>(found, 1)));
  }
  add_new_pairs(script, share, new_pairs_);
  return share;
}

std::size_t Lineage::add_new_pairs(PairScript script, double share, PairSet& seen) const {
  const unsigned pass = this->pass();
  std::size_t found = 0;
  for (std::uint32_t stem = 0; stem < origins_.back().size(); ++stem) {
    if (origins_.back()[stem] != pass || script_of(corpus_.kind(stem)) != script) continue;
    const std::u32string word = coined(stem, pass, share);
    for (std::size_t i = 1; i < word.size(); ++i) {
      if (!coiner_.pairs().contains(word[i - 1], word[i])) found += seen.insert(word[i - 1], word[i]);
    }
  }
  return found;
}

std::string Lineage::word(std::uint32_t stem) const {
  const std::uint16_t origin = origins_.back()[stem];
  if (origin == 1) return std::string(corpus_.stems().text(stem));
  const auto script = script_of(corpus_.kind(stem));
  const double share = script ? new_pair_shares_[origin - 1][static_cast<std::size_t>(*script)] : 0;
  return text::to_utf8(coined(stem, origin, share));
}

}  // namespace scale
