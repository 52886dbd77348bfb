// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "query/lexer.h"
#include "query/syntax.h"
#include "text/hangul.h"
#include "text/utf8.h"

namespace malmoi::query {
namespace {

bool has_jamo(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::decode(text, at);
    const bool half_width = c >= 0xFFA1 && c <= 0xFFDC;
    if (text::is_compatibility_jamo(c) || half_width) return true;
  }
  return false;
}

constexpr std::string_view stars[] = {"*", "＊"};

bool is_searchable(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](unsigned char c) {
    return c >= 0x80 || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
  });
}

/// The word in front of trailing stars; empty where the word is no prefix.
std::string_view prefix_of(std::string_view word) {
  const std::size_t size = word.size();
  for (bool found = true; found;) {
    found = false;
    for (const std::string_view star : stars) {
      if (word.ends_with(star)) word.remove_suffix(star.size()), found = true;
    }
  }
  return is_searchable(word) && word.size() < size ? word : std::string_view();
}

/// Has a word, which `word` is without trailing stars, one elsewhere?
bool has_star(std::string_view word) {
  return is_searchable(word) && std::any_of(std::begin(stars), std::end(stars),
                                            [&](std::string_view star) { return word.find(star) != word.npos; });
}

bool parse_day_range(const std::string& typed, DayRange& days) {
  const std::size_t dots = typed.find("..");
  if (dots == std::string::npos) return parse_days(typed, days);
  const std::string first = typed.substr(0, dots), last = typed.substr(dots + 2);
  if (first.empty() && last.empty()) return false;
  DayRange from, to;
  if (!first.empty() && !parse_days(first, from)) return false;
  if (!last.empty() && !parse_days(last, to)) return false;
  days = {from.from, to.to};
  return days.from <= days.to;
}

/// list := or_expr*     or_expr := and_expr (OR and_expr)*     and_expr := unary (AND unary)*
/// unary := (NOT | '-' | '+')* atom     atom := field? (word | phrase | '(' list ')')
class Parser {
 public:
  Parser(std::vector<Token> tokens, std::vector<Warning>& warnings) : tokens_(std::move(tokens)), warnings_(warnings) {}

  Node list(FieldName field) {
    Node node;
    while (!at_end() && !at(TokenKind::close)) {
      if (at(TokenKind::op_and) || at(TokenKind::op_or)) {
        dangling(take());
      } else if (auto clause = or_expr(field)) {
        node.children.push_back(std::move(*clause));
      }
    }
    return node;
  }

 private:
  using Clause = std::optional<Node>;  ///< nothing where the clause was ignored

  bool at_end() const { return next_ == tokens_.size(); }
  bool at(TokenKind kind) const { return !at_end() && tokens_[next_].kind == kind; }
  bool at_clause() const {
    return !at_end() && !at(TokenKind::close) && !at(TokenKind::op_and) && !at(TokenKind::op_or);
  }
  const Token& take() { return tokens_[next_++]; }
  void dangling(const Token& op) { warnings_.push_back({WarningKind::dangling_operator, op.text}); }

  Clause or_expr(FieldName field) {
    return chain(TokenKind::op_or, NodeKind::any_of, [&] { return and_expr(field); });
  }
  Clause and_expr(FieldName field) {
    return chain(TokenKind::op_and, NodeKind::all_of, [&] { return unary(field); });
  }

  /// Operands between operators of one kind. One operand alone stays itself; what AND is left of an
  /// ignored operand is still required.
  template <class Operand>
  Clause chain(TokenKind op, NodeKind kind, Operand operand) {
    Node node;
    node.kind = kind;
    bool op_seen = false;
    for (bool more = true; more;) {
      if (Clause clause = operand()) node.children.push_back(std::move(*clause));
      more = at(op);
      if (!more) break;
      op_seen = true;
      const Token& token = take();
      if (!at_clause()) dangling(token), more = false;
    }
    if (node.children.empty()) return std::nullopt;
    if (node.children.size() > 1) return node;
    Node only = std::move(node.children.front());
    only.plus |= op_seen && kind == NodeKind::all_of;
    return only;
  }

  Clause unary(FieldName field) {
    bool negated = false;
    const Token* op = nullptr;
    for (; at(TokenKind::op_not) || at(TokenKind::minus) || at(TokenKind::plus); ++next_) {
      op = &tokens_[next_];
      negated ^= op->kind != TokenKind::plus;
    }
    if (!at_clause()) {
      if (op) dangling(*op);
      return std::nullopt;
    }
    Clause clause = atom(field);
    if (!clause) return clause;
    if (!negated) {
      clause->plus |= op != nullptr;
      return clause;
    }
    Node node;
    node.kind = NodeKind::none_of;
    node.children.push_back(std::move(*clause));
    return node;
  }

  Clause atom(FieldName field) {
    std::string typed;
    while (at(TokenKind::field)) {
      if (!typed.empty()) empty_clause(typed);
      field = tokens_[next_].field;
      typed = take().text + ":";
    }
    if (at(TokenKind::open)) return group(field, typed);
    if (at(TokenKind::phrase)) return phrase(field, typed, take());
    if (at(TokenKind::word)) return word(field, take().text);
    return empty_clause(typed);
  }

  Clause empty_clause(std::string typed) {
    warnings_.push_back({WarningKind::empty_clause, std::move(typed)});
    return std::nullopt;
  }

  Clause group(FieldName field, const std::string& typed) {
    ++next_;
    const bool empty = at(TokenKind::close);
    Node node = list(field);
    ++next_;
    if (empty) return empty_clause(typed + "()");
    if (node.children.empty()) return std::nullopt;
    if (node.children.size() > 1) return node;
    return std::move(node.children.front());
  }

  Clause phrase(FieldName field, const std::string& typed, const Token& token) {
    if (token.text.empty()) return empty_clause(typed + "\"\"");
    Clause clause = leaf(NodeKind::phrase, field, token.text);
    if (clause) clause->is_quotation = token.is_quotation;
    return clause;
  }

  Clause word(FieldName field, const std::string& text) {
    if (field <= FieldName::body && has_jamo(text)) warnings_.push_back({WarningKind::jamo_literal, text});
    const std::string_view prefix = prefix_of(text);
    const std::string_view rest = prefix.empty() ? std::string_view(text) : prefix;
    if (field <= FieldName::body && has_star(rest)) warnings_.push_back({WarningKind::star_ignored, text});
    if (field <= FieldName::body && !prefix.empty()) return leaf(NodeKind::prefix, field, std::string(prefix));
    return leaf(NodeKind::word, field, text);
  }

  /// A value of a field; `kind` where the field is one of text.
  Clause leaf(NodeKind kind, FieldName field, const std::string& text) {
    Node node;
    node.kind = kind;
    node.text = text;
    std::replace(node.text.begin(), node.text.end(), '\n', ' ');  // a phrase is sought within one line
    switch (field) {
      case FieldName::any:
        break;
      case FieldName::title:
        node.field = Field::title;
        break;
      case FieldName::excerpt:
        node.field = Field::excerpt;
        break;
      case FieldName::body:
        node.field = Field::body;
        break;
      case FieldName::category:
        node.kind = NodeKind::category;
        break;
      case FieldName::tag:
        node.kind = NodeKind::tag;
        break;
      case FieldName::author:
        node.kind = NodeKind::author;
        break;
      case FieldName::date:
        node.kind = NodeKind::date;
        if (!parse_day_range(text, node.days)) {
          warnings_.push_back({WarningKind::bad_date, text});
          return std::nullopt;
        }
    }
    return node;
  }

  std::vector<Token> tokens_;
  std::vector<Warning>& warnings_;
  std::size_t next_ = 0;
};

/// At most max_query_bytes, cut between code points, as valid UTF-8.
std::string readable(std::string_view text, std::vector<Warning>& warnings) {
  if (text.size() > max_query_bytes) {
    warnings.push_back({WarningKind::too_long, ""});
    std::size_t size = max_query_bytes;
    for (int back = 0; back < 3 && (text[size] & 0xC0) == 0x80; ++back) --size;
    text = text.substr(0, size);
  }
  if (text::is_valid_utf8(text)) return std::string(text);
  warnings.push_back({WarningKind::invalid_utf8, ""});
  return text::scrub_utf8(text);
}

void remove_repeated(std::vector<Warning>& warnings) {
  std::set<std::pair<WarningKind, std::string>> seen;
  std::erase_if(warnings, [&](const Warning& each) { return !seen.emplace(each.kind, each.text).second; });
}

}  // namespace

ParsedQuery parse(const std::string& text) {
  ParsedQuery query;
  const std::string typed = readable(text, query.warnings);
  Parser parser(tokenize(typed, query.warnings), query.warnings);
  query.root = parser.list(FieldName::any);
  remove_repeated(query.warnings);
  return query;
}

}  // namespace malmoi::query
