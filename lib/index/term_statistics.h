// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "glass/cursor.h"
#include "glass/database.h"

namespace malmoi::index {

/// One thread at a time. How many documents of a database have a term. Planning a query asks for dozens,
/// each some block reads, so answers are remembered: the database must not change.
class TermStatistics {
 public:
  TermStatistics() = default;
  /// Of any database, also of one on other machines.
  explicit TermStatistics(const Xapian::Database& database)
      : database_(database), documents_(database.get_doccount()) {}
  /// The same, read from all its parts. They must stay.
  TermStatistics(const Xapian::Database& database, std::vector<const glass::Database*> parts);

  const Xapian::Database& database() const { return database_; }
  double documents() const { return documents_; }
  /// Throws a Xapian::Error, see ReadError.
  Xapian::doccount frequency(const std::string& term) const;
  bool has(const std::string& term) const { return frequency(term) > 0; }
  /// Does any document have all of these terms? Throws as frequency().
  bool has_together(const std::vector<std::string>& terms) const;
  /// Robertson and Spärck Jones's inverse document frequency, kept positive; 0 where no document has it.
  double idf(const std::string& term) const;

 private:
  Xapian::doccount read_frequency(const std::string& term) const;
  bool find_together(std::vector<std::string> terms) const;

  Xapian::Database database_;
  std::vector<const glass::Database*> parts_;
  mutable std::vector<glass::Cursor> postings_;  // of each part
  double documents_ = 0;
  mutable std::unordered_map<std::string, Xapian::doccount> known_;
  mutable std::unordered_map<std::string, bool> known_together_;
};

}  // namespace malmoi::index
