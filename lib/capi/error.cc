// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <string_view>

#include "capi/guard.h"

namespace malmoi::capi {
namespace {

static_assert(MALMOI_INVALID_ARGUMENT == static_cast<int>(ErrorCode::invalid_argument) &&
              MALMOI_NOT_FOUND == static_cast<int>(ErrorCode::not_found) &&
              MALMOI_PERMISSION_DENIED == static_cast<int>(ErrorCode::permission_denied) &&
              MALMOI_IO == static_cast<int>(ErrorCode::io) &&
              MALMOI_BAD_ENCODING == static_cast<int>(ErrorCode::bad_encoding) &&
              MALMOI_BAD_INPUT == static_cast<int>(ErrorCode::bad_input) &&
              MALMOI_TOO_LARGE == static_cast<int>(ErrorCode::too_large) &&
              MALMOI_NOT_AN_INDEX == static_cast<int>(ErrorCode::not_an_index) &&
              MALMOI_CORRUPT == static_cast<int>(ErrorCode::corrupt) &&
              MALMOI_FORMAT_MISMATCH == static_cast<int>(ErrorCode::format_mismatch) &&
              MALMOI_FINGERPRINT_MISMATCH == static_cast<int>(ErrorCode::fingerprint_mismatch) &&
              MALMOI_LOCKED == static_cast<int>(ErrorCode::locked) &&
              MALMOI_UNSUPPORTED == static_cast<int>(ErrorCode::unsupported) &&
              MALMOI_INTERNAL == static_cast<int>(ErrorCode::internal) &&
              MALMOI_CANCELLED == static_cast<int>(ErrorCode::cancelled));

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

void write(malmoi_error& error, malmoi_code code, std::string_view message) {
  std::size_t size = std::min(message.size(), sizeof error.message - 1);
  if (size < message.size()) {
    while (size > 0 && continues(message[size])) --size;
  }
  *std::copy_n(message.begin(), size, error.message) = '\0';
  error.code = code;
}

}  // namespace

malmoi_code report(malmoi_error* error, malmoi_code code, const char* message) noexcept {
  if (error) write(*error, code, message);
  return code;
}

malmoi_code report(malmoi_error* error, const Status& status) noexcept {
  const malmoi_code code = status ? MALMOI_OK : static_cast<malmoi_code>(status.error().code);
  if (error) write(*error, code, status ? std::string_view() : status.error().message);
  return code;
}

}  // namespace malmoi::capi

const char* malmoi_code_name(malmoi_code code) {
  if (code == MALMOI_OK) return "ok";
  if (code == MALMOI_OUT_OF_MEMORY) return "out_of_memory";
  return malmoi::name(static_cast<malmoi::ErrorCode>(code));
}
