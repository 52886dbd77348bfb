// SPDX-License-Identifier: GPL-2.0-or-later
#include "config/timezone.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace malmoi::config {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::sys_days;
using namespace std::chrono_literals;

seconds at(std::chrono::year_month_day day, std::chrono::hours hours = {}) {
  return sys_days(day).time_since_epoch() + hours;
}

TEST(Timezone, OffsetOfKorea) {
  EXPECT_EQ(utc_offset("Asia/Seoul", at(2024y / 7 / 12)).value(), minutes(540));
  // Summer time of the Olympic year, IANA tz database.
  EXPECT_EQ(utc_offset("Asia/Seoul", at(1988y / 7 / 12)).value(), minutes(600));
}

TEST(Timezone, OffsetAroundAClockChange) {
  EXPECT_EQ(utc_offset("Europe/Paris", at(2024y / 3 / 31, 1h)).value(), minutes(60));
  EXPECT_EQ(utc_offset("Europe/Paris", at(2024y / 3 / 31, 4h)).value(), minutes(120));
}

TEST(Timezone, UnknownNameSaysWhatToDo) {
  EXPECT_TRUE(check_timezone("UTC"));
  for (const char* name : {"", "서울", "Asia/Seoul/", "../etc/passwd"}) {
    const Status status = check_timezone(name);
    ASSERT_FALSE(status) << name;
    EXPECT_EQ(status.error().code, ErrorCode::invalid_argument);
    EXPECT_THAT(status.error().message, testing::HasSubstr("Asia/Seoul"));
    EXPECT_FALSE(utc_offset(name, seconds(0)));
  }
}

}  // namespace
}  // namespace malmoi::config
