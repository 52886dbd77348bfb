// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/input.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <string>
#include <vector>

#include "../temporary_folder.h"

namespace malmoi::ingest {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

/// Everything an update reads.
struct Reading {
  std::vector<RawInput> inputs;
  std::vector<Rejection> skipped;
  std::vector<Rejection> rejected;
  std::vector<Rejection> missing;
  std::uint64_t bytes_read = 0;
  std::uint64_t total_bytes = 0;

  std::vector<std::string> paths() const {
    std::vector<std::string> all;
    for (const RawInput& input : inputs) all.push_back(input.path);
    return all;
  }
  std::vector<std::string> texts() const {
    std::vector<std::string> all;
    for (const RawInput& input : inputs) all.push_back(input.bytes);
    return all;
  }
};

Reading read(const UpdateRequest& request, const IngestSettings& settings = {}) {
  InputStream stream(request, settings);
  Reading reading;
  while (auto input = stream.next()) {
    if (auto* raw = std::get_if<RawInput>(&*input)) {
      reading.inputs.push_back(std::move(*raw));
    } else {
      const Unread& unread = std::get<Unread>(*input);
      (unread.skipped ? reading.skipped : reading.rejected).push_back(unread.rejection);
    }
  }
  reading.missing = stream.missing();
  reading.bytes_read = stream.bytes_read();
  reading.total_bytes = stream.total_bytes();
  return reading;
}

Reading read_paths(std::vector<std::string> paths, InputFormat format = InputFormat::automatic) {
  UpdateRequest request;
  request.paths = std::move(paths);
  request.format = format;
  return read(request);
}

TEST(InputStream, FoldersAreWalkedInOrder) {
  TemporaryFolder folder;
  folder.write("b.md", "둘");
  folder.write("a/z.html", "하나");
  folder.write("a/b/c.markdown", "영");
  folder.write("c.txt", "셋");
  const Reading reading = read_paths({folder.path()});
  EXPECT_THAT(reading.paths(), ElementsAre("a/b/c.markdown", "a/z.html", "b.md", "c.txt"));
  EXPECT_THAT(reading.texts(), ElementsAre("영", "하나", "둘", "셋"));
  EXPECT_EQ(reading.inputs[0].root, folder.path());
  EXPECT_EQ(reading.inputs[0].location, folder / "a/b/c.markdown");
  EXPECT_EQ(reading.inputs[0].format, InputFormat::post);
  EXPECT_EQ(reading.bytes_read, 15U);
  EXPECT_EQ(reading.total_bytes, 15U);
  EXPECT_THAT(reading.skipped, IsEmpty());
}

TEST(InputStream, RelativePathsHaveACanonicalRoot) {
  TemporaryFolder folder;
  folder.write("posts/a.md", "글");
  fs::create_directory(folder / "x");
  const Reading reading = read_paths({folder / "x/../posts/"});
  ASSERT_THAT(reading.inputs, SizeIs(1));
  EXPECT_EQ(reading.inputs[0].root, folder / "posts");
  EXPECT_EQ(reading.inputs[0].location, folder / "x/../posts/a.md");
}

TEST(InputStream, AFileGivenByNameIsAPost) {
  TemporaryFolder folder;
  const std::string odd = folder.write("a/post.php", "글");
  const std::string hidden = folder.write(".hidden", "숨은 글");
  const Reading reading = read_paths({odd, hidden});
  EXPECT_THAT(reading.paths(), ElementsAre("post.php", ".hidden"));
  EXPECT_EQ(reading.inputs[0].root, folder / "a");
  EXPECT_EQ(reading.inputs[0].location, odd);
}

TEST(InputStream, AFileIsReadOnce) {
  TemporaryFolder folder;
  const std::string a = folder.write("a.md", "글");
  EXPECT_THAT(read_paths({a, folder.path(), folder / "./a.md"}).paths(), ElementsAre("a.md"));
}

TEST(InputStream, WhatIsSkippedInFolders) {
  TemporaryFolder folder;
  folder.write(".git/a.md", "x");
  folder.write(".draft.md", "x");
  folder.write("_site/a.html", "x");
  folder.write("node_modules/a.md", "x");
  folder.write("style.css", "x");
  folder.write("picture.md", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0", 22));
  folder.write("_drafts/a.md", "초안");
  folder.write("_posts/2024-01-01-a.MD", "글");
  const Reading reading = read_paths({folder.path()});
  EXPECT_THAT(reading.paths(), ElementsAre("_drafts/a.md", "_posts/2024-01-01-a.MD"));
  EXPECT_THAT(reading.skipped, SizeIs(6));
  EXPECT_THAT(reading.rejected, IsEmpty());
}

TEST(InputStream, Utf16IsNoBinary) {
  TemporaryFolder folder;
  folder.write("a.md", std::string("\xFF\xFE-\0-\0-\0\n\0", 10));
  EXPECT_THAT(read_paths({folder.path()}).inputs, SizeIs(1));
}

TEST(InputStream, LinksAreNotFollowed) {
  TemporaryFolder outside;
  outside.write("secret.md", "남의 글");
  TemporaryFolder folder;
  folder.write("real/a.md", "글");
  fs::create_directory_symlink(folder.path(), folder / "loop");
  fs::create_symlink(folder / "real/a.md", folder / "again.md");
  fs::create_symlink(outside / "secret.md", folder / "out.md");
  fs::create_directory_symlink(outside.path(), folder / "outside");
  fs::create_symlink("nowhere", folder / "broken.md");
  const Reading reading = read_paths({folder.path()});
  EXPECT_THAT(reading.paths(), ElementsAre("real/a.md"));
  EXPECT_THAT(reading.skipped, SizeIs(2));
  ASSERT_THAT(reading.rejected, SizeIs(3));
  EXPECT_EQ(reading.rejected[0].path, folder / "broken.md");
  EXPECT_THAT(reading.rejected[0].reason, HasSubstr("leads nowhere"));
  EXPECT_THAT(reading.rejected[1].reason, HasSubstr("leads out of the folder"));
}

TEST(InputStream, APathMayBeALink) {
  TemporaryFolder folder;
  folder.write("real/a.md", "글");
  fs::create_directory_symlink(folder / "real", folder / "link");
  const Reading reading = read_paths({folder / "link"});
  ASSERT_THAT(reading.inputs, SizeIs(1));
  EXPECT_EQ(reading.inputs[0].root, folder / "real");
}

// Opening the pipe would block for ever.
TEST(InputStream, PipesAndSocketsAreNeverOpened) {
  TemporaryFolder folder;
  ASSERT_EQ(mkfifo((folder / "pipe.md").c_str(), 0600), 0);
  const int listener = socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  (folder / "s.md").copy(address.sun_path, sizeof address.sun_path - 1);
  ASSERT_EQ(bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  EXPECT_THAT(read_paths({folder.path()}).skipped, SizeIs(2));
  const Reading named = read_paths({folder / "pipe.md"});
  ASSERT_THAT(named.missing, SizeIs(1));
  EXPECT_THAT(named.missing[0].reason, HasSubstr("neither a file nor a folder"));
  close(listener);
}

TEST(InputStream, MissingPathsAreListedAndTheRestIsRead) {
  TemporaryFolder folder;
  const std::string a = folder.write("a.md", "글");
  const Reading reading = read_paths({folder / "없음", a, a + "/b"});
  EXPECT_THAT(reading.paths(), ElementsAre("a.md"));
  ASSERT_THAT(reading.missing, SizeIs(2));
  EXPECT_EQ(reading.missing[0].path, folder / "없음");
  EXPECT_EQ(reading.missing[0].reason, "there is no such file or folder");
}

TEST(InputStream, WhatMayNotBeRead) {
  TemporaryFolder folder;
  fs::permissions(folder.path(), static_cast<fs::perms>(0755));
  folder.write("a.md", "글");
  folder.write("locked/b.md", "글");
  fs::permissions(folder / "a.md", fs::perms::none);
  fs::permissions(folder / "locked", fs::perms::none);
  // Root may read everything.
  constexpr uid_t nobody = 65534;
  const bool is_root = geteuid() == 0;
  ASSERT_EQ(is_root ? seteuid(nobody) : 0, 0);
  const Reading reading = read_paths({folder.path()});
  const Reading named = read_paths({folder / "locked", folder / "a.md"});
  ASSERT_EQ(is_root ? seteuid(0) : 0, 0);
  fs::permissions(folder / "locked", fs::perms::owner_all);
  ASSERT_THAT(reading.rejected, SizeIs(2));
  EXPECT_EQ(reading.rejected[0].path, folder / "a.md");
  EXPECT_THAT(reading.rejected[0].reason, HasSubstr("Permission denied"));
  EXPECT_EQ(reading.rejected[1].path, folder / "locked");
  EXPECT_THAT(named.missing, SizeIs(2));
}

TEST(InputStream, PostsThatAreTooLarge) {
  TemporaryFolder folder;
  folder.write("small.md", "12345");
  fs::resize_file(folder.write("huge.md", ""), std::uintmax_t{1} << 40);  // sparse: reading it would not end
  UpdateRequest request;
  request.paths = {folder.path()};
  IngestSettings settings;
  settings.max_post_bytes = 5;
  const Reading reading = read(request, settings);
  EXPECT_THAT(reading.paths(), ElementsAre("small.md"));
  ASSERT_THAT(reading.rejected, SizeIs(1));
  EXPECT_EQ(reading.rejected[0].path, folder / "huge.md");
  EXPECT_EQ(reading.rejected[0].reason, "is larger than max_post_bytes (5 bytes)");
  EXPECT_EQ(read_paths({folder / "huge.md"}).rejected[0].reason, "is larger than max_post_bytes (16 MiB)");
}

TEST(InputStream, NamesThatAreNotUtf8StayApart) {
  TemporaryFolder folder;
  folder.write("\xB1\xDB.md", "글");
  folder.write("\xB1\xDC.md", "글");
  const Reading reading = read_paths({folder.path()});
  EXPECT_THAT(reading.paths(), ElementsAre("\\xb1\\xdb.md", "\\xb1\\xdc.md"));
}

TEST(InputStream, JsonLines) {
  TemporaryFolder folder;
  const std::string file = folder.write("n.jsonl", "\xEF\xBB\xBF{\"id\":1}\r\n\n  \n{\"id\":2}");
  const Reading reading = read_paths({file});
  EXPECT_THAT(reading.texts(), ElementsAre("{\"id\":1}", "{\"id\":2}"));
  EXPECT_EQ(reading.inputs[0].format, InputFormat::jsonl);
  EXPECT_EQ(reading.inputs[0].root, file);
  EXPECT_EQ(reading.inputs[0].path, "");
  EXPECT_EQ(reading.inputs[1].location, file + ":4");
  EXPECT_EQ(reading.bytes_read, fs::file_size(file));
}

TEST(InputStream, FormatDecides) {
  TemporaryFolder folder;
  const std::string lines = folder.write("n.jsonl", "{}\n");
  const std::string text = folder.write("n.txt", "{}\n{}\n");
  EXPECT_EQ(read_paths({lines}, InputFormat::post).inputs[0].format, InputFormat::post);
  EXPECT_THAT(read_paths({text}, InputFormat::jsonl).inputs, SizeIs(2));
  EXPECT_THAT(read_paths({folder.path()}).inputs, SizeIs(2));
  EXPECT_THAT(read_paths({folder.path()}, InputFormat::jsonl).inputs, SizeIs(1));
  EXPECT_THAT(read_paths({folder.path()}, InputFormat::post).paths(), ElementsAre("n.txt"));
}

TEST(InputStream, TheSourceOfJsonLinesMayBeNamed) {
  TemporaryFolder folder;
  UpdateRequest request;
  request.paths = {folder.write("n.ndjson", "{}\n")};
  request.source = "속보";
  EXPECT_EQ(read(request).inputs[0].root, "속보");
}

// Longer than the reader's buffer, and with ends on either side of its border.
TEST(InputStream, LinesOfAnyLength) {
  TemporaryFolder folder;
  std::string all;
  std::vector<std::string> lines;
  for (const std::size_t size : {1u, (1u << 20) - 3, 1u, (3u << 20) + 7, 5u}) {
    lines.push_back(std::string(size, static_cast<char>('a' + lines.size())));
    all += lines.back() + "\n";
  }
  EXPECT_EQ(read_paths({folder.write("n.jsonl", all)}).texts(), lines);
}

TEST(InputStream, LinesThatAreTooLong) {
  TemporaryFolder folder;
  UpdateRequest request;
  request.paths = {folder.write("n.jsonl", "12345\n123456\n" + std::string(3u << 20, 'x') + "\n1\n")};
  IngestSettings settings;
  settings.max_line_bytes = 5;
  const Reading reading = read(request, settings);
  EXPECT_THAT(reading.texts(), ElementsAre("12345", "1"));
  ASSERT_THAT(reading.rejected, SizeIs(2));
  EXPECT_EQ(reading.rejected[1].path, request.paths[0] + ":3");
  EXPECT_EQ(reading.rejected[1].reason, "is larger than max_line_bytes (5 bytes)");
}

TEST(InputStream, StandardInput) {
  TemporaryFolder folder;
  const std::string file = folder.write("in", "{\"id\":1}\n");
  const int saved = dup(STDIN_FILENO);
  const int in = open(file.c_str(), O_RDONLY);
  ASSERT_GE(dup2(in, STDIN_FILENO), 0);
  const Reading reading = read_paths({"-"});
  dup2(saved, STDIN_FILENO);
  close(saved);
  close(in);
  ASSERT_THAT(reading.inputs, SizeIs(1));
  EXPECT_EQ(reading.inputs[0].root, "-");
  EXPECT_EQ(reading.inputs[0].location, "-:1");
  EXPECT_EQ(reading.total_bytes, 0U);
}

}  // namespace
}  // namespace malmoi::ingest
