// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include <malmoi/searcher.h>
#include <malmoi/settings.h>

#include "newsd/entity_tag.h"
#include "newsd/router.h"
#include "newsd/server.h"

namespace newsd {

/// What the operations of the server work with; outlives them.
struct Library {
  const malmoi::Searcher& searcher;
  const malmoi::Settings& settings;
  const EntityTag& entity_tag;
};

/// The operations that read: those of openapi.json, and the page.
std::vector<Route> reading_routes(const Library& library, const Services& services);

}  // namespace newsd
