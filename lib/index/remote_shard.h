// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

#include <malmoi/error.h>

#include "config/index_description.h"
#include "index/article_cache.h"
#include "index/beginning_cache.h"
#include "index/stored_article.h"
#include "index/vocabulary.h"

namespace Xapian {
class Database;
}

namespace malmoi::index {

/// Terms in order of their bytes, with how many documents have each.
using TermList = std::vector<std::pair<std::string, std::uint64_t>>;

/// The Xapian::Query for documents that have all of some terms, as it serialises itself.
std::string query_for_all(const std::vector<std::string>& terms);

/// Safe to use from many threads at once. What a shard serves until its database is replaced by another: it never
/// changes, so that what was asked once is known.
class RemoteRevision {
 public:
  /// Asks for all of it, words included, so that no search has to wait for them: a million words take seconds.
  /// Errors: fingerprint_mismatch, format_mismatch, unsupported. Throws Xapian::Error.
  static Result<std::shared_ptr<RemoteRevision>> read(Xapian::Database& database, std::string url,
                                                      const std::string& fingerprint);

  const std::string url;
  std::string identity;  ///< another for other content
  double documents = 0;
  double total_length = 0;
  std::uint32_t last_document = 0;
  std::string latest;  ///< the greatest value of slot::published
  std::vector<std::shared_ptr<const Dictionary>> dictionaries;

  std::optional<std::uint64_t> frequency(const std::string& term) const;
  std::optional<std::uint64_t> count(const std::string& key) const;
  std::shared_ptr<const TermList> terms(const std::string& prefix) const;
  void keep(std::unordered_map<std::string, std::uint64_t> frequencies,
            std::unordered_map<std::string, std::uint64_t> counts,
            std::map<std::string, std::shared_ptr<const TermList>> terms);

  /// What documents have in slots, as far as answers brought it along.
  std::optional<std::string> value(std::uint32_t document, std::uint32_t slot) const;
  void keep_value(std::uint32_t document, std::uint32_t slot, std::string value);

  const Vocabulary& vocabulary() const { return *vocabulary_; }
  BeginningCache& beginnings() const { return *beginnings_; }
  ArticleCache& articles() const { return articles_; }

 private:
  explicit RemoteRevision(std::string from) : url(std::move(from)) {}

  std::unique_ptr<const Vocabulary> vocabulary_;
  std::unique_ptr<BeginningCache> beginnings_;
  mutable ArticleCache articles_;
  mutable std::mutex mutex_;  // guards what follows
  std::unordered_map<std::string, std::uint64_t> frequencies_;
  std::unordered_map<std::string, std::uint64_t> counts_;
  std::map<std::string, std::shared_ptr<const TermList>> terms_;
  std::size_t listed_ = 0;                                 // terms in all of terms_
  std::unordered_map<std::uint64_t, std::string> values_;  // by document and slot
};

/// What a shard answers or why it does not, once it is there.
template <class Answer>
using Asked = std::future<Result<Answer>>;

/// Safe to use from many threads at once. A connection to a xapian-tcpsrv with a thread of its own, so that whoever
/// asked can give up waiting; the thread ends when the server answers or its timeout has passed.
class RemoteConnection {
 public:
  explicit RemoteConnection(Xapian::Database database);
  ~RemoteConnection();
  RemoteConnection(const RemoteConnection&) = delete;
  RemoteConnection& operator=(const RemoteConnection&) = delete;

  /// `question` runs on the connection's thread. What it needs it must own.
  template <class Answer>
  Asked<Answer> ask(std::function<Answer(Xapian::Database&)> question) {
    auto task = std::make_shared<std::packaged_task<Result<Answer>(Xapian::Database&)>>(
        [question = std::move(question)](Xapian::Database& database) -> Result<Answer> {
          try {
            return question(database);
          } catch (...) {
            return error_being_handled();
          }
        });
    auto answer = task->get_future();
    post([task = std::move(task)](Xapian::Database& database) { (*task)(database); });
    return answer;
  }

 private:
  struct Line;
  static Error error_being_handled();
  void post(std::function<void(Xapian::Database&)> work);
  std::shared_ptr<Line> line_;
};

/// One document as a shard handed it over.
struct RemoteDocument {
  std::string record;
  std::map<std::uint32_t, std::string> values;
};

class RemoteShard;

/// One thread at a time. A revision of a shard, and a connection to it. What planning asks for is noted, and asked for
/// all at once by begin_fetch() and end_fetch().
class RemotePart {
 public:
  RemotePart(std::shared_ptr<RemoteShard> shard, std::shared_ptr<RemoteRevision> revision, Xapian::Database database);
  ~RemotePart();

  RemoteRevision& revision() const { return *revision_; }
  /// Nothing where it is not known yet.
  std::optional<std::uint64_t> frequency(const std::string& term);
  /// How many documents match a Xapian::Query, as it serialises itself; counted up to `most`.
  std::optional<std::uint64_t> count(const std::string& query, std::uint64_t most);
  /// Null where they are not known yet.
  std::shared_ptr<const TermList> terms(const std::string& prefix);
  /// Asks for all that was wanted and not known; false where there is nothing.
  bool begin_fetch();
  Status end_fetch();

  /// The number of the document that has a term; 0 where none.
  Result<std::uint32_t> find(const std::string& term);
  Result<const RemoteDocument*> document(std::uint32_t number);
  Result<std::string> value(std::uint32_t number, std::uint32_t slot);
  /// Asks for documents that are not here, in one go.
  void begin_documents(const std::vector<std::uint32_t>& numbers);
  Status end_documents();
  /// Before another search.
  void forget_documents() { documents_.clear(); }

  struct TermsOfDocument {
    std::uint32_t length = 0;
    std::map<std::string, std::uint32_t> wdfs;
  };
  Result<TermsOfDocument> terms_of(std::uint32_t number);

  template <class Answer>
  Asked<Answer> ask(std::function<Answer(Xapian::Database&)> question) {
    return connection_.ask(std::move(question));
  }
  /// The answer, or the error of a shard that gives none; then the shard is taken for dead.
  template <class Answer>
  Result<Answer> wait(Asked<Answer>& asked) {
    if (asked.wait_for(timeout_) != std::future_status::ready) return late();
    auto answer = asked.get();
    return answer ? std::move(answer) : failed(answer.error().message);
  }

 private:
  struct Fetched;
  Error late();
  Error failed(const std::string& why);

  const std::shared_ptr<RemoteShard> shard_;
  const std::shared_ptr<RemoteRevision> revision_;
  const std::chrono::milliseconds timeout_;
  RemoteConnection connection_;
  std::vector<std::string> wanted_frequencies_, wanted_terms_;
  std::map<std::string, std::pair<std::string, std::uint64_t>> wanted_counts_;  // by key
  Asked<std::shared_ptr<Fetched>> fetched_;
  Asked<std::map<std::uint32_t, RemoteDocument>> fetched_documents_;
  std::unordered_map<std::uint32_t, RemoteDocument> documents_;
};

/// Safe to use from many threads at once. A shard on other machines: who serves it, whether it answers, and what it
/// has. A thread looks after it: it finds new revisions, and tries to reach a dead one again, after pauses that grow.
class RemoteShard : public std::enable_shared_from_this<RemoteShard> {
 public:
  /// Tries to reach it at once. Errors: fingerprint_mismatch, format_mismatch, unsupported; a shard that does not
  /// answer is none.
  static Result<std::shared_ptr<RemoteShard>> open(config::RemoteShardServers servers,
                                                   const config::IndexDescription& description,
                                                   const std::string& fingerprint);
  ~RemoteShard();

  std::string name() const { return config::url_of(servers_.front()); }
  std::chrono::milliseconds timeout() const { return timeout_; }
  /// Another whenever it serves something else, dies or comes back.
  std::uint64_t stamp() const;
  /// Why it is dead; empty where it is not.
  std::string failure() const;
  /// Null where it is dead.
  std::unique_ptr<RemotePart> connect();
  /// Somebody found that a revision cannot be asked any more.
  void lost(const std::string& why);

 private:
  RemoteShard(config::RemoteShardServers servers, const config::IndexDescription& description, std::string fingerprint);
  struct Reached;
  Result<std::shared_ptr<RemoteRevision>> revision_of(Xapian::Database& database, const std::string& url);
  std::shared_ptr<RemoteRevision> known_revision(const std::string& identity) const;
  Result<Reached> reach(const config::ServerAddress& server);
  Result<Reached> reach();
  Result<Reached> reach_now();
  void look_after(const std::stop_token& stop);

  const config::RemoteShardServers servers_;
  const std::chrono::milliseconds connect_timeout_;
  const std::chrono::milliseconds timeout_;
  const std::string fingerprint_;
  std::atomic<std::size_t> answering_ = 0;  // of the servers
  std::mutex reading_;                      // held while a new revision is read, so that one thread does it
  mutable std::mutex mutex_;                // guards what follows
  std::condition_variable_any changed_;
  std::shared_ptr<RemoteRevision> revision_;   // null where dead
  std::shared_ptr<RemoteRevision> last_read_;  // the same when it comes back
  std::string failure_;
  std::uint64_t stamp_ = 0;
  std::jthread keeper_;
};

}  // namespace malmoi::index
