// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace malmoi::analysis {

/// Of the analysis. Later versions added some; an index of an earlier one is asked, and compared with its articles,
/// without them.
enum class Steps {
  first,  ///< ㆍ is a letter, and words of one syllable stay apart
  all,
};

}  // namespace malmoi::analysis
