// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include <malmoi/error.h>
#include <malmoi/export.h>

namespace malmoi {

/// A value. What decides which terms a text gives. Part of the fingerprint: an index built with
/// other values is refused, and `newsidx rebuild` makes it anew. Leave alone unless you must.
struct AnalyzerSettings {
  /// Index Hanja under their Hangul readings too (美 also as 미). YAML: `hanja_readings`.
  bool hanja_readings = true;
  /// Words of which nothing is taken for a particle or ending (고양이), and which a query's compounds are not split
  /// inside: up to 10,000, each one word of letters and digits, at most 100 bytes of UTF-8, in any order. What follows
  /// such a word is still taken off (고양이는). Words of three syllables or more also count at the end of a compound
  /// (길고양이). YAML: `user_words`, a list, or the path of a file that is one, seen from the settings file.
  std::vector<std::string> user_words = {};
};

/// A value. How files become articles.
struct IngestSettings {
  /// IANA name of the zone in which a date without a zone is read, and in which "in the future" is
  /// judged. YAML: `timezone`.
  std::string timezone = "Asia/Seoul";
  /// A post of more bytes is rejected. Range 1 to 4 GiB - 1. YAML: `max_post_bytes`.
  std::uint64_t max_post_bytes = 16u << 20;
  /// A JSON line, or an article handed to Indexer::add(), of more bytes is rejected. Range 1 to 4 GiB - 1. YAML:
  /// `max_line_bytes`.
  std::uint64_t max_line_bytes = 64u << 20;
  /// Index posts marked `draft: true`, `published: false` or kept under `_drafts/`.
  bool drafts = false;
  /// Index posts dated later than now.
  bool future = false;
};

/// A value. How an index is built.
struct IndexSettings {
  /// Keep Xapian's term lists. Doubles the index; needed only where it will be served by
  /// `xapian-tcpsrv`, which cannot hand over documents without them. Fixed when an index is
  /// created; `compact` applies a new value. YAML: `term_lists`.
  bool term_lists = false;
  /// After a commit, make one generation of eight of about the same size, and write those anew of which more than 2%
  /// of the articles are replaced or deleted. Most commits have nothing to do; a few copy much of the index, at
  /// some 300 MB a second. Without it that is left to `compact`. YAML: `auto_compact`.
  bool auto_compact = true;
  /// When an index is opened for reading or writing, and when a search first sees a new generation, read all of its
  /// files and refuse what was changed since it was written, as `newsidx check` would tell. Costs about a millisecond
  /// for every 5 MB that the system has in memory. YAML: `verify_on_open`.
  bool verify_on_open = false;
  /// So long Indexer::open() waits for another writer of the index, instead of failing at once with `locked`. Who waits
  /// goes on when the other is done or dead; several that wait go on in no fixed order. Range 0 to 86,400,000 (a day).
  /// YAML: `lock_wait_ms`.
  std::chrono::milliseconds lock_wait{0};
  /// zstd level for stored articles, 1 to 19. Higher is smaller and slower to build; reading costs
  /// the same. YAML: `compression_level`.
  int compression_level = 3;
};

/// A value. How matches are scored. The defaults were measured (docs/relevance.md); all take effect
/// at query time, so an index need not be rebuilt.
struct RankingSettings {
  /// BM25 term-frequency saturation, 0 (presence only) upwards. YAML: `ranking.k1`.
  double k1 = 1.2;
  /// BM25 length normalisation, 0 (none) to 1 (full). YAML: `ranking.b`.
  double b = 0.15;
  /// Weight of a word of several scripts as a whole (코로나19) beside its parts, 0 for none. YAML:
  /// `ranking.mixed_weight`.
  double mixed_weight = 0.7;
  /// Weight of a match in the title, added to the match in the text, 0 for none. YAML:
  /// `ranking.title_weight`.
  double title_weight = 0.3;
  /// Weight of an article's length, as log(1 + terms / mean), 0 for none. YAML: `ranking.length_weight`.
  double length_weight = 1;
  /// How much more the first word of a query counts than the others, 1 for nothing: Korean names its
  /// topic first. YAML: `ranking.first_word_weight`.
  double first_word_weight = 1.3;
  /// Weight of a word that the text has letter by letter, 0 for none. YAML: `ranking.word_weight`.
  double word_weight = 0.2;
  /// Weight of such a word as the first of the text; less further down, 0 for none. YAML:
  /// `ranking.lead_weight`.
  double lead_weight = 0.65;
  /// Weight of two neighbouring words that the text has side by side. YAML: `ranking.pair_weight`.
  double pair_weight = 0.6;
  /// Added where the text has every word of a query of one to three content words, so that these rank
  /// first. Longer queries are not treated so, because it costs relevance (docs/relevance.md). YAML:
  /// `ranking.all_words_bonus`.
  double all_words_bonus = 100;
  /// So many days make an article lose half of what age can take from its score, 0 for no loss of age. Range 0 to
  /// 36,500. YAML: `ranking.half_life_days`.
  double half_life = 0;
  /// The share of a score that age can take, 0 to 1: of an article a half-life old, half of it is gone. Articles
  /// without a date lose all of it. YAML: `ranking.recency_weight`.
  double recency_weight = 0.5;
};

/// A value. How searches run.
struct SearchSettings {
  /// Of searches that name none of their own, see SearchRequest::time_budget. Range 0 (none) to 3,600,000. YAML:
  /// `search.time_budget_ms`.
  std::chrono::milliseconds time_budget{1000};
  /// Bytes of memory, about, for answers that a Searcher keeps, so that the same request to the same commit is answered
  /// at once; those not asked for longest go first. Range 0 (none) to 1 TiB. YAML: `search.cache_bytes`.
  std::uint64_t cache_bytes = 0;
  /// YAML file of words that mean the same (docs/query-language.md), empty for none. It is read when a Searcher opens,
  /// and again whenever it has changed; while the changed file is bad, the rules before stay in use and results carry a
  /// warning. No index need be rebuilt. YAML: `synonyms`, a path seen from the settings file.
  std::string synonyms = {};
};

/// A value. How `newsd` serves an index over HTTP (docs/server.md). YAML: section `server`.
struct ServerSettings {
  /// IPv4 or IPv6 address to listen on. YAML: `server.bind`.
  std::string bind = "127.0.0.1";
  /// TCP port, 0 to 65,535; 0 for any that is free. YAML: `server.port`.
  std::uint16_t port = 8080;
  /// Threads that search, 1 to 1,024; 0 for one for each core. YAML: `server.workers`.
  std::uint32_t workers = 0;
  /// Requests that may wait for a thread; what comes above is answered 503. Range 1 to 65,536. YAML: `server.queue`.
  std::uint32_t queue = 256;
  /// Connections open at once, 1 to 1,000,000. YAML: `server.connections`.
  std::uint32_t connections = 4096;
  /// Of them from one address, up to 1,000,000; 0 for no such limit, as behind a proxy. YAML:
  /// `server.connections_per_address`.
  std::uint32_t connections_per_address = 0;
  /// Bytes of a request's first line and headers, 4,096 to 1,048,576. YAML: `server.max_header_bytes`.
  std::uint32_t max_header_bytes = 32'768;
  /// Bytes of one article that is put, 1 to 1 GiB. YAML: `server.max_article_bytes`.
  std::uint64_t max_article_bytes = 16u << 20;
  /// Bytes of JSON Lines in one request, 1 to 1 TiB. They wait in a file in `spool`. YAML: `server.max_bulk_bytes`.
  std::uint64_t max_bulk_bytes = 1u << 30;
  /// Folder for files without a name that hold JSON Lines until they are indexed. Empty: TMPDIR, or /var/tmp. YAML:
  /// `server.spool`.
  std::string spool = {};
  /// Hits in one answer, 1 to 10,000; who asks for more is answered 400. YAML: `server.max_limit`.
  std::uint32_t max_limit = 100;
  /// Hits that an answer may pass over, up to 90,000. YAML: `server.max_offset`.
  std::uint32_t max_offset = 10'000;
  /// So long a connection may take to send the first line and headers of a request, since it was opened or last
  /// answered. Range 1 to 86,400,000, as in those that follow. YAML: `server.idle_timeout_ms`.
  std::chrono::milliseconds idle_timeout{30'000};
  /// So long a client may pause while it sends a body. YAML: `server.stall_timeout_ms`.
  std::chrono::milliseconds stall_timeout{30'000};
  /// So long a client may take to read an answer. YAML: `server.write_timeout_ms`.
  std::chrono::milliseconds write_timeout{60'000};
  /// So long requests under way may take to finish when the server is asked to stop. YAML: `server.stop_timeout_ms`.
  std::chrono::milliseconds stop_timeout{30'000};
  /// Requests a second of one client address on average, 0 (no limit) to 1,000,000; above it they are answered 429.
  /// YAML: `server.rate`.
  double rate = 0;
  /// Requests that an address may make at once after a pause, 1 to 1,000,000. YAML: `server.rate_burst`.
  double rate_burst = 50;
  /// Addresses and networks ("10.0.0.0/8") of proxies whose X-Forwarded-For is believed; up to 1,000. YAML:
  /// `server.trusted_proxies`.
  std::vector<std::string> trusted_proxies = {};
  /// Origins ("https://news.example") whose pages may ask, or "*" for all; up to 1,000. YAML: `server.cors_origins`.
  std::vector<std::string> cors_origins = {};
  /// Seconds that caches may answer without asking again, 0 to 31,536,000. YAML: `server.cache_seconds`.
  std::uint32_t cache_seconds = 0;
  /// Compress answers for clients that take gzip. YAML: `server.gzip`.
  bool gzip = true;
  /// Write a line for each request to standard error. YAML: `server.access_log`.
  bool access_log = true;
  /// Write what was searched for into those lines too. YAML: `server.log_queries`.
  bool log_queries = false;
  /// File whose first line is the token that writers must know, 16 to 1,024 printable ASCII characters without spaces.
  /// Empty: the server only reads, unless the token comes from the environment. YAML: `server.token_file`, a path seen
  /// from the settings file.
  std::string token_file = {};
  /// Listen on an address other than the machine's own while there is a token, which then crosses the network in
  /// clear. YAML: `server.allow_remote_writes`.
  bool allow_remote_writes = false;
};

/// A value. All settings, as one YAML file holds them.
struct Settings {
  AnalyzerSettings analyzer;  ///< which terms a text gives
  IngestSettings ingest;      ///< how files become articles
  IndexSettings index;        ///< how an index is built
  RankingSettings ranking;    ///< how matches are scored
  SearchSettings search;      ///< how searches run
  ServerSettings server;      ///< how a server serves them
};

/// Safe from any thread. Reads settings from a YAML file. Keys that are not named above, and values
/// of the wrong type or out of range, are errors that name the file, line and key.
MALMOI_EXPORT Result<Settings> load_settings(const std::string& path);

}  // namespace malmoi
