// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace malmoi::query {

/// Where a word or phrase is looked for. `any` is title, excerpt and body together.
enum class Field : std::uint8_t { any, title, excerpt, body };

enum class NodeKind : std::uint8_t {
  word,      ///< text, field
  phrase,    ///< text, field
  prefix,    ///< text (without its *), field
  category,  ///< text
  tag,       ///< text
  author,    ///< text
  date,      ///< from, to
  all_of,    ///< AND: every child
  any_of,    ///< OR: at least one child
  none_of,   ///< NOT, -: the one child does not match
  list,      ///< clauses side by side: see is_required()
};

/// Calendar days as yyyymmdd, both inclusive; 0 and 99999999 are the open ends.
struct DayRange {
  std::uint32_t from = 0;
  std::uint32_t to = 99999999;
};

/// A node of the syntax tree of a query.
struct Node {
  NodeKind kind = NodeKind::list;
  std::string text;  ///< as typed, valid UTF-8, quotes and operators removed
  Field field = Field::any;
  DayRange days;
  bool plus = false;  ///< `+` was typed in front
  std::vector<Node> children;
  std::vector<Node> synonyms = {};  ///< of a word or phrase: others that will do as well, see add_synonyms()
  bool is_quotation = false;        ///< a phrase in typographic quotes: see loosen_quotations()
};

/// Within a list only bare words may be missing from a match (they rank, and at least one content word
/// must match); every other clause must hold.
inline bool is_required(const Node& clause) {
  return clause.plus || clause.kind != NodeKind::word || clause.field != Field::any;
}

/// Something about the query that the user is told. The wording, in Korean and English, is search's.
enum class WarningKind : std::uint8_t {
  unbalanced_quote,  ///< an opening quote without its closing one; it was read as ending at the end
  unbalanced_paren,
  dangling_operator,      ///< AND, OR, NOT, + or - with nothing to work on; text is the operator
  quotation_loosened,     ///< text is a quotation, of which the words were searched
  aside_loosened,         ///< text is bare words in parentheses, which were searched as if without
  bad_date,               ///< text is the date that could not be read; the clause was ignored
  empty_clause,           ///< field: or quotes without anything in them; text is the clause
  too_long,               ///< the query was cut at its limit of length or clauses
  star_ignored,           ///< text is a word with a * that is not at its end; it was read without
  nothing_searchable,     ///< text is a clause without letter or digit; it was ignored
  jamo_literal,           ///< text is a word with jamo, searched literally
  invalid_utf8,           ///< ill-formed bytes were replaced
  word_not_in_index,      ///< text occurs nowhere and was ignored
  word_in_parts,          ///< text occurs nowhere as typed; its parts or similar words do
  required_not_in_index,  ///< text is required and occurs nowhere, so nothing matches
  nothing_has_all,        ///< no article meets all that is required
  excluded_not_in_index,  ///< text is excluded but occurs nowhere, so nothing is left out
  syllable_as_word,       ///< text is one syllable, sought only where it stands alone
  prefix_limited,         ///< more words begin with text than were looked for
  terms_limited,          ///< more terms than a query ranks by; the rarest were taken
  only_function_words,    ///< the query has function words only, which were searched as they are
  candidates_limited,     ///< too many articles to verify; the total is an estimate
  synonyms_outdated,      ///< the file of synonyms cannot be read, so that those before are in use; text says why
  shards_missing,         ///< shards do not answer, whose articles are not in the answer
  out_of_time,            ///< the search ended before all was looked at
};

struct Warning {
  WarningKind kind;
  std::string text;
};

struct ParsedQuery {
  Node root;  ///< always a list
  std::vector<Warning> warnings;
};

/// Anything a person may type parses to something sensible; never fails.
ParsedQuery parse(const std::string& text);

/// The tree as one line, for golden tests and --explain: (list word:한미 +phrase:"핵 작전" (or ...)).
std::string to_string(const Node& node);

/// "2024-07-12", "2024-07", "2024" as days; false where `text` is none of these or no real date.
bool parse_days(const std::string& text, DayRange& days);

/// A query longer than this many bytes, or with more clauses, is cut with a warning.
inline constexpr std::size_t max_query_bytes = 32768;
inline constexpr std::size_t max_clauses = 256;
inline constexpr std::size_t max_depth = 32;

}  // namespace malmoi::query
