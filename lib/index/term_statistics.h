// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <unordered_map>

#include <xapian.h>

namespace malmoi::index {

/// One thread at a time. How many documents of a database have a term. Planning a query asks for dozens,
/// each some block reads, so answers are remembered: the database must not change.
class TermStatistics {
 public:
  TermStatistics() = default;
  explicit TermStatistics(const Xapian::Database& database)
      : database_(database), documents_(database.get_doccount()) {}

  const Xapian::Database& database() const { return database_; }
  double documents() const { return documents_; }
  Xapian::doccount frequency(const std::string& term) const;
  bool has(const std::string& term) const { return frequency(term) > 0; }
  /// Robertson and Spärck Jones's inverse document frequency, kept positive; 0 where no document has it.
  double idf(const std::string& term) const;

 private:
  Xapian::Database database_;
  double documents_ = 0;
  mutable std::unordered_map<std::string, Xapian::doccount> known_;
};

}  // namespace malmoi::index
