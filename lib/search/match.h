// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include <malmoi/search_results.h>

namespace malmoi::search {

struct Match {
  Xapian::docid document = 0;
  double score = 0;  ///< of the text and of what follows
  double title_score = 0;
  double length_score = 0;
  double verbatim_score = 0;
  std::string id = {};  ///< of the article, where its outline was read
};

struct MatchList {
  std::vector<Match> matches;  ///< best first
  Total total;
  bool limited = false;  ///< more candidates than may be verified were left out of the count
};

}  // namespace malmoi::search
