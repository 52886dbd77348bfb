// SPDX-License-Identifier: GPL-2.0-or-later
#include "relevance/report.h"

namespace relevance {

Report report(const System& system, const std::vector<System>& opponents) {
  Report report{figures(system), {}};
  for (const System& opponent : opponents) {
    report.opponents.push_back({opponent.name, figures(opponent), differences(system, opponent)});
  }
  return report;
}

LadderReport ladder_report(const std::vector<System>& rungs, const std::vector<System>& engines) {
  LadderReport rows;
  const System* above = nullptr;
  for (const System& rung : rungs) {
    rows.push_back({rung.name, figures(rung), {}, true});
    if (above) rows.back().differences = differences(rung, *above);
    above = &rung;
  }
  for (const System& engine : engines) rows.push_back({engine.name, figures(engine), {}, false});
  return rows;
}

}  // namespace relevance
