// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <sys/wait.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "temporary_folder.h"
#include "terminal.h"

namespace malmoi::test {
namespace {

constexpr const char* left = "\x1b[D";
constexpr const char* up = "\x1b[A";
constexpr const char* shift_tab = "\x1b[Z";
constexpr const char* page_down = "\x1b[6~";
constexpr const char* page_up = "\x1b[5~";
constexpr const char* backspace = "\x7f";
constexpr const char* interrupt = "\x03";
constexpr const char* end_of_input = "\x04";

/// newsq at a terminal, with an index of the sample articles.
class Interactive : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder = new TemporaryFolder;
    const std::string command = std::string(NEWSIDX) + " update --quiet " + index() + " " + SAMPLE;
    ASSERT_EQ(std::system(command.c_str()), 0);
  }
  static void TearDownTestSuite() { delete folder; }

  static std::string index() { return *folder / "index"; }

  static std::vector<std::string> newsq(const std::vector<std::string>& options) {
    std::vector<std::string> command = {NEWSQ, index()};
    command.insert(command.end(), options.begin(), options.end());
    return command;
  }

  static TemporaryFolder* folder;
};

TemporaryFolder* Interactive::folder = nullptr;

TEST_F(Interactive, EditsHangulByWholeSyllables) {
  Terminal terminal(newsq({"--lang", "ko"}), {.rows = 24, .columns = 60});
  ASSERT_TRUE(terminal.shows("검색>")) << terminal.screen();
  terminal.type(std::string("도시숩") + backspace + "숲" + left + " ");
  EXPECT_TRUE(terminal.shows("검색> 도시 숲")) << terminal.screen();
  EXPECT_TRUE(terminal.has_cursor_at(1, 11)) << terminal.screen();
}

TEST_F(Interactive, SuggestsWhileTyping) {
  Terminal terminal(newsq({"--color", "never"}), {.rows = 24, .columns = 40});
  ASSERT_TRUE(terminal.shows("search>"));
  terminal.type("도시");
  EXPECT_TRUE(terminal.shows("search> 도시\n  도시\n  K팝 그룹 별하나, 데뷔 2년 만에 북미 1\n  가온시의회"))
      << terminal.screen();
  EXPECT_TRUE(terminal.has_cursor_at(1, 12)) << terminal.screen();
  terminal.type("뷁");
  EXPECT_TRUE(terminal.stops_showing("K팝")) << terminal.screen();
  EXPECT_TRUE(terminal.shows("search> 도시뷁")) << terminal.screen();
}

TEST_F(Interactive, SuggestsOnTheLastRowOfTheScreen) {
  Terminal terminal(newsq({"--color", "never", "-n", "9"}), {.rows = 10, .columns = 80});
  ASSERT_TRUE(terminal.shows("search>"));
  terminal.type("\r");
  ASSERT_TRUE(terminal.shows("articles (")) << terminal.screen();
  ASSERT_TRUE(terminal.has_cursor_at(9, 8)) << terminal.screen();
  terminal.type("ㄷㅅ");
  EXPECT_TRUE(terminal.shows("search> ㄷㅅ\n  다솜구\n  도시\n")) << terminal.screen();
  EXPECT_TRUE(terminal.has_cursor_at(4, 12)) << terminal.screen();
  terminal.type(std::string(backspace) + backspace);
  EXPECT_TRUE(terminal.stops_showing("다솜구")) << terminal.screen();
  EXPECT_TRUE(terminal.has_cursor_at(4, 8)) << terminal.screen();
}

TEST_F(Interactive, TabGoesThroughTheSuggestions) {
  Terminal terminal(newsq({"--color", "never"}), {.rows = 80});
  ASSERT_TRUE(terminal.shows("search>"));
  terminal.type("ㄷㅅ");
  ASSERT_TRUE(terminal.shows("  다솜구\n  도시\n")) << terminal.screen();
  terminal.type("\t");
  EXPECT_TRUE(terminal.shows("search> 다솜구\n> 다솜구\n  도시\n")) << terminal.screen();
  terminal.type("\t");
  EXPECT_TRUE(terminal.shows("search> 도시\n  다솜구\n> 도시\n")) << terminal.screen();
  terminal.type(std::string(shift_tab) + shift_tab);
  EXPECT_TRUE(terminal.shows("search> ㄷㅅ\n  다솜구\n")) << terminal.screen();
  terminal.type("\t\r");
  EXPECT_TRUE(terminal.shows("search> 다솜구\n1. ")) << terminal.screen();
}

TEST_F(Interactive, ShowsPagesAndAddresses) {
  Terminal terminal(newsq({"--lang", "ko", "--color", "never", "-n", "2", "--sort", "newest"}), {.rows = 60});
  ASSERT_TRUE(terminal.shows("검색>"));
  terminal.type("\r");
  ASSERT_TRUE(terminal.shows("2. 추석 귀경길")) << terminal.screen();
  terminal.type("n\r");
  ASSERT_TRUE(terminal.shows("4. 문어도 꿈을")) << terminal.screen();
  terminal.type("3\r");
  ASSERT_TRUE(terminal.shows("\n주소 없는 기사: wire-20240911-005\n")) << terminal.screen();
  terminal.type(page_down);
  ASSERT_TRUE(terminal.shows("6. 국경 마을의")) << terminal.screen();
  terminal.type("6\r");
  EXPECT_TRUE(terminal.shows("2024/09/02/world-refugee-library.html\n검색>")) << terminal.screen();
  terminal.type(std::string(page_up) + "p\rp\r");
  EXPECT_TRUE(terminal.shows("첫 쪽입니다.")) << terminal.screen();
}

TEST_F(Interactive, TakesNumbersThatNoHitHasForQueries) {
  Terminal terminal(newsq({"--color", "never", "-n", "1"}), {});
  ASSERT_TRUE(terminal.shows("search>"));
  terminal.type("120\r");
  ASSERT_TRUE(terminal.shows("1. ")) << terminal.screen();
  terminal.type("\"n\"\r");
  EXPECT_TRUE(terminal.shows("\n0 articles")) << terminal.screen();
  terminal.type("n\r");
  EXPECT_TRUE(terminal.shows("There are no more.")) << terminal.screen();
}

TEST_F(Interactive, RemembersQueries) {
  Terminal terminal(newsq({"-n", "0"}), {});
  ASSERT_TRUE(terminal.shows("search>"));
  terminal.type("해녀\r뷁쉛\r:help\r");
  ASSERT_TRUE(terminal.shows("\"n\"\nsearch>")) << terminal.screen();
  terminal.type(std::string(up) + up);
  EXPECT_TRUE(terminal.shows("\"n\"\nsearch> 해녀")) << terminal.screen();
}

TEST_F(Interactive, SearchesForWhatItOffers) {
  Terminal terminal(newsq({"--color", "never", "-n", "1"}), {.rows = 60});
  ASSERT_TRUE(terminal.shows("search>"));
  terminal.type("도서곤\r");
  ASSERT_TRUE(terminal.shows("Did you mean: 도서관")) << terminal.screen();
  ASSERT_TRUE(terminal.shows("y searches for that\nsearch>")) << terminal.screen();
  terminal.type("y\r");
  EXPECT_TRUE(terminal.shows("search> y\n1. 국경 마을의 천막 도서관")) << terminal.screen();
}

TEST_F(Interactive, FindsArticlesLikeAHit) {
  Terminal terminal(newsq({"--color", "never", "-n", "1"}), {.rows = 60});
  ASSERT_TRUE(terminal.shows("search>"));
  terminal.type("난민촌\r");
  ASSERT_TRUE(terminal.shows("1. 국경 마을의 천막 도서관")) << terminal.screen();
  terminal.type(":similar 1\r");
  EXPECT_TRUE(terminal.shows("1. 폐교가 마을 도서관이 되기까지")) << terminal.screen();
}

TEST_F(Interactive, GivesUpALineButNotTheProgram) {
  Terminal terminal(newsq({}), {});
  ASSERT_TRUE(terminal.shows("search>"));
  terminal.type("도시");
  ASSERT_TRUE(terminal.shows("K팝")) << terminal.screen();
  // Drawn to the end: with Ctrl-C the system throws away what is not on the terminal yet.
  ASSERT_TRUE(terminal.has_cursor_at(1, 12)) << terminal.screen();
  terminal.type(interrupt);
  EXPECT_TRUE(terminal.stops_showing("K팝")) << terminal.screen();
  terminal.type("해녀\r");
  EXPECT_TRUE(terminal.shows("search> 해녀\n")) << terminal.screen();
  EXPECT_TRUE(terminal.shows("1 article (")) << terminal.screen();
  ASSERT_TRUE(terminal.shows(" ms)\nsearch>")) << terminal.screen();
  terminal.type(end_of_input);
  EXPECT_EQ(terminal.exit_status(), 0);
}

TEST_F(Interactive, EndsWithTheInput) {
  Terminal terminal(newsq({}), {});
  ASSERT_TRUE(terminal.shows("search>"));
  terminal.type(end_of_input);
  EXPECT_EQ(terminal.exit_status(), 0);
  Terminal another(newsq({}), {});
  ASSERT_TRUE(another.shows("search>"));
  another.type(":quit\r");
  EXPECT_EQ(another.exit_status(), 0);
}

TEST_F(Interactive, DrawsNothingBelowTheLineWhereTheCursorCannotMove) {
  Terminal terminal(newsq({}), {}, {"TERM=dumb"});
  ASSERT_TRUE(terminal.shows("search>"));
  terminal.type("도시\r");
  EXPECT_TRUE(terminal.shows("articles (")) << terminal.screen();
  EXPECT_EQ(terminal.screen().find("\n  도시\n"), std::string::npos) << terminal.screen();
}

TEST_F(Interactive, LongLinesHaveNoSuggestions) {
  Terminal terminal(newsq({"--color", "never"}), {.rows = 10, .columns = 20});
  ASSERT_TRUE(terminal.shows("search>"));
  terminal.type("도시 도시");
  ASSERT_TRUE(terminal.shows("search> 도시 도시\n  ")) << terminal.screen();
  terminal.type(" 도시");
  EXPECT_TRUE(terminal.has_cursor_at(3, 2)) << terminal.screen();
  EXPECT_EQ(terminal.screen().substr(terminal.screen().find("search>")), "search> 도시 도시 도\n시")
      << terminal.screen();
}

TEST_F(Interactive, RefusesWhatItCannotUse) {
  Terminal bad_filter(newsq({"--from", "yesterday"}), {});
  EXPECT_EQ(bad_filter.exit_status(), 2);
  EXPECT_TRUE(bad_filter.shows("is no date"));
  Terminal no_index({NEWSQ, index() + "-missing"}, {});
  EXPECT_EQ(no_index.exit_status(), 1);
}

}  // namespace
}  // namespace malmoi::test
