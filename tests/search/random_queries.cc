// SPDX-License-Identifier: GPL-2.0-or-later
#include "random_queries.h"

#include <algorithm>
#include <array>
#include <sstream>

#include "text/hangul.h"
#include "text/hanja.h"
#include "text/utf8.h"

namespace malmoi::search {
namespace {

using Kind = Wanted::Kind;

constexpr std::array<const char*, 14> particles = {"은", "는", "이",   "가",   "을", "를",   "의",
                                                   "에", "로", "에서", "까지", "와", "했다", "이라고"};
constexpr std::array<const char*, 3> fields = {"title", "excerpt", "body"};

/// No sign of the query language where a sign would mean something.
bool is_plain_word(const std::string& text) {
  static const std::u32string signs = U" \"“”＂()（）*＊:：\t\r\n\u00A0\u3000\u200B\uFEFF";
  static const std::u32string operators = U"+-＋－";
  const std::u32string chars = text::to_utf32(text);
  const bool has_sign = std::any_of(chars.begin(), chars.end(), [](char32_t c) {
    return c < U' ' || (c >= 0x7F && c <= 0xA0) || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x1680 || signs.find(c) != std::u32string::npos;
  });
  const bool is_operator = text == "AND" || text == "OR" || text == "NOT";
  return !chars.empty() && !has_sign && !is_operator && operators.find(chars.front()) == std::u32string::npos;
}

std::string quoted(const std::string& text) {
  std::u32string chars = text::to_utf32(text);
  std::erase_if(chars, [](char32_t c) { return c == U'"' || c == U'“' || c == U'”' || c == U'＂'; });
  std::replace(chars.begin(), chars.end(), U'\n', U' ');
  return "\"" + text::to_utf8(chars) + "\"";
}

std::string unquoted(const std::string& text) { return text.substr(1, text.size() - 2); }

Wanted join(Kind kind, std::vector<Wanted> parts) {
  Wanted wanted;
  wanted.kind = kind;
  wanted.parts = std::move(parts);
  return wanted;
}

bool is_bare(const RandomQuery& query) { return query.wanted.kind == Kind::word && query.wanted.field.empty(); }

}  // namespace

RandomQuery RandomQueries::query() {
  RandomQuery all{"", join(Kind::all, {})};
  for (std::size_t clauses = 1 + below(3); clauses > 0; --clauses) {
    RandomQuery each = clause(2);
    // A bare word would only rank.
    if (is_bare(each)) each.text = "+" + each.text;
    all.text += each.text + " ";
    all.wanted.parts.push_back(std::move(each.wanted));
  }
  return all;
}

RandomQuery RandomQueries::bare_word() { return text_leaf(Kind::word); }

RandomQuery RandomQueries::clause(std::size_t depth) {
  if (depth == 0) return leaf();
  switch (below(8)) {
    case 0:
      return negated(operand(depth));
    case 1:
      return joined(depth);
    case 2:
      return group(depth);
    case 3: {
      RandomQuery required = leaf();
      required.text = "+" + required.text;
      if (is_bare(required)) required.wanted = join(Kind::all, {required.wanted});
      return required;
    }
    default:
      return leaf();
  }
}

/// What an operator works on: never more than one clause.
RandomQuery RandomQueries::operand(std::size_t depth) { return depth > 0 && one_in(4) ? group(depth) : leaf(); }

RandomQuery RandomQueries::negated(RandomQuery operand) {
  const bool touches = one_in(2);
  if (one_in(8)) return {"NOT -" + operand.text, join(Kind::all, {operand.wanted})};
  return {(touches ? "-" : "NOT ") + operand.text, join(Kind::none, {operand.wanted})};
}

/// a AND b OR c: AND binds closer.
RandomQuery RandomQueries::joined(std::size_t depth) {
  RandomQuery any{"", join(Kind::any, {})};
  const std::size_t alternatives = 1 + below(3);
  for (std::size_t i = 0; i < alternatives; ++i) {
    RandomQuery all{"", join(Kind::all, {})};
    for (std::size_t parts = 1 + below(2) + (alternatives == 1); parts > 0; --parts) {
      RandomQuery part = operand(depth - 1);
      if (one_in(5)) part = negated(std::move(part));
      all.text += (all.text.empty() ? "" : " AND ") + part.text;
      all.wanted.parts.push_back(std::move(part.wanted));
    }
    any.text += (any.text.empty() ? "" : " OR ") + all.text;
    any.wanted.parts.push_back(std::move(all.wanted));
  }
  return any;
}

/// Side by side in parentheses: one of the bare words, and everything else. A field before them is that of
/// all text inside, which is then required.
RandomQuery RandomQueries::group(std::size_t depth) {
  RandomQuery list{"(", join(Kind::all, {})};
  const std::string outer = field_;
  if (one_in(6)) {
    field_ = fields[below(fields.size())];
    list.text = field_ + ":(";
  }
  Wanted any = join(Kind::any, {});
  for (std::size_t clauses = 2 + below(2); clauses > 0; --clauses) {
    RandomQuery each = clause(depth - 1);
    (is_bare(each) ? any : list.wanted).parts.push_back(std::move(each.wanted));
    list.text += each.text + (clauses > 1 ? " " : ")");
  }
  if (!any.parts.empty()) list.wanted.parts.push_back(std::move(any));
  field_ = outer;
  return list;
}

RandomQuery RandomQueries::leaf() {
  switch (below(12)) {
    case 0:
      return value();
    case 1:
      return date();
    case 2:
      return text_leaf(Kind::prefix);
    case 3:
    case 4:
    case 5:
    case 6:
      return text_leaf(Kind::word);
    default:
      return text_leaf(Kind::phrase);
  }
}

RandomQuery RandomQueries::text_leaf(Kind kind) {
  for (;;) {
    RandomQuery leaf;
    leaf.wanted.kind = kind;
    const std::string own_field = one_in(4) ? fields[below(fields.size())] : "";
    leaf.wanted.field = own_field.empty() ? field_ : own_field;
    std::string sought;
    if (kind == Kind::phrase) {
      leaf.text = quoted(one_in(2) ? stretch() : varied(words()));
      sought = unquoted(leaf.text);
    } else {
      leaf.text = sought = one_in(4) ? stretch() : varied(word());
      if (!is_plain_word(sought)) continue;
      if (kind == Kind::prefix) leaf.text += "*";
    }
    oracle_.read_leaf(sought, leaf.wanted);
    if (leaf.wanted.letters.empty()) continue;
    if (!own_field.empty()) leaf.text = own_field + ":" + leaf.text;
    return leaf;
  }
}

RandomQuery RandomQueries::value() {
  const Article& from = article();
  const std::size_t which = below(5);
  const auto any_of = [&](const std::vector<std::string>& values) {
    return values.empty() ? std::string() : values[below(values.size())];
  };
  RandomQuery leaf;
  leaf.wanted.kind = which == 0 ? Kind::author : which < 3 ? Kind::tag : Kind::category;
  leaf.wanted.value = which == 0 ? from.author : any_of(which < 3 ? from.tags : from.categories);
  const std::string text = quoted(leaf.wanted.value);
  if (leaf.wanted.value.empty() || unquoted(text) != leaf.wanted.value) return text_leaf(Kind::phrase);
  leaf.text = (which == 0 ? "author:" : which < 3 ? "tag:" : "category:") + text;
  return leaf;
}

RandomQuery RandomQueries::date() {
  static constexpr std::array<std::size_t, 3> sizes = {4, 7, 10};
  const std::string a = article().published.substr(0, sizes[below(3)]);
  const std::string b = article().published.substr(0, sizes[below(3)]);
  if (a.empty() || b.empty()) return text_leaf(Kind::phrase);
  RandomQuery leaf;
  Wanted& wanted = leaf.wanted;
  wanted.kind = Kind::date;
  const std::size_t form = below(4);
  if (form == 0) {
    wanted.value = wanted.last = a;
    leaf.text = "date:" + a;
    return leaf;
  }
  // 2024 and 2024-07-12 may follow each other either way: only what is surely no empty range.
  if (form != 1) wanted.value = std::min(a, b).substr(0, std::min(a.size(), b.size()));
  if (form != 2) wanted.last = std::max(a, b);
  leaf.text = "date:" + wanted.value + ".." + wanted.last;
  return leaf;
}

std::string RandomQueries::field_text() {
  const Article& from = article();
  return one_in(3) ? from.title : one_in(4) ? from.excerpt : from.body;
}

/// Cut anywhere between code points.
std::string RandomQueries::stretch() {
  const std::u32string text = text::to_utf32(field_text());
  const std::size_t begin = below(text.size() + 1);
  return text::to_utf8(text.substr(begin, 1 + below(one_in(4) ? 16 : 6)));
}

/// One to five neighbouring words as the text has them.
std::string RandomQueries::words() {
  const std::string text = field_text();
  std::size_t begin = text.find(' ', below(text.size() + 1));
  begin = begin == text.npos ? 0 : begin + 1;
  std::size_t end = begin;
  for (std::size_t count = 1 + below(5); count > 0 && end < text.size(); --count) {
    end = std::min(text.find_first_of(" \n", end + 1), text.size());
  }
  return text.substr(begin, end - begin);
}

std::string RandomQueries::word() {
  std::string text = words();
  text.resize(std::min(text.size(), text.find_first_of(" \n")));
  return text;
}

std::string RandomQueries::varied(std::string text) {
  std::u32string chars = text::to_utf32(text);
  switch (below(10)) {
    case 0:  // without spaces
      std::erase(chars, U' ');
      break;
    case 1:  // a compound taken apart, or letters moved to the next word
      if (!chars.empty()) chars.insert(chars.begin() + static_cast<std::ptrdiff_t>(below(chars.size())), U' ');
      break;
    case 2:
      chars = chars.substr(below(chars.size() + 1), 2 + below(3));
      break;
    case 3:
      chars.resize(chars.size() - std::min<std::size_t>(chars.size(), 1 + below(2)));
      break;
    case 4:
      return text + particles[below(particles.size())];
    case 5:
      chars.resize(chars.size() - std::min<std::size_t>(chars.size(), 1));
      return text::to_utf8(chars) + particles[below(particles.size())];
    case 6:  // as it is read
      for (char32_t& c : chars) {
        const std::u32string_view readings = text::readings(c);
        if (!readings.empty()) c = readings[below(readings.size())];
      }
      break;
    default:
      break;
  }
  return text::to_utf8(chars);
}

}  // namespace malmoi::search
