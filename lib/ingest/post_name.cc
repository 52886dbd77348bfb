// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/post_name.h"

#include "ingest/block_writer.h"

namespace malmoi::ingest {

namespace {

std::string_view take_last(std::string_view& path) {
  const std::size_t slash = path.rfind('/');
  const std::string_view last = slash == std::string_view::npos ? path : path.substr(slash + 1);
  path = slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
  return last;
}

/// The file's name without extension. Hugo keeps a post and its pictures in a folder, as index.md or
/// index.ko.md, and a section's own page as _index.md; the folder gives the name.
std::string_view base_name(std::string_view root, std::string_view path) {
  const std::string_view file = take_last(path);
  std::string_view base = file.substr(0, file.rfind('.'));
  if (base.empty()) base = file;
  const std::string_view first = base.substr(0, base.find('.'));
  if (first != "index" && first != "_index") return base;
  const std::string_view folder = path.empty() ? take_last(root) : take_last(path);
  return folder.empty() ? base : folder;
}

std::string replace_spaces(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t space = space_at(text, at)) {
      out.push_back('-');
      at += space;
    } else {
      out.push_back(text[at++]);
    }
  }
  return out;
}

/// The size of "2024-7-12" at the start of a name, 0 if there is no date followed by a hyphen.
std::size_t date_size(std::string_view name) {
  std::size_t at = 0;
  for (const std::size_t digits : {4, 2, 2}) {
    const std::size_t begin = at;
    while (at < name.size() && at - begin < digits && name[at] >= '0' && name[at] <= '9') ++at;
    if (at == begin || (digits == 4 && at - begin < 4)) return 0;
    if (at >= name.size() || name[at] != '-') return 0;
    ++at;
  }
  return at - 1;
}

bool has_component(std::string_view path, std::string_view name) {
  while (!path.empty()) {
    if (take_last(path) == name) return true;
  }
  return false;
}

}  // namespace

PostName read_post_name(std::string_view root, std::string_view path) {
  PostName name;
  name.id = replace_spaces(base_name(root, path));
  const std::size_t date = date_size(name.id);
  name.date = name.id.substr(0, date);
  name.slug = name.id.substr(date > 0 ? date + 1 : 0);
  name.is_draft = has_component(root, "_drafts") || has_component(path, "_drafts");
  return name;
}

}  // namespace malmoi::ingest
