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
[[maybe_unused]] constexpr const char* up = "\x1b[A";
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

}  // namespace
}  // namespace malmoi::test
