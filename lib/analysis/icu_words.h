// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <unicode/brkiter.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/segmenter.h"

namespace malmoi::analysis {

/// One thread at a time. ICU's word BreakIterator over code points, made when it is first needed.
class IcuWords {
 public:
  /// Appends the segments of `text`, whose first character counts as the `offset`th.
  void segment(std::u32string_view text, std::uint32_t offset, std::vector<Segment>& out);

 private:
  void segment_block(std::u32string_view text, std::uint32_t offset, std::vector<Segment>& out);
  void set_text(std::u32string_view text);

  std::unique_ptr<icu::BreakIterator> iterator_;
  std::u16string utf16_;
};

}  // namespace malmoi::analysis
