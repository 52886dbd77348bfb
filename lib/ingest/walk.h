// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <malmoi/indexer.h>

namespace malmoi::ingest {

/// A file that an update comes across, or a folder that it does not enter.
struct WalkEntry {
  enum class Kind : std::uint8_t { post, jsonl, standard_input, skipped, rejected };
  Kind kind = Kind::post;
  bool is_named = false;  ///< given by name, not found in a folder
  std::size_t root = 0;   ///< index into Walk::roots
  std::string path;       ///< relative to its root, as the file system has it
  std::uint64_t size = 0;
  std::string reason;  ///< of what is skipped or rejected
};

struct WalkRoot {
  std::string prefix;     ///< prefix + WalkEntry::path is the file as reached from the command line
  std::string canonical;  ///< the folder without links and dots
};

/// All files under the PATHs of an update, in the order given, those of a folder sorted by name.
/// In folders, posts are .md, .markdown, .mkd, .mkdn, .html, .htm and .txt, JSON Lines .jsonl and .ndjson.
/// Hidden files, what Jekyll generates or builds with (_site, _layouts, _includes, _sass, _data), and
/// node_modules are skipped. Links are never followed, so there are no loops: what a link inside the
/// folder leads to is met in its own place, and a link that leads out is rejected. Pipes, sockets and
/// devices are never opened.
struct Walk {
  explicit Walk(const UpdateRequest& request);

  std::vector<WalkRoot> roots;
  std::vector<WalkEntry> entries;
  std::vector<Rejection> missing;
};

/// Is a file given by name read as JSON Lines?
bool is_named_jsonl(const std::string& path, InputFormat format);

/// What a PATH is: its folder without links and dots, and its name in there, empty if it is a folder.
struct PathOrigin {
  std::string folder;
  std::string name;
};
PathOrigin find_origin(const std::string& path, bool is_folder);

}  // namespace malmoi::ingest
