// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <malmoi/error.h>

namespace malmoi::config {

/// Where one of `from` is sought, each of `to` will do as well. Of equal words both are the same list.
struct SynonymRule {
  std::vector<std::string> from;
  std::vector<std::string> to;
};

/// The rules of a YAML file, which is a list of groups:
///
///     - equal: [한은, 한국은행]
///     - from: [코로나]
///       to: [코로나19, 코로나바이러스감염증]
///
/// Errors: those of read_yaml_file(); bad_input names file, line and key of what is wrong.
Result<std::vector<SynonymRule>> load_synonyms(const std::string& path);

inline constexpr std::size_t max_synonym_groups = 10'000;
inline constexpr std::size_t max_synonyms_a_side = 32;
inline constexpr std::size_t max_synonym_bytes = 200;

}  // namespace malmoi::config
