// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/filters.h"

#include <utility>

namespace malmoi::search {
namespace {

using query::Node;
using query::NodeKind;

Error bad_request(const std::string& message) { return {ErrorCode::invalid_argument, message}; }

Node any_value(NodeKind kind, const std::vector<std::string>& values) {
  Node any;
  any.kind = NodeKind::any_of;
  for (const std::string& value : values) {
    Node& child = any.children.emplace_back();
    child.kind = kind;
    child.text = value;
  }
  return any;
}

}  // namespace

Result<std::vector<Node>> filters_of(const std::string& from, const std::string& to,
                                     const std::vector<std::string>& categories, const std::vector<std::string>& tags) {
  std::vector<Node> filters;
  if (!from.empty() || !to.empty()) {
    Node date;
    date.kind = NodeKind::date;
    query::DayRange days;
    if (!from.empty()) {
      if (!query::parse_days(from, days)) {
        return bad_request("from: '" + from + "' is no date; write 2024-07-12, 2024-07 or 2024");
      }
      date.days.from = days.from;
    }
    if (!to.empty()) {
      if (!query::parse_days(to, days)) {
        return bad_request("to: '" + to + "' is no date; write 2024-07-12, 2024-07 or 2024");
      }
      date.days.to = days.to;
    }
    filters.push_back(std::move(date));
  }
  if (!categories.empty()) filters.push_back(any_value(NodeKind::category, categories));
  if (!tags.empty()) filters.push_back(any_value(NodeKind::tag, tags));
  return filters;
}

}  // namespace malmoi::search
