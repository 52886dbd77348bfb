// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <malmoi/error.h>

#include "glass/inverter.h"
#include "glass/table_writer.h"
#include "glass/value_writer.h"

namespace malmoi::glass {

/// What becomes a document; what it refers to must live while it is added.
struct Document {
  struct Term {
    std::string_view text;  ///< at most 245 bytes, zero bytes counted twice
    std::uint64_t hash;     ///< any hash of text, the same for the same text
    std::uint32_t frequency;
  };
  struct Value {
    std::uint32_t slot;
    std::string_view bytes;  ///< not empty
  };
  std::vector<Term> terms;  ///< each once, in any order
  std::vector<Value> values;
  std::string_view record;
};

/// Which files a finished database has, with their checksums.
using FileChecksums = std::map<std::string, std::uint64_t>;

/// One thread at a time. Writes a new Xapian database: posting lists in memory until finish(), records at
/// once.
class DatabaseWriter {
 public:
  /// `folder` is made where it is not there, with those above it. With `term_lists`, for xapian-tcpsrv, documents also
  /// keep lists of their terms. `inverter` is emptied at first: whoever writes one database after the other lends each
  /// the same, so that its memory is taken once.
  DatabaseWriter(std::string folder, bool term_lists, Inverter& inverter);

  void set_metadata(std::string key, std::string value) { metadata_[std::move(key)] = std::move(value); }

  /// Returns the number of the document; numbers count from 1.
  std::uint32_t add(Document& document);
  std::uint32_t size() const { return statistics_.documents; }
  /// Bytes held in memory.
  std::size_t memory() const;
  bool failed() const { return made_ || records_.failed() || (term_lists_ && term_lists_->failed()); }

  /// Once. Nothing is synced. Errors: io, permission_denied, not_found.
  Result<FileChecksums> finish();

 private:
  struct Slot {
    ValueStatistics statistics;
    ValueChunks chunks;
    std::vector<std::pair<std::uint32_t, std::string>> done;
  };

  void add_term_list(std::uint32_t number, Document& document, std::uint32_t length);
  void add_value(std::uint32_t number, const Document::Value& value);
  void write_postings(TableWriter& table);

  std::string folder_;
  std::error_code made_;  // of the folder
  Inverter& inverter_;
  TableWriter records_;
  std::unique_ptr<TableWriter> term_lists_;
  std::map<std::string, std::string> metadata_;
  std::map<std::uint32_t, Slot> slots_;
  std::vector<std::uint32_t> lengths_;
  std::size_t value_bytes_ = 0;
  Statistics statistics_;
};

/// Writes iamglass, which makes a folder of tables a database.
Status write_version(const std::string& folder, const VersionFile& version, FileChecksums& files);

/// The key and tag of a document's term list, and of the list of its slots.
std::string encode_term_list(std::vector<Document::Term>& terms, std::uint32_t length);
std::string encode_slots(const std::vector<Document::Value>& values);
std::string slots_key(std::uint32_t document);

}  // namespace malmoi::glass
