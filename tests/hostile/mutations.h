// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <random>
#include <string>

namespace malmoi::hostile {

using Random = std::mt19937_64;

/// A post with one to five things done to it that happen to files: by disks, editors, wrong charsets, careless and
/// hostile authors. `other` is another post, a piece of which may get into it.
std::string mutate(std::string post, const std::string& other, Random& random);

}  // namespace malmoi::hostile
