// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/highlighter.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "analysis/script.h"
#include "text/hangul.h"
#include "text/hanja.h"
#include "text/utf8.h"

namespace malmoi::search {
namespace {

using analysis::AnalyzedText;
using analysis::Script;
using query::PhraseText;

/// Does a cut at `at` part Latin letters, or digits, that belong together?
bool parts_run(std::u32string_view chars, std::size_t at) {
  if (at == 0 || at >= chars.size()) return false;
  const Script script = analysis::script_of(chars[at]);
  return (script == Script::latin || script == Script::digit) && analysis::script_of(chars[at - 1]) == script;
}

/// Where `part` lies in `whole`, without parting letters or digits.
std::optional<std::size_t> find_whole(std::u32string_view whole, std::u32string_view part) {
  for (std::size_t at = whole.find(part); at != whole.npos; at = whole.find(part, at + 1)) {
    if (!parts_run(whole, at) && !parts_run(whole, at + part.size())) return at;
  }
  return std::nullopt;
}

/// The same of a part of two characters or more.
std::optional<std::size_t> find_part(std::u32string_view whole, std::u32string_view part) {
  return part.size() < 2 ? std::nullopt : find_whole(whole, part);
}

std::size_t count_while(std::u32string_view chars, std::size_t at, bool syllables) {
  std::size_t count = 0;
  while (at + count < chars.size() && text::is_syllable(chars[at + count]) == syllables) ++count;
  return count;
}

/// How many of the syllable pairs of `form` are in `stem`, from 0 to 1. Letters and digits between syllables count as
/// a pair: 삼성전자 has half of LG전자.
double shared_pairs(std::u32string_view form, std::u32string_view stem) {
  std::size_t pairs = 0, runs = 0, shared = 0;
  for (std::size_t at = 0, size = 0; at < form.size(); at += size) {
    size = count_while(form, at, true);
    for (std::size_t i = at; i + 1 < at + size; ++i, ++pairs) shared += stem.find(form.substr(i, 2)) != stem.npos;
    if (size > 0) continue;
    size = count_while(form, at, false);
    shared += find_whole(stem, form.substr(at, size)).has_value();
    ++runs;
  }
  return pairs == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(pairs + runs);
}

/// As phrases see it, with the points of numbers.
std::u32string without_punctuation(std::u32string_view chars) {
  const auto is = [&](std::size_t i, Script script) {
    return i < chars.size() && analysis::script_of(chars[i]) == script;
  };
  std::u32string out;
  for (std::size_t i = 0; i < chars.size(); ++i) {
    const bool is_point =
        (chars[i] == U'.' || chars[i] == U'·') && i > 0 && is(i - 1, Script::digit) && is(i + 1, Script::digit);
    if (is_point) {
      out.push_back(U'.');
      continue;
    }
    if (!is(i, Script::none) || analysis::is_mark(chars[i])) out.push_back(chars[i]);
  }
  return out;
}

/// Is it Latin letters or a number from end to end, which no longer run has as a part?
bool is_run(std::u32string_view stem) {
  for (std::size_t at = 1; at < stem.size(); ++at) {
    if (!parts_run(stem, at)) return false;
  }
  return !stem.empty() && !text::is_syllable(stem.front());
}

struct Match {
  std::size_t begin;  ///< in the stem
  std::size_t size;
  double strength;
};

std::optional<Match> match_form(std::u32string_view form, std::u32string_view stem) {
  if (stem == form) return Match{0, stem.size(), 1};
  if (const auto at = find_part(stem, form)) return Match{*at, form.size(), 1};
  if (find_part(form, stem)) {
    return Match{0, stem.size(), static_cast<double>(stem.size()) / static_cast<double>(form.size())};
  }
  const double shared = shared_pairs(form, stem);
  if (shared > 0.5) return Match{0, stem.size(), shared};
  return std::nullopt;
}

/// A stem with its Hanja, which are those from `hanja` on, as they are read; empty where it has none.
std::u32string reading_of(const PhraseText& text, const PhraseText::Word& word,
                          std::vector<PhraseText::Hanja>::const_iterator& hanja) {
  while (hanja != text.hanja.end() && hanja->at < word.begin) ++hanja;
  if (hanja == text.hanja.end() || hanja->at >= word.stem_end) return {};
  std::u32string read(text.chars, word.begin, word.stem_end - word.begin);
  for (; hanja != text.hanja.end() && hanja->at < word.stem_end; ++hanja) {
    const std::u32string_view readings = text::readings(hanja->original);
    if (!readings.empty()) read[hanja->at - word.begin] = readings.front();
  }
  if (text::is_hanja(text.chars[word.begin])) read.front() = text::initial_form(read.front());
  return read;
}

}  // namespace

Highlighter::Highlighter(const std::vector<HighlightWord>& words) {
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    const std::u32string stem = without_punctuation(words[i].stem);
    add_form(stem, i);
    for (const std::string& term : words[i].terms) {
      std::u32string chars = without_punctuation(text::to_utf32(term));
      const bool is_telling = chars.size() > 1 || (!chars.empty() && text::is_hanja(chars.front()));
      if (is_telling && stem.find(chars) == stem.npos) add_form(std::move(chars), i);
    }
  }
}

void Highlighter::add_form(std::u32string chars, std::uint32_t word) {
  if (chars.empty()) return;
  if (chars.size() == 1) filter_.add(0, chars.front());
  for (std::size_t i = 1; i < chars.size(); ++i) filter_.add(chars[i - 1], chars[i]);
  forms_.push_back({std::move(chars), word});
}

const std::vector<Mark>& Highlighter::find(const AnalyzedText& analyzed, std::string_view source) {
  marks_.clear();
  query::read_phrase_text(analyzed, source, text_);
  text_.spell_points();
  auto hanja = text_.hanja.cbegin();
  for (const PhraseText::Word& word : text_.words) {
    if (marks_.size() >= max_marks) break;
    const auto stem = std::u32string_view(text_.chars).substr(word.begin, word.stem_end - word.begin);
    if (may_match(stem)) match(word.begin, stem);
    if (stem.size() == 1 || is_run(stem)) match_among_neighbours(word.begin, stem);
    const std::u32string reading = reading_of(text_, word, hanja);
    if (may_match(reading)) match(word.begin, reading);
  }
  return marks_;
}

/// Every rule of match_form() asks for a pair in common, or for one character that is all of the stem.
bool Highlighter::may_match(std::u32string_view stem) const {
  if (stem.size() == 1) return filter_.may_have(0, stem.front());
  for (std::size_t i = 1; i < stem.size(); ++i) {
    if (filter_.may_have(stem[i - 1], stem[i])) return true;
  }
  return false;
}

void Highlighter::match(std::uint32_t stem_begin, std::u32string_view stem) {
  for (const Form& form : forms_) {
    const std::optional<Match> found = match_form(form.chars, stem);
    if (!found) continue;
    const std::size_t first = stem_begin + found->begin, last = first + found->size - 1;
    marks_.push_back({text_.positions[first], text_.positions[last] + 1, form.word, found->strength});
  }
}

void Highlighter::match_among_neighbours(std::uint32_t at, std::u32string_view stem) {
  const std::u32string_view chars = text_.chars;
  const std::size_t end = at + stem.size();
  const bool may_begin = end < chars.size() && filter_.may_have(chars[end - 1], chars[end]);
  const bool may_go_on = at > 0 && filter_.may_have(chars[at - 1], chars[at]);
  if (!may_begin && !may_go_on) return;
  for (const Form& form : forms_) {
    if (form.chars.size() <= stem.size()) continue;
    for (std::size_t k = form.chars.find(stem); k != form.chars.npos; k = form.chars.find(stem, k + 1)) {
      if (k > at || !spans_words(static_cast<std::uint32_t>(at - k), form.chars)) continue;
      const double strength = static_cast<double>(stem.size()) / static_cast<double>(form.chars.size());
      marks_.push_back({text_.positions[at], text_.positions[end - 1] + 1, form.word, strength});
      break;
    }
  }
}

/// Is it `form` that stands there, from the beginning of a word to the end of one or to its particle?
bool Highlighter::spans_words(std::uint32_t begin, std::u32string_view form) const {
  if (std::u32string_view(text_.chars).substr(begin, form.size()) != form) return false;
  const auto end = begin + static_cast<std::uint32_t>(form.size());
  const PhraseText::Word& last = text_.word_at(end - 1);
  return text_.word_at(begin).begin == begin && (last.end == end || last.stem_end == end);
}

std::vector<ByteRange> byte_ranges(const AnalyzedText& analyzed, const std::vector<Mark>& marks) {
  std::vector<ByteRange> ranges;
  for (const Mark& mark : marks) {
    ranges.push_back({analyzed.folded.begin[mark.begin], analyzed.folded.source_end(mark.end - 1)});
  }
  std::sort(ranges.begin(), ranges.end(), [](ByteRange a, ByteRange b) { return a.begin < b.begin; });
  std::vector<ByteRange> merged;
  for (const ByteRange& range : ranges) {
    if (!merged.empty() && range.begin <= merged.back().end) {
      merged.back().end = std::max(merged.back().end, range.end);
    } else {
      merged.push_back(range);
    }
  }
  return merged;
}

}  // namespace malmoi::search
