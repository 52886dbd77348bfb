// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "query/deadline.h"

namespace malmoi::search {

/// Planning keeps it, too.
using query::Deadline;

}  // namespace malmoi::search
