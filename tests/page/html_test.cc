// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/page/html.h"

#include <gtest/gtest.h>

#include <random>

#include "parsed.h"

namespace newsd {
namespace {

/// Texts of pieces that mean something to a parser of HTML.
std::string hostile_text(std::mt19937& random) {
  static const std::vector<std::string> pieces = {
      "<",    ">",     "&",     "\"",  "'",   "</a>",        "<script>", "</title>",         "-->",
      "<!--", "&amp;", "&#60;", "&lt", "]]>", "가나",        "기사 ",    "\xF0\x9F\x93\xB0", "=",
      "/",    "a",     " ",     "\t",  "{}",  "javascript:", "onload=",  "\u202E",           "\\"};
  std::string text = "x";
  for (int i = 0; i < 12; ++i) text += pieces[random() % pieces.size()];
  return text;
}

TEST(Html, ReadsBackAsTheText) {
  std::mt19937 random(1);
  for (int i = 0; i < 2'000; ++i) {
    const std::string text = hostile_text(random);
    const auto elements = parsed("<body><p title=\"" + escape(text) + "\">" + escape(text) + "</p>");
    const Element& p = elements.back();
    ASSERT_EQ(p.tag, "p") << text;
    ASSERT_EQ(p.text, text);
    ASSERT_EQ(p.attributes.at("title"), text);
  }
}

TEST(Html, HasNoControlsNorBrokenBytes) {
  EXPECT_EQ(escape(std::string("a\0b\r\x1B\x7F\xC2\x85", 8)), "a�b����");
  EXPECT_EQ(escape("\xEA\xB0"), "��");
  EXPECT_EQ(escape("\xED\xA0\x80"), "���");
  EXPECT_EQ(escape("a\tb\n"), "a\tb\n");
}

TEST(Html, MarksRanges) {
  EXPECT_EQ(escape_marked("<금리> 인하", {{1, 7}}), "&lt;<mark>금리</mark>&gt; 인하");
  EXPECT_EQ(escape_marked("금리", {{0, 3}, {3, 600}}), "<mark>금</mark><mark>리</mark>");
  EXPECT_EQ(escape_marked("금리", {{3, 6}, {0, 3}}), "금<mark>리</mark><mark></mark>");
}

TEST(Html, LinksOnlyToTheWeb) {
  for (const char* url : {"http://news.example/1", "HTTPS://news.example/1", "/%EC%A0%95/1.html", "/"}) {
    EXPECT_TRUE(is_linkable(url)) << url;
  }
  for (const char* url :
       {"", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "//evil.example",
        "/\\evil.example", "/\t/evil.example", " javascript:alert(1)", "java\nscript:alert(1)", "file:///etc/passwd",
        "mailto:a@b", "news.html", "http", "\x01javascript:alert(1)"}) {
    EXPECT_FALSE(is_linkable(url)) << url;
  }
}

TEST(Html, EncodesAnyBytes) {
  EXPECT_EQ(percent_encode("a-Z_.~ &=+#%\xEA\xB0\x80\xFF"), "a-Z_.~%20%26%3D%2B%23%25%EA%B0%80%FF");
}

}  // namespace
}  // namespace newsd
