// SPDX-License-Identifier: GPL-2.0-or-later
#include "config/yaml.h"

#include <istream>
#include <streambuf>
#include <unordered_map>
#include <utility>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

namespace malmoi::config {

namespace {

// A "billion laughs" document expands aliases of aliases; an honest one needs a handful.
constexpr std::size_t max_alias_bytes = 1u << 20;

// Bytes. Only template placeholders without quotes make such keys: title: {{ page.title }}.
constexpr std::size_t max_flow_key = 1000;

std::size_t weight(const Value& value) {
  std::size_t sum = sizeof(Value) + value.text.size();
  for (const std::string& key : value.keys) sum += sizeof(key) + key.size();
  for (const Value& item : value.items) sum += weight(item);
  return sum;
}

/// Builds a Value from the events of yaml-cpp's parser, which is faster than its node graph and where
/// an alias is one event, however much it stands for.
class ValueBuilder : public YAML::EventHandler {
 public:
  Value take() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { add(make(Value::Kind::null, mark), anchor); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto found = anchors_.find(anchor);
    if (found == anchors_.end()) throw YAML::ParserException(mark, "an alias inside its own anchor");
    alias_bytes_ += weight(found->second);
    if (alias_bytes_ > max_alias_bytes) throw YAML::ParserException(mark, "aliases expand to too much");
    add(found->second, YAML::NullAnchor);
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& text) override {
    Value value = make(Value::Kind::scalar, mark);
    value.quoted = tag == "!";
    value.text = text;
    add(std::move(value), anchor);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(make(Value::Kind::list, mark), anchor, mark);
  }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(make(Value::Kind::map, mark), anchor, mark);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapEnd() override { close(); }

 private:
  struct Open {
    Value value;
    YAML::anchor_t anchor;
    bool has_key = false;
    unsigned key_line = 0;
  };

  static Value make(Value::Kind kind, const YAML::Mark& mark) {
    Value value;
    value.kind = kind;
    value.line = static_cast<unsigned>(mark.line + 1);
    return value;
  }

  void open(Value value, YAML::anchor_t anchor, const YAML::Mark& mark) {
    if (open_.size() >= max_value_depth) throw YAML::ParserException(mark, "nested too deeply");
    open_.push_back({std::move(value), anchor});
  }

  void close() {
    Open done = std::move(open_.back());
    open_.pop_back();
    add(std::move(done.value), done.anchor);
  }

  void add(Value value, YAML::anchor_t anchor) {
    if (anchor != YAML::NullAnchor) {
      alias_bytes_ += weight(value);
      anchors_[anchor] = value;
    }
    if (open_.empty()) {
      root_ = std::move(value);
      return;
    }
    Open& parent = open_.back();
    if (parent.value.is_map() && !parent.has_key) {
      parent.key_line = value.line;
      parent.value.keys.push_back(key_of(std::move(value)));
      parent.has_key = true;
    } else {
      if (parent.has_key) value.line = parent.key_line;
      parent.value.items.push_back(std::move(value));
      parent.has_key = false;
    }
  }

  // A list or map may be a key, too, and one in a key of it: each level doubles the backslashes.
  static std::string key_of(Value value) {
    if (value.is_scalar()) return std::move(value.text);
    std::string key = to_flow(value);
    if (key.size() <= max_flow_key) return key;
    throw YAML::ParserException(YAML::Mark::null_mark(), "a key that is a list or map is too long");
  }

  Value root_;
  std::vector<Open> open_;
  std::unordered_map<YAML::anchor_t, Value> anchors_;
  std::size_t alias_bytes_ = 0;
};

/// Reads from a string_view without copying it, and then a comment: where a quoted scalar ends with the text's last
/// line end, yaml-cpp 0.7 does not see that its quotation mark is missing.
class ViewBuffer : public std::streambuf {
 public:
  explicit ViewBuffer(std::string_view text) : end_(text.empty() || text.ends_with('\n') ? "#" : "\n#") { read(text); }

 protected:
  int_type underflow() override {
    if (end_.empty()) return traits_type::eof();
    read(std::exchange(end_, {}));
    return traits_type::to_int_type(*gptr());
  }

 private:
  void read(std::string_view text) {
    char* begin = const_cast<char*>(text.data());  // setg() wants char*, a get area is never written to
    setg(begin, begin, begin + text.size());
  }

  std::string_view end_;
};

Error yaml_error(const YAML::Exception& error) {
  const std::string place = error.mark.is_null() ? "" : "line " + std::to_string(error.mark.line + 1) + ": ";
  if (error.msg == YAML::ErrorMsg::EOF_IN_SCALAR) {
    return {ErrorCode::bad_input, place + "not valid YAML (a quotation mark is never closed); close it"};
  }
  return {ErrorCode::bad_input,
          place + "not valid YAML (" + error.msg + "); a value that begins with [ or { or holds \": \" must be quoted"};
}

}  // namespace

Result<Value> parse_yaml(std::string_view text) {
  ViewBuffer buffer(text);
  std::istream stream(&buffer);
  ValueBuilder builder;
  try {
    YAML::Parser parser(stream);
    parser.HandleNextDocument(builder);
  } catch (const YAML::Exception& error) {
    return yaml_error(error);
  }
  return builder.take();
}

}  // namespace malmoi::config
