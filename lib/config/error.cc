// SPDX-License-Identifier: GPL-2.0-or-later
#include <malmoi/error.h>

namespace malmoi {

const char* name(ErrorCode code) noexcept {
  switch (code) {
    case ErrorCode::invalid_argument:
      return "invalid_argument";
    case ErrorCode::not_found:
      return "not_found";
    case ErrorCode::permission_denied:
      return "permission_denied";
    case ErrorCode::io:
      return "io";
    case ErrorCode::bad_encoding:
      return "bad_encoding";
    case ErrorCode::bad_input:
      return "bad_input";
    case ErrorCode::too_large:
      return "too_large";
    case ErrorCode::not_an_index:
      return "not_an_index";
    case ErrorCode::corrupt:
      return "corrupt";
    case ErrorCode::format_mismatch:
      return "format_mismatch";
    case ErrorCode::fingerprint_mismatch:
      return "fingerprint_mismatch";
    case ErrorCode::locked:
      return "locked";
    case ErrorCode::unsupported:
      return "unsupported";
    case ErrorCode::internal:
      return "internal";
    case ErrorCode::cancelled:
      return "cancelled";
  }
  return "unknown";
}

}  // namespace malmoi
