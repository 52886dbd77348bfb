// SPDX-License-Identifier: GPL-2.0-or-later
// Programs compiled with an earlier or a later capi.h.
#include <cstring>

#include "sample.h"

namespace malmoi::capi {
namespace {

/// The request of a later version.
struct LaterRequest {
  malmoi_search_request known;
  std::uint64_t more;
};

TEST(SizedStruct, FieldsThatTheLibraryDoesNotKnowMustBeZero) {
  const TemporaryFolder folder;
  make_sample(folder / "index");
  const TestSearcher searcher(folder / "index");
  LaterRequest asked;
  asked.more = 7;
  malmoi_search_request_init(&asked.known, sizeof asked);
  EXPECT_EQ(asked.more, 0u);
  EXPECT_EQ(asked.known.struct_size, sizeof asked);
  asked.known.query = utf8("봄나물");
  EXPECT_EQ(TestResults(searcher, asked.known).ids(), std::vector<std::string>{"market"});
  asked.more = 1;
  malmoi_results* results = nullptr;
  malmoi_error error;
  EXPECT_EQ(malmoi_search(searcher.get(), &asked.known, &results, &error), MALMOI_UNSUPPORTED);
  EXPECT_EQ(results, nullptr);
}

TEST(SizedStruct, ARequestThatWasNotInitializedIsRefused) {
  const TemporaryFolder folder;
  make_sample(folder / "index");
  const TestSearcher searcher(folder / "index");
  const malmoi_search_request asked{};
  malmoi_results* results = nullptr;
  malmoi_error error;
  EXPECT_EQ(malmoi_search(searcher.get(), &asked, &results, &error), MALMOI_INVALID_ARGUMENT);
  EXPECT_EQ(malmoi_search(searcher.get(), nullptr, &results, &error), MALMOI_INVALID_ARGUMENT);
}

TEST(SizedStruct, NoMoreIsWrittenThanTheCallerKnows) {
  malmoi_search_request asked;
  std::memset(&asked, 0x55, sizeof asked);
  malmoi_search_request_init(&asked, offsetof(malmoi_search_request, limit));
  EXPECT_EQ(asked.half_life, -1);
  EXPECT_EQ(asked.limit, 0x55555555u);
  malmoi_update_counts counts;
  std::memset(&counts, 0x55, sizeof counts);
  counts.struct_size = offsetof(malmoi_update_counts, updated);
  malmoi_update_summary_counts(nullptr, &counts);
  EXPECT_EQ(counts.added, 0u);
  EXPECT_EQ(counts.updated, 0x5555555555555555u);
  malmoi_suggest_request_init(nullptr, 0);
}

}  // namespace
}  // namespace malmoi::capi
