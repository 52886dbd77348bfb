// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/remote_shard.h"

#include <xapian.h>
#include <xxhash.h>

#include <algorithm>
#include <deque>

#include "index/schema.h"

namespace malmoi::index {
namespace {

using std::chrono::milliseconds;

// Between two looks at a shard that is alive.
constexpr milliseconds look_pause{5000};
// Before a dead shard is tried again; doubled each time.
constexpr milliseconds first_pause{200};
constexpr milliseconds longest_pause{30'000};
// Some 20 MB a shard each; then all are forgotten.
constexpr std::size_t max_known = 200'000;
constexpr std::size_t max_listed = 200'000;
// Only records written later use the level.
constexpr int any_level = 3;

std::uint64_t hash_of(const std::string& text) { return XXH3_64bits(text.data(), text.size()); }

std::uint64_t place(std::uint32_t document, std::uint32_t slot) { return std::uint64_t{document} << 32 | slot; }

std::string key_of(const std::string& query, std::uint64_t most) { return query + std::to_string(most); }

Error shard_error(const std::string& url, const std::string& why) {
  return {ErrorCode::io, url + ": the shard does not answer (" + why + "); see that its xapian-tcpsrv runs"};
}

Xapian::Enquire enquire_for(const Xapian::Database& database, const Xapian::Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  return enquire;
}

// A server takes time in proportion to the square of a query's terms; twice as few take more messages than they spare.
constexpr std::size_t terms_at_once = 128;

/// One message each way for many of them: a server tells the frequencies of a query's terms before it searches.
std::unordered_map<std::string, std::uint64_t> ask_frequencies(const Xapian::Database& database,
                                                               const std::vector<std::string>& terms) {
  std::unordered_map<std::string, std::uint64_t> found;
  for (auto begin = terms.begin(); begin != terms.end();) {
    const auto end = begin + std::min<std::ptrdiff_t>(terms_at_once, terms.end() - begin);
    const Xapian::MSet none = enquire_for(database, Xapian::Query(Xapian::Query::OP_OR, begin, end)).get_mset(0, 0);
    for (; begin != end; ++begin) found[*begin] = none.get_termfreq(*begin);
  }
  return found;
}

std::uint64_t ask_count(const Xapian::Database& database, const std::string& query, std::uint64_t most) {
  const auto enough = static_cast<Xapian::doccount>(std::min<std::uint64_t>(most, database.get_doccount()));
  const Xapian::MSet counted = enquire_for(database, Xapian::Query::unserialise(query)).get_mset(0, 0, enough);
  return std::min<std::uint64_t>(most, counted.get_matches_lower_bound());
}

TermList ask_terms(const Xapian::Database& database, const std::string& prefix) {
  TermList list;
  for (auto at = database.allterms_begin(prefix); at != database.allterms_end(prefix); ++at) {
    list.emplace_back(*at, at.get_termfreq());
  }
  return list;
}

RemoteDocument ask_document(const Xapian::Database& database, std::uint32_t number) {
  const Xapian::Document document = database.get_document(number);
  RemoteDocument out{document.get_data(), {}};
  for (auto at = document.values_begin(); at != document.values_end(); ++at) out.values[at.get_valueno()] = *at;
  return out;
}

}  // namespace

std::string query_for_all(const std::vector<std::string>& terms) {
  return Xapian::Query(Xapian::Query::OP_AND, terms.begin(), terms.end()).serialise();
}

Result<std::shared_ptr<RemoteRevision>> RemoteRevision::read(Xapian::Database& database, std::string url,
                                                             const std::string& fingerprint) {
  const std::shared_ptr<RemoteRevision> revision(new RemoteRevision(std::move(url)));
  const std::string& from = revision->url;
  revision->identity = database.get_uuid();
  revision->documents = database.get_doccount();
  revision->total_length = static_cast<double>(database.get_total_length());
  revision->last_document = database.get_lastdocid();
  revision->beginnings_ = std::make_unique<BeginningCache>(revision->last_document);
  const std::string format = database.get_metadata(metadata::format);
  if (format != std::to_string(format_version)) {
    return Error{ErrorCode::format_mismatch,
                 from + ": serves " + (format.empty() ? "no index of Malmoi" : "an index of format " + format) +
                     ", this version reads format " + std::to_string(format_version) +
                     "; serve the generation of a compacted index, see docs/scaling.md"};
  }
  const std::string other = database.get_metadata(metadata::fingerprint);
  if (other != fingerprint) {
    return Error{ErrorCode::fingerprint_mismatch,
                 from + ": built by another analyzer (" + other + ", this one is " + fingerprint +
                     "); use the --config FILE that it was built with, or run 'newsidx rebuild' there"};
  }
  try {
    if (revision->last_document > 0) static_cast<void>(database.get_document(revision->last_document).get_data());
  } catch (const Xapian::FeatureUnavailableError&) {
    return Error{ErrorCode::unsupported, from +
                                             ": serves an index without term lists; make it with 'newsidx shard "
                                             "--term-lists' or the setting term_lists: true"};
  }
  revision->latest = database.get_value_upper_bound(slot::published);
  const std::string prefix(metadata::dictionary);
  for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix); ++key) {
    revision->dictionaries.push_back(Dictionary::from_bytes(database.get_metadata(*key), any_level));
  }
  revision->vocabulary_ =
      std::make_unique<const Vocabulary>(Vocabulary::of(ask_terms(database, std::string(prefix::word))));
  return revision;
}

std::optional<std::uint64_t> RemoteRevision::frequency(const std::string& term) const {
  const std::lock_guard lock(mutex_);
  const auto found = frequencies_.find(term);
  return found == frequencies_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::uint64_t> RemoteRevision::count(const std::string& key) const {
  const std::lock_guard lock(mutex_);
  const auto found = counts_.find(key);
  return found == counts_.end() ? std::nullopt : std::optional(found->second);
}

std::shared_ptr<const TermList> RemoteRevision::terms(const std::string& prefix) const {
  const std::lock_guard lock(mutex_);
  const auto found = terms_.find(prefix);
  return found == terms_.end() ? nullptr : found->second;
}

void RemoteRevision::keep(std::unordered_map<std::string, std::uint64_t> frequencies,
                          std::unordered_map<std::string, std::uint64_t> counts,
                          std::map<std::string, std::shared_ptr<const TermList>> terms) {
  const std::lock_guard lock(mutex_);
  if (frequencies_.size() > max_known) frequencies_.clear();
  if (counts_.size() > max_known) counts_.clear();
  if (listed_ > max_listed) {
    terms_.clear();
    listed_ = 0;
  }
  frequencies_.merge(frequencies);
  counts_.merge(counts);
  for (const auto& [prefix, list] : terms) listed_ += list->size();
  terms_.merge(terms);
}

std::optional<std::string> RemoteRevision::value(std::uint32_t document, std::uint32_t slot) const {
  const std::lock_guard lock(mutex_);
  const auto found = values_.find(place(document, slot));
  return found == values_.end() ? std::nullopt : std::optional(found->second);
}

void RemoteRevision::keep_value(std::uint32_t document, std::uint32_t slot, std::string value) {
  const std::lock_guard lock(mutex_);
  if (values_.size() > max_known) values_.clear();
  values_.try_emplace(place(document, slot), std::move(value));
}

/// What asker and thread share; the last of them to go frees it.
struct RemoteConnection::Line {
  explicit Line(Xapian::Database connected) : database(std::move(connected)) {}
  void run();

  Xapian::Database database;  // of the thread
  std::mutex mutex;           // guards what follows
  std::condition_variable posted;
  std::deque<std::function<void(Xapian::Database&)>> work;
  bool is_over = false;
};

void RemoteConnection::Line::run() {
  for (;;) {
    std::function<void(Xapian::Database&)> next;
    {
      std::unique_lock lock(mutex);
      posted.wait(lock, [this] { return is_over || !work.empty(); });
      if (is_over) return;
      next = std::move(work.front());
      work.pop_front();
    }
    next(database);
  }
}

RemoteConnection::RemoteConnection(Xapian::Database database) : line_(std::make_shared<Line>(std::move(database))) {
  std::thread([line = line_] { line->run(); }).detach();
}

RemoteConnection::~RemoteConnection() {
  const std::lock_guard lock(line_->mutex);
  line_->is_over = true;
  line_->posted.notify_one();
}

Error RemoteConnection::error_being_handled() {
  try {
    throw;
  } catch (const Xapian::Error& error) {
    return {ErrorCode::io, error.get_msg()};
  } catch (const std::exception& error) {
    return {ErrorCode::internal, error.what()};
  } catch (...) {
    return {ErrorCode::internal, "unknown error"};
  }
}

void RemoteConnection::post(std::function<void(Xapian::Database&)> work) {
  const std::lock_guard lock(line_->mutex);
  line_->work.push_back(std::move(work));
  line_->posted.notify_one();
}

struct RemotePart::Fetched {
  std::unordered_map<std::string, std::uint64_t> frequencies;
  std::unordered_map<std::string, std::uint64_t> counts;
  std::map<std::string, std::shared_ptr<const TermList>> terms;
};

RemotePart::RemotePart(std::shared_ptr<RemoteShard> shard, std::shared_ptr<RemoteRevision> revision,
                       Xapian::Database database)
    : shard_(std::move(shard)),
      revision_(std::move(revision)),
      timeout_(shard_->timeout()),
      connection_(std::move(database)) {}

RemotePart::~RemotePart() = default;

Error RemotePart::late() { return failed("nothing came within " + std::to_string(timeout_.count()) + " ms"); }

Error RemotePart::failed(const std::string& why) {
  shard_->lost(why);
  return shard_error(shard_->name(), why);  // a revision may have been read of another of its servers
}

std::optional<std::uint64_t> RemotePart::frequency(const std::string& term) {
  auto known = revision_->frequency(term);
  if (!known) wanted_frequencies_.push_back(term);
  return known;
}

std::optional<std::uint64_t> RemotePart::count(const std::string& query, std::uint64_t most) {
  std::string key = key_of(query, most);
  auto known = revision_->count(key);
  if (!known) wanted_counts_.try_emplace(std::move(key), query, most);
  return known;
}

std::shared_ptr<const TermList> RemotePart::terms(const std::string& prefix) {
  auto known = revision_->terms(prefix);
  if (!known) wanted_terms_.push_back(prefix);
  return known;
}

bool RemotePart::begin_fetch() {
  if (wanted_frequencies_.empty() && wanted_counts_.empty() && wanted_terms_.empty()) return false;
  std::sort(wanted_frequencies_.begin(), wanted_frequencies_.end());
  wanted_frequencies_.erase(std::unique(wanted_frequencies_.begin(), wanted_frequencies_.end()),
                            wanted_frequencies_.end());
  fetched_ = ask<std::shared_ptr<Fetched>>([terms = std::move(wanted_frequencies_), counts = std::move(wanted_counts_),
                                            lists = std::move(wanted_terms_)](Xapian::Database& database) {
    auto out = std::make_shared<Fetched>();
    out->frequencies = ask_frequencies(database, terms);
    for (const auto& [key, wanted] : counts) out->counts[key] = ask_count(database, wanted.first, wanted.second);
    for (const std::string& prefix : lists) {
      auto& list = out->terms[prefix];
      if (!list) list = std::make_shared<const TermList>(ask_terms(database, prefix));
    }
    return out;
  });
  wanted_frequencies_.clear();
  wanted_counts_.clear();
  wanted_terms_.clear();
  return true;
}

Status RemotePart::end_fetch() {
  if (!fetched_.valid()) return {};
  auto fetched = wait(fetched_);
  fetched_ = {};
  if (!fetched) return std::move(fetched).error();
  revision_->keep(std::move((*fetched)->frequencies), std::move((*fetched)->counts), std::move((*fetched)->terms));
  return {};
}

Result<std::uint32_t> RemotePart::find(const std::string& term) {
  auto asked = ask<std::uint32_t>([term](Xapian::Database& database) -> std::uint32_t {
    const Xapian::MSet found = enquire_for(database, Xapian::Query(term)).get_mset(0, 1);
    return found.empty() ? 0 : *found.begin();
  });
  return wait(asked);
}

void RemotePart::begin_documents(const std::vector<std::uint32_t>& numbers) {
  std::vector<std::uint32_t> missing;
  for (const std::uint32_t number : numbers) {
    if (!documents_.contains(number)) missing.push_back(number);
  }
  if (missing.empty()) return;
  fetched_documents_ =
      ask<std::map<std::uint32_t, RemoteDocument>>([missing = std::move(missing)](Xapian::Database& database) {
        std::map<std::uint32_t, RemoteDocument> out;
        for (const std::uint32_t number : missing) out[number] = ask_document(database, number);
        return out;
      });
}

Status RemotePart::end_documents() {
  if (!fetched_documents_.valid()) return {};
  auto fetched = wait(fetched_documents_);
  fetched_documents_ = {};
  if (!fetched) return std::move(fetched).error();
  for (auto& [number, document] : *fetched) documents_[number] = std::move(document);
  return {};
}

Result<const RemoteDocument*> RemotePart::document(std::uint32_t number) {
  begin_documents({number});
  if (Status ended = end_documents(); !ended) return std::move(ended).error();
  return static_cast<const RemoteDocument*>(&documents_[number]);
}

Result<std::string> RemotePart::value(std::uint32_t number, std::uint32_t slot) {
  if (auto known = revision_->value(number, slot)) return std::move(*known);
  const auto whole = document(number);
  if (!whole) return whole.error();
  const auto value = (*whole)->values.find(slot);
  return value == (*whole)->values.end() ? std::string() : value->second;
}

Result<RemotePart::TermsOfDocument> RemotePart::terms_of(std::uint32_t number) {
  auto asked = ask<TermsOfDocument>([number](Xapian::Database& database) {
    TermsOfDocument out;
    out.length = database.get_doclength(number);
    for (auto at = database.termlist_begin(number); at != database.termlist_end(number); ++at) {
      out.wdfs[*at] = at.get_wdf();
    }
    return out;
  });
  return wait(asked);
}

struct RemoteShard::Reached {
  std::shared_ptr<RemoteRevision> revision;
  Xapian::Database database;
};

RemoteShard::RemoteShard(config::RemoteShardServers servers, const config::IndexDescription& description,
                         std::string fingerprint)
    : servers_(std::move(servers)),
      connect_timeout_(description.connect_timeout),
      timeout_(description.timeout),
      fingerprint_(std::move(fingerprint)) {}

Result<std::shared_ptr<RemoteShard>> RemoteShard::open(config::RemoteShardServers servers,
                                                       const config::IndexDescription& description,
                                                       const std::string& fingerprint) {
  const std::shared_ptr<RemoteShard> shard(new RemoteShard(std::move(servers), description, fingerprint));
  const auto reached = shard->reach_now();
  if (!reached && reached.error().code != ErrorCode::io) return reached.error();
  shard->keeper_ = std::jthread([raw = shard.get()](const std::stop_token& stop) { raw->look_after(stop); });
  return shard;
}

RemoteShard::~RemoteShard() = default;

std::uint64_t RemoteShard::stamp() const {
  const std::lock_guard lock(mutex_);
  return stamp_;
}

std::string RemoteShard::failure() const {
  const std::lock_guard lock(mutex_);
  return failure_;
}

std::shared_ptr<RemoteRevision> RemoteShard::known_revision(const std::string& identity) const {
  const std::lock_guard lock(mutex_);
  return last_read_ && last_read_->identity == identity ? last_read_ : nullptr;
}

Result<std::shared_ptr<RemoteRevision>> RemoteShard::revision_of(Xapian::Database& database, const std::string& url) {
  const std::string identity = database.get_uuid();
  if (auto known = known_revision(identity)) return known;
  const std::lock_guard one_reads(reading_);
  if (auto known = known_revision(identity)) return known;
  auto read = RemoteRevision::read(database, url, fingerprint_);
  const std::lock_guard lock(mutex_);
  if (read) last_read_ = *read;
  return read;
}

Result<RemoteShard::Reached> RemoteShard::reach(const config::ServerAddress& server) {
  const std::string url = config::url_of(server);
  try {
    Reached reached;
    reached.database = Xapian::Remote::open(server.host, server.port, static_cast<unsigned>(timeout_.count()),
                                            static_cast<unsigned>(connect_timeout_.count()));
    auto revision = revision_of(reached.database, url);
    if (!revision) return std::move(revision).error();
    reached.revision = std::move(*revision);
    return reached;
  } catch (const Xapian::Error& error) {
    return shard_error(url, error.get_msg());
  }
}

/// The first server that answers, from the one that did so last.
Result<RemoteShard::Reached> RemoteShard::reach() {
  const std::size_t begin = answering_;
  for (std::size_t i = 0;; ++i) {
    const std::size_t server = (begin + i) % servers_.size();
    auto reached = reach(servers_[server]);
    if (reached) answering_ = server;
    if (reached || i + 1 == servers_.size()) return reached;
  }
}

/// The same, and takes note of it.
Result<RemoteShard::Reached> RemoteShard::reach_now() {
  auto reached = reach();
  const std::lock_guard lock(mutex_);
  const auto revision = reached ? reached->revision : nullptr;
  failure_ = reached ? std::string() : reached.error().message;
  if (revision != revision_ || stamp_ == 0) {
    revision_ = revision;
    stamp_ = hash_of(revision ? revision->identity : failure_) | 1;
  }
  return reached;
}

std::unique_ptr<RemotePart> RemoteShard::connect() {
  {
    const std::lock_guard lock(mutex_);
    if (!revision_) return nullptr;
  }
  auto reached = reach_now();
  if (!reached) return nullptr;
  return std::make_unique<RemotePart>(shared_from_this(), std::move(reached->revision), std::move(reached->database));
}

void RemoteShard::lost(const std::string& why) {
  const std::lock_guard lock(mutex_);
  revision_ = nullptr;
  failure_ = shard_error(name(), why).message;
  stamp_ = hash_of(failure_) | 1;
  changed_.notify_all();
}

void RemoteShard::look_after(const std::stop_token& stop) {
  milliseconds pause = first_pause;
  for (;;) {
    {
      std::unique_lock lock(mutex_);
      const bool is_alive = revision_ != nullptr;
      if (is_alive) {
        pause = first_pause;
        changed_.wait_for(lock, stop, look_pause, [this] { return revision_ == nullptr; });
      } else {
        changed_.wait_for(lock, stop, pause, [] { return false; });
        pause = std::min(2 * pause, longest_pause);
      }
    }
    if (stop.stop_requested()) return;
    static_cast<void>(reach_now());
  }
}

}  // namespace malmoi::index
