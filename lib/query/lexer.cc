// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/lexer.h"

#include <optional>
#include <utility>

#include "text/folded_text.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace malmoi::query {
namespace {

struct NamedField {
  std::u32string_view name;
  FieldName field;
};

constexpr NamedField named_fields[] = {
    {U"title", FieldName::title},       {U"제목", FieldName::title},    {U"excerpt", FieldName::excerpt},
    {U"요약", FieldName::excerpt},      {U"body", FieldName::body},     {U"본문", FieldName::body},
    {U"category", FieldName::category}, {U"분류", FieldName::category}, {U"tag", FieldName::tag},
    {U"태그", FieldName::tag},          {U"author", FieldName::author}, {U"글쓴이", FieldName::author},
    {U"date", FieldName::date},         {U"날짜", FieldName::date},
};
/// "category" in full-width letters, or an alias in conjoining jamo, takes no more.
constexpr std::size_t max_field_name_bytes = 32;

std::optional<FieldName> field_named(std::string_view typed) {
  if (typed.empty() || typed.size() > max_field_name_bytes) return std::nullopt;
  text::FoldedText folded;
  text::fold(typed, folded);
  for (const NamedField& each : named_fields) {
    if (each.name == folded.chars) return each.field;
  }
  return std::nullopt;
}

/// The sign of the query language that a character stands for, or the character itself.
char32_t sign(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;  // full-width ASCII
  if (c == U'“' || c == U'”') return U'"';
  return c;
}

bool is_keyword(std::string_view word) { return word == "AND" || word == "OR" || word == "NOT"; }

class Lexer {
 public:
  Lexer(std::string_view text, std::vector<Warning>& warnings) : text_(text), warnings_(warnings) {}

  std::vector<Token> run() {
    while (!at_end() && clauses_ <= max_clauses) next();
    if (clauses_ > max_clauses) {
      tokens_.pop_back();
      warnings_.push_back({WarningKind::too_long, ""});
    }
    close_open_groups();
    return std::move(tokens_);
  }

 private:
  bool at_end() const { return at_ == text_.size(); }
  char32_t peek() const {
    std::size_t at = at_;
    return text::decode(text_, at);
  }
  char32_t peek_sign() const { return sign(peek()); }
  void skip() { text::decode(text_, at_); }
  std::string_view typed_since(std::size_t begin) const { return text_.substr(begin, at_ - begin); }

  void next() {
    const bool after_field = std::exchange(value_expected_, false);
    const bool fresh = std::exchange(fresh_, false) || after_field;
    const char32_t c = peek_sign();
    if (text::is_space(c)) return space();
    if (c == U'"') return phrase();
    if (c == U'(') return open();
    if (c == U')') return close();
    if (fresh && (c == U'+' || c == U'-')) return signs(after_field);
    word(after_field);
  }

  void add(TokenKind kind, std::string_view typed) {
    clauses_ += kind == TokenKind::word || kind == TokenKind::phrase;
    tokens_.push_back({kind, std::string(typed)});
  }

  void space() {
    skip();
    fresh_ = true;
  }

  void phrase() {
    const char32_t quote = peek();
    skip();
    std::string inside;
    while (!at_end() && peek_sign() != U'"') {
      const char32_t c = text::decode(text_, at_);
      text::append(inside, text::is_space(c) ? U' ' : c);
    }
    inside.erase(0, inside.find_first_not_of(' '));
    inside.erase(inside.find_last_not_of(' ') + 1);
    if (!at_end()) {
      skip();
    } else {
      warnings_.push_back({WarningKind::unbalanced_quote, inside.empty() ? "\"" : inside});
      if (inside.empty()) return;
    }
    add(TokenKind::phrase, inside);
    tokens_.back().is_quotation = quote == U'“' || quote == U'”';
  }

  void open() {
    skip();
    fresh_ = true;
    if (++depth_ <= max_depth) return add(TokenKind::open, "(");
    if (depth_ == max_depth + 1) warnings_.push_back({WarningKind::too_long, ""});
  }

  void close() {
    skip();
    if (depth_ == 0) return warnings_.push_back({WarningKind::unbalanced_paren, ")"});
    if (depth_-- <= max_depth) add(TokenKind::close, ")");
  }

  void close_open_groups() {
    if (depth_ > 0 && at_end()) warnings_.push_back({WarningKind::unbalanced_paren, "("});
    for (; depth_ > 0; --depth_) {
      if (depth_ <= max_depth) add(TokenKind::close, ")");
    }
  }

  /// `+` and `-` work on what they touch; "서울 - 부산" is a dash. Behind a field they mean the same as before it.
  void signs(bool after_field) {
    const std::size_t begin = at_;
    std::vector<TokenKind> kinds;
    for (; !at_end() && (peek_sign() == U'+' || peek_sign() == U'-'); skip()) {
      kinds.push_back(peek_sign() == U'+' ? TokenKind::plus : TokenKind::minus);
    }
    if (at_end() || text::is_space(peek()) || peek_sign() == U')') {
      return warnings_.push_back({WarningKind::dangling_operator, std::string(typed_since(begin))});
    }
    for (const TokenKind kind : kinds) {
      tokens_.insert(tokens_.end() - after_field, {kind, kind == TokenKind::plus ? "+" : "-"});
    }
    value_expected_ = after_field;
  }

  void word(bool is_value) {
    const std::size_t begin = at_;
    bool colon_seen = is_value;
    for (std::size_t inner_parens = 0; !at_end(); skip()) {
      const char32_t c = peek_sign();
      if (text::is_space(c) || c == U'"') break;
      if (c == U'(' && is_keyword(typed_since(begin))) break;
      if (c == U')' && inner_parens == 0) break;
      inner_parens += (c == U'(') - (c == U')');  // 나토(NATO) is one word
      if (c == U':' && !std::exchange(colon_seen, true) && field(typed_since(begin))) return;
    }
    add(is_value ? TokenKind::word : kind_of(typed_since(begin)), typed_since(begin));
  }

  bool field(std::string_view typed) {
    const std::optional<FieldName> named = field_named(typed);
    if (!named) return false;
    skip();
    tokens_.push_back({TokenKind::field, std::string(typed), *named});
    return value_expected_ = true;
  }

  static TokenKind kind_of(std::string_view typed) {
    if (typed == "AND") return TokenKind::op_and;
    if (typed == "OR") return TokenKind::op_or;
    if (typed == "NOT") return TokenKind::op_not;
    return TokenKind::word;
  }

  std::string_view text_;
  std::vector<Warning>& warnings_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::size_t clauses_ = 0;
  bool fresh_ = true;            ///< may `+` or `-` be an operator here?
  bool value_expected_ = false;  ///< the last token is a field, and nothing stands between
};

}  // namespace

std::vector<Token> tokenize(std::string_view text, std::vector<Warning>& warnings) {
  return Lexer(text, warnings).run();
}

}  // namespace malmoi::query
