// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/metrics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace newsd {
namespace {

using testing::HasSubstr;

TEST(Metrics, CountRequestsAndTheirTimes) {
  Metrics metrics;
  metrics.record("/search", 200, 0.0005);
  metrics.record("/search", 200, 0.25);
  metrics.record("/search", 400, 100);
  const std::string text = metrics.text();
  EXPECT_THAT(text, HasSubstr("newsd_requests_total{route=\"/search\",status=\"200\"} 2\n"));
  EXPECT_THAT(text, HasSubstr("newsd_requests_total{route=\"/search\",status=\"400\"} 1\n"));
  EXPECT_THAT(text, HasSubstr("newsd_request_seconds_bucket{route=\"/search\",le=\"0.00025\"} 0\n"));
  EXPECT_THAT(text, HasSubstr("newsd_request_seconds_bucket{route=\"/search\",le=\"0.0005\"} 1\n"));
  EXPECT_THAT(text, HasSubstr("newsd_request_seconds_bucket{route=\"/search\",le=\"0.25\"} 2\n"));
  EXPECT_THAT(text, HasSubstr("newsd_request_seconds_bucket{route=\"/search\",le=\"+Inf\"} 3\n"));
  EXPECT_THAT(text, HasSubstr("newsd_request_seconds_sum{route=\"/search\"} 100.2505\n"));
  EXPECT_THAT(text, HasSubstr("newsd_request_seconds_count{route=\"/search\"} 3\n"));
}

TEST(Metrics, HoldWhatTheLibraryCounts) {
  malmoi::SearcherStatistics statistics;
  statistics.searches = 7;
  statistics.latency.counts[0] = 7;
  EXPECT_THAT(metrics_of(statistics), HasSubstr("# TYPE malmoi_searches_total counter\nmalmoi_searches_total 7\n"));
  EXPECT_THAT(metrics_of(statistics), HasSubstr("malmoi_search_seconds_bucket{le=\"0.00025\"} 7\n"));
  EXPECT_THAT(metrics_of(statistics), HasSubstr("malmoi_search_seconds_count 7\n"));
}

}  // namespace
}  // namespace newsd
