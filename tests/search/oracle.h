// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <malmoi/article.h>

#include "analysis/chain.h"

namespace malmoi::search {

/// What a query asks, as whoever made the query meant it. Nothing here comes from the parser.
struct Wanted {
  enum class Kind : std::uint8_t { word, phrase, prefix, category, tag, author, date, all, any, none };
  Kind kind = Kind::all;
  std::string field;                         ///< title, excerpt or body; empty: any of them
  std::string value;                         ///< of a category, tag, author; first day of a date
  std::string last;                          ///< last day of a date
  std::u32string letters;                    ///< of a word, its stem's
  std::vector<bool> divides_run, has_point;  ///< as of a Block
  bool is_one_word = true;                   ///< has no space or punctuation between letters
  std::vector<Wanted> parts;
};

/// A block (a line) as the query language sees it: its letters, and where words begin and end.
struct Block {
  std::u32string letters;                          ///< folded; spaces and punctuation left out
  std::map<std::size_t, std::u32string> readings;  ///< of letters that are Hanja: every Hangul form
  // Of the places between letters, 0 to letters.size():
  std::vector<bool> word_begins, word_ends, stem_ends;
  std::vector<bool> divides_run;  ///< inside a run of Latin letters, or a number
  std::vector<bool> has_point;    ///< or middle dot between digits
  // Of letters:
  std::vector<bool> in_stem;
  std::vector<bool> touches_next;  ///< same word, nothing in between
};

struct ReadArticle {
  std::string id, day, author;
  std::vector<std::string> categories, tags;
  std::map<std::string, std::vector<Block>> fields;
};

/// One thread at a time. Reads articles and answers queries by comparing letter after letter, in the
/// plainest way there is. Shares with the engine what a word, its particle and a Hanja's readings are, and
/// nothing else.
class Oracle {
 public:
  ReadArticle read(const Article& article);
  /// Letters of a word, phrase or prefix; empty where nothing can be sought.
  void read_leaf(const std::string& text, Wanted& leaf);

  static bool matches(const Wanted& wanted, const ReadArticle& article);

 private:
  Block read_block(const std::string& line);
  std::vector<Block> read_field(const std::string& text);

  analysis::Chain chain_{AnalyzerSettings{}};
};

/// A category, tag or author as they are compared: without regard to case and width.
std::string folded_value(const std::string& value);

}  // namespace malmoi::search
