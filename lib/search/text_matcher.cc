// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/text_matcher.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

#include "text/hangul.h"
#include "text/hanja.h"
#include "text/utf8.h"

namespace malmoi::search {
namespace {

using query::Field;
using query::NodeKind;
using query::PhraseText;

/// Characters that folding turns into Hangul syllables or Hanja: jamo that combine or are half-width, radicals,
/// and signs made of them (㈎, ㉮, ㈱, ㍿).
bool folds_to_readable(char32_t c) {
  return (c >= 0x1100 && c <= 0x11FF) || (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0x3190 && c <= 0x33FF) ||
         (c >= 0xA960 && c <= 0xA97F) || (c >= 0xD7B0 && c <= 0xD7FF) || (c >= 0xFFA0 && c <= 0xFFDC) ||
         (c >= 0x1F200 && c <= 0x1F2FF);
}

/// A quick look at the bytes of a text, which spares most texts the analysis: are the syllables that a phrase
/// begins with side by side there, whatever but Hangul and Hanja stands between?
class QuickLook {
 public:
  QuickLook(std::u32string_view wanted, std::string_view source) : source_(source) {
    const auto end = std::find_if_not(wanted.begin(), wanted.end(), text::is_syllable);
    wanted_ = wanted.substr(0, static_cast<std::size_t>(end - wanted.begin()));
  }

  bool may_match() const {
    if (wanted_.size() < 2) return true;
    for (std::size_t at = 0; at < source_.size();) {
      const char32_t c = next_readable(at);
      if (folds_to_readable(c) || (is(c, wanted_.front()) && goes_on(at))) return true;
    }
    return false;
  }

 private:
  /// The next syllable, Hanja or what folds to one; 0 at the end.
  char32_t next_readable(std::size_t& at) const {
    while (at < source_.size()) {
      if (static_cast<unsigned char>(source_[at]) < 0x80) {
        ++at;
        continue;
      }
      const char32_t c = text::decode(source_, at);
      if (text::is_syllable(c) || folds_to_readable(c) || text::is_hanja(c)) return c;
    }
    return 0;
  }

  static bool is(char32_t c, char32_t syllable) {
    return c == syllable || (!text::is_syllable(c) && query::reads_as(c, syllable));
  }

  bool goes_on(std::size_t at) const {
    for (const char32_t syllable : wanted_.substr(1)) {
      const char32_t c = next_readable(at);
      if (folds_to_readable(c)) return true;
      if (!is(c, syllable)) return false;
    }
    return true;
  }

  std::u32string_view wanted_;
  std::string_view source_;
};

class Occurrences {
 public:
  /// `places`: of the text, or none.
  Occurrences(const PhraseText& text, const PairPlaces* places, const Pattern& pattern)
      : text_(text), places_(places), kind_(pattern.kind), sought_(pattern.text) {}

  bool any() const {
    const std::u32string& wanted = sought_.chars;
    if (wanted.empty() || wanted.size() > text_.chars.size()) return false;
    const char32_t first = wanted.front();
    if (places_ && wanted.size() > 1) {
      return places_->any(first, wanted[1], [&](std::uint32_t at) { return occurs_at(at); });
    }
    for (std::size_t at = 0; (at = text_.chars.find(first, at)) != std::u32string::npos; ++at) {
      if (occurs_at(at)) return true;
    }
    return std::any_of(text_.hanja.begin(), text_.hanja.end(), [&](const PhraseText::Hanja& hanja) {
      return query::reads_as(hanja.original, first) && occurs_at(hanja.at);
    });
  }

 private:
  bool occurs_at(std::size_t begin) const {
    const std::u32string_view wanted = sought_.chars;
    if (wanted.size() > text_.chars.size() - begin) return false;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      if (text_.chars[begin + i] != wanted[i] && !reads_as(begin + i, wanted[i])) return false;
    }
    const auto from = static_cast<std::uint32_t>(begin), to = static_cast<std::uint32_t>(begin + wanted.size());
    return has_same_points(from, to) && stands_right(from, to);
  }

  /// 3.1 and 3·1 are not 31; but 625 may be 6·25, which people leave the dot out of.
  bool has_same_points(std::uint32_t begin, std::uint32_t end) const {
    const auto is_inside = [&](std::uint32_t point) { return text_.inside_run(begin + point); };
    if (std::any_of(sought_.points.begin(), sought_.points.end(), is_inside)) return false;
    const auto first = std::upper_bound(text_.points.begin(), text_.points.end(), begin);
    const auto last = std::lower_bound(first, text_.points.end(), end);
    return std::none_of(first, last, [&](std::uint32_t point) {
      return text_.word_at(point).begin != point && sought_.inside_run(point - begin);
    });
  }

  bool reads_as(std::size_t at, char32_t syllable) const {
    const auto before = [](const PhraseText::Hanja& hanja, std::size_t position) { return hanja.at < position; };
    const auto found = std::lower_bound(text_.hanja.begin(), text_.hanja.end(), at, before);
    return found != text_.hanja.end() && found->at == at && query::reads_as(found->original, syllable);
  }

  bool stands_right(std::uint32_t begin, std::uint32_t end) const {
    const PhraseText::Word& first = text_.word_at(begin);
    if (kind_ == NodeKind::prefix) return begin == first.begin && (end <= first.end || sought_.words.size() != 1);
    if (kind_ == NodeKind::word && is_one_syllable()) return stands_alone(first, begin);
    if (end <= first.end)
      return !text_.inside_run(begin) && !text_.inside_run(end) && !splits_particle(first, begin, end);
    const PhraseText::Word& last = text_.word_at(end - 1);
    return begin == first.begin && (end == last.end || end == last.stem_end);
  }

  /// A word neither begins nor ends inside another's particle, nor is a particle with the end of what it stands
  /// behind (북한은 has no 한은); a phrase may.
  bool splits_particle(const PhraseText::Word& word, std::uint32_t begin, std::uint32_t end) const {
    if (kind_ != NodeKind::word || end <= word.stem_end) return false;
    return begin != word.begin || end != word.end;
  }

  bool is_one_syllable() const { return sought_.chars.size() == 1 && text::is_syllable(sought_.chars.front()); }

  /// A word of one syllable is sought as a word, or as all the Hangul between other scripts, not inside a word:
  /// that is what the index can tell.
  bool stands_alone(const PhraseText::Word& word, std::uint32_t at) const {
    const bool hangul = text::is_syllable(text_.chars[at]);
    const auto belongs = [&](std::uint32_t i) {
      return text::is_syllable(text_.chars[i]) || (!hangul && text::is_hanja(text_.chars[i]));
    };
    if (at >= word.stem_end || (at > word.begin && belongs(at - 1) && touches(at))) return false;
    return at + 1 == word.stem_end || !belongs(at + 1) || !touches(at + 1);
  }

  /// Is there no punctuation (갑.을) before it in the text?
  bool touches(std::uint32_t at) const { return text_.positions[at] == text_.positions[at - 1] + 1; }

  const PhraseText& text_;
  const PairPlaces* places_;
  const NodeKind kind_;
  const PhraseText& sought_;
};

}  // namespace

Pattern TextMatcher::pattern(const query::Node& leaf) {
  return {leaf.kind, leaf.field, query::sought_text(chain_, leaf)};
}

void TextMatcher::load(const Article& article, bool are_many) {
  are_many_ = are_many;
  title_.source = &article.title;
  excerpt_.source = &article.excerpt;
  body_.source = &article.body;
  for (FieldText* field : {&title_, &excerpt_, &body_}) {
    field->is_read = false;
    field->looks = are_many ? max_looks : 0;
  }
}

void TextMatcher::read(FieldText& field) {
  if (std::exchange(field.is_read, true)) return;
  query::read_phrase_text(chain_.find_words(*field.source), *field.source, field.text);
  if (!settings_.hanja_readings) field.text.hanja.clear();
  if (are_many_) field.places.read(field.text);
}

bool TextMatcher::matches(const Pattern& pattern) {
  const auto in = [&](Field field, FieldText& text) {
    if (pattern.field != Field::any && pattern.field != field) return false;
    if (!text.is_read && text.looks++ < max_looks && !QuickLook(pattern.text.chars, *text.source).may_match())
      return false;
    read(text);
    return Occurrences(text.text, are_many_ ? &text.places : nullptr, pattern).any();
  };
  return in(Field::title, title_) || in(Field::excerpt, excerpt_) || in(Field::body, body_);
}

}  // namespace malmoi::search
