// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/article.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "analysis/chain.h"
#include "scale/document_frequencies.h"
#include "scale/string_table.h"

namespace scale {

/// A word of a text without its particle, and what stands between it and the next: particle, punctuation and
/// space.
struct Token {
  std::uint32_t stem;
  std::uint32_t glue;
};

/// Kinds of stems whose number grows each by its own law.
enum class StemKind : std::uint8_t {
  long_hangul,   ///< three syllables or more, a term of its own
  short_hangul,  ///< one or two, a term that other stems may hold too
  hanja,         ///< Hanja alone
  other,         ///< words of other scripts, numbers, mixtures
};
inline constexpr std::size_t stem_kinds = 4;

/// Scripts of which pairs of neighbouring characters are terms, whose number grows by a law of its own.
enum class PairScript : std::uint8_t { hangul, hanja };
inline constexpr std::size_t pair_scripts = 2;

/// The script of a pair; nothing where the two are not of one of those scripts.
std::optional<PairScript> pair_script(char32_t first, char32_t second);

/// One thread at a time. A real corpus as made ones are woven from it: its articles in tokens, and how often
/// stems and pairs of syllables occur.
class SourceCorpus {
 public:
  SourceCorpus();
  void add(const malmoi::Article& article);

  struct Text {
    std::size_t title;  ///< in tokens()
    std::size_t body;
    std::size_t end;
  };
  const std::vector<Text>& articles() const { return articles_; }
  const std::vector<Token>& tokens() const { return tokens_; }
  const StringTable& stems() const { return stems_; }
  const StringTable& glues() const { return glues_; }
  std::uint32_t frequency(std::uint32_t stem) const { return frequencies_[stem].documents; }
  StemKind kind(std::uint32_t stem) const { return frequencies_[stem].kind; }
  FrequencyCounts counts(StemKind kind) const;
  FrequencyCounts counts(PairScript script) const { return pairs_[static_cast<std::size_t>(script)].counts(); }

 private:
  void add_text(std::string_view text);
  void count(std::uint32_t stem);

  struct Frequency {
    std::uint32_t documents = 0;
    std::uint32_t last = 0;
    StemKind kind = StemKind::other;
  };
  malmoi::analysis::Chain chain_;
  std::vector<Text> articles_;
  std::vector<Token> tokens_;
  StringTable stems_;
  StringTable glues_;
  std::vector<Frequency> frequencies_;                   ///< of stems
  std::array<DocumentFrequencies, pair_scripts> pairs_;  ///< within a stem
};

}  // namespace scale
