// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <bitset>
#include <cstdint>
#include <iterator>

#include "ingest/block_writer.h"
#include "ingest/html_references.h"
#include "ingest/html_tokenizer.h"
#include "ingest/markup.h"

namespace malmoi::ingest {

namespace {

/// What a tag does to the text around it. A tag that is not listed is inline and does nothing, so that
/// 한<b>미</b> stays one word.
enum class Role : std::uint8_t {
  block,       ///< its tags end a block
  table_part,  ///< the same, and they end a table cell that was left open
  cell,
  line_break,
  dropped,  ///< not part of the text; passed over up to its end tag
};

struct Element {
  std::string_view name;
  Role role;
};

// Block-level elements are those of the standard's suggested rendering (section 15.3).
constexpr Element elements[] = {
    {"address", Role::block},    {"article", Role::block},
    {"aside", Role::block},      {"audio", Role::dropped},
    {"blockquote", Role::block}, {"body", Role::block},
    {"br", Role::line_break},    {"button", Role::block},
    {"canvas", Role::dropped},   {"caption", Role::table_part},
    {"center", Role::block},     {"datalist", Role::dropped},
    {"dd", Role::block},         {"details", Role::block},
    {"dialog", Role::block},     {"dir", Role::block},
    {"div", Role::block},        {"dl", Role::block},
    {"dt", Role::block},         {"fieldset", Role::block},
    {"figcaption", Role::block}, {"figure", Role::block},
    {"footer", Role::block},     {"form", Role::block},
    {"h1", Role::block},         {"h2", Role::block},
    {"h3", Role::block},         {"h4", Role::block},
    {"h5", Role::block},         {"h6", Role::block},
    {"header", Role::block},     {"hgroup", Role::block},
    {"hr", Role::block},         {"html", Role::block},
    {"legend", Role::block},     {"li", Role::block},
    {"main", Role::block},       {"menu", Role::block},
    {"nav", Role::block},        {"noscript", Role::dropped},
    {"object", Role::dropped},   {"ol", Role::block},
    {"p", Role::block},          {"pre", Role::block},
    {"search", Role::block},     {"section", Role::block},
    {"select", Role::dropped},   {"summary", Role::block},
    {"svg", Role::dropped},      {"table", Role::table_part},
    {"tbody", Role::table_part}, {"td", Role::cell},
    {"template", Role::dropped}, {"tfoot", Role::table_part},
    {"th", Role::cell},          {"thead", Role::table_part},
    {"tr", Role::table_part},    {"ul", Role::block},
    {"video", Role::dropped},
};
static_assert(std::ranges::is_sorted(elements, {}, &Element::name));

const Element* find_element(std::string_view name) {
  std::array<char, 10> lower;  // the longest names, blockquote and figcaption
  if (name.size() > lower.size()) return nullptr;
  std::ranges::transform(name, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  const std::string_view key(lower.data(), name.size());
  const auto found = std::ranges::lower_bound(elements, key, {}, &Element::name);
  return found != std::end(elements) && found->name == key ? found : nullptr;
}

class TextExtractor {
 public:
  explicit TextExtractor(std::string_view html) : tokens_(html), writer_(html.size() / 2) {}

  std::string extract() {
    HtmlToken token;
    while (tokens_.next(token)) {
      if (token.kind == HtmlToken::Kind::text) {
        add_text(token.text);
      } else if (const Element* element = find_element(token.text)) {
        add_tag(*element, token.kind == HtmlToken::Kind::end_tag);
      }
    }
    return writer_.take();
  }

 private:
  void add_text(std::string_view text) {
    if (text.find('&') == std::string_view::npos) return writer_.text(text);
    resolved_.clear();
    resolve_references(text, resolved_);
    writer_.text(resolved_);
  }

  void add_tag(const Element& element, bool is_end) {
    switch (element.role) {
      case Role::table_part:
        writer_.end_cell();
        [[fallthrough]];
      case Role::block:
        return writer_.end_block();
      case Role::cell:
        return is_end ? writer_.end_cell() : writer_.begin_cell();
      case Role::line_break:
        return writer_.line_break();
      case Role::dropped:
        if (!is_end) skip(element);
    }
  }

  /// Passes an element with all it holds. One that is never closed is not passed, and the text behind
  /// such a one is looked through only once.
  void skip(const Element& element) {
    const auto index = static_cast<std::size_t>(&element - elements);
    if (never_closed_[index]) return;
    const std::size_t start = tokens_.position();
    HtmlToken token;
    for (std::size_t depth = 1; tokens_.next(token);) {
      if (token.kind == HtmlToken::Kind::text || find_element(token.text) != &element) continue;
      depth += token.kind == HtmlToken::Kind::start_tag ? 1 : -1;
      if (depth == 0) return;
    }
    never_closed_[index] = true;
    tokens_.rewind(start);
  }

  HtmlTokenizer tokens_;
  BlockWriter writer_;
  std::string resolved_;
  std::bitset<std::size(elements)> never_closed_;
};

}  // namespace

std::string html_to_text(std::string_view html) { return TextExtractor(html).extract(); }

}  // namespace malmoi::ingest
