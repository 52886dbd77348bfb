// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <optional>
#include <vector>

#include "text/hangul.h"
#include "text/hanja.h"
#include "text/utf8.h"

namespace malmoi::text {
namespace {

struct Close {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};
using Converter = std::unique_ptr<UConverter, Close>;

Error bad_encoding(std::string message) { return {ErrorCode::bad_encoding, std::move(message)}; }
std::string at_byte(std::size_t offset) { return " at byte " + std::to_string(offset); }

struct Conversion {
  std::string utf8;
  std::size_t failed_at;  ///< first byte that could not be converted, or the number of bytes
};

Converter strict_converter(const char* charset) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(charset, &status));
  if (U_FAILURE(status)) return nullptr;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

/// Converts as far as the bytes are well-formed.
Conversion convert(UConverter* converter, std::string_view bytes) {
  Conversion result{{}, 0};
  result.utf8.reserve(bytes.size() + bytes.size() / 2);
  std::vector<UChar> buffer(8192);
  std::string pending;
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  char16_t high = 0;
  UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
  while (status == U_BUFFER_OVERFLOW_ERROR) {
    status = U_ZERO_ERROR;
    UChar* out = buffer.data();
    ucnv_toUnicode(converter, &out, out + buffer.size(), &at, end, nullptr, true, &status);
    for (const UChar* unit = buffer.data(); unit < out; ++unit) {
      if ((*unit & 0xFC00) == 0xD800) {
        high = *unit;
      } else if ((*unit & 0xFC00) == 0xDC00) {
        append(result.utf8, 0x10000 + ((high & 0x3FFU) << 10 | (*unit & 0x3FFU)));
      } else {
        append(result.utf8, *unit);
      }
    }
  }
  result.failed_at = static_cast<std::size_t>(at - bytes.data());
  if (U_FAILURE(status)) {
    char invalid[32];
    std::int8_t size = sizeof invalid;
    UErrorCode ignored = U_ZERO_ERROR;
    ucnv_getInvalidChars(converter, invalid, &size, &ignored);
    result.failed_at -= std::min(result.failed_at, static_cast<std::size_t>(size));
  }
  return result;
}

/// The whole of the bytes in one charset, or nothing.
std::optional<std::string> convert_strictly(const char* charset, std::string_view bytes) {
  const Converter converter = strict_converter(charset);
  if (!converter) return std::nullopt;
  Conversion result = convert(converter.get(), bytes);
  if (result.failed_at != bytes.size()) return std::nullopt;
  return std::move(result.utf8);
}

}  // namespace

Result<DecodedText> decode_bytes(std::string_view bytes) {
  const std::size_t valid = valid_prefix(bytes);
  if (valid == bytes.size()) return DecodedText{std::string(bytes), "UTF-8"};
  if (auto korean = convert_strictly("windows-949", bytes)) return DecodedText{std::move(*korean), "CP949"};
  return bad_encoding("not text in any known charset; not UTF-8" + at_byte(valid));
}

}  // namespace malmoi::text
