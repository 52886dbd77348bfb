// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <malmoi/error.h>

#include "glass/cursor.h"
#include "glass/database.h"

namespace malmoi::glass {

/// Decoded postings, by ascending numbers of documents.
struct Postings {
  static constexpr std::size_t capacity = 512;
  std::size_t size = 0;
  std::array<std::uint32_t, capacity> documents;
  std::array<std::uint32_t, capacity> wdfs;  ///< how often the term occurs, as counted
};

/// One thread at a time. The documents of a term. The empty term has all documents, their lengths in place
/// of frequencies.
class PostingList {
 public:
  /// `database` must stay.
  explicit PostingList(const Database& database)
      : postings_(database.postings()), last_document_(database.statistics().last_document) {}

  /// Goes to the first posting of a term. One that no document has is an empty list.
  Status open(std::string_view term);

  std::uint32_t frequency() const { return frequency_; }
  std::uint64_t collection_frequency() const { return collection_frequency_; }

  /// The next postings, none at the end. No document is larger than the database says.
  Status next(Postings& out);
  /// Postings of smaller documents than this may be left out from here on: whole chunks are.
  Status skip_to(std::uint32_t document);

 private:
  Status enter_chunk(std::uint32_t first);
  Status next_chunk();
  Status enter_later_chunk(std::uint32_t first);
  bool decode(Postings& out);

  Cursor postings_;
  std::uint32_t last_document_;
  std::string key_;
  std::uint32_t frequency_ = 0;
  std::uint64_t collection_frequency_ = 0;
  // Of the chunk.
  const unsigned char* at_ = nullptr;
  const unsigned char* end_ = nullptr;
  std::uint32_t first_ = 0;
  std::uint32_t last_ = 0;
  bool is_last_chunk_ = true;
  bool is_first_next_ = false;  // the first posting is yet to come: its document is in the chunk's key
  std::uint64_t document_ = 0;  // of the last posting decoded
};

}  // namespace malmoi::glass
