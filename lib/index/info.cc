// SPDX-License-Identifier: GPL-2.0-or-later
#include <malmoi/maintenance.h>

#include "glass/durable_file.h"
#include "index/manifest.h"
#include "index/schema.h"

namespace malmoi {
namespace {

// A search costs a tenth more with ten generations than with one (docs/performance.md).
constexpr std::uint64_t many_generations = 10;
constexpr double many_dead = 0.05;

}  // namespace

Result<IndexInfo> index_info(const std::string& path) {
  auto manifest = index::read_manifest(path);
  if (!manifest) return manifest.error();
  IndexInfo info;
  info.articles = manifest->live_articles();
  info.generations = manifest->generations.size();
  info.commit = manifest->commit;
  info.term_lists = manifest->term_lists;
  info.format = index::format_version;
  info.fingerprint = manifest->fingerprint;
  info.analyzer = manifest->analyzer;
  info.bytes = size_of_file(path + "/" + index::manifest_name);
  for (const index::GenerationEntry& entry : manifest->generations) {
    info.tombstones += entry.dead;
    info.text_bytes += entry.text_bytes;
    for (const auto& [name, checksum] : entry.files) {
      const std::uint64_t size = size_of_file(path + "/" + entry.name + "/" + name);
      info.bytes += size;
      if (name == "docdata.glass") info.stored_bytes += size;
    }
    if (!entry.tombstones.empty()) info.bytes += size_of_file(path + "/" + entry.tombstones);
  }
  info.compact_advised = info.generations > many_generations ||
                         static_cast<double>(info.tombstones) > many_dead * static_cast<double>(info.articles);
  info.rebuild_advised = manifest->encoding() < index::encoding_version;
  return info;
}

}  // namespace malmoi
