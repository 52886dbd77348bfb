// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <variant>
#include <vector>

#include <malmoi/article.h>
#include <malmoi/error.h>
#include <malmoi/indexer.h>
#include <malmoi/settings.h>

namespace malmoi::ingest {

/// One post or one JSON line, read from disk but not parsed.
struct RawInput {
  std::string bytes;
  InputFormat format = InputFormat::post;  ///< post or jsonl, never automatic
  std::string root;                        ///< canonical root folder, or source name for JSON Lines
  std::string path;                        ///< relative to root, in UTF-8
  std::string location;  ///< what a message names: the path as reached from the command line, or "file:line"
};

/// An input that could not be read, or is not to be read.
struct Unread {
  bool skipped = false;  ///< true: hidden or binary, counted as skipped; false: rejected
  Rejection rejection;
  std::string source = {};  ///< of JSON Lines
};

using Input = std::variant<RawInput, Unread>;

/// One thread at a time. Walks the PATHs of an update in a fixed order (the order given, folders
/// sorted by name) and hands out one input after the other. Memory does not grow with the size of a
/// JSON Lines file.
class InputStream {
 public:
  /// Never fails: PATHs that are missing or unreadable are listed in missing().
  InputStream(const UpdateRequest& request, const IngestSettings& settings);
  ~InputStream();

  /// The next input, nothing at the end.
  std::optional<Input> next();

  const std::vector<Rejection>& missing() const;
  std::uint64_t bytes_read() const;
  std::uint64_t total_bytes() const;  ///< 0 where unknown

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Any thread, after it is made. For --prune: what became of the sources of articles that an update did not meet.
class SourceCheck {
 public:
  SourceCheck(const UpdateRequest& request, const IngestSettings& settings);

  /// Does the source lie under one of the PATHs, and no longer give this article? A post does not where its file is
  /// gone, is left out now (a draft, unpublished, dated in the future), or has another id. A file that cannot be read
  /// or parsed is not gone. JSON Lines never do, since the update would have met it.
  bool is_gone(const Article& article) const;
  /// Are there JSON Lines of that source to read?
  bool has_lines(const std::string& source) const;

 private:
  bool covers(const std::string& file) const;
  bool gives_no_more(const std::string& file, const Article& article) const;

  IngestSettings settings_;
  std::vector<std::string> folders_;  ///< canonical, ending with '/'
  std::unordered_set<std::string> files_;
  std::unordered_set<std::string> json_sources_;
};

}  // namespace malmoi::ingest
