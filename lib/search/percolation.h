// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include <malmoi/article.h>
#include <malmoi/error.h>
#include <malmoi/settings.h>

#include "index/snapshot.h"
#include "search/seen_articles.h"
#include "search/standing_query.h"

namespace malmoi::search {

/// The terms that standing queries need, by numbers. Tells quickly which queries no article of a few can match.
class NeededTerms {
 public:
  explicit NeededTerms(const std::vector<const StandingQuery*>& queries);

  /// By the number of a term: is it among those seen?
  using Present = std::vector<bool>;
  Present none() const { return Present(numbers_.size()); }
  void see(std::string_view term, Present& present) const;
  /// May an article with these terms match a query?
  bool may_match(std::size_t query, const Present& present) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_;
  std::vector<std::vector<std::vector<std::uint32_t>>> choices_;  // of each query
};

/// Matches standing queries with new articles, all queries at once: conditions as sets of documents first, then the
/// texts that have to decide, each read and analysed once for all queries that ask for it.
class Percolation {
 public:
  /// Called from the thread of run(), in the order in which articles were given; queries ascending. Of the article
  /// only what names it is there, not its text.
  using Found =
      std::function<Status(const NewArticle& article, const Article& text, const std::vector<std::uint32_t>& queries)>;

  /// Pairs of an article and a query kept in memory, 12 bytes each; then texts are read, some of them once more later.
  static constexpr std::size_t default_pairs = 4'000'000;

  /// `needed`: of these queries. All but the snapshot must stay unchanged. `jobs`: threads, 0 for one for each core.
  Percolation(const std::vector<const StandingQuery*>& queries, const NeededTerms& needed,
              const AnalyzerSettings& settings, index::Snapshot& snapshot, unsigned jobs,
              std::size_t max_pairs = default_pairs);
  ~Percolation();

  /// `articles`: by generation and number. Errors: corrupt, io, those of `found`.
  Status run(const std::vector<NewArticle>& articles, const Found& found);

 private:
  /// Of an article, by its place among those given, and a query.
  struct Pair {
    std::uint32_t article;
    std::uint32_t query;
    bool is_certain;
  };
  /// New articles of one generation.
  struct Stretch {
    std::uint32_t generation;
    std::size_t begin;
    std::size_t end;
  };
  /// Of one article, and what became of them.
  struct Settled {
    std::span<const Pair> pairs;
    Article article;  ///< without its text
    std::vector<std::uint32_t> queries;
  };
  class Worker;

  Worker& worker(unsigned number);
  unsigned jobs_for(std::size_t turns, std::size_t turns_a_thread) const;
  Status run(const Stretch& stretch, const Found& found);
  Result<std::vector<std::uint32_t>> queries_for(const Stretch& stretch);
  Status match(const Stretch& stretch, const std::vector<std::uint32_t>& queries, std::size_t& next,
               std::vector<Pair>& pairs);
  Status settle(std::vector<Pair>& pairs, const Found& found);
  Status settle(std::vector<Settled>& round);

  const std::vector<const StandingQuery*>& queries_;
  const NeededTerms& needed_;
  const AnalyzerSettings& settings_;
  index::Snapshot& snapshot_;
  const std::size_t max_pairs_;
  std::vector<std::unique_ptr<Worker>> workers_;  // each made by its thread at first use
  const std::vector<NewArticle>* articles_ = nullptr;
};

}  // namespace malmoi::search
