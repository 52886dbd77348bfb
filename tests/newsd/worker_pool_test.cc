// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/worker_pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>

namespace newsd {
namespace {

TEST(WorkerPool, RefusesWhatItsQueueCannotHold) {
  std::promise<void> begun;
  std::promise<void> may_end;
  std::atomic<int> done{0};
  {
    WorkerPool pool(1, 2);
    ASSERT_TRUE(pool.submit([&] {
      begun.set_value();
      may_end.get_future().wait();
    }));
    begun.get_future().wait();
    EXPECT_TRUE(pool.submit([&] { ++done; }));
    EXPECT_TRUE(pool.submit([&] { ++done; }));
    EXPECT_FALSE(pool.submit([&] { ++done; }));
    EXPECT_EQ(pool.waiting(), 2);
    may_end.set_value();
  }
  EXPECT_EQ(done, 2) << "what was taken is finished";
}

}  // namespace
}  // namespace newsd
