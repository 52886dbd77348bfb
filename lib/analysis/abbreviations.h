// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace malmoi::analysis {

/// The other ways to write a word of headlines, of which each is one or more words: of 미국 美 and 미, of 美대통령
/// 미국, of 미중 and of 美中 美 and 中, and 미국 and 중국. `stem` is folded, without its particle.
std::vector<std::vector<std::u32string>> abbreviation_variants(std::u32string_view stem);

}  // namespace malmoi::analysis
