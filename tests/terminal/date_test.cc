// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include "newsq/date.h"

namespace {

using newsq::DateStyle;

TEST(Date, StyleIsThatOfTheLocale) {
  EXPECT_EQ(newsq::date_style("ko_KR.UTF-8"), DateStyle::korean);
  EXPECT_EQ(newsq::date_style("en_US.UTF-8"), DateStyle::american);
  EXPECT_EQ(newsq::date_style("en_GB.UTF-8"), DateStyle::english);
  for (const char* name : {"", "C", "C.UTF-8", "POSIX", "de_DE.UTF-8", "ja_JP.UTF-8"}) {
    EXPECT_EQ(newsq::date_style(name), DateStyle::iso) << name;
  }
}

TEST(Date, IsWrittenInItsStyle) {
  const char* published = "2024-07-02T09:00:00+09:00";
  EXPECT_EQ(newsq::date(published, DateStyle::iso), "2024-07-02");
  EXPECT_EQ(newsq::date(published, DateStyle::korean), "2024년 7월 2일");
  EXPECT_EQ(newsq::date(published, DateStyle::american), "Jul 2, 2024");
  EXPECT_EQ(newsq::date(published, DateStyle::english), "2 July 2024");
}

TEST(Date, ThatIsNoneStaysAsItIs) {
  for (const char* text : {"", "2024", "2024-13-01", "2024-00-01", "20x4-07-12", "2024/07/12"}) {
    EXPECT_EQ(newsq::date(text, DateStyle::english), text);
  }
}

}  // namespace
