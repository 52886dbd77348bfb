// SPDX-License-Identifier: GPL-2.0-or-later
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include "ingest/input.h"
#include "ingest/path_text.h"
#include "ingest/reader.h"
#include "ingest/walk.h"

namespace malmoi::ingest {

namespace {

/// What cannot be looked at, in a folder without permission, counts as there.
bool exists(const std::string& path) {
  struct stat status {};
  return lstat(path_from_utf8(path).c_str(), &status) == 0 || (errno != ENOENT && errno != ENOTDIR);
}

}  // namespace

SourceCheck::SourceCheck(const UpdateRequest& request, const IngestSettings& settings) : settings_(settings) {
  for (const std::string& path : request.paths) {
    std::error_code error;
    const bool is_folder = path != "-" && std::filesystem::is_directory(path, error);
    const PathOrigin origin = find_origin(path, is_folder);
    if (is_folder) {
      folders_.push_back(join_path(path_to_utf8(origin.folder), ""));
    } else if (path == "-" || is_named_jsonl(path, request.format)) {
      const std::string file = path == "-" ? path : path_to_utf8(join_path(origin.folder, origin.name));
      json_sources_.insert(request.source.empty() ? file : request.source);
    } else {
      files_.insert(path_to_utf8(join_path(origin.folder, origin.name)));
    }
  }
  // A folder may hold JSON Lines of the named source.
  if (request.source.empty() || folders_.empty()) return;
  const Walk walk(request);
  const bool found =
      std::ranges::any_of(walk.entries, [](const WalkEntry& e) { return e.kind == WalkEntry::Kind::jsonl; });
  if (found) json_sources_.insert(request.source);
}

bool SourceCheck::covers(const std::string& file) const {
  return files_.contains(file) ||
         std::ranges::any_of(folders_, [&](const std::string& folder) { return file.starts_with(folder); });
}

bool SourceCheck::gives_no_more(const std::string& file, const Article& article) const {
  UpdateRequest request;
  request.paths = {path_from_utf8(file)};
  request.format = InputFormat::post;
  const auto input = InputStream(request, settings_).next();
  const auto* raw = input ? std::get_if<RawInput>(&*input) : nullptr;
  if (!raw) return false;
  const ParseResult now = parse_post(raw->bytes, article.source_root, article.source_path, settings_);
  if (const auto* given = std::get_if<Article>(&now)) return given->id != article.id;
  return std::holds_alternative<Skipped>(now);
}

bool SourceCheck::is_gone(const Article& article) const {
  const std::string& root = article.source_root;
  if (root.empty()) return false;  // handed over by a program
  if (article.source_path.empty()) return json_sources_.contains(root) || covers(root);
  const std::string file = join_path(root, article.source_path);
  return covers(file) && (!exists(file) || gives_no_more(file, article));
}

bool SourceCheck::has_lines(const std::string& source) const {
  return json_sources_.contains(source) || exists(source);
}

}  // namespace malmoi::ingest
