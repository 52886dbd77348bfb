// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/terms.h"

#include <xxhash.h>

#include <algorithm>

#include "analysis/hex.h"
#include "text/hangul.h"
#include "text/utf8.h"

namespace malmoi::analysis {
namespace {

constexpr std::uint32_t syllable_bytes = 3;
constexpr std::size_t hash_digits = 16;

void append_syllables(std::string& out, std::u32string_view syllables) {
  const std::size_t at = out.size();
  out.resize(at + syllables.size() * syllable_bytes);
  char* to = out.data() + at;  // a pointer of its own stays in a register
  for (const char32_t c : syllables) {
    *to++ = static_cast<char>(0xE0 | c >> 12);
    *to++ = static_cast<char>(0x80 | (c >> 6 & 0x3F));
    *to++ = static_cast<char>(0x80 | (c & 0x3F));
  }
}

// The curly apostrophe of don’t is the straight one of don't.
char32_t plain_apostrophe(char32_t c) { return c == U'\u2019' ? U'\'' : c; }

bool is_dense(Script script) { return script == Script::hangul || script == Script::hanja || script == Script::kana; }

bool is_readable(Script script) { return script == Script::hangul || script == Script::hanja; }

TermKind kind_of(Script script) {
  switch (script) {
    case Script::digit:
      return TermKind::number;
    case Script::jamo:
      return TermKind::jamo;
    case Script::symbol:
      return TermKind::symbol;
    case Script::hanja:
      return TermKind::hanja;
    default:
      return TermKind::latin;
  }
}

/// Where these syllables stand in term_text.
std::uint32_t place_syllables(AnalyzedText& text, std::uint32_t begin, std::uint32_t length) {
  const std::uint32_t* const source = text.folded.begin.data() + begin;
  const bool touch = source[length - 1] - source[0] == (length - 1) * syllable_bytes;  // no soft hyphen between them
  if (text.folded.keeps_syllables && touch) return source[0];
  const auto at = static_cast<std::uint32_t>(text.term_text.size());
  append_syllables(text.term_text, std::u32string_view(text.folded.chars).substr(begin, length));
  return at;
}

// Bigrams are overlapping parts of the stem.
void add_plain_word(AnalyzedText& text, std::uint32_t word, std::uint32_t begin, std::uint32_t end) {
  const std::uint32_t length = end - begin;
  const std::uint32_t at = place_syllables(text, begin, length);
  if (length == 1) return text.terms.push_back({at, syllable_bytes, begin, end, word, TermKind::syllable});
  for (std::uint32_t i = 0; i + 1 < length; ++i) {
    text.terms.push_back(
        {at + i * syllable_bytes, 2 * syllable_bytes, begin + i, begin + i + 2, word, TermKind::bigram});
  }
}

}  // namespace

void TermMaker::make(std::string_view source, AnalyzedText& text) {
  source_ = source;
  text_ = &text;
  text.terms.clear();
  text.term_text = source;  // plain words are terms as they stand there
  for (word_ = 0; word_ < text.words.size(); ++word_) {
    const Word& word = text.words[word_];
    const Piece& first = text.pieces[word.first_piece];
    if (word.piece_count == 1 && first.script == Script::hangul) {
      add_plain_word(text, word_, first.begin, std::min(first.end, word.stem_end));
      if (word.stem_end - word.begin == 1) add_joined();
    } else {
      add_mixed_word(word);
    }
  }
}

// A reader may write them without what stands between: a space, a middle dot, a hyphen.
void TermMaker::add_joined() {
  if (!joins_words_ || word_ == 0) return;
  const Word& before = text_->words[word_ - 1];
  const Word& word = text_->words[word_];
  const std::u32string_view chars = text_->folded.chars;
  const bool side_by_side = word.begin == before.end + 1 && chars[before.end] != U'\n';
  if (!side_by_side || before.end - before.begin != 1 || !text::is_syllable(chars[before.begin])) return;
  const auto at = static_cast<std::uint32_t>(text_->term_text.size());
  append_syllables(text_->term_text, std::u32string{chars[before.begin], chars[word.begin]});
  text_->terms.push_back({at, 2 * syllable_bytes, before.begin, word.begin + 1, word_, TermKind::joined});
}

void TermMaker::add_mixed_word(const Word& word) {
  keep_stem_pieces(word);
  encode();
  for (const Piece& piece : pieces_) add_piece(piece);
  if (pieces_.size() > 1 && !is_unspaced_text()) {
    add(TermKind::mixed, pieces_.front().begin, pieces_.back().end);
  }
  if (hanja_readings_) add_readings();
}

void TermMaker::keep_stem_pieces(const Word& word) {
  const auto first = text_->pieces.begin() + word.first_piece;
  pieces_.assign(first, first + word.piece_count);
  if (pieces_.back().begin >= word.stem_end) pieces_.pop_back();
  pieces_.back().end = std::min(pieces_.back().end, word.stem_end);
}

void TermMaker::encode() {
  offsets_.clear();
  std::string& out = text_->term_text;
  std::uint32_t at = pieces_.front().begin;
  for (const Piece& piece : pieces_) {
    for (; at < piece.end; ++at) {
      const char32_t c = text_->folded.chars[at];
      offsets_.push_back(static_cast<std::uint32_t>(out.size()));
      const bool separates_thousands = c == U',' && at >= piece.begin;
      if (!separates_thousands) text::append(out, plain_apostrophe(c));
    }
  }
  offsets_.push_back(static_cast<std::uint32_t>(out.size()));
}

bool TermMaker::is_unspaced_text() const {
  std::size_t dense = 0;
  for (const Piece& piece : pieces_) {
    if (is_dense(piece.script)) dense += piece.end - piece.begin;
  }
  return dense > max_whole_syllables;
}

void TermMaker::add_piece(const Piece& piece) {
  switch (piece.script) {
    case Script::hangul:
      return add_hangul(piece);
    case Script::hanja:
      for (std::uint32_t at = piece.begin; at < piece.end; ++at) add(TermKind::hanja, at, at + 1);
      return add_bigrams(TermKind::hanja, piece);
    case Script::kana:
      if (piece.end - piece.begin > 1) return add_bigrams(TermKind::latin, piece);
      break;
    case Script::symbol:
      if (is_emoji_modifier(text_->folded.chars[piece.end - 1]) && piece.end - piece.begin > 1) {
        add(TermKind::symbol, piece.begin, piece.begin + 1);
      }
      break;
    default:
      break;
  }
  add(kind_of(piece.script), piece.begin, piece.end);
}

void TermMaker::add_hangul(const Piece& piece) {
  const std::uint32_t length = piece.end - piece.begin;
  if (length == 1) return add(TermKind::syllable, piece.begin, piece.end);
  add_bigrams(TermKind::bigram, piece);
}

void TermMaker::add_bigrams(TermKind kind, const Piece& piece) {
  for (std::uint32_t at = piece.begin; at + 1 < piece.end; ++at) add(kind, at, at + 2);
}

// Each stretch of Hanja and Hangul that touch, read as one Hangul word.
void TermMaker::add_readings() {
  for (std::size_t i = 0; i < pieces_.size();) {
    std::size_t end = i;
    bool has_hanja = false;
    for (; end < pieces_.size() && is_readable(pieces_[end].script) &&
           (end == i || pieces_[end].begin == pieces_[end - 1].end);
         ++end) {
      has_hanja |= pieces_[end].script == Script::hanja;
    }
    if (has_hanja) add_reading(pieces_[i].begin, pieces_[end - 1].end);
    i = std::max(end, i + 1);
  }
}

void TermMaker::add_reading(std::uint32_t begin, std::uint32_t end) {
  read(begin, end);
  if (choices_.size() == 1) {
    for (const char32_t reading : choices_.at(0)) add_reading_term(begin, end, {&reading, 1});
    return;
  }
  for (std::size_t i = 0; i + 1 < choices_.size(); ++i) {
    if (choices_.is_hanja(i) || choices_.is_hanja(i + 1)) add_pair_readings(begin, i);
  }
}

void TermMaker::read(std::uint32_t begin, std::uint32_t end) {
  choices_.clear();
  for (std::uint32_t at = begin; at < end; ++at) {
    const char32_t folded = text_->folded.chars[at];
    std::size_t source_at = text_->folded.begin[at];
    if (text::is_syllable(folded))
      choices_.add_hangul(folded);
    else
      choices_.add_hanja(text::decode(source_, source_at), folded);
  }
}

// All of them: a phrase is sought by any reading.
void TermMaker::add_pair_readings(std::uint32_t begin, std::size_t i) {
  const auto at = begin + static_cast<std::uint32_t>(i);
  for (const char32_t first : choices_.at(i)) {
    for (const char32_t second : choices_.at(i + 1)) {
      const char32_t pair[] = {first, second};
      add_reading_term(at, at + 2, {pair, 2});
    }
  }
}

void TermMaker::add_reading_term(std::uint32_t begin, std::uint32_t end, std::u32string_view syllables) {
  const auto at = static_cast<std::uint32_t>(text_->term_text.size());
  append_syllables(text_->term_text, syllables);
  const auto size = static_cast<std::uint32_t>(text_->term_text.size()) - at;
  text_->terms.push_back({at, size, begin, end, word_, TermKind::reading});
}

void TermMaker::add(TermKind kind, std::uint32_t begin, std::uint32_t end) {
  const std::uint32_t base = pieces_.front().begin;
  const std::uint32_t at = offsets_[begin - base];
  Term term{at, offsets_[end - base] - at, begin, end, word_, kind};
  if (term.text_size > max_term_bytes) shorten(term);
  text_->terms.push_back(term);
}

void TermMaker::shorten(Term& term) {
  std::string& text = text_->term_text;
  const auto is_continuation = [&](std::size_t i) { return (text[term.text_begin + i] & 0xC0) == 0x80; };
  std::size_t kept = max_term_bytes - hash_digits;
  while (is_continuation(kept)) --kept;
  const std::string hash = to_hex(XXH64(text.data() + term.text_begin + kept, term.text_size - kept, 0));
  const auto at = static_cast<std::uint32_t>(text.size());
  text.append(text, term.text_begin, kept);
  text.append(hash);
  term.text_begin = at;
  term.text_size = static_cast<std::uint32_t>(kept + hash_digits);
}

}  // namespace malmoi::analysis
