// SPDX-License-Identifier: GPL-2.0-or-later
#include "oracle.h"

#include <algorithm>
#include <sstream>

#include "text/folded_text.h"
#include "text/hangul.h"
#include "text/hanja.h"
#include "text/utf8.h"

namespace malmoi::search {
namespace {

using analysis::Script;
using Kind = Wanted::Kind;

std::u32string forms_of(char32_t hanja) {
  std::u32string forms(text::readings(hanja));
  for (const char32_t reading : text::readings(hanja)) forms.push_back(text::initial_form(reading));
  return forms;
}

bool letter_matches(const Block& block, std::size_t at, char32_t wanted) {
  if (block.letters[at] == wanted) return true;
  const auto readings = block.readings.find(at);
  return readings != block.readings.end() && readings->second.find(wanted) != std::u32string::npos;
}

bool is_point_between(const analysis::AnalyzedText& text, const analysis::Piece* left, std::size_t at,
                      const analysis::Piece* right, std::size_t next) {
  if (left->script != Script::digit || right->script != Script::digit || at + 2 != next) return false;
  return text.folded.chars[at + 1] == U'.' || text.folded.chars[at + 1] == U'·';
}

/// Is the syllable a stem of its own, or all the Hangul between other letters? Hanja are read together with
/// the Hangul beside them.
bool stands_alone(const Block& block, std::size_t at) {
  const auto is_beside = [&](std::size_t other) {
    const bool by_reading = block.readings.contains(at) && block.readings.contains(other);
    return block.in_stem[other] && (text::is_syllable(block.letters[other]) || by_reading);
  };
  if (!block.in_stem[at]) return false;
  if (at > 0 && block.touches_next[at - 1] && is_beside(at - 1)) return false;
  return !(block.touches_next[at] && is_beside(at + 1));
}

/// Is each number with a point one with it, or two, on the other side? Only middle dots may be left out by who seeks.
bool has_same_points(const Wanted& wanted, const Block& block, std::size_t begin) {
  for (std::size_t i = 1; i < wanted.letters.size(); ++i) {
    if (wanted.has_point[i] && block.divides_run[begin + i]) return false;
    const bool is_decimal = block.has_point[begin + i] && !block.word_begins[begin + i];
    if (is_decimal && wanted.divides_run[i]) return false;
  }
  return true;
}

bool stands_right(const Wanted& wanted, const Block& block, std::size_t begin, std::size_t end) {
  const bool spans_words = std::find(block.word_begins.begin() + static_cast<std::ptrdiff_t>(begin) + 1,
                                     block.word_begins.begin() + static_cast<std::ptrdiff_t>(end),
                                     true) != block.word_begins.begin() + static_cast<std::ptrdiff_t>(end);
  if (wanted.kind == Kind::prefix) return block.word_begins[begin] && !(spans_words && wanted.is_one_word);
  const bool one_syllable = wanted.letters.size() == 1 && text::is_syllable(wanted.letters.front());
  if (wanted.kind == Kind::word && one_syllable) return stands_alone(block, begin);
  if (spans_words) return block.word_begins[begin] && (block.word_ends[end] || block.stem_ends[end]);
  if (block.divides_run[begin] || block.divides_run[end]) return false;
  if (wanted.kind == Kind::phrase || block.in_stem[end - 1]) return true;
  return block.word_begins[begin] && block.word_ends[end];
}

bool has_letters(const Wanted& wanted, const Block& block) {
  const std::u32string& letters = wanted.letters;
  for (std::size_t begin = 0; begin + letters.size() <= block.letters.size(); ++begin) {
    std::size_t same = 0;
    while (same < letters.size() && letter_matches(block, begin + same, letters[same])) ++same;
    if (same < letters.size() || !has_same_points(wanted, block, begin)) continue;
    if (stands_right(wanted, block, begin, begin + same)) return true;
  }
  return false;
}

bool has_value(const std::vector<std::string>& values, const std::string& wanted) {
  return std::find(values.begin(), values.end(), folded_value(wanted)) != values.end();
}

/// Days and parts of them (2024, 2024-07) compare as text.
bool is_within(const std::string& day, const Wanted& wanted) {
  return !day.empty() && wanted.value <= day.substr(0, wanted.value.size()) &&
         (wanted.last.empty() || day.substr(0, wanted.last.size()) <= wanted.last);
}

}  // namespace

std::string folded_value(const std::string& value) {
  text::FoldedText folded;
  text::fold(value, folded);
  return text::to_utf8(folded.chars);
}

Block Oracle::read_block(const std::string& line) {
  const analysis::AnalyzedText& text = chain_.find_words(line);
  Block block;
  std::vector<std::size_t> at, word;  // of each letter
  std::vector<const analysis::Piece*> pieces;
  for (std::size_t w = 0; w < text.words.size(); ++w) {
    for (std::size_t p = 0; p < text.words[w].piece_count; ++p) {
      const analysis::Piece& piece = text.pieces[text.words[w].first_piece + p];
      for (std::size_t i = piece.begin; i < piece.end; ++i) {
        const char32_t letter = text.folded.chars[i];
        if (piece.script == Script::digit && letter == U',') continue;
        if (piece.script == Script::hanja) {
          std::size_t byte = text.folded.begin[i];
          const char32_t original = text::decode(line, byte);
          block.readings[at.size()] = forms_of(text::is_hanja(original) ? original : letter);
        }
        block.letters.push_back(letter);
        block.in_stem.push_back(i < text.words[w].stem_end);
        at.push_back(i);
        word.push_back(w);
        pieces.push_back(&piece);
      }
    }
  }
  const std::size_t n = at.size();
  for (std::vector<bool>* places :
       {&block.word_begins, &block.word_ends, &block.stem_ends, &block.divides_run, &block.has_point}) {
    places->assign(n + 1, false);
  }
  block.touches_next.assign(n, false);
  for (std::size_t i = 0; i < n; ++i) {
    block.word_begins[i] = i == 0 || word[i - 1] != word[i];
    block.word_ends[i + 1] = i + 1 == n || word[i + 1] != word[i];
    block.stem_ends[i + 1] = block.in_stem[i] && (block.word_ends[i + 1] || !block.in_stem[i + 1]);
    if (i + 1 < n) block.has_point[i + 1] = is_point_between(text, pieces[i], at[i], pieces[i + 1], at[i + 1]);
    if (block.word_ends[i + 1]) continue;
    block.touches_next[i] = at[i] + 1 == at[i + 1];
    const bool is_run = pieces[i]->script == Script::latin || pieces[i]->script == Script::digit;
    block.divides_run[i + 1] = is_run && pieces[i] == pieces[i + 1];
  }
  return block;
}

std::vector<Block> Oracle::read_field(const std::string& text) {
  std::vector<Block> blocks;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) blocks.push_back(read_block(line));
  return blocks;
}

ReadArticle Oracle::read(const Article& article) {
  ReadArticle out{article.id, article.published.substr(0, 10), folded_value(article.author), {}, {}, {}};
  for (const std::string& each : article.categories) out.categories.push_back(folded_value(each));
  for (const std::string& each : article.tags) out.tags.push_back(folded_value(each));
  out.fields["title"] = read_field(article.title);
  out.fields["excerpt"] = read_field(article.excerpt);
  out.fields["body"] = read_field(article.body);
  return out;
}

void Oracle::read_leaf(const std::string& text, Wanted& leaf) {
  const Block block = read_block(text);
  leaf.letters = block.letters;
  leaf.divides_run = block.divides_run;
  leaf.has_point = block.has_point;
  leaf.is_one_word = std::count(block.word_begins.begin(), block.word_begins.end(), true) == 1;
  if (leaf.kind != Kind::word) return;
  while (!leaf.letters.empty() && !block.stem_ends[leaf.letters.size()]) leaf.letters.pop_back();
}

bool Oracle::matches(const Wanted& wanted, const ReadArticle& article) {
  const auto part_matches = [&](const Wanted& part) { return matches(part, article); };
  switch (wanted.kind) {
    case Kind::category:
      return has_value(article.categories, wanted.value);
    case Kind::tag:
      return has_value(article.tags, wanted.value);
    case Kind::author:
      return article.author == folded_value(wanted.value);
    case Kind::date:
      return is_within(article.day, wanted);
    case Kind::all:
      return std::all_of(wanted.parts.begin(), wanted.parts.end(), part_matches);
    case Kind::any:
      return std::any_of(wanted.parts.begin(), wanted.parts.end(), part_matches);
    case Kind::none:
      return std::none_of(wanted.parts.begin(), wanted.parts.end(), part_matches);
    default:
      break;
  }
  return std::any_of(article.fields.begin(), article.fields.end(), [&](const auto& field) {
    const auto block_matches = [&](const Block& block) { return has_letters(wanted, block); };
    return (wanted.field.empty() || wanted.field == field.first) &&
           std::any_of(field.second.begin(), field.second.end(), block_matches);
  });
}

}  // namespace malmoi::search
