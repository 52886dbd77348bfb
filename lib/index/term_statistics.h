// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <malmoi/error.h>

#include "glass/cursor.h"
#include "glass/database.h"
#include "index/remote_shard.h"

namespace malmoi::index {

/// One thread at a time. How many documents of an index have a term. Planning a query asks for dozens, each
/// some block reads, so answers are remembered: the databases must not change.
///
/// A term that cannot be read counts as one that no document has; failure() tells of it.
class TermStatistics {
 public:
  TermStatistics() = default;
  /// Of all `parts` together, on this machine and on others; they must stay.
  explicit TermStatistics(std::vector<const glass::Database*> parts, std::vector<RemotePart*> remote = {});

  const std::vector<const glass::Database*>& parts() const { return parts_; }

  const std::vector<RemotePart*>& remote() const { return remote_; }
  /// Asks all other machines at once for what was wanted of them since and is not known; until then it counts as
  /// nothing. True where anything was asked for: whoever asks questions that depend on answers begins again.
  bool fetch() const;
  double documents() const { return documents_; }
  /// Of a document, in terms; at least 1.
  double mean_length() const { return mean_length_; }
  std::uint64_t frequency(const std::string& term) const;
  bool has(const std::string& term) const { return frequency(term) > 0; }
  /// Does any document have all of these terms?
  bool has_together(const std::vector<std::string>& terms) const;
  /// How many have them all, counted up to `most`. Not remembered.
  std::uint64_t count_together(const std::vector<std::string>& terms, std::uint64_t most) const;
  /// Robertson and Spärck Jones's inverse document frequency, kept positive; 0 where no document has it.
  double idf(const std::string& term) const;

  /// For what else is read of the index while planning: such a failure is told like those of its own.
  void fail(Error error) const;
  /// The first error of reading since the last call.
  Status failure() const { return std::exchange(failure_, Status()); }

 private:
  Result<std::uint64_t> read_frequency(const std::string& term) const;
  Result<std::uint64_t> read_together(std::vector<std::string> terms, std::uint64_t most) const;

  std::optional<std::uint64_t> remote_frequency(const std::string& term) const;
  std::optional<std::uint64_t> remote_together(const std::vector<std::string>& terms, std::uint64_t most) const;

  std::vector<const glass::Database*> parts_;
  std::vector<RemotePart*> remote_;
  mutable std::vector<glass::Cursor> postings_;  // of each part
  double documents_ = 0;
  double mean_length_ = 1;
  mutable std::unordered_map<std::string, std::uint64_t> known_;
  mutable std::unordered_map<std::string, bool> known_together_;
  mutable Status failure_;
};

}  // namespace malmoi::index
