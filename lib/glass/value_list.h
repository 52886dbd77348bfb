// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <malmoi/error.h>

#include "glass/cursor.h"
#include "glass/database.h"

namespace malmoi::glass {

/// One thread at a time. The values of documents.
class ValueList {
 public:
  /// `database` must stay.
  explicit ValueList(const Database& database) : postings_(database.postings()) {}

  /// A document's value of a slot, empty where it has none; valid until the next call. Documents asked for
  /// in ascending order are found fastest.
  Result<std::string_view> find(std::uint32_t slot, std::uint32_t document);

 private:
  Result<bool> enter(std::uint32_t slot, std::uint32_t document);

  Cursor postings_;
  // Of the chunk where the cursor is.
  std::uint32_t slot_ = 0;
  const unsigned char* at_ = nullptr;  // the next value; null in no chunk
  const unsigned char* end_ = nullptr;
  std::uint64_t document_ = 0;  // which has it
};

/// The greatest value of a slot that any document had when the database was written; empty where none has one.
Result<std::string> greatest_value(const Database& database, std::uint32_t slot);

}  // namespace malmoi::glass
