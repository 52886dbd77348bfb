// SPDX-License-Identifier: GPL-2.0-or-later
// CURRENT, with and without a valid checksum, and lists of the dead.
#include <xxhash.h>

#include "glass/durable_file.h"
#include "index/manifest.h"
#include "index/tombstones.h"
#include "require.h"
#include "scratch.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Scratch scratch;
  const std::string_view bytes = as_text(data, size);
  const std::string line(bytes.substr(0, bytes.find('\n')));
  for (const bool is_sealed : {false, true}) {
    write_bytes(scratch / "CURRENT", is_sealed
                                         ? line + "\n" + malmoi::to_hex(XXH3_64bits(line.data(), line.size())) + "\n"
                                         : std::string(bytes));
    const auto manifest = malmoi::index::read_manifest(scratch / "");
    if (!manifest) {
      require(manifest.error().message.find('\n') == std::string::npos, "a refusal is one line");
      continue;
    }
    for (const auto& entry : manifest->generations) {
      require(entry.name.find('/') == std::string::npos, "names stay in the folder");
      require(entry.dead <= entry.articles, "no more are dead than there are");
    }
  }
  constexpr std::uint64_t documents = 1000;
  const auto dead = malmoi::index::Tombstones::decode(std::string(bytes), documents);
  if (dead) {
    require(dead->size() <= documents, "no more are dead than there are");
    const auto again = malmoi::index::Tombstones::decode(dead->encode(), documents);
    require(again && again->numbers() == dead->numbers(), "lists of the dead read back");
  }
  return 0;
}
