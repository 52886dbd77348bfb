// SPDX-License-Identifier: GPL-2.0-or-later
#include <malmoi/settings.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace malmoi {
namespace {

using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
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
      "  half_life_days: 30\n"
      "  recency_weight: 0.75\n"
      "search:\n"
      "  time_budget_ms: 250\n"
      "  cache_bytes: 64000000\n");
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
  EXPECT_DOUBLE_EQ(settings->ranking.half_life, 30);
  EXPECT_DOUBLE_EQ(settings->ranking.recency_weight, 0.75);
  EXPECT_EQ(settings->search.time_budget, std::chrono::milliseconds(250));
  EXPECT_EQ(settings->search.cache_bytes, 64'000'000U);
}

TEST_F(SettingsFile, HoldsAServer) {
  const auto settings = load(
      "server:\n"
      "  bind: '::1'\n"
      "  port: 65535\n"
      "  workers: 3\n"
      "  idle_timeout_ms: 1\n"
      "  rate: 0.5\n"
      "  trusted_proxies: [10.0.0.0/8, '::1']\n"
      "  cors_origins: ['*']\n"
      "  gzip: false\n"
      "  token_file: secrets/token\n"
      "  spool: /var/spool/malmoi\n");
  ASSERT_TRUE(settings) << settings.error().message;
  const ServerSettings& server = settings->server;
  EXPECT_EQ(server.bind, "::1");
  EXPECT_EQ(server.port, 65'535);
  EXPECT_EQ(server.workers, 3);
  EXPECT_EQ(server.idle_timeout.count(), 1);
  EXPECT_EQ(server.rate, 0.5);
  EXPECT_THAT(server.trusted_proxies, ElementsAre("10.0.0.0/8", "::1"));
  EXPECT_THAT(server.cors_origins, ElementsAre("*"));
  EXPECT_FALSE(server.gzip);
  EXPECT_EQ(server.token_file, testing::TempDir() + "secrets/token");
  EXPECT_EQ(server.spool, "/var/spool/malmoi");
}

TEST_F(SettingsFile, RefusesBadKeysOfAServer) {
  EXPECT_THAT(refusal("server:\n  port: 65536\n"), StartsWith("2: key server.port: must be a number from 0 to 65535"));
  EXPECT_THAT(refusal("server:\n  idle_timeout_ms: 0\n"),
              StartsWith("2: key server.idle_timeout_ms: must be a number from 1 to 86400000"));
  EXPECT_THAT(refusal("server:\n  cors_origins: '*'\n"),
              StartsWith("2: key server.cors_origins: must be a list of up to 1000 origins"));
  EXPECT_THAT(refusal("server:\n  bind: [127.0.0.1]\n"), StartsWith("2: key server.bind: must be an address"));
  EXPECT_THAT(refusal("server:\n  tls: true\n"), StartsWith("2: key server.tls: there is no such setting"));
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
  EXPECT_THAT(refusal("search:\n  cache_bytes: -1\n"),
              EndsWith("key search.cache_bytes: must be a number from 0 to 1099511627776"));
  EXPECT_THAT(refusal("search:\n  time_budget_ms: -1\n"),
              EndsWith("key search.time_budget_ms: must be a number from 0 to 3600000"));
  EXPECT_THAT(refusal("ranking:\n  k1: -0.1\n"), EndsWith("key ranking.k1: must be a number, 0 or more"));
  EXPECT_THAT(refusal("ranking:\n  recency_weight: 1.5\n"), EndsWith("must be a number from 0 to 1"));
  EXPECT_THAT(refusal("ranking:\n  k1: nan\n"), EndsWith("key ranking.k1: must be a number, 0 or more"));
}

TEST_F(SettingsFile, RefusesUnknownTimeZones) {
  EXPECT_THAT(refusal("timezone: Asia/Pyeongtaek\n"),
              StartsWith("1: key timezone: refused: timezone \"Asia/Pyeongtaek\""));
}

TEST_F(SettingsFile, RefusesKeysThatAreThereTwice) {
  EXPECT_EQ(refusal("term_lists: true\nterm_lists: false\n"), "2: key term_lists: is there twice; remove one");
}

TEST_F(SettingsFile, NamesOtherFilesAsSeenFromItself) {
  const auto settings = load("synonyms: words/synonyms.yaml\n");
  ASSERT_TRUE(settings) << settings.error().message;
  EXPECT_EQ(settings->search.synonyms, testing::TempDir() + "words/synonyms.yaml");
  EXPECT_EQ(load("synonyms: /etc/synonyms.yaml\n")->search.synonyms, "/etc/synonyms.yaml");
  EXPECT_EQ(refusal("synonyms: [가, 나]\n"), "1: key synonyms: must be the path of a file");
}

TEST_F(SettingsFile, HoldsUserWords) {
  const auto settings = load("user_words:\n  - 고양이\n  - 코로나19\n");
  ASSERT_TRUE(settings) << settings.error().message;
  EXPECT_THAT(settings->analyzer.user_words, ElementsAre("고양이", "코로나19"));
  EXPECT_THAT(load("user_words: []\n")->analyzer.user_words, IsEmpty());
}

TEST_F(SettingsFile, ReadsUserWordsFromAFile) {
  const std::string words = path_ + ".words";
  const std::string name = std::filesystem::path(words).filename().string();
  std::ofstream(words) << "# 상표\n- 나이키\n";
  EXPECT_THAT(load("user_words: " + name + "\n")->analyzer.user_words, ElementsAre("나이키"));
  std::ofstream(words) << "- 나이키\n- 뉴 발란스\n";
  const auto bad = load("timezone: Asia/Seoul\nuser_words: " + name + "\n");
  std::filesystem::remove(words);
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().message,
            path_ + ":2: " + words + ":2: key user_words: must be one word of letters and digits: 뉴 발란스");
  const auto missing = load("user_words: no-such-file.yaml\n");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::not_found);
  EXPECT_THAT(missing.error().message, HasSubstr("no-such-file.yaml: cannot be read"));
}

TEST_F(SettingsFile, RefusesBadUserWords) {
  EXPECT_EQ(refusal("user_words:\n  - 고양이\n  - C++\n"),
            "3: key user_words: must be one word of letters and digits: C++");
  EXPECT_EQ(refusal("user_words:\n  - 고양이\n  - 고양이\n"), "3: key user_words: 고양이 is there twice; remove one");
  EXPECT_EQ(refusal("user_words: [고양이, ]\ntimezone: {}\n"),
            "2: key timezone: must be the name of a time zone, such as Asia/Seoul");
  EXPECT_EQ(refusal("user_words: [\"\"]\n"), "1: key user_words: a word is empty or no text");
  EXPECT_EQ(refusal("user_words: {고양이: 1}\n"),
            "1: key user_words: must be a list of words, such as [고양이, 나이키]");
  EXPECT_THAT(refusal("user_words: [" + std::string(101, 'x') + "]\n"), HasSubstr("longer than 100 bytes"));
  std::string many = "user_words:\n";
  for (int i = 0; i <= 10000; ++i) many += "- w" + std::to_string(i) + "\n";
  EXPECT_EQ(refusal(many), "10002: key user_words: more than 10000 words; remove some");
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
