// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace malmoi::query {

/// A set of articles, told by the terms that they have. A plain value; make one by the functions below, which keep
/// it small: parts that hold for no article, or for all, are gone.
struct Condition {
  enum class Kind : std::uint8_t { term, all_of, any_of, none_of };
  Kind kind = Kind::all_of;      ///< of no parts: everything
  std::string term;              ///< of Kind::term
  std::vector<Condition> parts;  ///< of all_of, those that the fewest articles meet first; of none_of, one
  /// So many articles meet it at most, as far as terms tell.
  std::uint64_t most = UINT64_MAX;

  bool is_everything() const { return kind == Kind::all_of && parts.empty(); }
  bool is_nothing() const { return kind == Kind::any_of && parts.empty(); }
  /// Terms in it, each as often as it stands there.
  std::size_t size() const;
};

Condition everything();
Condition nothing();
/// `frequency`: of the term in the whole index.
Condition has_term(std::string term, std::uint64_t frequency);
Condition all_of(std::vector<Condition> parts);
Condition any_of(std::vector<Condition> parts);
Condition none_of(Condition part);

}  // namespace malmoi::query
