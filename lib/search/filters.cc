// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/filters.h"

#include <utility>

namespace malmoi::search {
namespace {

using query::Node;
using query::NodeKind;

Error bad_request(const std::string& message) { return {ErrorCode::invalid_argument, message}; }

/// Has one of the values.
Node any_value(NodeKind kind, const std::vector<std::string>& values) {
  Node any;
  any.kind = NodeKind::any_of;
  for (const std::string& value : values) {
    Node& child = any.children.emplace_back();
    child.kind = kind;
    child.text = value;
  }
  if (values.size() > 1) return any;
  return std::move(any.children.front());
}

Result<query::DayRange> days_of(const std::string& name, const std::string& value) {
  query::DayRange days;
  if (value.empty() || query::parse_days(value, days)) return days;
  return bad_request(name + ": '" + value + "' is no date; write 2024-07-12, 2024-07 or 2024");
}

Result<Node> date_between(const std::string& from, const std::string& to) {
  const auto first = days_of("from", from), last = days_of("to", to);
  if (!first) return first.error();
  if (!last) return last.error();
  if (first->from > last->to) return bad_request("from: '" + from + "' is after to: '" + to + "'; swap them");
  Node date;
  date.kind = NodeKind::date;
  date.text = from == to ? from : from + ".." + to;
  date.days = {first->from, last->to};
  return date;
}

}  // namespace

Result<std::vector<Node>> filters_of(const std::string& from, const std::string& to,
                                     const std::vector<std::string>& categories, const std::vector<std::string>& tags) {
  std::vector<Node> filters;
  if (!from.empty() || !to.empty()) {
    auto date = date_between(from, to);
    if (!date) return std::move(date).error();
    filters.push_back(std::move(*date));
  }
  if (!categories.empty()) filters.push_back(any_value(NodeKind::category, categories));
  if (!tags.empty()) filters.push_back(any_value(NodeKind::tag, tags));
  return filters;
}

}  // namespace malmoi::search
