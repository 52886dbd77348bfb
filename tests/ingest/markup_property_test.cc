// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <array>
#include <random>
#include <regex>
#include <string>

#include "ingest/block_writer.h"
#include "ingest/markup.h"
#include "text/utf8.h"

namespace malmoi::ingest {
namespace {

constexpr std::array pieces = {
    "<p>",
    "</p>",
    "<div",
    " class=\"x\"",
    ">",
    "</div>",
    "<b>",
    "</b>",
    "<br>",
    "<table>",
    "<tr>",
    "<td>",
    "</td>",
    "</table>",
    "<ul><li>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<",
    "</",
    "<template>",
    "</template>",
    "<svg>",
    "'",
    "\"",
    "=",
    "#",
    "# ",
    "- ",
    "1. ",
    "2024. ",
    "> ",
    "**",
    "*",
    "_",
    "`",
    "```\n",
    "|",
    "|---|\n",
    "[",
    "](",
    ")",
    "![",
    "\n",
    "\n\n",
    "    ",
    " ",
    "\t",
    "{%",
    "%}",
    "{{",
    "}}",
    "{:",
    "}",
    "{% raw %}",
    "{% endraw %}",
    "가나",
    "다. ",
    "mixed7",
    "\xE3\x80\x80",
    "\xC2\xA0",
    "\xC2\x85",
    "\xF0\x9F\x91\x88",
    "\x01",
    "~~",
    "<h2>",
    "</h2>",
    "<textarea>",
    "</textarea>",
    "\\",
    "<a href=",
};

std::string random_markup(std::mt19937& random) {
  std::string text;
  for (std::size_t count = random() % 60; count > 0; --count) text += pieces[random() % pieces.size()];
  return text;
}

/// What every text that Malmoi indexes must look like.
void expect_clean(const std::string& text, const std::string& source) {
  ASSERT_TRUE(text::is_valid_utf8(text)) << source;
  bool after_gap = true;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t space = space_at(text, at);
    if (space > 0) {
      ASSERT_TRUE(text[at] == ' ' || text[at] == '\n') << source;
      ASSERT_FALSE(after_gap) << "white space is not collapsed in: " << text << "\nof: " << source;
    }
    after_gap = space > 0;
    at += space > 0 ? space : 1;
  }
  ASSERT_FALSE(after_gap && !text.empty()) << source;
}

TEST(MarkupProperty, TextIsClean) {
  std::mt19937 random(1);
  for (int round = 0; round < 20000; ++round) {
    const std::string markup = random_markup(random);
    expect_clean(markup_to_text(markup), markup);
    expect_clean(html_to_text(markup), markup);
    expect_clean(lines_to_text(markup), markup);
  }
}

TEST(MarkupProperty, HtmlLeavesNoTags) {
  std::mt19937 random(2);
  const std::regex tag("</?(p|div|b|br|table|tr|td|ul|li|script|h2|svg|a|template)[ />]");
  for (int round = 0; round < 20000; ++round) {
    const std::string html = random_markup(random);
    const std::string text = html_to_text(html);
    ASSERT_FALSE(std::regex_search(text, tag)) << text << "\nof: " << html;
  }
}

TEST(MarkupProperty, ArbitraryUtf8) {
  std::mt19937 random(3);
  for (int round = 0; round < 5000; ++round) {
    std::string bytes;
    for (std::size_t size = random() % 200; size > 0; --size) bytes.push_back(static_cast<char>(random()));
    const std::string text = text::scrub_utf8(bytes);
    expect_clean(markup_to_text(text), text);
  }
}

std::string repeat(const std::string& piece, std::size_t times) {
  std::string text;
  for (; times > 0; --times) text += piece;
  return text;
}

// Each of these took a parser down, by its stack or by quadratic time. Should one come back, this test
// does not end.
TEST(MarkupProperty, HostileTextEnds) {
  constexpr std::size_t many = 100000;
  const std::string text = "글";
  for (const char* piece : {"<div>",      "<b>",       "<table><tr><td>",
                            "<template>", "<svg>",     "<object><noscript>",
                            "<b><p>",     "<a href='", "<a b ",
                            "<!--",       "</",        "<![CDATA[",
                            "&",          "&#",        "&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                            "> ",         "- ",        "1. ",
                            "[",          "![",        "](",
                            "*a ",        "_a*",       "`",
                            "<",          "{%",        "{{",
                            "{:",         "{% raw %}", "{% comment %}",
                            "**a ",       "** a",      "| ",
                            "~~a",        "\\",        "[a]: b\n",
                            "[a][b]",     "<script>"}) {
    markup_to_text(repeat(piece, many) + text);
    html_to_text(repeat(piece, many) + text);
  }
  markup_to_text("[a]: " + std::string(1u << 20, 'x') + "\n\n" + repeat("[a] ", 10 * many));
  markup_to_text("[a]: " + std::string(1u << 20, 'x') + "\n\n" + repeat("![a] ", 10 * many));
  EXPECT_EQ(html_to_text(repeat("<div>", many) + text), text);
  EXPECT_EQ(html_to_text(repeat("<object>", many) + text), text);
}

TEST(MarkupProperty, HostileMarkdownIsReadAsHtml) {
  constexpr std::size_t many = 20000;
  const std::string wide_table = repeat("|a", many) + "\n" + repeat("|-", many) + "\n" + repeat("|\n", many);
  EXPECT_FALSE(markup_to_text(wide_table).empty());
  const std::string deep_list = repeat("- ", many) + "글" + repeat("\n", many);
  EXPECT_EQ(markup_to_text(deep_list), repeat("- ", many) + "글");
  std::string staircase;
  for (std::size_t depth = 0; depth < 1000; ++depth) staircase += std::string(2 * depth, ' ') + "- 글\n";
  EXPECT_EQ(markup_to_text(staircase).substr(0, 2), "- ");
}

}  // namespace
}  // namespace malmoi::ingest
