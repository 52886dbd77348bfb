// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/walk.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <unordered_set>
#include <utility>

#include "ingest/path_text.h"

namespace malmoi::ingest {

namespace {

namespace fs = std::filesystem;
using Kind = WalkEntry::Kind;

constexpr std::array<std::string_view, 7> post_extensions = {".htm", ".html", ".markdown", ".md",
                                                             ".mkd", ".mkdn", ".txt"};
constexpr std::array<std::string_view, 2> jsonl_extensions = {".jsonl", ".ndjson"};
constexpr std::array<std::string_view, 6> foreign_folders = {"_data", "_includes", "_layouts",
                                                             "_sass", "_site",     "node_modules"};

template <std::size_t N>
bool has_extension(std::string_view name, const std::array<std::string_view, N>& extensions) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos) return false;
  std::string extension(name.substr(dot));
  std::ranges::transform(extension, extension.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  return std::ranges::find(extensions, extension) != extensions.end();
}

std::string cannot_read(const std::error_code& error) { return "cannot be read (" + error.message() + ")"; }

bool lies_under(const std::string& path, const std::string& folder) {
  return path == folder || path.starts_with(folder == "/" ? folder : folder + "/");
}

/// Walks one PATH after the other into a Walk.
class Walker {
 public:
  Walker(const UpdateRequest& request, Walk& walk)
      : request_(request), walk_(walk), may_repeat_(request.paths.size() > 1) {}

  void add_path(const std::string& path) {
    if (path == "-") {
      walk_.roots.push_back({"", "-"});
      return add({Kind::standard_input, true, walk_.roots.size() - 1, "-", 0, ""});
    }
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status)) {
      const std::string reason = error ? cannot_read(error) : "there is no such file or folder";
      return add_missing(path, status.type() == fs::file_type::not_found ? "there is no such file or folder" : reason);
    }
    const bool is_folder = fs::is_directory(status);
    if (!is_folder && !fs::is_regular_file(status)) {
      return add_missing(path, "is neither a file nor a folder; to read from a pipe give -");
    }
    if (faccessat(AT_FDCWD, path.c_str(), is_folder ? R_OK | X_OK : R_OK, AT_EACCESS) != 0) {
      return add_missing(path, cannot_read({errno, std::generic_category()}));
    }
    const PathOrigin origin = find_origin(path, is_folder);
    if (is_folder) {
      walk_.roots.push_back({join_path(path, ""), origin.folder});
      add_folder("");
    } else {
      add_named_file(path, origin);
    }
  }

 private:
  /// What a folder holds. Of what vanished meanwhile the type is not_found, of what cannot be looked at it is none.
  struct Found {
    std::string name;
    fs::file_type type;
    std::error_code error;
  };

  void add_missing(const std::string& path, std::string reason) {
    walk_.missing.push_back({path_to_utf8(path), std::move(reason)});
  }

  /// A file that several PATHs lead to is read once.
  void add(WalkEntry entry) {
    if (may_repeat_ && !seen_.insert(join_path(walk_.roots[entry.root].canonical, entry.path)).second) return;
    walk_.entries.push_back(std::move(entry));
  }
  void add_file(Kind kind, bool is_named, const std::string& path) {
    std::error_code error;
    const std::uintmax_t size = fs::file_size(walk_.roots.back().prefix + path, error);
    add({kind, is_named, walk_.roots.size() - 1, path, error ? 0 : size, ""});
  }
  void add_unread(Kind kind, const std::string& path, std::string reason) {
    add({kind, false, walk_.roots.size() - 1, path, 0, std::move(reason)});
  }

  void add_named_file(const std::string& path, const PathOrigin& origin) {
    const std::string prefix = path.substr(0, path.size() - origin.name.size());
    if (walk_.roots.empty() || walk_.roots.back().prefix != prefix) walk_.roots.push_back({prefix, origin.folder});
    add_file(is_named_jsonl(path, request_.format) ? Kind::jsonl : Kind::post, true, origin.name);
  }

  /// `path` is relative to the last root, "" for the root itself. The recursion is no deeper than the
  /// longest path the system can open.
  void add_folder(const std::string& path) {
    std::error_code error;
    std::vector<Found> found;
    fs::directory_iterator each(walk_.roots.back().prefix + path, error);
    for (; !error && each != fs::directory_iterator(); each.increment(error)) {
      Found& entry = found.emplace_back();
      entry.name = each->path().filename().native();
      entry.type = each->symlink_status(entry.error).type();
    }
    if (error) add_unread(Kind::rejected, path, cannot_read(error));
    std::ranges::sort(found, {}, &Found::name);
    for (const Found& entry : found) add_found(path.empty() ? entry.name : path + "/" + entry.name, entry);
  }

  void add_found(const std::string& path, const Found& found) {
    const std::string& name = found.name;
    if (name.starts_with('.')) return add_unread(Kind::skipped, path, "hidden");
    switch (found.type) {
      case fs::file_type::none:
        return add_unread(Kind::rejected, path, cannot_read(found.error));
      case fs::file_type::regular:
        return add_found_file(path, name);
      case fs::file_type::symlink:
        return add_link(path);
      case fs::file_type::directory:
        break;
      default:
        return add_unread(Kind::skipped, path, "neither a file nor a folder");
    }
    if (std::ranges::find(foreign_folders, name) != foreign_folders.end()) {
      return add_unread(Kind::skipped, path, "a folder that holds no posts");
    }
    add_folder(path);
  }

  void add_found_file(const std::string& path, const std::string& name) {
    if (has_extension(name, post_extensions) && request_.format != InputFormat::jsonl) {
      add_file(Kind::post, false, path);
    } else if (has_extension(name, jsonl_extensions) && request_.format != InputFormat::post) {
      add_file(Kind::jsonl, false, path);
    } else {
      add_unread(Kind::skipped, path, "not a post by its extension");
    }
  }

  void add_link(const std::string& path) {
    std::error_code error;
    const WalkRoot& root = walk_.roots.back();
    const std::string target = fs::canonical(root.prefix + path, error).native();
    if (error) return add_unread(Kind::rejected, path, "is a link that leads nowhere (" + error.message() + ")");
    if (lies_under(target, root.canonical)) return add_unread(Kind::skipped, path, "a link within the folder");
    add_unread(Kind::rejected, path, "is a link that leads out of the folder; give its target as a PATH of its own");
  }

  const UpdateRequest& request_;
  Walk& walk_;
  const bool may_repeat_;
  std::unordered_set<std::string> seen_;
};

}  // namespace

bool is_named_jsonl(const std::string& path, InputFormat format) {
  if (format != InputFormat::automatic) return format == InputFormat::jsonl;
  return has_extension(path, jsonl_extensions);
}

PathOrigin find_origin(const std::string& path, bool is_folder) {
  std::error_code error;
  if (is_folder) return {fs::canonical(path, error).native(), ""};
  const fs::path parent = fs::path(path).parent_path();
  return {fs::canonical(parent.empty() ? "." : parent, error).native(), fs::path(path).filename().native()};
}

Walk::Walk(const UpdateRequest& request) {
  Walker walker(request, *this);
  for (const std::string& path : request.paths) walker.add_path(path);
}

}  // namespace malmoi::ingest
