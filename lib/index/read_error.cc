// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/read_error.h"

#include <cerrno>
#include <cstring>
#include <string_view>

#include "glass/durable_file.h"

namespace malmoi::index {

Error xapian_error(const Xapian::Error& error, const std::string& path) {
  const std::string_view type = error.get_type();
  if (type == ReadError::type + 1) return static_cast<const ReadError&>(error).error_;
  const char* reason = error.get_error_string();
  // An opening error of the system (too many open files) is no damage, unless the file is gone.
  const bool is_missing = reason && std::string_view(reason) == std::strerror(ENOENT);
  const bool is_damage = type == "DatabaseCorruptError" || type == "DatabaseVersionError" ||
                         type == "DatabaseNotFoundError" || (type == "DatabaseOpeningError" && (!reason || is_missing));
  if (is_damage) {
    return {ErrorCode::corrupt, path + ": damaged (" + error.get_msg() +
                                    "); run 'newsidx check' to see what, and restore the index from a copy"};
  }
  for (const int known : {EMFILE, ENFILE, EIO}) {
    if (reason && std::string_view(reason) == std::strerror(known)) return system_error(known, error.get_msg(), path);
  }
  return {ErrorCode::io, path + ": " + error.get_msg() + (reason ? std::string(": ") + reason : std::string())};
}

}  // namespace malmoi::index
