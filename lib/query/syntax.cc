// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/syntax.h"

#include <string_view>

namespace malmoi::query {
namespace {

/// A number of exactly `size` digits at the front of `text`, which is taken off; -1 where there is none.
int take_number(std::string_view& text, std::size_t size) {
  if (text.size() < size) return -1;
  int number = 0;
  for (const char c : text.substr(0, size)) {
    if (c < '0' || c > '9') return -1;
    number = number * 10 + (c - '0');
  }
  text.remove_prefix(size);
  return number;
}

/// The same for two digits behind a hyphen.
int take_part(std::string_view& text) {
  if (!text.starts_with('-')) return -1;
  text.remove_prefix(1);
  return take_number(text, 2);
}

int days_in_month(int year, int month) {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return days[month - 1] + (month == 2 && leap);
}

DayRange days_between(int year, int first_month, int first_day, int last_month, int last_day) {
  const auto number = [&](int month, int day) { return static_cast<std::uint32_t>(year * 10000 + month * 100 + day); };
  return {number(first_month, first_day), number(last_month, last_day)};
}

const char* name(Field field) {
  switch (field) {
    case Field::any:
      return "any";
    case Field::title:
      return "title";
    case Field::excerpt:
      return "excerpt";
    case Field::body:
      return "body";
  }
  return "";
}

const char* name(NodeKind kind) {
  switch (kind) {
    case NodeKind::word:
      return "word";
    case NodeKind::phrase:
      return "phrase";
    case NodeKind::prefix:
      return "prefix";
    case NodeKind::category:
      return "category";
    case NodeKind::tag:
      return "tag";
    case NodeKind::author:
      return "author";
    case NodeKind::date:
      return "date";
    case NodeKind::all_of:
      return "and";
    case NodeKind::any_of:
      return "or";
    case NodeKind::none_of:
      return "not";
    case NodeKind::list:
      return "list";
  }
  return "";
}

void print_value(const Node& node, std::string& out) {
  out += ':';
  if (node.kind == NodeKind::date) {
    if (node.days.from != DayRange().from) out += std::to_string(node.days.from);
    out += "..";
    if (node.days.to != DayRange().to) out += std::to_string(node.days.to);
  } else if (node.kind == NodeKind::word || node.kind == NodeKind::prefix) {
    out += node.text;
  } else {
    out += '"' + node.text + '"';
  }
}

void print(const Node& node, std::string& out) {
  if (node.plus) out += '+';
  if (node.field != Field::any) out.append(name(node.field)).append(".");
  if (node.kind < NodeKind::all_of) {
    out += name(node.kind);
    print_value(node, out);
    for (const Node& synonym : node.synonyms) {
      out += '=';
      print(synonym, out);
    }
    return;
  }
  out.append("(").append(name(node.kind));
  for (const Node& child : node.children) {
    out += ' ';
    print(child, out);
  }
  out += ')';
}

}  // namespace

std::string to_string(const Node& node) {
  std::string out;
  print(node, out);
  return out;
}

bool parse_days(const std::string& text, DayRange& days) {
  std::string_view rest = text;
  const int year = take_number(rest, 4);
  if (year < 1) return false;
  if (rest.empty()) return days = days_between(year, 1, 1, 12, 31), true;
  const int month = take_part(rest);
  if (month < 1 || month > 12) return false;
  const int last = days_in_month(year, month);
  if (rest.empty()) return days = days_between(year, month, 1, month, last), true;
  const int day = take_part(rest);
  if (day < 1 || day > last || !rest.empty()) return false;
  return days = days_between(year, month, day, month, day), true;
}

}  // namespace malmoi::query
