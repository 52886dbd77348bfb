// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <malmoi/error.h>

#include "index/schema.h"

namespace malmoi::index {

/// One Xapian database that never changes once it is visible, and who in it is dead.
struct GenerationEntry {
  std::string name;            ///< folder within the index
  std::uint64_t articles = 0;  ///< documents, dead ones included
  std::uint64_t dead = 0;      ///< replaced or deleted since
  std::string tombstones;      ///< file within the index that lists the dead; empty for none
  std::uint64_t tombstones_checksum = 0;
  std::uint64_t text_bytes = 0;                ///< of live articles
  std::map<std::string, std::uint64_t> files;  ///< checksum of each file of the folder
  int encoding = encoding_version;             ///< the earliest of its articles
};

/// The visible state of an index, as its file CURRENT holds it: one line of JSON and its checksum.
/// Replacing that file is the commit.
struct Manifest {
  int format = format_version;  ///< as read; the present one is written
  std::uint64_t commit = 0;
  std::uint64_t next_generation = 1;
  std::string fingerprint;
  std::string analyzer;
  bool term_lists = false;
  std::vector<GenerationEntry> generations;

  std::uint64_t live_articles() const;
  /// The earliest of its generations'.
  int encoding() const;
};

inline constexpr const char* manifest_name = "CURRENT";

/// Which an index may have: that of this version only, or also an older one, of which stored articles can be read.
enum class Formats : std::uint8_t { present, rebuildable };

/// Errors: not_found (no index there), not_an_index, format_mismatch, corrupt, io.
Result<Manifest> read_manifest(const std::string& folder, Formats formats = Formats::present);
/// Atomic and durable.
Status write_manifest(const std::string& folder, const Manifest& manifest);

/// A cheap value that is another for each commit, for readers that follow; 0 where there is no CURRENT.
std::uint64_t manifest_stamp(const std::string& folder);

/// fingerprint_mismatch, with what to do, where an index was built by another analyzer.
Status check_fingerprint(const std::string& folder, const Manifest& manifest, const std::string& fingerprint);

}  // namespace malmoi::index
