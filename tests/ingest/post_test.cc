// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "ingest/reader.h"
#include "text/utf8.h"

namespace malmoi::ingest {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;
using testing::StartsWith;

ParseResult parse(const std::string& post, const std::string& path = "2024-03-02-bom.md",
                  const IngestSettings& settings = {}) {
  return parse_post(post, "/site/_posts", path, settings);
}

Article article(const std::string& post, const std::string& path = "2024-03-02-bom.md",
                const IngestSettings& settings = {}) {
  const ParseResult result = parse(post, path, settings);
  if (const auto* error = std::get_if<Error>(&result)) ADD_FAILURE() << error->message;
  if (const auto* skipped = std::get_if<Skipped>(&result)) ADD_FAILURE() << "skipped: " << skipped->reason;
  const auto* article = std::get_if<Article>(&result);
  return article ? *article : Article();
}

std::string refusal(const std::string& post, const std::string& path = "2024-03-02-bom.md") {
  const ParseResult result = parse(post, path);
  const auto* error = std::get_if<Error>(&result);
  return error ? std::string(name(error->code)) + ": " + error->message : "accepted";
}

std::string skip_reason(const std::string& post, const std::string& path = "2024-03-02-bom.md",
                        const IngestSettings& settings = {}) {
  const ParseResult result = parse(post, path, settings);
  const auto* skipped = std::get_if<Skipped>(&result);
  return skipped ? skipped->reason : "not skipped";
}

TEST(Post, JekyllPost) {
  const Article a = article(
      "---\n"
      "title: 남해안에 봄비, 산불 걱정 덜었다\n"
      "date: 2024-03-02 08:15:00 +0900\n"
      "categories:\n"
      "  - 날씨\n"
      "  - 전국\n"
      "tags: [봄비, 산불]\n"
      "author: 김하늘\n"
      "excerpt: >\n"
      "  밤사이 내린 비로\n"
      "  건조 특보가 풀렸다.\n"
      "image: '/img/rain.jpg'\n"
      "---\n"
      "\n"
      "<p>밤사이 남해안에 <b>봄비</b>가 내렸다.</p>\n"
      "\n"
      "산림청은 **건조 특보**를 풀었다.\n");
  EXPECT_EQ(a.id, "2024-03-02-bom");
  EXPECT_EQ(a.title, "남해안에 봄비, 산불 걱정 덜었다");
  EXPECT_EQ(a.published, "2024-03-02T08:15:00+09:00");
  EXPECT_THAT(a.categories, ElementsAre("날씨", "전국"));
  EXPECT_THAT(a.tags, ElementsAre("봄비", "산불"));
  EXPECT_EQ(a.author, "김하늘");
  EXPECT_EQ(a.excerpt, "밤사이 내린 비로 건조 특보가 풀렸다.");
  EXPECT_EQ(a.body, "밤사이 남해안에 봄비가 내렸다.\n산림청은 건조 특보를 풀었다.");
  EXPECT_EQ(a.source_root, "/site/_posts");
  EXPECT_EQ(a.source_path, "2024-03-02-bom.md");
  EXPECT_THAT(a.extra, ElementsAre(Pair("image", "\"/img/rain.jpg\"")));
}

TEST(Post, HugoPostInToml) {
  const Article a = article(
      "+++\n"
      "title = \"섬마을 도서관 \\\"문 활짝\\\"\"\n"
      "date = 2024-03-02T08:15:00+09:00\n"
      "draft = false\n"
      "tags = [\"섬\", \"도서관\"]\n"
      "weight = 3\n"
      "[params]\n"
      "color = \"파랑\"\n"
      "+++\n"
      "책 **천 권**이 왔다.\n",
      "posts/library/index.md");
  EXPECT_EQ(a.id, "library");
  EXPECT_EQ(a.title, "섬마을 도서관 \"문 활짝\"");
  EXPECT_EQ(a.published, "2024-03-02T08:15:00+09:00");
  EXPECT_THAT(a.tags, ElementsAre("섬", "도서관"));
  EXPECT_EQ(a.body, "책 천 권이 왔다.");
  EXPECT_THAT(a.extra, testing::UnorderedElementsAre(Pair("params", "{color: \"파랑\"}"), Pair("weight", "3")));
}

TEST(Post, HugoPostInJson) {
  const Article a = article(
      "{\n \"title\": \"첫눈 } 소식\",\n \"date\": \"2023-11-17\",\n \"categories\": [\"날씨\"], \"n\": 1.5\n}\n\n눈이 "
      "왔다.\n");
  EXPECT_EQ(a.title, "첫눈 } 소식");
  EXPECT_EQ(a.published, "2023-11-17");
  EXPECT_THAT(a.categories, ElementsAre("날씨"));
  EXPECT_THAT(a.extra, ElementsAre(Pair("n", "1.5")));
  EXPECT_EQ(a.body, "눈이 왔다.");
}

TEST(Post, WithoutFrontMatter) {
  EXPECT_EQ(article("# 장터 소식\n\n오늘은 장날.").title, "장터 소식");
  EXPECT_EQ(article("<h1 class=\"t\">장터 <b>소식</b></h1><p>오늘은 장날.</p>").title, "장터 소식");
  const Article a = article("오늘은 장날.", "2024-03-02-jangteo_sosik.md");
  EXPECT_EQ(a.title, "jangteo sosik");
  EXPECT_EQ(a.body, "오늘은 장날.");
  EXPECT_EQ(a.published, "2024-03-02");
  EXPECT_EQ(article("{% include x.html %}\n오늘은 장날.").body, "오늘은 장날.");
}

TEST(Post, TitlesArePlainText) {
  EXPECT_EQ(article("---\ntitle: \"<b>한강</b> &amp; 낙동강 &lt;속보&gt;  수위\"\n---\n").title,
            "한강 & 낙동강 <속보> 수위");
  EXPECT_EQ(article("---\ntitle: 2024\n---\n").title, "2024");
  EXPECT_EQ(article("---\ntitle:\n---\n본문").title, "bom");
  EXPECT_EQ(article("---\ntitle: [가, 나]\n---\n본문").title, "bom");
}

TEST(Post, SummariesThatRepeatEachOtherCountOnce) {
  EXPECT_EQ(article("---\nexcerpt: >\n  가을  볕이 좋다.\nfeature_text: |\n  가을 볕이\n  좋다.\n---\n").excerpt,
            "가을 볕이 좋다.");
  EXPECT_EQ(article("---\nfeature_text: 단풍이 들었다.\nexcerpt: 가을 볕이 좋다.\n---\n").excerpt,
            "가을 볕이 좋다.\n단풍이 들었다.");
  EXPECT_EQ(article("---\nexcerpt: 가을\nfeature_text: >\n  ## 알림\n\n  가을\n---\n").excerpt, "가을\n알림");
  EXPECT_EQ(article("---\ndescription: <i>들녘</i>이 누렇다.\n---\n").excerpt, "들녘이 누렇다.");
  EXPECT_EQ(article("---\nsummary: 들녘\n---\n").excerpt, "들녘");
}

TEST(Post, CategoriesAndTagsInEveryForm) {
  EXPECT_THAT(article("---\ncategories: 날씨 전국\n---\n").categories, ElementsAre("날씨", "전국"));
  EXPECT_THAT(article("---\ncategories: 생활 정보, 날씨\n---\n").categories, ElementsAre("생활 정보", "날씨"));
  EXPECT_THAT(article("---\ncategory: 생활 정보\n---\n").categories, ElementsAre("생활 정보"));
  EXPECT_THAT(article("---\ncategory: 날씨\ncategories: [전국, 날씨]\n---\n").categories, ElementsAre("날씨", "전국"));
  EXPECT_THAT(article("---\ntags:\n- 2024\n-\n- 봄 &amp; 꽃\n---\n").tags, ElementsAre("2024", "봄 & 꽃"));
  EXPECT_THAT(article("---\ntags:\ncategories: {가: 나}\n---\n").tags, IsEmpty());
  EXPECT_THAT(article("---\ntag: 봄\ntags: \"\"\n---\n").tags, ElementsAre("봄"));
}

TEST(Post, AuthorsInEveryForm) {
  EXPECT_EQ(article("---\nauthor: {name: 김하늘, mail: x}\n---\n").author, "김하늘");
  EXPECT_EQ(article("---\nauthors: [김하늘, {name: 이바다}]\n---\n").author, "김하늘, 이바다");
  EXPECT_EQ(article("---\ntitle: 글\n---\n").author, "");
}

TEST(Post, Dates) {
  EXPECT_EQ(article("---\ndate: \"2024-03-01\"\n---\n").published, "2024-03-01");
  EXPECT_EQ(article("---\ndate: 2024-03-01 09:30\n---\n").published, "2024-03-01T09:30:00+09:00");
  IngestSettings settings;
  settings.timezone = "UTC";
  EXPECT_EQ(article("---\ndate: 2024-03-01 09:30\n---\n", "a.md", settings).published, "2024-03-01T09:30:00+00:00");
  EXPECT_EQ(article("---\ndate:\n---\n").published, "2024-03-02");
  EXPECT_EQ(article("---\ntitle: 글\n---\n", "bom.md").published, "");
  EXPECT_EQ(article("---\ntitle: 글\n---\n", "2024-19-02-bom.md").published, "");
  EXPECT_EQ(article("---\npublishDate: 2024-03-01\n---\n", "bom.md").published, "2024-03-01");
  EXPECT_EQ(refusal("---\ntitle: 글\ndate: 그저께\n---\n"),
            "bad_input: front matter line 3: key date: \"그저께\" is not a date; write it as 2024-07-12 or 2024-07-12 "
            "09:30:00 +0900");
}

TEST(Post, UnknownTimeZoneIsAnError) {
  IngestSettings settings;
  settings.timezone = "Asia/Nowhere";
  const ParseResult result = parse("---\ntitle: 글\n---\n", "2024-03-02-a.md", settings);
  ASSERT_TRUE(std::holds_alternative<Error>(result));
  EXPECT_EQ(std::get<Error>(result).code, ErrorCode::invalid_argument);
}

TEST(Post, Ids) {
  EXPECT_EQ(article("글", "한글 이름 \u3000글.md").id, "한글-이름--글");
  EXPECT_EQ(article("글", "a/b.c.markdown").id, "b.c");
  EXPECT_EQ(article("글", "000_0411.txt").id, "000_0411");
  EXPECT_EQ(article("글", "a/b/index.ko.md").id, "b");
  EXPECT_EQ(article("글", "news/_index.md").id, "news");
  EXPECT_EQ(article("글", "index.md").id, "_posts");
  EXPECT_EQ(article("글", "NOTES").id, "NOTES");
  EXPECT_EQ(article("---\nid: n-17\n---\n글").id, "n-17");
  EXPECT_EQ(article("---\nid: 17\n---\n글").id, "17");
  EXPECT_THAT(refusal("---\nid: \"가 나\"\n---\n글"), StartsWith("invalid_argument: the id holds white space"));
  EXPECT_THAT(refusal("글", std::string(600, 'x') + ".md"),
              StartsWith("invalid_argument: the id is longer than 512 bytes"));
}

TEST(Post, CheckId) {
  EXPECT_TRUE(check_id("기사-1"));
  EXPECT_TRUE(check_id(std::string(512, 'x')));
  for (const std::string id : {"", "a b", "a\tb", "a\u00A0b", "a\u3000", "a\x7F", "a\x01", "\xFF", "\u0085"}) {
    EXPECT_FALSE(check_id(id)) << id;
  }
  EXPECT_FALSE(check_id(std::string("a\0b", 3)));
  EXPECT_FALSE(check_id(std::string(513, 'x')));
}

TEST(Post, Urls) {
  EXPECT_EQ(article("---\ncategories: [News, 날씨]\n---\n").url, "/news/%EB%82%A0%EC%94%A8/2024/03/02/bom.html");
  EXPECT_EQ(article("---\ntitle: 글\n---\n").url, "/2024/03/02/bom.html");
  EXPECT_EQ(article("---\npermalink: /봄/\n---\n").url, "/봄/");
  EXPECT_EQ(article("---\npermalink: /:categories/:year/:title/\n---\n").url, "/2024/bom/");
  EXPECT_EQ(article("---\npermalink: https://example.com:80/a\n---\n").url, "https://example.com:80/a");
  EXPECT_EQ(article("---\nurl: /a/b\n---\n").url, "/a/b");
  EXPECT_EQ(article("---\ntitle: 글\n---\n", "posts/hello.md").url, "");
  EXPECT_EQ(article("---\npermalink: /:year/:title\n---\n", "hello.md").url, "");
  EXPECT_EQ(article("---\ndate: 2024-07-29 21:05:00 +02:00\n---\n").url, "/2024/07/30/bom.html") << "in Seoul";
  EXPECT_EQ(article("---\ndate: 2024-07-29 21:05:00\n---\n").url, "/2024/07/29/bom.html");
}

TEST(Post, DraftsAreSkipped) {
  IngestSettings all;
  all.drafts = true;
  for (const char* post :
       {"---\ndraft: true\n---\n", "---\npublished: false\n---\n", "+++\ndraft = true\n+++\n", "{\"draft\": true}\n"}) {
    EXPECT_NE(skip_reason(post), "not skipped") << post;
    EXPECT_EQ(skip_reason(post, "a.md", all), "not skipped") << post;
  }
  EXPECT_EQ(skip_reason("글", "_drafts/a.md"), "a draft");
  EXPECT_EQ(skip_reason("글", "a/_drafts/b/c.md"), "a draft");
  EXPECT_EQ(skip_reason("글", "my_drafts/a.md"), "not skipped");
  EXPECT_EQ(skip_reason("글", "_drafts/a.md", all), "not skipped");
  EXPECT_EQ(skip_reason("---\npublished: true\ndraft: false\n---\n"), "not skipped");
}

TEST(Post, FuturePostsAreSkipped) {
  EXPECT_EQ(skip_reason("---\ndate: 2999-01-01\n---\n"), "dated in the future, 2999-01-01");
  EXPECT_EQ(skip_reason("글", "2999-01-01-a.md"), "dated in the future, 2999-01-01");
  IngestSettings all;
  all.future = true;
  EXPECT_EQ(article("글", "2999-01-01-a.md", all).published, "2999-01-01");
}

TEST(Post, BrokenFrontMatterNamesTheLine) {
  EXPECT_THAT(refusal("---\ntitle: 글\ntags: [가, 나\n---\n본문"),
              testing::ContainsRegex("^bad_input: front matter line [2-4]: not valid YAML"));
  EXPECT_THAT(refusal("---\ntitle: [속보] 봄비\n---\n본문"),
              testing::AllOf(HasSubstr("line 2"), HasSubstr("must be quoted")));
  EXPECT_THAT(refusal("\n\n+++\ntitle = \n+++\n본문"), HasSubstr("front matter line 4: not valid TOML"));
  EXPECT_THAT(refusal("+++\n[=\n+++\n본문"), HasSubstr("front matter line 2: not valid TOML"));
  EXPECT_THAT(refusal("{\"title\": }\n본문"), HasSubstr("front matter is not valid JSON"));
  EXPECT_THAT(refusal("{\"title\": \"가\"\n본문"), HasSubstr("front matter is a JSON object that is not closed"));
  EXPECT_EQ(refusal("---\ntitle: 글\n본문"), "bad_input: front matter begins with --- but no such line closes it");
  EXPECT_THAT(refusal("---\n- 가\n---\n본문"), HasSubstr("front matter line 2: must hold keys"));
}

TEST(Post, DashesInTheBody) {
  const Article a = article("---\ntitle: 글 --- 둘\n---  \n앞\n\n---\n\n뒤\n---\n끝\n");
  EXPECT_EQ(a.title, "글 --- 둘");
  EXPECT_EQ(a.body, "앞\n뒤\n끝");
}

TEST(Post, EmptyFrontMatterAndEmptyBody) {
  EXPECT_EQ(article("---\n---\n본문").body, "본문");
  EXPECT_EQ(article("---\ntitle: 글\n---").title, "글");
  EXPECT_THAT(refusal(""), StartsWith("bad_input: the file is empty"));
  EXPECT_THAT(refusal(" \r\n\n"), StartsWith("bad_input: the file is empty"));
}

const char* const sample =
    "---\ntitle: 강릉 커피 거리\nexcerpt: 바다를 보며 마신다.\ntags: [커피, 바다]\n---\n\n첫 문단.\n\n둘째 "
    "<b>문단</b>.\n";

void expect_sample(const Article& a) {
  EXPECT_EQ(a.title, "강릉 커피 거리");
  EXPECT_EQ(a.excerpt, "바다를 보며 마신다.");
  EXPECT_THAT(a.tags, ElementsAre("커피", "바다"));
  EXPECT_EQ(a.body, "첫 문단.\n둘째 문단.");
}

TEST(Post, LineEndsAndByteOrderMark) {
  std::string crlf = sample;
  for (std::size_t at = 0; (at = crlf.find('\n', at)) != std::string::npos; at += 2) crlf.replace(at, 1, "\r\n");
  std::string cr = sample;
  std::replace(cr.begin(), cr.end(), '\n', '\r');
  expect_sample(article(sample));
  expect_sample(article(crlf));
  expect_sample(article(cr));
  expect_sample(article("\xEF\xBB\xBF" + crlf));
}

TEST(Post, Utf16) {
  std::string little = "\xFF\xFE";
  std::string big = "\xFE\xFF";
  for (const char32_t c : text::to_utf32(sample)) {
    little += {static_cast<char>(c & 0xFF), static_cast<char>(c >> 8)};
    big += {static_cast<char>(c >> 8), static_cast<char>(c & 0xFF)};
  }
  expect_sample(article(little));
  expect_sample(article(big));
}

TEST(Post, Cp949) {
  // "---\ntitle: 봄비\n---\n들녘에 비가 내린다.\n" by iconv -t CP949
  const Article a = article(
      "---\ntitle: \xBA\xBD\xBA\xF1\n---\n\xB5\xE9\xB3\xE8\xBF\xA1 \xBA\xF1\xB0\xA1 \xB3\xBB\xB8\xB0\xB4\xD9.\n");
  EXPECT_EQ(a.title, "봄비");
  EXPECT_EQ(a.body, "들녘에 비가 내린다.");
}

TEST(Post, ControlCharacters) {
  const Article a = article("---\ntitle: 가\x04나\x7F다\n---\n앞\x01뒤" + std::string(200, '.'));
  EXPECT_EQ(a.title, "가 나 다");
  EXPECT_THAT(a.body, StartsWith("앞 뒤."));
  EXPECT_THAT(refusal(std::string("글\0", 4)), StartsWith("bad_encoding"));
}

TEST(Post, HostileFrontMatter) {
  EXPECT_THAT(refusal("---\na: " + std::string(100000, '[') + "\n---\n"), StartsWith("bad_input"));
  EXPECT_THAT(refusal("---\na: " + std::string(2u << 20, 'x') + "\n---\n"), HasSubstr("larger than 1 MiB"));
  EXPECT_THAT(refusal("{\"a\": " + std::string(100000, '[')), StartsWith("bad_input"));
  EXPECT_THAT(refusal("{\"a\": " + std::string(100, '[') + std::string(100, ']') + "}"), StartsWith("bad_input"));
  std::string dotted = "+++\na";
  for (int i = 0; i < 100000; ++i) dotted += ".a";
  EXPECT_THAT(refusal(dotted + " = 1\n+++\n"), HasSubstr("too many dots"));
  EXPECT_THAT(refusal("+++\na" + dotted.substr(5, 300) + " = 1\n+++\n"), HasSubstr("nested too deeply"));
}

TEST(Post, ArbitraryBytesNeverCrash) {
  std::mt19937 random(5);
  const std::string heads[] = {"", "---\n", "+++\n", "{\"", "\xFF\xFE", "---\ntitle: "};
  for (int round = 0; round < 4000; ++round) {
    std::string bytes = heads[random() % 6];
    for (std::size_t size = random() % 120; size > 0; --size) bytes.push_back(static_cast<char>(random()));
    if (random() % 2) bytes += "\n---\n";
    const ParseResult result = parse(bytes);
    if (const auto* a = std::get_if<Article>(&result)) {
      EXPECT_TRUE(text::is_valid_utf8(a->title + a->excerpt + a->body));
    }
  }
}

}  // namespace
}  // namespace malmoi::ingest
