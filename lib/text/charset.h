// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include <malmoi/error.h>

namespace malmoi::text {

struct DecodedText {
  std::string utf8;     ///< valid, no byte order mark
  std::string charset;  ///< "UTF-8", "CP949", "UTF-16LE", ...
};

/// Bytes of unknown charset as UTF-8: a byte order mark decides, else valid UTF-8 is UTF-8, else ICU's
/// detector and a strict conversion. bad_encoding where nothing fits; the message has no file name, the
/// caller adds it.
Result<DecodedText> decode_bytes(std::string_view bytes);

}  // namespace malmoi::text
