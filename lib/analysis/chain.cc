// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/chain.h"

#include <unicode/uchar.h>
#include <xxhash.h>

#include "analysis/hex.h"
#include "analysis/stripper.h"
#include "analysis/words.h"
#include "text/hanja.h"

namespace malmoi::analysis {

Chain::Chain(const AnalyzerSettings& settings, Steps steps)
    : user_words_(settings.user_words),
      araea_(steps == Steps::all ? text::Araea::dot : text::Araea::letter),
      terms_(settings.hanja_readings, steps == Steps::all) {}

const AnalyzedText& Chain::find_words(std::string_view utf8) {
  text::fold(utf8, result_.folded, araea_);
  segmenter_.segment(result_.folded.chars, result_.segments);
  analysis::find_words(result_, stems_, user_words_);
  result_.terms.clear();
  result_.term_text.clear();
  return result_;
}

const AnalyzedText& Chain::analyze(std::string_view utf8) {
  find_words(utf8);
  terms_.make(utf8, result_);
  return result_;
}

// A step whose output changes takes a new name or number: indexes built before are then refused. Unless they can be
// searched as they are: see Steps and the encoding of generations.
std::string spec(const AnalyzerSettings& settings) {
  return std::string("fold:nfkc_cf,keep_jamo|segment:icu_word|split:script|strip:particles") +
         (settings.user_words.empty() ? "" : ",user_words") + "|terms:1,bigram,mixed" +
         (settings.hanja_readings ? "|hanja:readings" : "");
}

std::string fingerprint(const AnalyzerSettings& settings) {
  UVersionInfo unicode;
  u_getUnicodeVersion(unicode);
  std::string all = spec(settings) + '|' + to_hex(stripper_rules_hash()) + to_hex(text::hanja_table_hash());
  if (const UserWords words(settings.user_words); !words.empty()) all += to_hex(words.hash());
  for (const std::uint8_t part : unicode) all += '.' + std::to_string(part);
  return to_hex(XXH64(all.data(), all.size(), 0));
}

}  // namespace malmoi::analysis
