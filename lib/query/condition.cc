// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/condition.h"

#include <algorithm>
#include <utility>

namespace malmoi::query {

using Kind = Condition::Kind;

std::size_t Condition::size() const {
  std::size_t size = kind == Kind::term;
  for (const Condition& part : parts) size += part.size();
  return size;
}

Condition everything() { return {}; }

Condition nothing() { return {Kind::any_of, {}, {}, 0}; }

Condition has_term(std::string term, std::uint64_t frequency) {
  if (frequency == 0) return nothing();
  return {Kind::term, std::move(term), {}, frequency};
}

Condition all_of(std::vector<Condition> parts) {
  if (std::any_of(parts.begin(), parts.end(), [](const Condition& part) { return part.is_nothing(); }))
    return nothing();
  std::erase_if(parts, [](const Condition& part) { return part.is_everything(); });
  if (parts.size() == 1) return std::move(parts.front());
  std::stable_sort(parts.begin(), parts.end(), [](const Condition& a, const Condition& b) { return a.most < b.most; });
  Condition all{Kind::all_of, {}, std::move(parts), UINT64_MAX};
  if (!all.parts.empty()) all.most = all.parts.front().most;
  return all;
}

Condition any_of(std::vector<Condition> parts) {
  if (std::any_of(parts.begin(), parts.end(), [](const Condition& part) { return part.is_everything(); }))
    return everything();
  std::erase_if(parts, [](const Condition& part) { return part.is_nothing(); });
  if (parts.size() == 1) return std::move(parts.front());
  Condition any{Kind::any_of, {}, std::move(parts), 0};
  for (const Condition& part : any.parts) any.most += std::min(part.most, UINT64_MAX - any.most);
  return any;
}

Condition none_of(Condition part) {
  if (part.is_everything()) return nothing();
  if (part.is_nothing()) return everything();
  Condition none{Kind::none_of, {}, {}, UINT64_MAX};
  none.parts.push_back(std::move(part));
  return none;
}

}  // namespace malmoi::query
