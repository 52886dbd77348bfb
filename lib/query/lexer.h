// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "query/syntax.h"

namespace malmoi::query {

/// What a clause is about, as the name in front of its colon says.
enum class FieldName : std::uint8_t { any, title, excerpt, body, category, tag, author, date };

enum class TokenKind : std::uint8_t { word, phrase, field, open, close, plus, minus, op_and, op_or, op_not };

struct Token {
  TokenKind kind;
  std::string text;                  ///< as typed, without quotes
  FieldName field = FieldName::any;  ///< of a TokenKind::field
  bool is_quotation = false;         ///< of a TokenKind::phrase: in typographic quotes
};

/// Tokens of a query, at most max_clauses of them words and phrases; parentheses are balanced and no
/// deeper than max_depth. `text` must be valid UTF-8. Full-width forms of the signs of the query
/// language count as the signs, and curly quotes as quotes.
std::vector<Token> tokenize(std::string_view text, std::vector<Warning>& warnings);

}  // namespace malmoi::query
