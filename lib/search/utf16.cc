// SPDX-License-Identifier: GPL-2.0-or-later
#include <malmoi/utf16.h>

#include <algorithm>

namespace malmoi {
namespace {

std::ptrdiff_t units(std::string_view text) {
  const auto begins = [](unsigned char c) { return (c & 0xC0) != 0x80; };
  const auto begins_pair = [](unsigned char c) { return c >= 0xF0; };
  return std::count_if(text.begin(), text.end(), begins) + std::count_if(text.begin(), text.end(), begins_pair);
}

/// Counts up to byte offsets that never fall.
class Offset {
 public:
  explicit Offset(std::string_view text) : text_(text) {}

  std::uint32_t at(std::size_t byte) {
    byte = std::clamp(byte, byte_, text_.size());
    units_ += units(text_.substr(byte_, byte - byte_));
    byte_ = byte;
    return static_cast<std::uint32_t>(units_);
  }

 private:
  std::string_view text_;
  std::size_t byte_ = 0;
  std::ptrdiff_t units_ = 0;
};

}  // namespace

void count_in_utf16(std::string_view text, std::vector<ByteRange>& ranges) noexcept {
  Offset offset(text);
  for (ByteRange& range : ranges) {
    range.begin = offset.at(range.begin);
    range.end = offset.at(range.end);
  }
}

void count_in_utf16(SearchResults& results) noexcept {
  for (Hit& hit : results.hits) {
    count_in_utf16(hit.snippet, hit.highlights);
    count_in_utf16(hit.title, hit.title_highlights);
  }
}

void count_in_utf16(Suggestions& suggestions) noexcept {
  for (Suggestion& each : suggestions.suggestions) count_in_utf16(each.text, each.highlights);
}

}  // namespace malmoi
