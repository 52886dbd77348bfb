// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/phrase.h"

#include <algorithm>
#include <utility>

#include "text/hanja.h"
#include "text/utf8.h"

namespace malmoi::query {
namespace {

using analysis::AnalyzedText;
using analysis::Piece;
using analysis::Script;

/// The character before folding, where it was a Hanja itself and not a sign such as ㈱ made of some.
char32_t original_at(const AnalyzedText& analyzed, std::string_view source, std::uint32_t at) {
  std::size_t byte = analyzed.folded.begin[at];
  const char32_t original = text::decode(source, byte);
  return text::is_hanja(original) ? original : analyzed.folded.chars[at];
}

class Reader {
 public:
  Reader(const AnalyzedText& analyzed, std::string_view source, PhraseText& out)
      : analyzed_(analyzed), source_(source), out_(out) {}

  void run() {
    std::uint32_t end = 0;
    for (const analysis::Word& word : analyzed_.words) {
      if (has_line_break(end, word.begin)) add(U'\n', end);
      add(word);
      end = word.end;
    }
  }

 private:
  bool has_line_break(std::uint32_t begin, std::uint32_t end) const {
    const auto& chars = analyzed_.folded.chars;
    return !out_.words.empty() && std::find(chars.begin() + begin, chars.begin() + end, U'\n') != chars.begin() + end;
  }

  void add(char32_t c, std::uint32_t position) {
    out_.chars.push_back(c);
    out_.positions.push_back(position);
  }

  void add(const analysis::Word& word) {
    const std::uint32_t begin = size();
    std::uint32_t stem_end = begin;
    for (std::uint32_t i = 0; i < word.piece_count; ++i) {
      const Piece& piece = analyzed_.pieces[word.first_piece + i];
      add(piece);
      if (word.stem_end > piece.begin) stem_end = size() - (piece.end - std::min(word.stem_end, piece.end));
    }
    out_.words.push_back({begin, size(), stem_end});
  }

  void add(const Piece& piece) {
    const std::uint32_t begin = size();
    if (piece.script == Script::hanja) add_hanja(piece);
    if (piece.script == Script::digit) {
      if (follows_point(piece)) out_.points.push_back(begin);
      add_number(piece);
    } else {
      for (std::uint32_t at = piece.begin; at < piece.end; ++at) add(analyzed_.folded.chars[at], at);
    }
    if (piece.script == Script::latin || piece.script == Script::digit) out_.runs.push_back({begin, size()});
  }

  bool follows_point(const Piece& piece) const {
    const auto& chars = analyzed_.folded.chars;
    if (piece.begin < 2 || analysis::script_of(chars[piece.begin - 2]) != Script::digit) return false;
    return chars[piece.begin - 1] == U'.' || chars[piece.begin - 1] == U'·';
  }

  /// 1,000 is the same as 1000.
  void add_number(const Piece& piece) {
    for (std::uint32_t at = piece.begin; at < piece.end; ++at) {
      if (analyzed_.folded.chars[at] != U',') add(analyzed_.folded.chars[at], at);
    }
  }

  void add_hanja(const Piece& piece) {
    for (std::uint32_t at = piece.begin; at < piece.end; ++at) {
      out_.hanja.push_back({size() + at - piece.begin, original_at(analyzed_, source_, at)});
    }
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(out_.chars.size()); }

  const AnalyzedText& analyzed_;
  std::string_view source_;
  PhraseText& out_;
};

}  // namespace

const PhraseText::Word& PhraseText::word_at(std::uint32_t at) const {
  const auto after = [](std::uint32_t value, const Word& word) { return value < word.begin; };
  return *(std::upper_bound(words.begin(), words.end(), at, after) - 1);
}

bool PhraseText::inside_run(std::uint32_t boundary) const {
  const auto after = [](std::uint32_t value, const Run& run) { return value <= run.begin; };
  const auto next = std::upper_bound(runs.begin(), runs.end(), boundary, after);
  return next != runs.begin() && boundary < (next - 1)->end;
}

void PhraseText::spell_points() {
  if (points.empty()) return;
  const auto moved_end = [&](std::uint32_t at) {
    return at + static_cast<std::uint32_t>(std::lower_bound(points.begin(), points.end(), at) - points.begin());
  };
  const auto moved = [&](std::uint32_t at) { return moved_end(at + 1) - 1; };
  for (Word& word : words) word = {moved(word.begin), moved_end(word.end), moved_end(word.stem_end)};
  for (Run& run : runs) run = {moved(run.begin), moved_end(run.end)};
  for (Hanja& each : hanja) each.at = moved(each.at);
  std::u32string spelled;
  std::vector<std::uint32_t> places;
  for (std::size_t i = 0, point = 0; i < chars.size(); ++i) {
    if (point < points.size() && points[point] == i) {
      spelled.push_back(U'.');
      places.push_back(positions[i] - 1);
      ++point;
    }
    spelled.push_back(chars[i]);
    places.push_back(positions[i]);
  }
  chars = std::move(spelled);
  positions = std::move(places);
  points.clear();
}

void read_phrase_text(const AnalyzedText& analyzed, std::string_view source, PhraseText& out) {
  out.chars.clear();
  out.positions.clear();
  out.words.clear();
  out.runs.clear();
  out.hanja.clear();
  out.points.clear();
  out.chars.reserve(analyzed.folded.chars.size());
  out.positions.reserve(analyzed.folded.chars.size());
  out.words.reserve(analyzed.words.size());
  Reader(analyzed, source, out).run();
}

PhraseText phrase_text(analysis::Chain& chain, std::string_view source) {
  PhraseText out;
  read_phrase_text(chain.find_words(source), source, out);
  return out;
}

PhraseText spelled_text(analysis::Chain& chain, std::string_view source) {
  PhraseText out = phrase_text(chain, source);
  out.spell_points();
  return out;
}

PhraseText sought_text(analysis::Chain& chain, const Node& leaf) {
  PhraseText phrase = phrase_text(chain, leaf.text);
  if (leaf.kind == NodeKind::word && !phrase.words.empty()) {
    const std::uint32_t end = phrase.words.back().stem_end;
    phrase.chars.resize(end);
    std::erase_if(phrase.runs, [end](const PhraseText::Run& run) { return run.begin >= end; });
    std::erase_if(phrase.hanja, [end](const PhraseText::Hanja& hanja) { return hanja.at >= end; });
    std::erase_if(phrase.points, [end](std::uint32_t point) { return point >= end; });
  }
  return phrase;
}

bool reads_as(char32_t original_hanja, char32_t syllable) {
  const std::u32string_view readings = text::readings(original_hanja);
  return std::any_of(readings.begin(), readings.end(),
                     [&](char32_t reading) { return reading == syllable || text::initial_form(reading) == syllable; });
}

}  // namespace malmoi::query
