// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <new>
#include <string>

#include "analysis/chain.h"

namespace {
std::atomic<std::size_t> allocations = 0;
}

// All of the program's, new[] included, which calls this. Not inlined, or the compiler takes free() for the wrong
// partner of new.
[[gnu::noinline]] void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
// ASan has its own of this one.
[[gnu::noinline]] void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  ++allocations;
  return std::malloc(size);
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace malmoi::analysis {
namespace {

std::string repeated(std::string_view sentence, int times) {
  std::string text;
  while (times-- > 0) text += sentence;
  return text;
}

/// Of a chain that has seen the text before.
std::size_t allocations_for(const std::string& text) {
  Chain chain({});
  chain.analyze(text);
  const std::size_t before = allocations;
  chain.analyze(text);
  return allocations - before;
}

TEST(Allocation, CounterCounts) {
  const std::size_t before = allocations;
  const std::string text = repeated("글", 100);
  EXPECT_GT(allocations, before);
}

TEST(Allocation, NoneForPlainText) {
  const std::string_view sentence = "섬마을 아이들은 방파제에서 갈매기에게 새우깡을 던져 주었다. ";
  EXPECT_EQ(allocations_for(repeated(sentence, 50)), 0U);
  EXPECT_EQ(allocations_for(repeated(sentence, 5000)), 0U);
}

TEST(Allocation, NoneForNumbersLettersAndHanja) {
  const std::string_view sentence =
      "“배삯은 3,500원”이라던 金씨는 KTX로 갈아타고 1.5시간 뒤 東海·묵호에 닿았다(사진). ";
  EXPECT_EQ(allocations_for(repeated(sentence, 50)), 0U);
  EXPECT_EQ(allocations_for(repeated(sentence, 5000)), 0U);
}

// What neither fold nor segmenter does by table goes through ICU, which allocates for a text, not for a token.
TEST(Allocation, AsManyForMoreTokensByIcu) {
  const std::string_view sentence = "Ĝis revido! ㈜파도, สวัสดี, 나\u1112\u1161\u11AB, 🐟🎣 그리고 ひらがな. ";
  EXPECT_EQ(allocations_for(repeated(sentence, 2000)), allocations_for(repeated(sentence, 1000)));
}

}  // namespace
}  // namespace malmoi::analysis
