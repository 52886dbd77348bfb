// SPDX-License-Identifier: GPL-2.0-or-later
// A settings file.
#include <malmoi/settings.h>

#include "glass/durable_file.h"
#include "require.h"
#include "scratch.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Scratch scratch;
  const std::string path = scratch / "settings.yaml";
  write_bytes(path, as_text(data, size));
  const auto settings = malmoi::load_settings(path);
  if (!settings) {
    require(settings.error().message.starts_with(path), "a refusal names the file");
    require(settings.error().message.find('\n') == std::string::npos, "in one line");
    return 0;
  }
  require(settings->index.compression_level >= 1 && settings->index.compression_level <= 19, "values are in range");
  require(settings->ranking.k1 >= 0 && settings->ranking.b >= 0 && settings->ranking.b <= 1, "values are in range");
  return 0;
}
