// SPDX-License-Identifier: GPL-2.0-or-later
#include "relevance/ladder.h"

#include <algorithm>
#include <iterator>

namespace relevance {
namespace {

struct Step {
  const char* name;
  void (*switch_off)(malmoi::RankingSettings&);
};

// In the order of docs/relevance.md. A rung has its own step and those above; those below are off.
constexpr Step steps[] = {
    {"pairs of syllables of stems", [](malmoi::RankingSettings&) {}},
    {"+ whole mixed words", [](malmoi::RankingSettings& ranking) { ranking.mixed_weight = 0; }},
    {"+ titles as a field", [](malmoi::RankingSettings& ranking) { ranking.title_weight = 0; }},
    {"+ length", [](malmoi::RankingSettings& ranking) { ranking.length_weight = 0; }},
    {"+ the first word more", [](malmoi::RankingSettings& ranking) { ranking.first_word_weight = 1; }},
    {"+ words and pairs letter by letter",
     [](malmoi::RankingSettings& ranking) { ranking.word_weight = ranking.pair_weight = 0; }},
    {"+ nearer to the beginning", [](malmoi::RankingSettings& ranking) { ranking.lead_weight = 0; }},
    {"+ all keywords first", [](malmoi::RankingSettings& ranking) { ranking.all_words_bonus = 0; }},
};

}  // namespace

std::vector<Rung> ladder(const malmoi::RankingSettings& full) {
  std::vector<Rung> rungs;
  malmoi::RankingSettings ranking = full;
  for (auto step = std::rbegin(steps); step != std::rend(steps); ++step) {
    rungs.push_back({step->name, ranking});
    step->switch_off(ranking);
  }
  std::reverse(rungs.begin(), rungs.end());
  return rungs;
}

}  // namespace relevance
