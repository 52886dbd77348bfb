// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/liquid.h"

#include <algorithm>

namespace malmoi::ingest {

namespace {

// A tag longer than this is none: two stray braces must not swallow the text between them.
constexpr std::size_t longest_tag = 4096;

/// Where the next `close` stands, found once however often it is asked for.
class Closer {
 public:
  Closer(std::string_view text, std::string_view close) : text_(text), close_(close) {}

  /// The end of the tag that begins at `at`, 0 if there is none.
  std::size_t end_of(std::size_t at) {
    if (next_ < at + 2) next_ = std::min(text_.find(close_, at + 2), text_.size());
    return next_ < text_.size() && next_ - at < longest_tag ? next_ + close_.size() : 0;
  }

 private:
  std::string_view text_;
  std::string_view close_;
  std::size_t next_ = 0;
};

std::string_view tag_name(std::string_view tag) {
  tag.remove_prefix(std::min(tag.find_first_not_of("{%- \t\n"), tag.size()));
  return tag.substr(0, tag.find_first_of(" \t\n-%}"));
}

class Stripper {
 public:
  explicit Stripper(std::string_view text) : text_(text) { out_.reserve(text.size()); }

  std::string strip() {
    while (const std::size_t end = next_tag()) {
      const std::string_view name = text_[at_ + 1] == '%' ? tag_name(text_.substr(at_, end - at_)) : "";
      at_ = end;
      if (name == "raw") pass_block("endraw", true);
      if (name == "comment") pass_block("endcomment", false);
    }
    return std::move(out_);
  }

 private:
  /// Copies text up to the next tag; the end of that tag, 0 if there is none.
  std::size_t next_tag() {
    const std::size_t begin = at_;
    std::size_t end = 0;
    while (end == 0 && (at_ = std::min(text_.find('{', at_), text_.size())) < text_.size()) {
      end = tag_end();
      if (end == 0) ++at_;
    }
    out_ += text_.substr(begin, at_ - begin);
    return end;
  }

  std::size_t tag_end() {
    const char kind = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
    if (kind == '%') return tags_.end_of(at_);
    if (kind == '{') return outputs_.end_of(at_);
    if (kind != ':') return 0;
    const std::size_t end = attributes_.end_of(at_);
    return end < lines_.end_of(at_) || lines_.end_of(at_) == 0 ? end : 0;
  }

  /// Passes what a block tag holds, and its end tag.
  void pass_block(std::string_view end_name, bool keep) {
    const std::size_t begin = at_;
    for (at_ = text_.find("{%", at_); at_ < text_.size(); at_ = text_.find("{%", at_ + 2)) {
      const std::size_t end = tags_.end_of(at_);
      if (end == 0 || tag_name(text_.substr(at_, end - at_)) != end_name) continue;
      if (keep) out_ += text_.substr(begin, at_ - begin);
      at_ = end;
      return;
    }
    if (keep) out_ += text_.substr(begin);
    at_ = text_.size();
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string out_;
  Closer tags_{text_, "%}"};
  Closer outputs_{text_, "}}"};
  Closer attributes_{text_, "}"};
  Closer lines_{text_, "\n"};
};

}  // namespace

std::string strip_liquid(std::string_view text) { return Stripper(text).strip(); }

}  // namespace malmoi::ingest
