// SPDX-License-Identifier: GPL-2.0-or-later
#include <simdjson.h>

#include <array>
#include <string>

#include "config/one_line.h"
#include "ingest/block_writer.h"
#include "ingest/date.h"
#include "ingest/reader.h"

namespace malmoi::ingest {

namespace {

namespace dom = simdjson::dom;

Error refuse(const std::string& what) { return {ErrorCode::bad_input, what}; }

/// A scalar as text: a string as it is, a number or truth value as it is written, null as nothing. False for
/// a list or object.
bool scalar_text(dom::element element, std::string_view& text, std::string& storage) {
  if (element.is_string()) return text = std::string_view(element), true;
  text = {};
  if (element.is_null()) return true;
  if (element.is_array() || element.is_object()) return false;
  storage = simdjson::minify(element);
  text = storage;
  return true;
}

bool names(dom::element element, std::vector<std::string>& out) {
  std::string storage;
  std::string_view text;
  if (!element.is_array()) {
    if (!scalar_text(element, text, storage)) return false;
    if (std::string name = line_to_text(text); !name.empty()) out.push_back(std::move(name));
    return true;
  }
  for (const dom::element item : dom::array(element)) {
    if (item.is_array() || !names(item, out)) return false;
  }
  return true;
}

/// Fills an article from the members of one JSON object.
class LineReader {
 public:
  LineReader(const IngestSettings& settings, Article& article) : settings_(settings), article_(article) {}

  Status read(std::string_view key, dom::element value) {
    if (key == "categories") return check(key, names(value, article_.categories), "a string or a list of strings");
    if (key == "tags") return check(key, names(value, article_.tags), "a string or a list of strings");
    std::string storage;
    std::string_view text;
    const bool is_scalar = scalar_text(value, text, storage);
    if (key == "date") return is_scalar ? read_date(text) : check(key, false, "a string");
    if (std::string* field = field_of(key)) {
      if (is_scalar) *field = key == "text" || key == "body" ? lines_to_text(text) : line_to_text(text);
      return check(key, is_scalar, "a string");
    }
    article_.extra.emplace_back(key, simdjson::minify(value));
    return {};
  }

 private:
  static Status check(std::string_view key, bool ok, const char* wanted) {
    if (ok) return {};
    return refuse("key " + std::string(key) + ": must be " + wanted);
  }

  std::string* field_of(std::string_view key) {
    if (key == "_id" || key == "id") return &article_.id;
    if (key == "title") return &article_.title;
    if (key == "excerpt") return &article_.excerpt;
    if (key == "text" || key == "body") return &article_.body;
    if (key == "author") return &article_.author;
    if (key == "url") return &article_.url;
    return nullptr;
  }

  Status read_date(std::string_view text) {
    if (text.empty()) return {};
    auto date = parse_date(text, settings_.timezone);
    if (!date) return Error{date.error().code, "key date: " + date.error().message};
    article_.published = std::move(date->rfc3339);
    return {};
  }

  const IngestSettings& settings_;
  Article& article_;
};

}  // namespace

Result<Article> parse_json_article(std::string_view json, const IngestSettings& settings) {
  thread_local dom::parser parser;
  dom::element root;
  if (const auto error = parser.parse(json.data(), json.size()).get(root)) {
    return refuse("not valid JSON (" + std::string(simdjson::error_message(error)) + "); correct the line");
  }
  if (!root.is_object()) return refuse("not a JSON object; write one object a line");
  Article article;
  LineReader reader(settings, article);
  for (const auto [key, value] : dom::object(root)) {
    if (const Status read = reader.read(key, value); !read) return config::one_line(read.error());
  }
  if (article.id.empty()) return article;
  if (const Status valid = check_id(article.id); !valid) return config::one_line(valid.error());
  return article;
}

ParseResult parse_json_line(std::string_view line, const std::string& source, const IngestSettings& settings) {
  auto article = parse_json_article(line, settings);
  if (!article) return article.error();
  if (article->id.empty()) return refuse("has neither _id nor id; give the article one");
  article->source_root = source;
  return std::move(*article);
}

}  // namespace malmoi::ingest
