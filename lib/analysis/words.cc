// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/words.h"

#include "analysis/script.h"
#include "analysis/stripper.h"

namespace malmoi::analysis {
namespace {

class WordFinder {
 public:
  WordFinder(AnalyzedText& text, StemCache& stems, const UserWords& user_words)
      : chars_(text.folded.chars), words_(text.words), pieces_(text.pieces), stems_(stems), user_words_(user_words) {}

  void add(const Segment& segment) {
    if (words_.empty() || words_.back().end != segment.begin || !joins(segment)) {
      finish_word();
      words_.push_back({segment.begin, segment.begin, segment.begin, static_cast<std::uint32_t>(pieces_.size()), 0});
    }
    split(segment);
    Word& word = words_.back();
    word.end = segment.end;
    word.piece_count = static_cast<std::uint32_t>(pieces_.size()) - word.first_piece;
  }

  // Strips the word that is complete: called by add(), and once more after the last segment.
  void finish_word() {
    if (words_.empty()) return;
    Word& word = words_.back();
    const Piece& tail = pieces_.back();
    word.stem_end = word.end;
    if (tail.script != Script::hangul) return;
    if (!user_words_.empty() && end_at_user_word(word)) return;
    const auto syllables = chars_.substr(tail.begin, tail.end - tail.begin);
    const auto stem =
        word.piece_count == 1 ? stems_.stem_length(syllables) : stem_length_after(chars_[tail.begin - 1], syllables);
    if (stem < syllables.size()) word.stem_end = tail.begin + static_cast<std::uint32_t>(stem);
  }

 private:
  bool end_at_user_word(Word& word) const {
    const std::size_t stem = user_words_.stem_length(chars_.substr(word.begin, word.end - word.begin));
    if (stem == 0) return false;
    word.stem_end = word.begin + static_cast<std::uint32_t>(stem);
    return true;
  }

  // Symbols stand alone; two letters of one alphabet touch only where ICU's dictionary cut them (Thai).
  bool joins(const Segment& next) const {
    const Script before = pieces_.back().script;
    const Script after = first_script(next);
    return before != Script::symbol && after != Script::symbol && !(before == Script::latin && after == Script::latin);
  }

  Script first_script(const Segment& segment) const {
    std::uint32_t at = segment.begin;
    while (script_of(chars_[at]) == Script::none) ++at;
    return script_of(chars_[at]);
  }

  void split(const Segment& segment) {
    if (segment.is_hangul) return pieces_.push_back({segment.begin, segment.end, Script::hangul});
    for (std::uint32_t at = segment.begin; at < segment.end;) {
      const Script script = script_of(chars_[at]);
      const std::uint32_t piece_end = end_of_piece(script, at, segment.end);
      if (script != Script::none) pieces_.push_back({at, piece_end, script});
      at = piece_end;
    }
  }

  std::uint32_t end_of_piece(Script script, std::uint32_t at, std::uint32_t end) const {
    if (script == Script::digit) return end_of_number(at, end);
    const bool takes_marks = script == Script::latin || script == Script::kana;
    do ++at;
    while (at < end && (script_of(chars_[at]) == script || (takes_marks && is_mark(chars_[at]))));
    return at;
  }

  std::uint32_t end_of_digits(std::uint32_t at, std::uint32_t end) const {
    while (at < end && script_of(chars_[at]) == Script::digit) ++at;
    return at;
  }

  // Digits, with commas between groups of three (1,000), which belong to the number.
  std::uint32_t end_of_number(std::uint32_t begin, std::uint32_t end) const {
    const std::uint32_t first_end = end_of_digits(begin, end);
    if (first_end - begin > 3) return first_end;
    std::uint32_t at = first_end;
    while (at < end && chars_[at] == U',') {
      const std::uint32_t group_end = end_of_digits(at + 1, end);
      if (group_end - at != 4) return first_end;
      at = group_end;
    }
    return at;
  }

  std::u32string_view chars_;
  std::vector<Word>& words_;
  std::vector<Piece>& pieces_;
  StemCache& stems_;
  const UserWords& user_words_;
};

}  // namespace

void find_words(AnalyzedText& text, StemCache& stems, const UserWords& user_words) {
  text.words.clear();
  text.pieces.clear();
  WordFinder finder(text, stems, user_words);
  for (const Segment& segment : text.segments) {
    if (segment.is_word) finder.add(segment);
  }
  finder.finish_word();
}

}  // namespace malmoi::analysis
