// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/html_tokenizer.h"

#include <algorithm>
#include <array>

namespace malmoi::ingest {

namespace {

// Elements whose content is not markup: raw text and escapable raw text of the standard.
constexpr std::array<std::string_view, 8> raw_elements = {"iframe", "noembed",  "noframes", "script",
                                                          "style",  "textarea", "title",    "xmp"};

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }
constexpr bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
constexpr bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }
constexpr bool ends_name(char c) { return is_space(c) || c == '/' || c == '>'; }

bool is_raw(std::string_view name) {
  return std::ranges::any_of(raw_elements, [&](std::string_view raw) { return equals_ignoring_case(name, raw); });
}

}  // namespace

bool equals_ignoring_case(std::string_view text, std::string_view lower_case) {
  return text.size() == lower_case.size() &&
         std::equal(text.begin(), text.end(), lower_case.begin(), [](char a, char b) { return lower(a) == b; });
}

bool HtmlTokenizer::next(HtmlToken& token) {
  while (at_ < html_.size()) {
    if (html_[at_] == '<' && read_markup(token)) {
      if (token.text.empty()) continue;
      return true;
    }
    // A '<' that begins no markup is text.
    const std::size_t begin = at_;
    at_ = std::min(html_.find('<', at_ + 1), html_.size());
    token = {HtmlToken::Kind::text, html_.substr(begin, at_ - begin)};
    return true;
  }
  return false;
}

/// At a '<': true if it begins markup, which is then passed; the token is empty unless it was a tag.
bool HtmlTokenizer::read_markup(HtmlToken& token) {
  token.text = {};
  const char first = at_ + 1 < html_.size() ? html_[at_ + 1] : '\0';
  const char second = at_ + 2 < html_.size() ? html_[at_ + 2] : '\0';
  if (is_letter(first)) {
    token.kind = HtmlToken::Kind::start_tag;
    at_ += 1;
    read_tag(token);
    if (is_raw(token.text)) skip_raw_text(token.text);
    return true;
  }
  if (first == '/' && is_letter(second)) {
    token.kind = HtmlToken::Kind::end_tag;
    at_ += 2;
    read_tag(token);
    return true;
  }
  if (looking_at("<!--")) {
    skip_comment();
    return true;
  }
  if (first == '!' || first == '?' || (first == '/' && second != '\0')) {
    skip_past('>');
    return true;
  }
  return false;
}

void HtmlTokenizer::read_tag(HtmlToken& token) {
  const std::size_t begin = at_;
  while (at_ < html_.size() && !ends_name(html_[at_])) ++at_;
  const std::size_t end = at_;
  skip_attributes();
  // A tag that the end of the text cuts off is none.
  if (at_ >= html_.size()) return;
  ++at_;
  token.text = html_.substr(begin, end - begin);
}

/// Stops at the '>' of the tag.
void HtmlTokenizer::skip_attributes() {
  while (at_ < html_.size() && html_[at_] != '>') {
    if (is_space(html_[at_]) || html_[at_] == '/') {
      ++at_;
      continue;
    }
    ++at_;  // the first character of a name may be anything, even '='
    while (at_ < html_.size() && !ends_name(html_[at_]) && html_[at_] != '=') ++at_;
    while (at_ < html_.size() && is_space(html_[at_])) ++at_;
    if (at_ < html_.size() && html_[at_] == '=') {
      ++at_;
      skip_attribute_value();
    }
  }
}

void HtmlTokenizer::skip_attribute_value() {
  while (at_ < html_.size() && is_space(html_[at_])) ++at_;
  if (at_ >= html_.size()) return;
  const char quote = html_[at_];
  if (quote == '"' || quote == '\'') {
    ++at_;
    skip_past(quote);
    return;
  }
  while (at_ < html_.size() && !is_space(html_[at_]) && html_[at_] != '>') ++at_;
}

void HtmlTokenizer::skip_comment() {
  at_ += 4;
  if (looking_at(">"))
    at_ += 1;
  else if (looking_at("->"))
    at_ += 2;
  else {
    for (;;) {
      at_ = html_.find("--", at_);
      if (at_ == std::string_view::npos) {
        at_ = html_.size();
        return;
      }
      if (html_.substr(at_ + 2, 1) == ">") {
        at_ += 3;
        return;
      }
      if (html_.substr(at_ + 2, 2) == "!>") {
        at_ += 4;
        return;
      }
      ++at_;
    }
  }
}

void HtmlTokenizer::skip_past(char c) {
  const std::size_t found = html_.find(c, at_);
  at_ = found == std::string_view::npos ? html_.size() : found + 1;
}

/// Stops at the end tag of the element, or at the end of the text.
void HtmlTokenizer::skip_raw_text(std::string_view name) {
  for (;;) {
    at_ = std::min(html_.find("</", at_), html_.size());
    if (at_ == html_.size()) return;
    const std::size_t after = at_ + 2 + name.size();
    const std::string_view found = html_.substr(at_ + 2, name.size());
    const bool same = std::equal(found.begin(), found.end(), name.begin(), name.end(),
                                 [](char a, char b) { return lower(a) == lower(b); });
    if (same && after < html_.size() && ends_name(html_[after])) return;
    at_ += 2;
  }
}

}  // namespace malmoi::ingest
