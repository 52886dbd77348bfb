// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include <malmoi/settings.h>

#include "analysis/analyzed_text.h"
#include "analysis/segmenter.h"
#include "analysis/stem_cache.h"
#include "analysis/steps.h"
#include "analysis/terms.h"
#include "analysis/user_words.h"

namespace malmoi::analysis {

/// One thread at a time. The analysis chain: fold, segment, split at script changes, strip, terms.
class Chain {
 public:
  explicit Chain(const AnalyzerSettings& settings, Steps steps = Steps::all);

  /// Everything up to words, pieces and stems; no terms. `utf8` must be valid and below 4 GiB. The
  /// result stays until the next call.
  const AnalyzedText& find_words(std::string_view utf8);
  /// The same, with terms.
  const AnalyzedText& analyze(std::string_view utf8);

  const UserWords& user_words() const { return user_words_; }

 private:
  UserWords user_words_;
  text::Araea araea_;
  Segmenter segmenter_;
  StemCache stems_;
  TermMaker terms_;
  AnalyzedText result_;
};

std::string spec(const AnalyzerSettings& settings);
std::string fingerprint(const AnalyzerSettings& settings);

}  // namespace malmoi::analysis
