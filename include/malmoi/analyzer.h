// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <malmoi/error.h>
#include <malmoi/export.h>
#include <malmoi/settings.h>

namespace malmoi {

/// What a term is made of. Two texts meet where their terms are equal, whatever the kind.
enum class TermKind : std::uint8_t {
  bigram,    ///< two neighbouring Hangul syllables of one stem
  syllable,  ///< a stem of one syllable
  latin,     ///< a word of Latin or another alphabet, folded
  number,    ///< digits, thousands separators removed
  mixed,     ///< a whole token of several scripts, or one with inner punctuation
  hanja,     ///< one Hanja, or two neighbouring ones
  reading,   ///< Hangul reading of Hanja, in any of the Hangul shapes above
  jamo,      ///< a run of compatibility jamo, such as ㅋㅋㅋ
  symbol,    ///< a sign that stands alone and is neither letter nor digit, such as an emoji
  joined,    ///< two words of one syllable side by side, as one word: 한·미, 몇 년; of the second of them
};

/// Safe from any thread. "bigram", "syllable", ...; never null.
MALMOI_EXPORT const char* name(TermKind kind) noexcept;

/// A value. One term and where it came from.
struct Token {
  std::string term;     ///< folded UTF-8
  TermKind kind;        ///< what the term is made of
  std::uint32_t begin;  ///< first byte in the analysed text
  std::uint32_t end;    ///< one past the last byte; begin..end are whole code points
  std::uint32_t word;   ///< which word of the text the term belongs to, from 0, never falling
};

/// Safe to use from many threads at once. Turns text into the terms that are indexed and searched.
class MALMOI_EXPORT Analyzer {
 public:
  /// Never fails; user words that AnalyzerSettings does not allow are refused where an index is opened.
  explicit Analyzer(const AnalyzerSettings& settings = {});
  ~Analyzer();
  /// Moves. What was moved from may only be destroyed or assigned to.
  ///@{
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;
  ///@}

  /// Terms of a text in order of their words. `text` must be valid UTF-8 (else bad_encoding) and
  /// shorter than 4 GiB (else too_large).
  Result<std::vector<Token>> analyze(std::string_view text) const;

  /// The chain in words, one step after the other, such as "fold:nfkc_cf|segment:icu|...".
  std::string spec() const;
  /// 16 hexadecimal digits over everything that can change a term: the spec, rule tables, the Hanja
  /// table, and ICU's Unicode version.
  std::string fingerprint() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace malmoi
