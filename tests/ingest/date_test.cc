// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/date.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace malmoi::ingest {
namespace {

using namespace std::chrono_literals;

std::string read(const std::string& text, const std::string& zone = "Asia/Seoul") {
  const auto date = parse_date(text, zone);
  return date ? date->rfc3339 : name(date.error().code);
}

TEST(Date, Days) {
  for (const char* text :
       {"2024-07-12", "2024-7-12", "2024/07/12", "2024.7.12", "2024. 7. 12.", "2024년 7월 12일", " 2024-07-12 "}) {
    EXPECT_EQ(read(text), "2024-07-12") << text;
  }
}

TEST(Date, TimesWithAZone) {
  EXPECT_EQ(read("2024-07-12T09:30:00+09:00"), "2024-07-12T09:30:00+09:00");
  EXPECT_EQ(read("2024-07-12 09:30:00 +0900"), "2024-07-12T09:30:00+09:00");
  EXPECT_EQ(read("2024-07-12 9:30 -05"), "2024-07-12T09:30:00-05:00");
  EXPECT_EQ(read("2024-07-12T00:30:05.123456Z"), "2024-07-12T00:30:05+00:00");
  EXPECT_EQ(read("2024-07-12 00:30:05 UTC"), "2024-07-12T00:30:05+00:00");
  EXPECT_EQ(read("2024-07-12 09:30 KST", "UTC"), "2024-07-12T09:30:00+09:00");
}

TEST(Date, TimesWithoutAZoneAreOfTheConfiguredOne) {
  EXPECT_EQ(read("2024-07-12 09:30"), "2024-07-12T09:30:00+09:00");
  EXPECT_EQ(read("2024년 7월 12일 9:30:01"), "2024-07-12T09:30:01+09:00");
  EXPECT_EQ(read("2024-07-12T09:30:00", "America/New_York"), "2024-07-12T09:30:00-04:00");
  EXPECT_EQ(read("2024-01-12T09:30:00", "America/New_York"), "2024-01-12T09:30:00-05:00");
}

TEST(Date, Instant) {
  const std::chrono::sys_seconds noon = std::chrono::sys_days(2024y / 7 / 12) + 12h;
  EXPECT_EQ(parse_date("2024-07-12 21:00", "Asia/Seoul")->instant, noon);
  EXPECT_EQ(parse_date("2024-07-12 08:00 -0400", "Asia/Seoul")->instant, noon);
  EXPECT_EQ(parse_date("2024-07-12", "Asia/Seoul")->instant, noon - 21h);
}

TEST(Date, DayOnTheClockOfAZone) {
  const auto day = [](const char* text, const char* zone) { return *day_in(*parse_date(text, zone), zone); };
  EXPECT_EQ(day("2024-07-29 21:05:00 +02:00", "Asia/Seoul"), "2024-07-30");
  EXPECT_EQ(day("2024-07-30 01:00:00 +09:00", "America/New_York"), "2024-07-29");
  EXPECT_EQ(day("2024-01-01 00:30 +0900", "UTC"), "2023-12-31");
  EXPECT_EQ(day("2024-07-29 21:05", "Asia/Seoul"), "2024-07-29");
  EXPECT_EQ(day("2024-07-29", "America/New_York"), "2024-07-29");
  EXPECT_EQ(day_in(*parse_date("2024-07-29 10:00 UTC", "UTC"), "Mars/Base").error().code, ErrorCode::invalid_argument);
}

TEST(Date, WhatIsNoDate) {
  for (const char* text : {"", "어제", "2024", "2024-07", "20240712", "2024-13-01", "2024-02-30", "2023-02-29",
                           "24-07-12", "2024-07-12 25:00", "2024-07-12 09:60", "2024-07-12 09", "2024-07-12 09:30 EST",
                           "2024-07-12x", "2024-07-12 09:30 +9", "2024-07-12 09:30 +09:", "2024-07-12 09:30 +25:00"}) {
    EXPECT_EQ(read(text), "bad_input") << text;
  }
  EXPECT_EQ(read("2024-02-29"), "2024-02-29");
}

TEST(Date, ErrorsSayWhatIsWrong) {
  EXPECT_THAT(parse_date("그저께", "Asia/Seoul").error().message,
              testing::HasSubstr("\"그저께\" is not a date; write it as"));
  EXPECT_EQ(read("2024-07-12", "Mars/Olympus"), "invalid_argument");
}

TEST(Date, ArbitraryTextIsSafe) {
  std::mt19937 random(4);
  const std::string alphabet = "0123456789-/.:T Z+년월일";
  for (int round = 0; round < 20000; ++round) {
    std::string text = random() % 2 ? "2024-07-12 " : "";
    for (std::size_t size = random() % 20; size > 0; --size) text += alphabet[random() % alphabet.size()];
    const auto date = parse_date(text, "Asia/Seoul");
    if (date) {
      EXPECT_TRUE(date->rfc3339.size() == 10 || date->rfc3339.size() == 25) << text;
    }
  }
}

}  // namespace
}  // namespace malmoi::ingest
