// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <malmoi/article.h>

#include "analysis/chain.h"
#include "query/phrase.h"
#include "query/syntax.h"
#include "search/pair_places.h"

namespace malmoi::search {

/// What a phrase, word or prefix of a query asks of a text, prepared once per query.
struct Pattern {
  query::NodeKind kind = query::NodeKind::phrase;  ///< word, phrase or prefix
  query::Field field = query::Field::any;
  query::PhraseText text;  ///< without characters it matches nothing
};

/// One thread at a time. Says whether an article's stored text matches, exactly as the query language
/// words it: a phrase is these characters in this order, white space and punctuation (but points in numbers) ignored on
/// both sides, within one block of one field; inside one text word it may begin and end anywhere (but not
/// inside a run of Latin letters or digits); across words it begins at a word's start and ends at a
/// word's end or before its particle. A word matches as the phrase of its stem, but does not end inside a
/// particle; of one syllable, it must be a whole stem, or all its Hangul. A prefix that is one word matches
/// where a text word begins with it, another where words do. Hanja of the text match as themselves and as
/// their readings.
class TextMatcher {
 public:
  /// Analysing a text takes as long as so many quick looks at it.
  static constexpr unsigned max_looks = 8;

  explicit TextMatcher(const AnalyzerSettings& settings, analysis::Steps steps = analysis::Steps::all)
      : settings_(settings), chain_(settings, steps) {}

  Pattern pattern(const query::Node& leaf);
  /// Articles are matched field by field. A field is analysed when the first pattern may be in it, which
  /// serves all patterns until the next load(). `article` must live until then. Where many patterns will be asked for,
  /// `are_many`, it is analysed at once.
  void load(const Article& article, bool are_many = false);
  bool matches(const Pattern& pattern);

 private:
  struct FieldText {
    const std::string* source = nullptr;
    bool is_read = false;
    unsigned looks = 0;  ///< before it was read
    query::PhraseText text;
    PairPlaces places;  ///< of the text, where many patterns ask
  };

  void read(FieldText& field);

  AnalyzerSettings settings_;
  analysis::Chain chain_;
  FieldText title_, excerpt_, body_;
  bool are_many_ = false;
};

}  // namespace malmoi::search
