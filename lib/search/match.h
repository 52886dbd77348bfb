// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <malmoi/search_results.h>

namespace malmoi::search {

struct Match {
  std::uint32_t document = 0;  ///< number in the snapshot
  double score = 0;            ///< of the text and of what follows
  double title_score = 0;
  double length_score = 0;
  double verbatim_score = 0;
  double kept = 1;  ///< of the score at the article's age, see Recency
  std::string id = {};                         ///< of the article, where its outline was read
  std::optional<std::uint64_t> date_key = {};  ///< where it was needed, see date_key()
};

struct MatchList {
  std::vector<Match> matches;  ///< best first
  Total total;
  bool limited = false;  ///< more candidates than may be verified were left out of the count
};

}  // namespace malmoi::search
