// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/markdown.h"

#include <md4c.h>

#include <algorithm>
#include <optional>
#include <vector>

namespace malmoi::ingest {

namespace {

// Indented code is off: posts indent their HTML by four spaces and more. Headings need no space after
// the #, as in kramdown, Jekyll's parser. So is strikethrough, for which md4c takes one tilde too: between
// numbers and days that is Korean for "to" (22~25도, 27~30도), and only two strike text out.
constexpr unsigned flags =
    MD_FLAG_TABLES | MD_FLAG_TASKLISTS | MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_PERMISSIVEATXHEADERS;

// md4c spends time in proportion to lines times open containers (quotes and list items).
constexpr std::size_t max_indent = 64;
constexpr std::size_t max_markers = 64;

const char* block_name(MD_BLOCKTYPE type) {
  switch (type) {
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
      return "ul";
    case MD_BLOCK_LI:
      return "li";
    case MD_BLOCK_HR:
      return "hr";
    case MD_BLOCK_TABLE:
      return "table";
    case MD_BLOCK_TR:
      return "tr";
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      return "td";
    case MD_BLOCK_DOC:
    case MD_BLOCK_HTML:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
      return nullptr;
    default:
      return "p";
  }
}

class HtmlWriter {
 public:
  HtmlWriter(std::size_t size, std::string& html) : html_(html), budget_(1000 + 4 * size) {}

  int enter_block(MD_BLOCKTYPE type, const void* detail) {
    strike_.reset();
    if (type == MD_BLOCK_OL) start_ = static_cast<const MD_BLOCK_OL_DETAIL*>(detail)->start;
    if (after_number_ && (type == MD_BLOCK_OL || type == MD_BLOCK_P)) return spend();
    if (type == MD_BLOCK_LI && start_ && (*start_ > 1 || after_number_)) return keep_number();
    if (type != MD_BLOCK_OL) start_.reset();
    after_number_ = false;
    return tag("<", type);
  }
  int leave_block(MD_BLOCKTYPE type) {
    strike_.reset();
    return tag("</", type);
  }
  int enter_span(MD_SPANTYPE type, const void* detail) {
    if (type == MD_SPAN_IMG) {
      ++pictures_;
      return spend(static_cast<const MD_SPAN_IMG_DETAIL*>(detail)->src.size);
    }
    return spend(type == MD_SPAN_A ? static_cast<const MD_SPAN_A_DETAIL*>(detail)->href.size : 0);
  }
  int leave_span(MD_SPANTYPE type) {
    pictures_ -= type == MD_SPAN_IMG;
    return spend();
  }
  int text(MD_TEXTTYPE type, std::string_view text) {
    after_number_ = false;
    if (pictures_ > 0) return spend();
    switch (type) {
      case MD_TEXT_BR:
        html_ += "<br>";
        break;
      case MD_TEXT_SOFTBR:
        html_ += '\n';
        break;
      case MD_TEXT_NULLCHAR:
        html_ += ' ';
        break;
      case MD_TEXT_HTML:
      case MD_TEXT_ENTITY:
        html_ += text;
        break;
      case MD_TEXT_NORMAL:
        strike_or_escape(text);
        break;
      default:
        escape(text);
    }
    return spend();
  }

  void remove_strikes() {
    if (strikes_.empty()) return;
    std::size_t end = 0, from = 0;
    const auto keep_to = [&](std::size_t to) {
      std::copy(html_.begin() + static_cast<std::ptrdiff_t>(from), html_.begin() + static_cast<std::ptrdiff_t>(to),
                html_.begin() + static_cast<std::ptrdiff_t>(end));
      end += to - from;
      from = to + strike.size();
    };
    for (const std::size_t at : strikes_) keep_to(at);
    keep_to(html_.size());
    html_.resize(end);
  }

 private:
  static constexpr std::string_view strike = "~~";

  int tag(const char* opening, MD_BLOCKTYPE type) {
    if (const char* name = block_name(type)) {
      html_ += opening;
      html_ += name;
      html_ += '>';
    }
    return spend();
  }

  /// A list that does not begin at 1 was none to its author. "2024. 7. 12. ..." is three to CommonMark, each
  /// within the other, and one block here.
  int keep_number() {
    if (!after_number_) html_ += "<li>";
    html_ += std::to_string(*start_) + ". ";
    start_.reset();
    after_number_ = true;
    return spend();
  }

  /// Less than zero stops md4c (more than zero only in places), before output grows with the square of the text: the
  /// rows of a table are padded to its width, and a link definition may be used any number of times.
  int spend(std::size_t cost = 0) {
    if (budget_ <= cost) return -1;
    budget_ -= cost + 1;
    return 0;
  }

  /// Notes where two tildes open and close text that is struck out; what is struck out stays.
  void strike_or_escape(std::string_view text) {
    while (!text.empty()) {
      const std::size_t plain = std::min(text.find('~'), text.size());
      escape(text.substr(0, plain));
      text.remove_prefix(plain);
      const std::size_t tildes = std::min(text.find_first_not_of('~'), text.size());
      if (tildes == strike.size()) note_strike(text.substr(tildes));
      html_ += text.substr(0, tildes);
      text.remove_prefix(tildes);
    }
  }

  void note_strike(std::string_view after) {
    const bool is_after_space = html_.empty() || html_.back() == ' ' || html_.back() == '\n' || html_.back() == '>';
    if (strike_ && !is_after_space) {
      strikes_.insert(strikes_.end(), {*strike_, html_.size()});
      strike_.reset();
    } else if (!after.starts_with(' ')) {
      strike_ = html_.size();
    }
  }

  void escape(std::string_view text) {
    while (!text.empty()) {
      const std::size_t plain = std::min(text.find_first_of("<&"), text.size());
      html_ += text.substr(0, plain);
      text.remove_prefix(plain);
      if (text.empty()) return;
      html_ += text[0] == '<' ? "&lt;" : "&amp;";
      text.remove_prefix(1);
    }
  }

  std::string& html_;
  std::size_t budget_;
  int pictures_ = 0;
  std::optional<unsigned> start_;      ///< of the numbered list whose first item comes next
  bool after_number_ = false;          ///< nothing was written since keep_number()
  std::optional<std::size_t> strike_;  ///< where two tildes stand that may open
  std::vector<std::size_t> strikes_;   ///< tildes that open or close
};

HtmlWriter& writer(void* data) { return *static_cast<HtmlWriter*>(data); }

MD_PARSER make_parser() {
  MD_PARSER parser{};
  parser.flags = flags;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* data) {
    return writer(data).enter_block(type, detail);
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* data) { return writer(data).leave_block(type); };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* data) { return writer(data).enter_span(type, detail); };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* data) { return writer(data).leave_span(type); };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* data) {
    return writer(data).text(type, {text, size});
  };
  return parser;
}

/// Does a line begin more quotes and list items, or one further in, than any honest text does?
bool nests_too_deeply(std::string_view line) {
  std::size_t markers = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == ' ' || c == '\t' || (c >= '0' && c <= '9')) continue;
    if (std::string_view(">-+*.)").find(c) == std::string_view::npos) return false;
    const bool ends_marker = c == '>' || i + 1 == line.size() || line[i + 1] == ' ' || line[i + 1] == '\t';
    markers += ends_marker;
    if (markers > max_markers || (markers == 1 && i > max_indent)) return true;
  }
  return false;
}

bool is_bounded(std::string_view markdown) {
  while (!markdown.empty()) {
    const std::size_t end = std::min(markdown.find('\n'), markdown.size() - 1);
    if (nests_too_deeply(markdown.substr(0, end))) return false;
    markdown.remove_prefix(end + 1);
  }
  return true;
}

}  // namespace

bool markdown_to_html(std::string_view markdown, std::string& html) {
  static const MD_PARSER parser = make_parser();
  if (!is_bounded(markdown)) return false;
  html.clear();
  html.reserve(markdown.size());
  HtmlWriter state(markdown.size(), html);
  if (md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &state) != 0) return false;
  state.remove_strikes();
  return true;
}

}  // namespace malmoi::ingest
