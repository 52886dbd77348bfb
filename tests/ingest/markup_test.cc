// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/markup.h"

#include <gtest/gtest.h>

#include <string>

namespace malmoi::ingest {
namespace {

// HTML

TEST(HtmlToText, BlocksAreLines) {
  EXPECT_EQ(html_to_text("<h2>봄 축제</h2><p>진해에서 열린다.</p><div>입장은 <i>무료</i>다.</div>"),
            "봄 축제\n진해에서 열린다.\n입장은 무료다.");
  EXPECT_EQ(html_to_text("<ul><li>벚꽃</li><li>유채꽃</li></ul>"), "벚꽃\n유채꽃");
}

TEST(HtmlToText, InlineTagsSplitNoWord) {
  EXPECT_EQ(html_to_text("한<b>미</b> 정상<span class=\"a>b\">회담</span>을 <a href='/x'>열었다</a>"),
            "한미 정상회담을 열었다");
}

TEST(HtmlToText, WhiteSpaceCollapses) {
  EXPECT_EQ(html_to_text("<p>  눈이\n\t내린다 &nbsp;&nbsp; 오늘\xE3\x80\x80밤 </p>\n\n<p>&nbsp;</p><p> </p>끝"),
            "눈이 내린다 오늘 밤\n끝");
}

TEST(HtmlToText, OneLineBreakIsASpaceTwoPartBlocks) {
  EXPECT_EQ(html_to_text("서울은 맑고<br>부산은 흐리다.<br/> <BR>제주는 비."),
            "서울은 맑고 부산은 흐리다.\n제주는 비.");
  EXPECT_EQ(html_to_text("<br><br>앞<br>"), "앞");
}

TEST(HtmlToText, TableRowsAreBlocks) {
  EXPECT_EQ(html_to_text("<table><caption>운임</caption><thead><tr><th>구간<th>요금</thead>"
                         "<tr><td><p>통영</p></td><td><p>9,000원</p></td></tr>"
                         "<tr><td>욕지<td></td><td>7,000원</table>뒤"),
            "운임\n구간 요금\n통영 9,000원\n욕지 7,000원\n뒤");
}

TEST(HtmlToText, ParagraphsWithinACellStayApart) {
  EXPECT_EQ(html_to_text("<table><tr><td><p>첫째 문단</p><p>둘째 문단</p></td><td>옆 칸</td></tr></table>"),
            "첫째 문단\n둘째 문단 옆 칸");
}

TEST(HtmlToText, NestedTables) {
  EXPECT_EQ(html_to_text("<table><tr><td><table><tr><td>가<td>나<tr><td>다</table>라<td>마</table>"),
            "가 나\n다\n라 마");
}

TEST(HtmlToText, WhatIsNoTextIsDropped) {
  EXPECT_EQ(html_to_text("앞<script>if (a < b) document.write('<p>광고</p>')</script><style>p{}</style>"
                         "<!-- 감춘 글 --><template><p>틀</p></template><noscript>켜세요</noscript>"
                         "<iframe src=x>틀</iframe><svg><title>그림</title><text>축</text></svg>"
                         "<select><option>서울</select><textarea>글</textarea><img alt=\"속보\">뒤"),
            "앞뒤");
  EXPECT_EQ(html_to_text("<!DOCTYPE html><html><head><title>제목</title><meta charset=x></head><body>글</body></html>"),
            "글");
}

TEST(HtmlToText, DroppedElementsNest) {
  EXPECT_EQ(html_to_text("<template>가<template>나</template>다</template>라"), "라");
}

TEST(HtmlToText, AnElementThatIsNeverClosedHidesNothing) {
  EXPECT_EQ(html_to_text("<noscript>가 <object>나 <p>다"), "가 나\n다");
  EXPECT_EQ(html_to_text("<p>가<div>나<b>다"), "가\n나다");
}

TEST(HtmlToText, CharacterReferences) {
  EXPECT_EQ(html_to_text("&lt;b&gt; &amp;amp; &quot;말&quot; &#44032;&#xAC01;&#X3e; &hellip;&ldquo;"),
            "<b> &amp; \"말\" 가각> …“");
  EXPECT_EQ(html_to_text("AT&T R&D &copy 2024 &notit; &unknown; & &;"), "AT&T R&D © 2024 ¬it; &unknown; & &;");
  EXPECT_EQ(html_to_text("&#0;&#xD800;&#x110000;&#99999999999;&#150;&#;"), "\uFFFD\uFFFD\uFFFD\uFFFD–&#;");
}

TEST(HtmlToText, OddTags) {
  EXPECT_EQ(html_to_text("3 < 5 <3 <가 나> </> a</ x>b<?php ?>c<![CDATA[x]]>d"), "3 < 5 <3 <가 나> abcd");
  EXPECT_EQ(html_to_text("<p title='a>b' data-x = \"</p>\" checked/>글</P >끝"), "글\n끝");
  EXPECT_EQ(html_to_text("가<!-->나<!--->다<!-- -- --!>라<!-- 끝"), "가나다라");
  EXPECT_EQ(html_to_text("글 <a href=\"끝나지 않는 값>"), "글");
  EXPECT_EQ(html_to_text("<script>'</scripty>'</SCRIPT\n>글"), "글");
}

// Markdown

TEST(MarkupToText, Markdown) {
  EXPECT_EQ(
      markup_to_text("# 제목\n\n첫 문단의\n두 줄. **굵게** _기울여_ ~~지움~~ [고리](http://example.com \"설명\")\n\n"
                     "- 하나\n- 둘\n\n1. 셋\n2. 넷\n\n> 따온 말\n\n***\n\n끝"),
      "제목\n첫 문단의 두 줄. 굵게 기울여 지움 고리\n하나\n둘\n셋\n넷\n따온 말\n끝");
}

TEST(MarkupToText, OneTildeIsARangeAndTwoStrikeOut) {
  EXPECT_EQ(markup_to_text("아침 22~25도, 낮 27~30도\n"), "아침 22~25도, 낮 27~30도");
  EXPECT_EQ(markup_to_text("월~금 09:30~18:00, *토~일* 쉼\n"), "월~금 09:30~18:00, 토~일 쉼");
  EXPECT_EQ(markup_to_text("값은 ~~3만~~ 2만 원, ~~어제~~오늘\n"), "값은 3만 2만 원, 어제오늘");
  EXPECT_EQ(markup_to_text("하하~~ 그래서 ~~~ 10~~20\n\n다음~~\n"), "하하~~ 그래서 ~~~ 10~~20\n다음~~");
  EXPECT_EQ(markup_to_text("`~~코드~~` ~~**굵게** &lt;~~\n"), "~~코드~~ 굵게 <");
  EXPECT_EQ(markup_to_text("| 시간 | ~~전~~ |\n|---|---|\n| 1~2 | 3~4 |\n"), "시간 전\n1~2 3~4");
}

TEST(MarkupToText, PicturesLeaveNothing) {
  EXPECT_EQ(markup_to_text("![속보](a.jpg)\n\n본문 [![그림](b.jpg)](c)\n\n<p><img alt='속보'></p>"), "본문");
}

TEST(MarkupToText, Tables) {
  EXPECT_EQ(markup_to_text("| 구간 | 요금 |\n|---|--:|\n| 통영 | **9,000원** |\n| 욕지 |\n\n뒤"),
            "구간 요금\n통영 9,000원\n욕지\n뒤");
}

TEST(MarkupToText, CodeStaysAsOneBlock) {
  EXPECT_EQ(markup_to_text("앞\n\n```html\n<b>굵게</b>\n&amp;\n```\n\n`a < b` 뒤"), "앞\n<b>굵게</b> &amp;\na < b 뒤");
}

TEST(MarkupToText, MarkdownAndHtmlTogether) {
  EXPECT_EQ(markup_to_text("<p>출처: <a href=\"/a\">해운사</a></p>\n\n## 시간표\n\n배는 **세 "
                           "번**<br>뜬다.\n\n<div>\n\n*예약*\n\n</div>\n"),
            "출처: 해운사\n시간표\n배는 세 번 뜬다.\n예약");
}

TEST(MarkupToText, IndentedHtmlIsNoCode) {
  EXPECT_EQ(markup_to_text("<table>\n    <tr>\n\n        <td>가</td>\n\n        <td>나</td>\n    </tr>\n</table>\n\n   "
                           "     <p>다</p>\n"),
            "가 나\n다");
}

TEST(MarkupToText, EmphasisThatNoParserResolves) {
  EXPECT_EQ(markup_to_text("**\"말모이\"**은 사전이다."), "\"말모이\"은 사전이다.");
  EXPECT_EQ(markup_to_text("<p>이 섬은 **조용한 곳**이며 (**물**)도 맑다.</p>"), "이 섬은 조용한 곳이며 (물)도 맑다.");
  EXPECT_EQ(markup_to_text("<p>김**씨와 이**씨, 010-****-1234, 2 ** 3 ** 4</p>"),
            "김**씨와 이**씨, 010-****-1234, 2 ** 3 ** 4");
}

TEST(MarkupToText, DatesAreNoLists) {
  EXPECT_EQ(markup_to_text("2024. 7. 12. 개막\n\n1. 하나\n2. 둘"), "2024. 7. 12. 개막\n하나\n둘");
  EXPECT_EQ(markup_to_text("2024. 1. 5. 폐막\n\n끝\n\n10. 열째\n\n    계속"), "2024. 1. 5. 폐막\n끝\n10. 열째\n계속");
}

TEST(MarkupToText, EntitiesInMarkdown) {
  EXPECT_EQ(markup_to_text("Q&A &nbsp; &lt;단독&gt; 5 < 6 &#44032;"), "Q&A <단독> 5 < 6 가");
}

// Liquid and short codes

TEST(MarkupToText, TemplateTagsAreDropped) {
  EXPECT_EQ(markup_to_text("{% include nav.html %}\n앞 {{ page.title | escape }}뒤 {%- if x -%}속{% endif %}"),
            "앞 뒤 속");
  EXPECT_EQ(markup_to_text("{{< youtube abc >}}\n\n{{% notice info %}}\n알림\n{{% /notice %}}"), "알림");
  EXPECT_EQ(markup_to_text("# 머리 {: .big #id}\n\n{:toc}\n\n글"), "머리\n글");
}

TEST(MarkupToText, TemplateBlocks) {
  EXPECT_EQ(markup_to_text("{% raw %}틀은 {{ 이렇게 }} 쓴다{% endraw %}. {% comment %}감춤{% endcomment %}끝"),
            "틀은 {{ 이렇게 }} 쓴다. 끝");
  EXPECT_EQ(markup_to_text("{% highlight ruby %}\nputs 1\n{% endhighlight %}"), "puts 1");
}

TEST(MarkupToText, BracesThatAreNoTags) {
  EXPECT_EQ(markup_to_text("{가} {% 나 {{ 다 } { :라 {:마\n\n바}"), "{가} {% 나 {{ 다 } { :라 {:마\n바}");
  const std::string far(10000, 'x');
  EXPECT_EQ(markup_to_text("{{ " + far + " }}"), "{{ " + far + " }}");
}

}  // namespace
}  // namespace malmoi::ingest
