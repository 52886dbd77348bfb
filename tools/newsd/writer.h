// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include <malmoi/article.h>
#include <malmoi/indexer.h>
#include <malmoi/settings.h>

#include "newsd/http.h"
#include "newsd/router.h"

namespace newsd {

/// A change that a client asks for.
struct Put {
  malmoi::Article article;
};
struct Remove {
  std::string id;
  bool purge = false;
};
struct Bulk {
  std::string path;  ///< file of JSON Lines
};

/// Safe from any thread. The thread that writes to the index. It takes all changes that wait, makes them one commit,
/// gives the lock of the index back, so that `newsidx` can write in between, and only then replies to who asked for
/// them: what was acknowledged is durable.
class Writer {
 public:
  using Change = std::variant<Put, Remove, Bulk>;

  Writer(std::string index, const malmoi::Settings& settings);
  /// Makes the changes that wait.
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  /// Replies once, on another thread or, where too many changes wait, at once.
  void submit(Change change, Reply reply);

 private:
  struct Request {
    Change change;
    Reply reply;
  };

  void run();
  void write(const std::deque<Request>& requests);
  std::vector<Response> make_all(const std::deque<Request>& requests);

  const std::string index_;
  const malmoi::Settings& settings_;
  std::mutex mutex_;  // guards what follows
  std::condition_variable changed_;
  std::deque<Request> waiting_;
  bool is_ending_ = false;
  std::thread thread_;
};

}  // namespace newsd
