// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/front_matter.h"

#include <algorithm>
#include <string>

#include "config/one_line.h"
#include "config/yaml.h"

namespace malmoi::ingest {

namespace {

constexpr std::size_t npos = std::string_view::npos;

Error refuse(const std::string& message) { return config::one_line({ErrorCode::bad_input, "front matter " + message}); }

/// Is the line that begins at `at` a fence, with nothing but blanks behind it?
bool is_fence(std::string_view text, std::size_t at, std::string_view fence) {
  if (text.substr(at, fence.size()) != fence) return false;
  const std::size_t rest = text.find_first_not_of(" \t", at + fence.size());
  return rest == npos || text[rest] == '\n';
}

std::size_t next_line(std::string_view text, std::size_t at) {
  const std::size_t end = text.find('\n', at);
  return end == npos ? text.size() : end + 1;
}

/// Where the line that closes the front matter begins, npos if there is none. Jekyll takes `...` too.
std::size_t find_closing(std::string_view text, std::size_t at, std::string_view fence) {
  for (; at < text.size(); at = next_line(text, at)) {
    if (is_fence(text, at, fence) || (fence == "---" && is_fence(text, at, "..."))) return at;
  }
  return npos;
}

/// The size of the JSON object at the start of `text`, npos if it is not closed.
std::size_t object_size(std::string_view text) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{') {
      ++depth;
    } else if (c == '}' && --depth == 0) {
      return i + 1;
    }
  }
  return npos;
}

/// JSON front matter begins with a brace and a key; `{%` and `{{` are Liquid.
bool begins_object(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != '{') return false;
  const std::size_t next = text.find_first_not_of(" \t\n", at + 1);
  return next != npos && (text[next] == '"' || text[next] == '}');
}

Result<FrontMatter> finish(Result<config::Value> values, std::string_view body) {
  if (!values) return refuse(values.error().message);
  if (!values->is_null() && !values->is_map()) {
    return refuse("line " + std::to_string(values->line) + ": must hold keys, such as \"title: ...\"");
  }
  return FrontMatter{std::move(*values), body};
}

}  // namespace

Result<FrontMatter> read_front_matter(std::string_view post) {
  const std::size_t start = std::min(post.find_first_not_of('\n'), post.size());
  if (begins_object(post, start)) {
    const std::size_t size = object_size(post.substr(start, max_front_matter_bytes));
    if (size == npos) return refuse("is a JSON object that is not closed, or larger than 1 MiB");
    return finish(parse_json(post.substr(start, size)), post.substr(next_line(post, start + size)));
  }
  const bool is_toml = is_fence(post, start, "+++");
  if (!is_toml && !is_fence(post, start, "---")) return FrontMatter{{}, post};
  const std::string_view fence = is_toml ? "+++" : "---";
  const std::size_t end = find_closing(post, next_line(post, start), fence);
  if (end == npos) return refuse("begins with " + std::string(fence) + " but no such line closes it");
  if (end > max_front_matter_bytes) return refuse("is larger than 1 MiB");
  const std::string_view body = post.substr(next_line(post, end));
  // The lines before it go along, so that messages count lines as the author does.
  if (!is_toml) return finish(config::parse_yaml(post.substr(0, end)), body);
  std::string toml(post.substr(0, end));
  toml.replace(start, fence.size(), fence.size(), ' ');
  return finish(parse_toml(toml), body);
}

}  // namespace malmoi::ingest
