// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include <malmoi/error.h>

namespace malmoi::index {

/// The folder of an index holds CURRENT, LOCK, generations (gen-N), lists of the dead (gen-N.dead-M), and while it is
/// written to `tmp` and files that end in .new.

std::string generation_name(std::uint64_t number);
/// The number of the generation that a name belongs to, also of a list of its dead; 0 where it is none.
std::uint64_t generation_number(const std::string& name);

/// Makes the folder where there is none, and says whether it did. Errors: not_an_index where it holds anything else than an index;
/// permission_denied, io.
Result<bool> prepare_folder(const std::string& folder);

/// Removes what a killed writer left, and what CURRENT no longer names. Only for the holder of the lock. Readers that
/// have it open go on reading.
void remove_unreferenced(const std::string& folder);

}  // namespace malmoi::index
