// SPDX-License-Identifier: GPL-2.0-or-later
// Inputs made to bring an indexer down. Each lies beside a sound article, which has to be indexed whatever happens.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "../temporary_folder.h"
#include "program.h"

namespace malmoi::hostile {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

// What an update may take with one thread: of posts of usual size, and of articles of up to 16 MiB, of which it holds
// words and terms. Sanitizers take more.
#ifdef __SANITIZE_ADDRESS__
constexpr std::uint64_t sanitizer_times = 4;
#else
constexpr std::uint64_t sanitizer_times = 1;
#endif
constexpr std::uint64_t small_memory = 150'000'000 * sanitizer_times;
constexpr std::uint64_t large_memory = 600'000'000 * sanitizer_times;

constexpr std::size_t many = 100000;
const std::string fence = "---\n";

std::string repeat(const std::string& piece, std::size_t times) {
  std::string text;
  text.reserve(piece.size() * times);
  while (times-- > 0) text += piece;
  return text;
}

/// A folder to update from, with one sound article in it, and an index.
class Inputs : public testing::Test {
 protected:
  Inputs() { folder_.write("in/fine.md", "---\ntitle: 성한 글\n---\n나루터에 배가 들어왔다.\n"); }

  void write(const std::string& name, const std::string& bytes) const { folder_.write("in/" + name, bytes); }
  std::string in() const { return folder_ / "in"; }
  std::string index() const { return folder_ / "index"; }

  /// Updates, and finds the sound article whatever came with it.
  json update(std::vector<std::string> paths, std::uint64_t memory = small_memory,
              const std::string& input = "/dev/null") {
    std::vector<std::string> command = {NEWSIDX, "update", "--jobs", "1", "--json", index()};
    command.insert(command.end(), paths.begin(), paths.end());
    const Ended ended = run(command, folder_.path(), input);
    EXPECT_EQ(ended.signal, 0) << ended.errors;
    RecordProperty("peak_megabytes", std::to_string(ended.peak_bytes / 1000000));
    EXPECT_LE(ended.peak_bytes, memory);
    const json summary = json::parse(ended.output, nullptr, false);
    if (!summary.is_object()) {
      ADD_FAILURE() << ended.errors;
      return {{"added", 0}, {"rejected", json::array()}};
    }
    EXPECT_EQ(ended.status, summary["rejected"].empty() ? 0 : 3);
    EXPECT_EQ(run({NEWSIDX, "check", index()}, folder_.path()).status, 0);
    const Ended found = run({NEWSQ, "--json", index(), "나루터에"}, folder_.path());
    EXPECT_THAT(found.output, HasSubstr("\"id\":\"fine\""));
    return summary;
  }
  json update(std::uint64_t memory = small_memory) { return update({in()}, memory); }

  void expect_rejected(const json& summary, const std::string& path, const std::string& reason) {
    for (const json& each : summary["rejected"]) {
      if (each["path"] == path) {
        EXPECT_THAT(each["reason"].get<std::string>(), HasSubstr(reason));
        return;
      }
    }
    ADD_FAILURE() << path << " is not among " << summary["rejected"].dump();
  }

  TemporaryFolder folder_;
};

TEST_F(Inputs, YamlThatExplodes) {
  std::string bomb = "a0: &a0 [바다, 바다, 바다, 바다, 바다, 바다, 바다, 바다, 바다, 바다]\n";
  for (int i = 1; i < 10; ++i) {
    const std::string last = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + repeat(last + ", ", 9) + last + "]\n";
  }
  write("bomb.md", fence + bomb + "title: 폭탄\n" + fence + "글");
  write("brackets.md", fence + "a: " + repeat("[", many) + "\n" + fence + "글");
  write("dashes.md", fence + "a:\n" + repeat("- ", many) + "\n" + fence + "글");
  write("braces.md", fence + repeat("{a: ", many) + "\n" + fence + "글");
  write("quote.md", fence + "title: \"끝나지 않는 제목\ndate: 2024-07-01\n" + fence + "글");
  write("json.md", "{\"a\": " + repeat("[", many) + repeat("]", many) + "}\n글");
  const json summary = update();
  EXPECT_EQ(summary["added"], 1);
  EXPECT_THAT(summary["rejected"], SizeIs(6));
  expect_rejected(summary, in() + "/bomb.md", "aliases expand to too much");
  expect_rejected(summary, in() + "/brackets.md", "front matter line");
  expect_rejected(summary, in() + "/dashes.md", "front matter line");
  expect_rejected(summary, in() + "/quote.md", "front matter line");
  expect_rejected(summary, in() + "/json.md", "is not valid JSON");
}

TEST_F(Inputs, MarkupNestedWithoutEnd) {
  const std::vector<std::string> pieces = {
      "<div>", "<b><p>", "<table><tr><td>", "<svg>", "<!--", "> ", "- ", "1. ", "[", "![", "*a ", "**a ",
      "`",     "{%",     "</p></div>"};
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    write("nested" + std::to_string(i) + ".md", fence + "title: 깊은 글\n" + fence + repeat(pieces[i], many) + "바닥");
  }
  const json summary = update();
  EXPECT_EQ(summary["added"], pieces.size() + 1);
}

TEST_F(Inputs, ReferencesThatExpand) {
  write("named.md", fence + "title: 작은 글\n" + fence + repeat("&CounterClockwiseContourIntegral;", 300000));
  write("numbers.md", fence + "title: 작은 글\n" + fence + repeat("&#xAC00;", 1500000));
  write("twice.md", fence + "title: 작은 글\n" + fence + repeat("&amp;lt;", 1500000));
  EXPECT_EQ(update(large_memory)["added"], 4);
}

/// 1 GiB without a line end, which takes no room on the disk, and a line after it.
std::string write_long_line(const TemporaryFolder& folder) {
  const std::string file = folder.write("long.jsonl", "");
  fs::resize_file(file, std::uintmax_t{1} << 30);
  std::ofstream(file, std::ios::app) << "\n{\"id\": \"after\", \"text\": \"뒤에 온 글\"}\n";
  return file;
}

TEST_F(Inputs, ALineOfOneGibibyte) {
  const std::string file = write_long_line(folder_);
  const json summary = update({in(), file});
  EXPECT_EQ(summary["added"], 2);
  ASSERT_THAT(summary["rejected"], SizeIs(1));
  expect_rejected(summary, file + ":1", "is larger than max_line_bytes (64 MiB)");
}

TEST_F(Inputs, ALineOfOneGibibyteOnStandardInput) {
  const json summary = update({in(), "-"}, small_memory, write_long_line(folder_));
  EXPECT_EQ(summary["added"], 2);
  expect_rejected(summary, "-:1", "is larger than max_line_bytes (64 MiB)");
}

TEST_F(Inputs, TitlesOfTenMegabytes) {
  const std::string title = repeat("긴 제목 ", 900000);
  const std::string word = repeat("가나다", 1100000);
  write("front.md", fence + "title: " + title + "\n" + fence + "글");
  write("heading.md", "# " + title + "\n\n글");
  write("lines.jsonl", json{{"id", "title"}, {"title", title}}.dump() + "\n" +
                           json{{"id", "word"}, {"title", word}}.dump() + "\n" +
                           json{{"id", "tag"}, {"tags", {word}}, {"author", word}, {"url", word}}.dump() + "\n");
  const json summary = update(large_memory);
  EXPECT_EQ(summary["added"], 5);
  ASSERT_THAT(summary["rejected"], SizeIs(1));
  expect_rejected(summary, in() + "/front.md", "front matter is larger than 1 MiB");
}

TEST_F(Inputs, JsonNestedWithoutEnd) {
  const std::string lists = repeat("[", 1000000) + repeat("]", 1000000);
  write("deep.jsonl", "{\"id\": \"a\", \"x\": " + lists + "}\n" + repeat("{\"a\":", 1000000) + "\n{\"id\": \"b\"}\n");
  const json summary = update(large_memory);
  EXPECT_EQ(summary["added"], 2);
  expect_rejected(summary, in() + "/deep.jsonl:1", "not valid JSON");
  expect_rejected(summary, in() + "/deep.jsonl:2", "not valid JSON");
}

TEST_F(Inputs, BytesThatAreNoText) {
  using namespace std::literals;
  write("zeros.md", "---\ntitle: 글\n---\n글\0\0 "s + repeat("글", 100));
  write("surrogates.md", fence + "title: \xED\xA0\x80\xED\xB0\x80\n" + fence + repeat("등대가 섰다. ", 20));
  write("all_zeros.md", std::string(5000, '\0'));
  write("s.jsonl",
        "{\"id\": \"a\", \"title\": \"\\ud800\"}\n{\"id\": \"b\", \"title\": \"\\udc00x\"}\n"
        "{\"id\": \"c\", \"title\": \"\xED\xA0\x80\"}\n{\"id\": \"d\\u0000d\"}\n{\"id\": \"e\0\"}\n"s);
  const json summary = update();
  EXPECT_EQ(summary["added"], 1);
  EXPECT_EQ(summary["skipped"], 1);
  expect_rejected(summary, in() + "/zeros.md", "NUL");
  expect_rejected(summary, in() + "/surrogates.md", "UTF-8");
  for (int line = 1; line <= 3; ++line)
    expect_rejected(summary, in() + "/s.jsonl:" + std::to_string(line), "not valid JSON");
  expect_rejected(summary, in() + "/s.jsonl:4", "white space or a control character");
  EXPECT_THAT(summary["rejected"], SizeIs(7));
}

TEST_F(Inputs, NamesOfFiles) {
  const std::string text = fence + "title: 글\n" + fence + "글";
  write("\xB1\xDB.md", text);
  write("new\nline.md", text);
  write("\x1b[2J\x1b]0;x\x07.md", text);
  write("\u202egnp.md", "");
  write("-rf.md", text);
  write("{\"}.md", text);
  write(repeat("가", 84) + ".md", text);
  const json summary = update();
  EXPECT_EQ(summary["added"].get<std::size_t>() + summary["rejected"].size(), 8U);
  expect_rejected(summary, in() + "/\u202egnp.md", "is empty");
}

TEST_F(Inputs, WhatIsNoFile) {
  ASSERT_EQ(mkfifo((in() + "/pipe.md").c_str(), 0600), 0);
  fs::create_symlink("/dev/zero", in() + "/zero.md");
  fs::create_symlink("loop.md", in() + "/loop.md");
  fs::create_directory_symlink(in(), in() + "/again");
  fs::create_directory_symlink("/", in() + "/root");
  const json summary = update({in(), "/dev/zero", "/dev/tty"});
  EXPECT_EQ(summary["added"], 1);
  expect_rejected(summary, "/dev/zero", "neither a file nor a folder");
  expect_rejected(summary, "/dev/tty", "neither a file nor a folder");
  expect_rejected(summary, in() + "/zero.md", "leads out of the folder");
  expect_rejected(summary, in() + "/root", "leads out of the folder");
  expect_rejected(summary, in() + "/loop.md", "leads nowhere");
}

/// Folders within each other, deeper than any path can say.
void dig(const std::string& folder, const char* name, int depth) {
  int at = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  for (; depth > 0 && at >= 0; --depth) {
    mkdirat(at, name, 0700);
    const int next = openat(at, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    close(at);
    at = next;
  }
  ASSERT_GE(at, 0);
  const int file = openat(at, "deep.md", O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  ASSERT_EQ(::write(file, "deep", 4), 4);
  close(file);
  close(at);
}

TEST_F(Inputs, FoldersAThousandDeep) {
  dig(in(), "d", 1000);
  EXPECT_EQ(update()["added"], 2);
}

TEST_F(Inputs, FoldersDeeperThanAnyPath) {
  dig(in(), "folder", 3000);
  const json summary = update();
  EXPECT_EQ(summary["added"], 1);
  ASSERT_THAT(summary["rejected"], SizeIs(1));
  EXPECT_THAT(summary["rejected"][0]["reason"].get<std::string>(), HasSubstr("File name too long"));
}

TEST_F(Inputs, PostsAtTheLimit) {
  constexpr std::size_t limit = 16u << 20;
  std::string post = fence + "title: 큰 글\n" + fence;
  while (post.size() + 40 < limit) post += "바닷가 마을에 등대가 섰다. ";
  post.resize(limit, '.');
  write("exact.md", post);
  write("over.md", post + ".");
  const json summary = update(large_memory);
  EXPECT_EQ(summary["added"], 2);
  expect_rejected(summary, in() + "/over.md", "is larger than max_post_bytes (16 MiB)");
}

TEST_F(Inputs, ByteOrderMarks) {
  using namespace std::literals;
  const std::string text = fence + "title: x\n" + fence + "post";
  std::string utf16 = "\xFF\xFE";
  std::string utf32 = "\xFF\xFE\0\0"s;
  for (const char c : text) {
    (utf16 += c) += '\0';
    (utf32 += c) += "\0\0\0"s;
  }
  write("utf8.md", "\xEF\xBB\xBF" + text);
  write("utf16.md", utf16);
  write("utf32.md", utf32);
  write("odd.md", utf16 + "x");
  write("mark.md", "\xEF\xBB\xBF");
  const json summary = update();
  EXPECT_EQ(summary["added"], 4);
  expect_rejected(summary, in() + "/odd.md", "not valid UTF-16LE");
  expect_rejected(summary, in() + "/mark.md", "is empty");
}

// U+202E turns around what follows it, ESC ] 0 renames the window.
TEST_F(Inputs, NothingSteersTheTerminal) {
  write("t.jsonl", json{{"id", "t"},
                        {"title", "등대 \u202e\u2066제목\u2069 \u200f\u061c끝"},
                        {"text", "앞 \u009b31m\u001b]0;x\u0007 등대 \u2028 뒤\u202d"},
                        {"tags", {"\u202e표"}},
                        {"categories", {"\u2067갈래"}}}
                           .dump() +
                       "\n");
  EXPECT_EQ(update()["added"], 2);
  const Ended found = run({NEWSQ, "--facet", "tag", "--facet", "category", index(), "등대"}, folder_.path());
  EXPECT_THAT(found.output, AllOf(HasSubstr("제목"), HasSubstr("갈래"), HasSubstr("표")));
  const std::string shown = found.output + found.errors;
  for (const char* control : {"\u061c", "\u200e", "\u200f", "\u2028", "\u202d", "\u202e", "\u2066", "\u2067", "\u2069",
                              "\u009b", "\x1b", "\x07"}) {
    EXPECT_THAT(shown, testing::Not(HasSubstr(control)));
  }
}

}  // namespace
}  // namespace malmoi::hostile
