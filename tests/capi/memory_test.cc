// SPDX-License-Identifier: GPL-2.0-or-later
// Memory runs out at the first allocation of a call, at the second, and so on: each time the caller gets a code.
#include <cstdlib>
#include <new>

#include "sample.h"

namespace {

// Allocations of this thread that succeed before one fails, once; negative: all succeed.
thread_local long allocations_left = -1;

void* allocate(std::size_t size) {
  if (allocations_left == 0) {
    allocations_left = -1;
    throw std::bad_alloc();
  }
  if (allocations_left > 0) --allocations_left;
  if (void* memory = std::malloc(size ? size : 1)) return memory;
  throw std::bad_alloc();
}

void* allocate_or_null(std::size_t size) noexcept {
  try {
    return allocate(size);
  } catch (const std::bad_alloc&) {
    return nullptr;
  }
}

}  // namespace

void* operator new(std::size_t size) { return allocate(size); }
void* operator new[](std::size_t size) { return allocate(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return allocate_or_null(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return allocate_or_null(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

namespace malmoi::capi {
namespace {

/// Calls until no allocation of the call fails. Returns how many did. Either the call does without the memory, or it
/// says that there was none.
template <class Call>
int fail_each_allocation(Call call) {
  int failed = 0;
  for (long n = 0;; ++n) {
    malmoi_error error;
    allocations_left = n;
    const malmoi_code code = call(&error);
    const bool all_succeeded = allocations_left >= 0;
    allocations_left = -1;
    EXPECT_EQ(error.code, code);
    if (all_succeeded) {
      EXPECT_EQ(code, MALMOI_OK) << error.message;
      return failed;
    }
    if (code == MALMOI_OUT_OF_MEMORY) {
      ++failed;
    } else {
      EXPECT_EQ(code, MALMOI_OK) << error.message;
    }
  }
}

class Memory : public testing::Test {
 protected:
  Memory() { make_sample(folder_ / "index"); }

  TemporaryFolder folder_;
};

TEST_F(Memory, RunsOutWhileSearching) {
  const TestSearcher searcher(folder_ / "index");
  auto asked = request("항구로 온 \"여객선\" durorTjs");
  asked.explain = 1;
  const int failed = fail_each_allocation([&](malmoi_error* error) {
    malmoi_results* results = nullptr;
    const malmoi_code code = malmoi_search(searcher.get(), &asked, &results, error);
    EXPECT_EQ(results != nullptr, code == MALMOI_OK);
    malmoi_results_free(results);
    return code;
  });
  EXPECT_GT(failed, 100);
}

TEST_F(Memory, AnIndexerIsNotUsedAfterItRanOut) {
  malmoi_error error;
  malmoi_indexer* indexer = nullptr;
  const std::string path = folder_ / "index";
  ASSERT_EQ(malmoi_indexer_open(utf8(path), nullptr, &indexer, &error), MALMOI_OK);
  const malmoi_article snow = article("snow", "첫눈이 내렸다", "아이들이 뛰어나왔다.");
  allocations_left = 20;
  EXPECT_EQ(malmoi_indexer_add(indexer, &snow, &error), MALMOI_OUT_OF_MEMORY);
  EXPECT_EQ(malmoi_indexer_commit(indexer, &error), MALMOI_OUT_OF_MEMORY);
  EXPECT_NE(std::string(error.message).find("open it anew"), std::string::npos);
  malmoi_indexer_free(indexer);
  TestIndexer again(path);
  EXPECT_EQ(malmoi_indexer_add(again.get(), &snow, &error), MALMOI_OK);
  again.commit();
  EXPECT_EQ(TestResults(TestSearcher(path), request("첫눈")).ids(), std::vector<std::string>{"snow"});
}

}  // namespace
}  // namespace malmoi::capi
