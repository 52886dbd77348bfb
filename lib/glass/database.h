// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <malmoi/error.h>

#include "glass/cursor.h"
#include "glass/format.h"
#include "glass/table.h"

namespace malmoi::glass {

/// Safe to use from many threads at once. A database that never changes, open for reading: its postings,
/// values and records. PostingList and ValueList read what it has.
class Database {
 public:
  /// Errors: corrupt, io.
  static Result<Database> open(const std::string& folder);

  const Statistics& statistics() const { return statistics_; }
  /// Postings, values and metadata.
  const Table& postings() const { return postings_; }
  /// Data of documents.
  const Table& records() const { return records_; }

 private:
  Database(Statistics statistics, Table postings, Table records)
      : statistics_(statistics), postings_(std::move(postings)), records_(std::move(records)) {}

  Statistics statistics_;
  Table postings_;
  Table records_;
};

/// How many documents have the term whose first chunk a cursor is at.
Result<std::uint32_t> frequency(Cursor& at);
/// How many documents have a term; 0 where none. `postings`: a cursor in a table of postings.
Result<std::uint32_t> frequency(Cursor& postings, std::string_view term);

/// The data of a document, or `enough` of it and maybe more; empty where it has none. Valid until the cursor
/// moves. `records`: a cursor in a table of records.
Result<std::string_view> record(Cursor& records, std::uint32_t document, std::size_t enough = SIZE_MAX);

}  // namespace malmoi::glass
