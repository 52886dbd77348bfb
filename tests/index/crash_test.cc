// SPDX-License-Identifier: GPL-2.0-or-later
// Writers that the system lets down, in forked children. Kills and failures at every call: tests/faults.
#include <fcntl.h>
#include <malmoi/indexer.h>
#include <malmoi/maintenance.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <functional>

#include "test_articles.h"

namespace malmoi::index {
namespace {

namespace fs = std::filesystem;

std::string lines_of(unsigned first, unsigned last, unsigned version) {
  std::string lines;
  for (unsigned n = first; n < last; ++n) {
    const Article a = make_article(n, version, 100);
    lines += "{\"_id\":\"" + a.id + "\",\"title\":\"" + a.title + "\",\"text\":\"" + a.body + "\"}\n";
  }
  return lines;
}

UpdateRequest request_of(const std::string& path) {
  UpdateRequest request;
  request.paths = {path};
  request.source = "통신";
  request.jobs = 2;
  return request;
}

/// Which wording each article has: "0판" and so on, by id.
std::map<std::string, std::string> versions(const std::string& path) {
  std::map<std::string, std::string> all;
  for (const auto& [id, article] : read_articles(path)) all[id] = article.title.substr(article.title.rfind(' ') + 1);
  return all;
}

/// Runs work in a child; what it returns comes back, "" for success.
std::string in_child(const std::function<std::string()>& work) {
  int pipe_ends[2];
  if (pipe(pipe_ends) != 0) return "no pipe";
  const pid_t child = fork();
  if (child == 0) {
    const std::string said = work();
    static_cast<void>(!write(pipe_ends[1], said.data(), said.size()));
    _exit(0);
  }
  close(pipe_ends[1]);
  std::string said;
  char buffer[4096];
  for (ssize_t n; (n = read(pipe_ends[0], buffer, sizeof buffer)) > 0;)
    said.append(buffer, static_cast<std::size_t>(n));
  close(pipe_ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? said : "killed by signal " + std::to_string(WTERMSIG(status));
}

/// What an update says when no file may grow beyond `limit` bytes, as on a full disk.
std::string update_with_limit(const std::string& index, const std::string& input, rlim_t limit) {
  return in_child([&]() -> std::string {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit size{limit, limit};
    setrlimit(RLIMIT_FSIZE, &size);
    auto indexer = Indexer::open(index);
    if (!indexer) return indexer.error().message;
    const auto summary = indexer->update(request_of(input));
    return summary ? "" : std::string(name(summary.error().code)) + " " + summary.error().message;
  });
}

TEST(Crash, AFailedWriteIsAnErrorAndLeavesTheIndexAsItWas) {
  const Folder folder;
  const std::string index = folder / "index";
  ASSERT_TRUE(open_indexer(index).update(request_of(folder.write("0.jsonl", lines_of(0, 600, 0)))).ok());
  const auto before = versions(index);
  const std::string input = folder.write("1.jsonl", lines_of(300, 900, 1));
  for (const rlim_t limit : {0, 100, 5000, 20000, 60000, 100000}) {
    const std::string said = update_with_limit(index, input, limit);
    EXPECT_TRUE(said.starts_with("io ")) << limit << ": " << said;
    EXPECT_EQ(said.find('\n'), std::string::npos) << said;
    expect_sound(index);
    EXPECT_EQ(versions(index), before);
  }
  EXPECT_EQ(update_with_limit(index, input, RLIM_INFINITY), "");
  EXPECT_EQ(versions(index).size(), 900U);
  expect_sound(index);
}

TEST(Crash, AfterAFailedAddNothingOfTheTransactionIsCommitted) {
  const Folder folder;
  const std::string index = folder / "index";
  {
    Indexer indexer = open_indexer(index);
    for (unsigned n = 0; n < 50; ++n) ASSERT_TRUE(indexer.add(make_article(n)).ok());
    ASSERT_TRUE(indexer.commit().ok());
  }
  const std::string said = in_child([&]() -> std::string {
    std::signal(SIGXFSZ, SIG_IGN);
    auto indexer = Indexer::open(index);
    if (!indexer) return indexer.error().message;
    for (unsigned n = 0; n < 50; ++n) {
      if (const Status added = indexer->add(make_article(n, 1, 300)); !added) return added.error().message;
    }
    const rlimit size{10000, RLIM_INFINITY};
    setrlimit(RLIMIT_FSIZE, &size);
    Status failed;
    for (unsigned n = 50; n < 5000 && failed; ++n) failed = indexer->add(make_article(n, 1, 300));
    if (failed) return "nothing failed";
    const rlimit free{RLIM_INFINITY, RLIM_INFINITY};
    setrlimit(RLIMIT_FSIZE, &free);
    if (indexer->commit()) return "the broken transaction was committed";
    if (const Status added = indexer->add(make_article(60)); !added) return added.error().message;
    const Status committed = indexer->commit();
    return committed ? "" : committed.error().message;
  });
  EXPECT_EQ(said, "");
  const auto found = versions(index);
  EXPECT_EQ(found.size(), 51U);
  EXPECT_EQ(found.at("post-0"), "0판");
  expect_sound(index);
}

TEST(Crash, AFailedCommitCanBeFollowedByAnother) {
  const Folder folder;
  const std::string index = folder / "index";
  const std::string said = in_child([&]() -> std::string {
    std::signal(SIGXFSZ, SIG_IGN);
    auto indexer = Indexer::open(index);
    if (!indexer) return indexer.error().message;
    for (unsigned n = 0; n < 200; ++n) {
      if (const Status added = indexer->add(make_article(n)); !added) return added.error().message;
    }
    const rlimit size{20000, RLIM_INFINITY};
    setrlimit(RLIMIT_FSIZE, &size);
    if (indexer->commit()) return "nothing failed";
    const rlimit free{RLIM_INFINITY, RLIM_INFINITY};
    setrlimit(RLIMIT_FSIZE, &free);
    if (const Status added = indexer->add(make_article(7)); !added) return added.error().message;
    const Status committed = indexer->commit();
    return committed ? "" : committed.error().message;
  });
  EXPECT_EQ(said, "");
  EXPECT_EQ(versions(index).size(), 1U);
  expect_sound(index);
}

TEST(Crash, AFailedFoldDoesNotStandInTheWayOfTheNextCommit) {
  const Folder folder;
  const std::string index = folder / "index";
  const std::string said = in_child([&]() -> std::string {
    std::signal(SIGXFSZ, SIG_IGN);
    Settings settings;
    settings.index.auto_compact = false;
    auto indexer = Indexer::open(index, settings);
    if (!indexer) return indexer.error().message;
    const auto commit = [&](unsigned n) {
      const Status added = indexer->add(make_article(n));
      return added ? indexer->commit() : added;
    };
    if (!commit(1) || !commit(2)) return "a commit failed";
    // The new generation is made under the name gen-000003, and CURRENT cannot be.
    fs::create_directory(index + "/CURRENT.new");
    if (indexer->compact()) return "nothing failed";
    fs::remove(index + "/CURRENT.new");
    const Status committed = commit(3);
    return committed ? "" : committed.error().message;
  });
  EXPECT_EQ(said, "");
  EXPECT_EQ(versions(index).size(), 3U);
  expect_sound(index);
}

TEST(Crash, AFolderWithoutPermissionIsRefused) {
  const Folder folder;
  const std::string index = folder / "index";
  ASSERT_TRUE(open_indexer(index).update(request_of(folder.write("0.jsonl", lines_of(0, 20, 0)))).ok());
  fs::create_directory(folder / "closed");
  fs::permissions(folder / "closed", fs::perms::owner_read | fs::perms::owner_exec);
  fs::permissions(folder.path(), fs::perms::all);
  for (const auto& entry : fs::recursive_directory_iterator(folder.path())) {
    fs::permissions(entry.path(), fs::perms::owner_write | fs::perms::group_write | fs::perms::others_write,
                    fs::perm_options::remove);
  }
  const auto as_nobody = [&](const std::string& path) {
    return in_child([&]() -> std::string {
      if (geteuid() == 0 && seteuid(65534) != 0) return "cannot become another user";
      const auto indexer = Indexer::open(path);
      return indexer ? "opened" : std::string(name(indexer.error().code)) + " " + indexer.error().message;
    });
  };
  for (const std::string& path : {index, folder / "closed/new", folder / "closed"}) {
    const std::string said = as_nobody(path);
    EXPECT_TRUE(said.starts_with("permission_denied " + path)) << said;
    EXPECT_EQ(said.find('\n'), std::string::npos) << said;
  }
  expect_sound(index);  // reading needs no permission to write
  for (const auto& entry : fs::recursive_directory_iterator(folder.path())) {
    fs::permissions(entry.path(), fs::perms::owner_all, fs::perm_options::add);
  }
}

TEST(Crash, TooFewOpenFilesIsNotTakenForDamage) {
  const Folder folder;
  const std::string index = folder / "index";
  ASSERT_TRUE(open_indexer(index).update(request_of(folder.write("0.jsonl", lines_of(0, 20, 0)))).ok());
  const std::string said = in_child([&]() -> std::string {
    const int next = open("/dev/null", O_RDONLY);
    const rlimit files{static_cast<rlim_t>(next + 2), static_cast<rlim_t>(next + 2)};
    setrlimit(RLIMIT_NOFILE, &files);
    const auto snapshot = Snapshot::open(index);
    return snapshot ? "opened" : name(snapshot.error().code);
  });
  EXPECT_EQ(said, "io");
}

}  // namespace
}  // namespace malmoi::index
