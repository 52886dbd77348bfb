// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/manifest.h"

#include <xxhash.h>

#include "glass/durable_file.h"
#include "test_articles.h"

namespace malmoi::index {
namespace {

Manifest sample() {
  Manifest manifest;
  manifest.commit = 12;
  manifest.next_generation = 5;
  manifest.fingerprint = "0123456789abcdef";
  manifest.analyzer = "fold|segment";
  manifest.term_lists = true;
  manifest.generations.push_back({"gen-000003", 40, 0, "", 0, 9000, {{"postlist.glass", 0xFEDCBA9876543210}}});
  manifest.generations.push_back({"gen-000004", 10, 3, "gen-000004.dead-12", 77, 500, {{"iamglass", 1}, {"b", 2}}});
  return manifest;
}

/// CURRENT of this line with its right checksum.
void write_line(const Folder& folder, const std::string& line) {
  folder.write(manifest_name, line + "\n" + to_hex(XXH3_64bits(line.data(), line.size())) + "\n");
}

TEST(Manifest, RoundTrip) {
  const Folder folder;
  ASSERT_TRUE(write_manifest(folder.path(), sample()).ok());
  const auto back = read_manifest(folder.path());
  ASSERT_TRUE(back.ok()) << back.error().message;
  EXPECT_EQ(back->commit, 12U);
  EXPECT_EQ(back->next_generation, 5U);
  EXPECT_EQ(back->fingerprint, "0123456789abcdef");
  EXPECT_EQ(back->analyzer, "fold|segment");
  EXPECT_TRUE(back->term_lists);
  EXPECT_EQ(back->live_articles(), 47U);
  ASSERT_EQ(back->generations.size(), 2U);
  EXPECT_EQ(back->generations[0].files, sample().generations[0].files);
  EXPECT_EQ(back->generations[1].files, sample().generations[1].files);
  EXPECT_EQ(back->generations[1].tombstones, "gen-000004.dead-12");
  EXPECT_EQ(back->generations[1].tombstones_checksum, 77U);
  EXPECT_EQ(back->generations[1].text_bytes, 500U);
  EXPECT_FALSE(std::filesystem::exists(folder / "CURRENT.new"));
}

TEST(Manifest, AnyFlippedOrMissingByteIsCorrupt) {
  const Folder folder;
  ASSERT_TRUE(write_manifest(folder.path(), sample()).ok());
  const std::string whole = read_all(folder / manifest_name);
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string flipped = whole;
    flipped[i] = static_cast<char>(flipped[i] ^ 0x20);
    folder.write(manifest_name, flipped);
    EXPECT_FALSE(read_manifest(folder.path()).ok()) << i;
    folder.write(manifest_name, whole.substr(0, i));
    const auto cut = read_manifest(folder.path());
    ASSERT_FALSE(cut.ok()) << i;
    EXPECT_EQ(cut.error().code, ErrorCode::corrupt);
  }
}

TEST(Manifest, RandomBytesAreCorrupt) {
  const Folder folder;
  std::mt19937 random(8);
  for (int round = 0; round < 300; ++round) {
    std::string bytes(random() % 200, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    folder.write(manifest_name, bytes);
    const auto read = read_manifest(folder.path());
    ASSERT_FALSE(read.ok());
    EXPECT_EQ(read.error().code, ErrorCode::corrupt);
  }
}

TEST(Manifest, WellSummedNonsenseIsCorrupt) {
  const Folder folder;
  const std::string head =
      R"({"format":3,"commit":1,"next_generation":2,"fingerprint":"f","analyzer":"a","term_lists":false,)";
  const auto entry = [](const std::string& name, const std::string& counts, const std::string& file) {
    return R"("generations":[{"name":")" + name + R"(",)" + counts +
           R"("tombstones":"","tombstones_checksum":"0","text_bytes":1,"files":{")" + file + R"(":"0"}}]})";
  };
  const std::string good = R"("articles":3,"dead":1,)";
  write_line(folder, head + entry("gen-1", good, "x"));
  ASSERT_TRUE(read_manifest(folder.path()).ok());
  for (const std::string& line :
       {std::string(""), std::string("[]"), std::string("{}"), std::string(2000, '['), head + "\"generations\":7}",
        head + entry("../gen-1", good, "x"), head + entry("", good, "x"), head + entry("..", good, "x"),
        head + entry("gen-1", good, "../../x"), head + entry("gen-1", R"("articles":1,"dead":2,)", "x"),
        head + entry("gen-1", R"("articles":"3","dead":1,)", "x"),
        head + entry("gen-1", R"("articles":9999999999,"dead":1,)", "x")}) {
    write_line(folder, line);
    const auto read = read_manifest(folder.path());
    ASSERT_FALSE(read.ok()) << line;
    EXPECT_EQ(read.error().code, ErrorCode::corrupt) << line;
  }
}

TEST(Manifest, OtherFormatIsToldFromDamage) {
  const Folder folder;
  write_line(folder, R"({"format":99})");
  const auto read = read_manifest(folder.path());
  ASSERT_FALSE(read.ok());
  expect_error(read.error(), ErrorCode::format_mismatch, "format 99");
  expect_error(read_manifest(folder.path(), Formats::rebuildable).error(), ErrorCode::format_mismatch, "later version");
  write_line(folder, R"({"format":0})");
  expect_error(read_manifest(folder.path(), Formats::rebuildable).error(), ErrorCode::corrupt, "damaged");
}

// 4294967299 is 3 in 32 bits.
TEST(Manifest, NumbersThatWeDoNotWriteAreCorrupt) {
  const Folder folder;
  ASSERT_TRUE(write_manifest(folder.path(), sample()).ok());
  const std::string whole = read_all(folder / manifest_name);
  const std::string line = whole.substr(0, whole.find('\n'));
  for (const std::string key : {"format", "commit", "next_generation", "articles", "dead", "text_bytes"}) {
    const std::size_t at = line.find("\"" + key + "\":") + key.size() + 3;
    for (const std::string number : {"1e12", "3.0", "3.5", "-3", "true", "18446744073709551616", "4294967299"}) {
      if (number == "4294967299" && key != "format") continue;
      write_line(folder, line.substr(0, at) + number + line.substr(line.find_first_of(",}", at)));
      const auto read = read_manifest(folder.path());
      ASSERT_FALSE(read.ok()) << key << " " << number;
      EXPECT_EQ(read.error().code, ErrorCode::corrupt) << key << " " << number;
    }
  }
}

TEST(Manifest, TellsWhatIsNoIndex) {
  const Folder folder;
  expect_error(read_manifest(folder / "none").error(), ErrorCode::not_found, "newsidx update");
  expect_error(read_manifest(folder.path()).error(), ErrorCode::not_an_index, folder.path());
  expect_error(read_manifest(folder.write("file", "x")).error(), ErrorCode::not_an_index, "is a file");
}

TEST(Manifest, StampChangesWithEachCommit) {
  const Folder folder;
  EXPECT_EQ(manifest_stamp(folder.path()), 0U);
  Manifest manifest = sample();
  ASSERT_TRUE(write_manifest(folder.path(), manifest).ok());
  const std::uint64_t first = manifest_stamp(folder.path());
  EXPECT_NE(first, 0U);
  EXPECT_EQ(manifest_stamp(folder.path()), first);
  ++manifest.commit;
  ASSERT_TRUE(write_manifest(folder.path(), manifest).ok());
  EXPECT_NE(manifest_stamp(folder.path()), first);
}

// File systems give the inode of the last CURRENT but one to the next, within one tick of the clock.
TEST(Manifest, StampTellsCommitsApartOfWhichTheFileLooksTheSame) {
  const Folder folder;
  const std::string path = folder / manifest_name;
  Manifest manifest = sample();
  ASSERT_TRUE(write_manifest(folder.path(), manifest).ok());
  const std::uint64_t first = manifest_stamp(folder.path());
  const auto time = std::filesystem::last_write_time(path);
  manifest.commit = 14;
  const Folder beside;
  ASSERT_TRUE(write_manifest(beside.path(), manifest).ok());
  std::ofstream(path, std::ios::binary | std::ios::in) << read_all(beside / manifest_name);
  std::filesystem::last_write_time(path, time);
  ASSERT_EQ(read_manifest(folder.path())->commit, 14U);
  EXPECT_NE(manifest_stamp(folder.path()), first);
}

}  // namespace
}  // namespace malmoi::index
