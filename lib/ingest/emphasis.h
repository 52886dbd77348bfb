// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace malmoi::ingest {

/// Removes the asterisks of **emphasis** that a Markdown parser left standing: inside HTML blocks, and
/// where a letter follows punctuation, as in **"말"**은. Asterisks that mask a name (김**) stay.
void strip_emphasis(std::string& text);

}  // namespace malmoi::ingest
