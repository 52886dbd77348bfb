// SPDX-License-Identifier: GPL-2.0-or-later
// Writers beside each other; also run under ThreadSanitizer.
#include "index/lock.h"

#include <malmoi/indexer.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <future>
#include <thread>

#include "test_articles.h"

namespace malmoi::index {
namespace {

using namespace std::chrono_literals;

Settings patient() {
  Settings settings;
  settings.index.lock_wait = 1h;
  return settings;
}

/// Opens in another thread; it is likely to have met the lock when this returns.
std::future<Result<Indexer>> open_waiting(const std::string& path) {
  auto opening = std::async(std::launch::async, [path] { return Indexer::open(path, patient()); });
  EXPECT_EQ(opening.wait_for(50ms), std::future_status::timeout) << "it did not wait";
  return opening;
}

void commit_article(Indexer& indexer, unsigned n) {
  ASSERT_TRUE(indexer.add(make_article(n)).ok());
  ASSERT_TRUE(indexer.commit().ok());
}

/// Runs `child` in a forked process, which tells by `y` that it has come so far, and then stays until it is killed.
class Child {
 public:
  template <class F>
  explicit Child(F child) {
    int ready[2];
    if (pipe(ready) != 0) throw std::runtime_error("no pipe");
    process_ = fork();
    if (process_ == 0) {
      const char answer = child() ? 'y' : 'n';
      static_cast<void>(!write(ready[1], &answer, 1));
      for (;;) pause();
    }
    static_cast<void>(!read(ready[0], &answer_, 1));
    close(ready[0]);
    close(ready[1]);
  }
  ~Child() { end(); }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  bool succeeded() const { return answer_ == 'y'; }
  void end() {
    if (process_ <= 0) return;
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
    process_ = 0;
  }

 private:
  pid_t process_ = 0;
  char answer_ = 0;
};

TEST(ConcurrentWriters, TheSecondWaitsForTheFirst) {
  const Folder folder;
  std::optional<Indexer> first = open_indexer(folder.path());
  auto waiting = open_waiting(folder.path());
  commit_article(*first, 1);
  first.reset();
  auto second = waiting.get();
  ASSERT_TRUE(second.ok()) << second.error().message;
  commit_article(*second, 2);
  EXPECT_EQ(read_articles(folder.path()).size(), 2U) << "opened before the first was done";
}

TEST(ConcurrentWriters, TheSecondWaitsNoLongerThanAsked) {
  const Folder folder;
  const Indexer first = open_indexer(folder.path());
  Settings settings;
  settings.index.lock_wait = 40ms;
  const auto begin = std::chrono::steady_clock::now();
  expect_error(Indexer::open(folder.path(), settings).error(), ErrorCode::locked, "--wait");
  EXPECT_GE(std::chrono::steady_clock::now() - begin, 40ms);
}

TEST(ConcurrentWriters, WhoWaitsForAWriterThatTakesItsEmptyIndexAwayMakesItAnew) {
  const Folder folder;
  const std::string path = folder / "new/index";
  std::optional<Indexer> first = open_indexer(path);
  auto waiting = open_waiting(path);
  first.reset();
  auto second = waiting.get();
  ASSERT_TRUE(second.ok()) << second.error().message;
  commit_article(*second, 1);
  EXPECT_EQ(read_articles(path).size(), 1U);
}

TEST(ConcurrentWriters, WhoWaitsForAKilledWriterGoesOn) {
  const Folder folder;
  Child writer([&] {
    auto indexer = std::make_unique<Indexer>(open_indexer(folder.path()));
    commit_article(*indexer, 1);
    const bool added = indexer->add(make_article(2)).ok();
    static_cast<void>(indexer.release());
    return added;
  });
  ASSERT_TRUE(writer.succeeded());
  auto waiting = open_waiting(folder.path());
  writer.end();
  auto second = waiting.get();
  ASSERT_TRUE(second.ok()) << second.error().message;
  EXPECT_FALSE(std::filesystem::exists(folder / "tmp"));
  commit_article(*second, 3);
  const auto all = read_articles(folder.path());
  EXPECT_EQ(all.size(), 2U);
  EXPECT_TRUE(all.contains("post-1") && all.contains("post-3"));
  expect_sound(folder.path());
}

TEST(ConcurrentWriters, AForkedProcessDoesNotKeepTheLock) {
  const Folder folder;
  std::optional<Indexer> first = open_indexer(folder.path());
  commit_article(*first, 1);
  const Child child([] { return true; });
  expect_error(Indexer::open(folder.path()).error(), ErrorCode::locked, folder.path());
  first.reset();
  EXPECT_TRUE(Indexer::open(folder.path()).ok());
}

TEST(ConcurrentWriters, AForkedProcessCannotSpoilTheWorkOfItsParent) {
  const Folder folder;
  std::optional<Indexer> indexer = open_indexer(folder.path());
  commit_article(*indexer, 1);
  ASSERT_TRUE(indexer->add(make_article(2)).ok());
  const Child child([&] {
    const auto committed = indexer->commit();
    indexer.reset();
    return committed.error().code == ErrorCode::locked;
  });
  EXPECT_TRUE(child.succeeded());
  expect_error(Indexer::open(folder.path()).error(), ErrorCode::locked, folder.path());
  ASSERT_TRUE(indexer->commit().ok());
  EXPECT_EQ(read_articles(folder.path()).size(), 2U);
  expect_sound(folder.path());
}

TEST(ConcurrentWriters, ManyTakeTurnsAndLoseNothing) {
  const Folder folder;
  constexpr unsigned threads = 4;
  constexpr unsigned rounds = 8;
  std::atomic<unsigned> failures = 0;
  {
    std::vector<std::jthread> writers;
    for (unsigned t = 0; t < threads; ++t) {
      writers.emplace_back([&, t] {
        for (unsigned i = 0; i < rounds; ++i) {
          auto indexer = Indexer::open(folder.path(), patient());
          if (!indexer || !indexer->add(make_article(t * rounds + i)) || !indexer->commit()) ++failures;
        }
      });
    }
  }
  EXPECT_EQ(failures, 0U);
  EXPECT_EQ(read_articles(folder.path()).size(), threads * rounds);
  expect_sound(folder.path());
}

// Who commits nothing takes LOCK away, at any instant between the steps of another who opens it.
TEST(ConcurrentWriters, OnlyOneIsInWhileLocksComeAndGo) {
  const Folder folder;
  std::atomic<int> inside = 0;
  std::atomic<unsigned> failures = 0;
  {
    std::vector<std::jthread> writers;
    for (unsigned t = 0; t < 4; ++t) {
      writers.emplace_back([&] {
        for (unsigned entered = 0; entered < 500;) {
          const auto lock = WriterLock::acquire(folder.path());
          if (!lock) continue;
          ++entered;
          if (++inside != 1) ++failures;
          std::this_thread::sleep_for(50us);
          --inside;
          std::filesystem::remove(folder / lock_name);
        }
      });
    }
  }
  EXPECT_EQ(failures, 0U);
}

}  // namespace
}  // namespace malmoi::index
