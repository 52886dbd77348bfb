// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <sstream>
#include <utility>

#include "config/one_line.h"
#include "ingest/block_writer.h"
#include "ingest/date.h"
#include "ingest/front_matter.h"
#include "ingest/markup.h"
#include "ingest/permalink.h"
#include "ingest/post_name.h"
#include "ingest/reader.h"
#include "text/charset.h"

namespace malmoi::ingest {

namespace {

using config::Value;

/// Keys that become fields of the article; all others are kept in Article::extra.
constexpr std::array<std::string_view, 18> known_keys = {
    "author", "authors",   "categories",  "category",  "date",    "description", "draft", "excerpt", "feature_text",
    "id",     "permalink", "publishDate", "published", "summary", "tag",         "tags",  "title",   "url"};
static_assert(std::ranges::is_sorted(known_keys));

/// Line ends become '\n'. Control characters, which YAML forbids and no reader sees, become spaces.
void clean_lines(std::string& text) {
  const auto is_control = [](char c) { return (c >= 0 && c < ' ' && c != '\n' && c != '\t') || c == 0x7F; };
  if (std::ranges::none_of(text, is_control)) return;
  std::size_t out = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    text[out++] = text[i] == '\r' ? '\n' : is_control(text[i]) ? ' ' : text[i];
  }
  text.resize(out);
}

bool is_word(const Value* value, std::initializer_list<std::string_view> words) {
  return value && value->is_scalar() && std::ranges::find(words, value->text) != words.end();
}
bool is_true(const Value* value) { return is_word(value, {"true", "True", "TRUE", "yes", "on"}); }
bool is_false(const Value* value) { return is_word(value, {"false", "False", "FALSE", "no", "off"}); }

/// A field written as plain text may hold entities and inline HTML.
std::string plain_text(std::string_view text) {
  const bool has_markup = text.find_first_of("<&") != std::string_view::npos;
  return line_to_text(has_markup ? html_to_text(text) : text);
}

/// The text of a key, empty where it is missing or no scalar.
std::string text_of(const Value* value) {
  return value && value->is_scalar() ? plain_text(value->text) : std::string();
}

void add_name(std::string name, std::vector<std::string>& names) {
  if (!name.empty() && std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
}

/// A string of several names: parted by commas if there are any, else by white space, as in Jekyll.
void split_names(std::string_view text, std::vector<std::string>& names) {
  const std::string_view separators = text.find(',') != std::string_view::npos ? "," : " \t\n";
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(separators), text.size());
    add_name(plain_text(text.substr(0, end)), names);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

/// Names from a list, or from a scalar; `one` says that the scalar is one name.
void add_names(const Value* value, bool one, std::vector<std::string>& names) {
  if (!value) return;
  if (value->is_list()) {
    for (const Value& item : value->items) add_name(text_of(&item), names);
  } else if (value->is_scalar() && one) {
    add_name(plain_text(value->text), names);
  } else if (value->is_scalar()) {
    split_names(value->text, names);
  }
}

std::string author_of(const Value* value) {
  if (!value) return "";
  if (value->is_map()) return text_of(value->find("name"));
  if (!value->is_list()) return text_of(value);
  std::string joined;
  for (const Value& item : value->items) {
    const std::string name = author_of(&item);
    if (!name.empty()) joined += (joined.empty() ? "" : ", ") + name;
  }
  return joined;
}

/// Summaries under their several keys, which may hold Markdown; what they repeat of each other counts
/// once.
std::string excerpt_of(const Value& values) {
  std::vector<std::string> blocks;
  for (const char* key : {"excerpt", "description", "summary", "feature_text"}) {
    const Value* value = values.find(key);
    if (!value || !value->is_scalar()) continue;
    std::istringstream text(markup_to_text(value->text));
    for (std::string block; std::getline(text, block);) add_name(block, blocks);
  }
  std::string excerpt;
  for (const std::string& block : blocks) excerpt += (excerpt.empty() ? "" : "\n") + block;
  return excerpt;
}

/// The heading that a body begins with, in Markdown or HTML.
std::string first_heading(std::string_view body) {
  body.remove_prefix(std::min(body.find_first_not_of(" \t\n"), body.size()));
  const bool is_html =
      body.size() > 2 && body[0] == '<' && (body[1] == 'h' || body[1] == 'H') && body[2] >= '1' && body[2] <= '6';
  if (!is_html && !body.starts_with('#')) return "";
  return line_to_text(markup_to_text(body.substr(0, is_html ? body.find("</") : body.find('\n'))));
}

std::string title_from(const std::string& slug) {
  std::string words = slug;
  std::ranges::replace(words, '-', ' ');
  std::ranges::replace(words, '_', ' ');
  return line_to_text(words);
}

/// `day`: on the site's clock, as Jekyll has it.
std::string url_of(const Value& values, const Article& article, const PostName& name, std::string_view day) {
  const PermalinkParts parts{article.categories, day, name.slug};
  const std::string permalink = text_of(values.find("permalink"));
  if (!permalink.empty()) return expand_permalink(permalink, parts);
  const std::string url = text_of(values.find("url"));
  if (!url.empty() || name.date.empty()) return url;
  return expand_permalink(jekyll_permalink, parts);
}

/// The date of a post: its front matter's, else its file name's. Nothing where it has none.
Result<std::optional<Date>> date_of(const Value& values, const PostName& name, const std::string& timezone) {
  for (const char* key : {"date", "publishDate"}) {
    const Value* value = values.find(key);
    if (!value || value->is_null() || (value->is_scalar() && value->text.empty())) continue;
    const auto date = parse_date(value->text, timezone);
    if (date) return std::optional(*date);
    if (date.error().code != ErrorCode::bad_input) return date.error();
    const std::string line = value->line > 0 ? "line " + std::to_string(value->line) + ": " : "";
    return Error{ErrorCode::bad_input, "front matter " + line + "key " + key + ": " + date.error().message};
  }
  const auto date = parse_date(name.date, timezone);
  if (date) return std::optional(*date);
  if (date.error().code != ErrorCode::bad_input) return date.error();
  return std::optional<Date>();
}

void add_extra(const Value& values, Article& article) {
  for (std::size_t i = 0; i < values.items.size(); ++i) {
    const std::string& key = values.keys[i];
    if (!std::ranges::binary_search(known_keys, key)) article.extra.emplace_back(key, config::to_flow(values.items[i]));
  }
}

}  // namespace

ParseResult parse_post(std::string_view bytes, const std::string& root, const std::string& path,
                       const IngestSettings& settings) {
  auto decoded = text::decode_bytes(bytes);
  if (!decoded) return decoded.error();
  clean_lines(decoded->utf8);
  const std::string_view post = decoded->utf8;
  if (post.find_first_not_of(" \t\n") == std::string_view::npos) {
    return Error{ErrorCode::bad_input, "the file is empty; write a post into it or remove it"};
  }
  const auto front = read_front_matter(post);
  if (!front) return front.error();
  const Value& values = front->values;
  const PostName name = read_post_name(root, path);

  if (!settings.drafts && (name.is_draft || is_true(values.find("draft")))) return Skipped{"a draft"};
  if (!settings.drafts && is_false(values.find("published"))) return Skipped{"published: false"};
  const auto date = date_of(values, name, settings.timezone);
  if (!date) return config::one_line(date.error());
  if (!settings.future && *date && (*date)->instant > floor<std::chrono::seconds>(std::chrono::system_clock::now())) {
    return Skipped{"dated in the future, " + (*date)->rfc3339};
  }

  Article article;
  const Value* id = values.find("id");
  article.id = id && id->is_scalar() ? id->text : name.id;
  if (const Status valid = check_id(article.id); !valid) return config::one_line(valid.error());
  article.title = text_of(values.find("title"));
  if (article.title.empty()) article.title = first_heading(front->body);
  if (article.title.empty()) article.title = title_from(name.slug);
  article.excerpt = excerpt_of(values);
  article.body = markup_to_text(front->body);
  std::string day;
  if (*date) {
    article.published = (*date)->rfc3339;
    auto on_site = day_in(**date, settings.timezone);
    if (!on_site) return std::move(on_site).error();
    day = std::move(*on_site);
  }
  article.author = author_of(values.find("author"));
  if (article.author.empty()) article.author = author_of(values.find("authors"));
  add_names(values.find("category"), true, article.categories);
  add_names(values.find("categories"), false, article.categories);
  add_names(values.find("tag"), true, article.tags);
  add_names(values.find("tags"), false, article.tags);
  article.url = url_of(values, article, name, day);
  article.source_root = root;
  article.source_path = path;
  add_extra(values, article);
  return article;
}

}  // namespace malmoi::ingest
