// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace malmoi::index {

/// Bytes of one term in an outline: few enough that titles cost 1% of the text, enough that a query of 20
/// terms meets a wrong one in a title of 20 once in 40,000 articles.
inline constexpr std::size_t title_hash_bytes = 3;
std::uint32_t title_hash(std::string_view term);

/// What listing and ranking need of an article before its text is read, in one value: slot::outline.
struct Outline {
  std::string id;
  std::uint32_t terms = 0;           ///< the document's length, as Xapian counts it
  std::vector<std::uint32_t> title;  ///< title_hash() of each part of its words, sorted

  std::string encode() const;
};

/// The same, in place: nothing is copied, and only what is asked for is read.
class OutlineView {
 public:
  /// `value` must stay. A damaged one gives an empty outline.
  explicit OutlineView(std::string_view value);

  std::string_view id() const { return id_; }
  std::uint32_t terms() const { return terms_; }
  std::size_t title_size() const { return title_.size() / title_hash_bytes; }
  std::uint32_t title(std::size_t i) const;

 private:
  std::string_view id_;
  std::uint32_t terms_ = 0;
  std::string_view title_;
};

}  // namespace malmoi::index
