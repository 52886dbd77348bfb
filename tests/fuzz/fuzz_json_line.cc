// SPDX-License-Identifier: GPL-2.0-or-later
// A line of JSON Lines.
#include "index/encoder.h"
#include "ingest/reader.h"
#include "require.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto parsed = malmoi::ingest::parse_json_line(as_text(data, size), "wire", {});
  if (const auto* error = std::get_if<malmoi::Error>(&parsed)) {
    require(!error->message.empty() && error->message.find('\n') == std::string::npos, "a refusal says why in a line");
  } else if (const auto* article = std::get_if<malmoi::Article>(&parsed)) {
    const auto valid = malmoi::index::validate(*article);
    require(valid || valid.error().code == malmoi::ErrorCode::invalid_argument, "what is read is text");
  }
  return 0;
}
