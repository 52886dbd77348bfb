// SPDX-License-Identifier: GPL-2.0-or-later
// Our tokenizer against Gumbo, a complete HTML5 parser: both must see the same text.
#include <gtest/gtest.h>
#include <gumbo.h>

#include <array>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "ingest/markup.h"

namespace malmoi::ingest {
namespace {

const std::set<GumboTag> dropped = {GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_TITLE,    GUMBO_TAG_TEXTAREA,
                                    GUMBO_TAG_IFRAME, GUMBO_TAG_XMP,   GUMBO_TAG_TEMPLATE, GUMBO_TAG_NOSCRIPT};

void append_text(const GumboNode& node, std::string& out) {
  if (node.type == GUMBO_NODE_TEXT) out += node.v.text.text;
  if ((node.type != GUMBO_NODE_ELEMENT && node.type != GUMBO_NODE_TEMPLATE) || dropped.contains(node.v.element.tag))
    return;
  for (unsigned i = 0; i < node.v.element.children.length; ++i) {
    append_text(*static_cast<GumboNode*>(node.v.element.children.data[i]), out);
  }
}

std::string gumbo_text(const std::string& html) {
  GumboOptions options = kGumboDefaultOptions;
  options.fragment_context = GUMBO_TAG_DIV;
  GumboOutput* output = gumbo_parse_with_options(&options, html.data(), html.size());
  std::string text;
  append_text(*output->root, text);
  gumbo_destroy_output(&options, output);
  return text;
}

/// Which spaces and line ends stand between words is ours to choose; the rest is not.
std::string without_spaces(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 2, "\xC2\xA0") == 0) {
      ++i;
    } else if (static_cast<unsigned char>(text[i]) > ' ') {
      out += text[i];
    }
  }
  return out;
}

// Table parts are left out: a browser moves text that stands between cells to before the table, and we
// leave it where its author wrote it. So are elements whose content both drop but end differently where
// they are not closed. And Gumbo 0.10 goes astray where `</>` stands before an svg.
constexpr std::array pieces = {"<p>",
                               "</p>",
                               "<div class=a>",
                               "</div>",
                               "<b>",
                               "</b>",
                               "<i id='>'>",
                               "<a href=\"/x?a=1&b=2\">",
                               "</a>",
                               "<br/>",
                               "<li>",
                               "<ul>",
                               "</ul>",
                               "<h2 data-x>",
                               "</h2 y>",
                               "<img alt='글' src=x>",
                               "<hr>",
                               "<x-y>",
                               "<script>1<2</script>",
                               "<style>a</b></style>",
                               "<textarea><p>가</textarea>",
                               "<title>&amp;</title>",
                               "<template>가<p>나</template>",
                               "<noscript>다</noscript>",
                               "<!-- 마 -->",
                               "<!---->",
                               "<!-->",
                               "<!-- a -- b --!>",
                               "<!doctype html>",
                               "<?xml ?>",
                               "</ x>",
                               "</>",
                               "<![CDATA[바]]>",
                               "&amp;",
                               "&lt",
                               "&lt;b&gt;",
                               "&#44032;",
                               "&#xAC01",
                               "&#128;",
                               "&#0;",
                               "&nbsp;",
                               "&hellip;",
                               "&notin;",
                               "&notit;",
                               "&ampx",
                               "&unknown;",
                               "&",
                               "&#",
                               "&#x;",
                               "<",
                               "< ",
                               "<3",
                               ">",
                               "\"",
                               "'",
                               "=",
                               "/",
                               "가",
                               "나라",
                               "abc",
                               " ",
                               "\n",
                               "1 < 2",
                               "<p title=\"a\"b='c'/ d>",
                               "<P\tA\n>",
                               "<b/>"};

TEST(HtmlOracle, SameTextAsGumbo) {
  std::mt19937 random(8);
  for (int round = 0; round < 20000; ++round) {
    std::string html;
    for (std::size_t count = random() % 25; count > 0; --count) html += pieces[random() % pieces.size()];
    ASSERT_EQ(without_spaces(html_to_text(html)), without_spaces(gumbo_text(html))) << html;
  }
}

}  // namespace
}  // namespace malmoi::ingest
