// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <xapian.h>

#include <malmoi/error.h>

namespace malmoi::index {

/// An Error where only an exception can tell of it. It is one of Xapian's, so that whoever calls Xapian
/// catches both.
class ReadError : public Xapian::DatabaseError {
 public:
  explicit ReadError(malmoi::Error error)
      : DatabaseError(error.message, std::string(), type, nullptr), error_(std::move(error)) {}
  const malmoi::Error& error() const { return error_; }

 private:
  friend malmoi::Error xapian_error(const Xapian::Error& error, const std::string& path);
  static constexpr const char* type = "\004malmoi::index::ReadError";  // Xapian hides the first character
  malmoi::Error error_;
};

/// A Xapian error, or what is in a ReadError, as ours.
malmoi::Error xapian_error(const Xapian::Error& error, const std::string& path);

}  // namespace malmoi::index
