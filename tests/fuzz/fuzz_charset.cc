// SPDX-License-Identifier: GPL-2.0-or-later
// Bytes of unknown charset.
#include "require.h"
#include "text/charset.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = as_text(data, size);
  const auto decoded = malmoi::text::decode_bytes(bytes);
  if (!decoded) {
    require(decoded.error().code == malmoi::ErrorCode::bad_encoding, "the only error is of encoding");
    return 0;
  }
  require(malmoi::text::is_valid_utf8(decoded->utf8), "what is decoded is UTF-8");
  require(!decoded->charset.empty(), "a charset has a name");
  const auto again = malmoi::text::decode_bytes(decoded->utf8);
  // Not always: without its mark a text may hold too many control characters for its length, or be ISO-2022.
  const bool may_be_iso_2022 = decoded->utf8.find("\x1B$") != std::string::npos;
  if (again && !may_be_iso_2022) require(again->utf8.size() <= decoded->utf8.size(), "UTF-8 is taken for UTF-8");
  return 0;
}
