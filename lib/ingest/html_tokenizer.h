// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace malmoi::ingest {

struct HtmlToken {
  enum class Kind : std::uint8_t { text, start_tag, end_tag };
  Kind kind = Kind::text;
  std::string_view text;  ///< of a text, with its character references; of a tag, the name as written
};

/// Text and tags of HTML, by the tokenization rules of the HTML standard (section 13.2.5), in one pass
/// without recursion: any bytes are accepted, and what browsers repair is repaired alike. Attributes,
/// comments and declarations are passed over, and so is the content of elements that hold no markup
/// (script, style, title, textarea and their like).
class HtmlTokenizer {
 public:
  explicit HtmlTokenizer(std::string_view html) : html_(html) {}

  /// The next token; false at the end.
  bool next(HtmlToken& token);

  std::size_t position() const { return at_; }
  void rewind(std::size_t position) { at_ = position; }

 private:
  bool read_markup(HtmlToken& token);
  void read_tag(HtmlToken& token);
  void skip_attributes();
  void skip_attribute_value();
  void skip_comment();
  void skip_past(char c);
  void skip_raw_text(std::string_view name);
  bool looking_at(std::string_view text) const { return html_.substr(at_, text.size()) == text; }

  std::string_view html_;
  std::size_t at_ = 0;
};

/// ASCII letters compared without case; `lower` is in lower case.
bool equals_ignoring_case(std::string_view text, std::string_view lower);

}  // namespace malmoi::ingest
