// SPDX-License-Identifier: GPL-2.0-or-later
#include <malmoi/settings.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace malmoi {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

class SettingsFile : public testing::Test {
 protected:
  SettingsFile()
      : path_(testing::TempDir() + "settings-" + testing::UnitTest::GetInstance()->current_test_info()->name() +
              ".yaml") {}
  ~SettingsFile() override { std::filesystem::remove(path_); }

  Result<Settings> load(const std::string& yaml) {
    std::ofstream(path_) << yaml;
    return load_settings(path_);
  }
  /// The message behind "FILE:", of settings that are refused.
  std::string refusal(const std::string& yaml) {
    const auto settings = load(yaml);
    if (settings) return "accepted";
    EXPECT_EQ(settings.error().code, ErrorCode::bad_input);
    EXPECT_THAT(settings.error().message, StartsWith(path_));
    return settings.error().message.substr(path_.size() + 1);
  }

  std::string path_;
};

TEST_F(SettingsFile, HoldsEverySetting) {
  const auto settings = load(
      "hanja_readings: false\n"
      "timezone: Europe/Paris\n"
      "max_post_bytes: 1000\n"
      "max_line_bytes: 4294967295\n"
      "term_lists: true\n"
      "auto_compact: false\n"
      "verify_on_open: true\n"
      "compression_level: 19\n"
      "lock_wait_ms: 5000\n"
      "ranking:\n"
      "  k1: 1.2\n"
      "  b: 0\n"
      "  mixed_weight: 0.5\n"
      "  title_weight: 1\n"
      "search:\n"
      "  time_budget_ms: 250\n");
  ASSERT_TRUE(settings) << settings.error().message;
  EXPECT_FALSE(settings->analyzer.hanja_readings);
  EXPECT_EQ(settings->ingest.timezone, "Europe/Paris");
  EXPECT_EQ(settings->ingest.max_post_bytes, 1000U);
  EXPECT_EQ(settings->ingest.max_line_bytes, 4294967295U);
  EXPECT_TRUE(settings->index.term_lists);
  EXPECT_FALSE(settings->index.auto_compact);
  EXPECT_TRUE(settings->index.verify_on_open);
  EXPECT_EQ(settings->index.compression_level, 19);
  EXPECT_EQ(settings->index.lock_wait, std::chrono::milliseconds(5000));
  EXPECT_DOUBLE_EQ(settings->ranking.k1, 1.2);
  EXPECT_DOUBLE_EQ(settings->ranking.b, 0);
  EXPECT_DOUBLE_EQ(settings->ranking.mixed_weight, 0.5);
  EXPECT_DOUBLE_EQ(settings->ranking.title_weight, 1);
  EXPECT_EQ(settings->search.time_budget, std::chrono::milliseconds(250));
}

TEST_F(SettingsFile, WithoutKeysLeavesTheDefaults) {
  for (const char* yaml : {"", "# 설명만 있는 파일\n", "---\n"}) {
    const auto settings = load(yaml);
    ASSERT_TRUE(settings) << settings.error().message;
    EXPECT_EQ(settings->ingest.timezone, "Asia/Seoul");
    EXPECT_DOUBLE_EQ(settings->ranking.k1, RankingSettings().k1);
  }
}

TEST_F(SettingsFile, RefusesUnknownKeysWithTheirLine) {
  EXPECT_THAT(refusal("term_lists: true\ntimzone: Asia/Seoul\n"),
              StartsWith("2: key timzone: there is no such setting; remove it or use one of hanja_readings, timezone"));
  EXPECT_THAT(refusal("ranking:\n  k1: 1\n  k2: 1\n"), StartsWith("3: key ranking.k2: there is no such setting"));
  EXPECT_THAT(refusal("search:\n  budget: 1\n"), StartsWith("2: key search.budget: there is no such setting"));
}

TEST_F(SettingsFile, RefusesWrongTypes) {
  EXPECT_EQ(refusal("hanja_readings: 1\n"), "1: key hanja_readings: must be true or false");
  EXPECT_EQ(refusal("hanja_readings: \"true\"\n"), "1: key hanja_readings: must be true or false");
  EXPECT_EQ(refusal("max_post_bytes: 16 MiB\n"), "1: key max_post_bytes: must be a number from 1 to 4294967295");
  EXPECT_EQ(refusal("\n\ncompression_level: [3]\n"), "3: key compression_level: must be a number from 1 to 19");
  EXPECT_EQ(refusal("timezone: {}\n"), "1: key timezone: must be the name of a time zone, such as Asia/Seoul");
  EXPECT_THAT(refusal("ranking: 0.9\n"), StartsWith("1: key ranking: must hold indented keys"));
  EXPECT_THAT(refusal("- term_lists\n"), StartsWith("1: must hold lines"));
}

TEST_F(SettingsFile, RefusesValuesOutOfRange) {
  EXPECT_THAT(refusal("max_post_bytes: 0\n"), HasSubstr("from 1 to 4294967295"));
  EXPECT_THAT(refusal("max_line_bytes: 4294967296\n"), HasSubstr("from 1 to 4294967295"));
  EXPECT_THAT(refusal("max_line_bytes: -1\n"), HasSubstr("from 1 to 4294967295"));
  EXPECT_THAT(refusal("compression_level: 20\n"), HasSubstr("from 1 to 19"));
  EXPECT_THAT(refusal("lock_wait_ms: 86400001\n"), HasSubstr("from 0 to 86400000"));
  EXPECT_THAT(refusal("ranking:\n  b: 1.5\n"), EndsWith("key ranking.b: must be a number from 0 to 1"));
  EXPECT_THAT(refusal("search:\n  time_budget_ms: -1\n"),
              EndsWith("key search.time_budget_ms: must be a number from 0 to 3600000"));
  EXPECT_THAT(refusal("ranking:\n  k1: -0.1\n"), EndsWith("key ranking.k1: must be a number, 0 or more"));
  EXPECT_THAT(refusal("ranking:\n  k1: nan\n"), EndsWith("key ranking.k1: must be a number, 0 or more"));
}

TEST_F(SettingsFile, RefusesUnknownTimeZones) {
  EXPECT_THAT(refusal("timezone: Asia/Pyeongtaek\n"),
              StartsWith("1: key timezone: refused: timezone \"Asia/Pyeongtaek\""));
}

TEST_F(SettingsFile, RefusesKeysThatAreThereTwice) {
  EXPECT_EQ(refusal("term_lists: true\nterm_lists: false\n"), "2: key term_lists: is there twice; remove one");
}

TEST_F(SettingsFile, RefusesBrokenYaml) {
  EXPECT_THAT(refusal("term_lists: true\n  b: [\n"), HasSubstr("line 2: not valid YAML"));
}

TEST(Settings, FileThatCannotBeRead) {
  const auto missing = load_settings(testing::TempDir() + "no-such-file.yaml");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::not_found);
  EXPECT_THAT(missing.error().message, HasSubstr("no-such-file.yaml"));
  const auto folder = load_settings(testing::TempDir());
  ASSERT_FALSE(folder);
  EXPECT_EQ(folder.error().code, ErrorCode::io);
}

TEST_F(SettingsFile, RefusesFilesThatAreNoSettings) {
  const auto settings = load(std::string(2u << 20, '#'));
  ASSERT_FALSE(settings);
  EXPECT_EQ(settings.error().code, ErrorCode::too_large);
}

}  // namespace
}  // namespace malmoi
