// SPDX-License-Identifier: GPL-2.0-or-later
#include "config/user_words.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <string_view>

#include "config/yaml_file.h"

namespace malmoi::config {
namespace {

bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
}

/// What is wrong with a word; empty if nothing is.
std::string mistake(const Value& word) {
  if (!word.is_scalar() || word.text.empty()) return "a word is empty or no text";
  if (word.text.size() > max_user_word_bytes) {
    return "longer than " + std::to_string(max_user_word_bytes) + " bytes: " + word.text;
  }
  if (!std::all_of(word.text.begin(), word.text.end(), is_plain)) {
    return "must be one word of letters and digits: " + word.text;
  }
  return "";
}

Result<std::vector<std::string>> read_list(const Value& list, const std::string& path) {
  const auto wrong = [&](unsigned line, const std::string& message) {
    return error_at(path, line, "key user_words: " + message);
  };
  std::vector<std::string> words;
  if (list.is_null()) return words;
  if (!list.is_list()) return wrong(list.line, "must be a list of words, such as [고양이, 나이키]");
  if (list.items.size() > max_user_words) {
    return wrong(list.items[max_user_words].line,
                 "more than " + std::to_string(max_user_words) + " words; remove some");
  }
  std::set<std::string_view> seen;
  for (const Value& word : list.items) {
    if (const std::string what = mistake(word); !what.empty()) return wrong(word.line, what);
    if (!seen.insert(word.text).second) return wrong(word.line, word.text + " is there twice; remove one");
    words.push_back(word.text);
  }
  return words;
}

Result<std::vector<std::string>> read_file(const std::string& path) {
  const auto root = read_yaml_file(path, "a file of words");
  if (!root) return root.error();
  return read_list(*root, path);
}

}  // namespace

std::string beside(const std::string& settings_path, const std::string& path) {
  return (std::filesystem::path(settings_path).parent_path() / path).string();
}

Result<std::vector<std::string>> read_user_words(const Value& value, const std::string& settings_path) {
  if (!value.is_scalar()) return read_list(value, settings_path);
  auto words = read_file(beside(settings_path, value.text));
  if (!words) return Error{words.error().code, error_at(settings_path, value.line, words.error().message).message};
  return words;
}

}  // namespace malmoi::config
