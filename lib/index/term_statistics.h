// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "glass/cursor.h"

namespace malmoi::index {

/// One thread at a time. How many documents of a database have a term. Planning a query asks for dozens,
/// each some block reads, so answers are remembered: the database must not change.
class TermStatistics {
 public:
  TermStatistics() = default;
  /// Of any database, also of one on other machines.
  explicit TermStatistics(const Xapian::Database& database)
      : database_(database), documents_(database.get_doccount()) {}
  /// The same, read from the posting tables of all its parts. They must stay.
  TermStatistics(const Xapian::Database& database, std::vector<glass::Cursor> postings)
      : database_(database), postings_(std::move(postings)), documents_(database.get_doccount()) {}

  const Xapian::Database& database() const { return database_; }
  double documents() const { return documents_; }
  /// Throws a Xapian::Error, see ReadError.
  Xapian::doccount frequency(const std::string& term) const;
  bool has(const std::string& term) const { return frequency(term) > 0; }
  /// Robertson and Spärck Jones's inverse document frequency, kept positive; 0 where no document has it.
  double idf(const std::string& term) const;

 private:
  Xapian::doccount read_frequency(const std::string& term) const;

  Xapian::Database database_;
  mutable std::vector<glass::Cursor> postings_;
  double documents_ = 0;
  mutable std::unordered_map<std::string, Xapian::doccount> known_;
};

}  // namespace malmoi::index
