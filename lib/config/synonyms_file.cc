// SPDX-License-Identifier: GPL-2.0-or-later
#include "config/synonyms_file.h"

#include <set>
#include <string_view>
#include <utility>

#include "config/yaml_file.h"

namespace malmoi::config {
namespace {

/// Reads one file's groups; the first thing wrong is its error.
class GroupReader {
 public:
  explicit GroupReader(const std::string& path) : path_(path) {}

  Result<std::vector<SynonymRule>> read(const Value& root) {
    if (root.is_null()) return std::vector<SynonymRule>();
    if (!root.is_list()) return wrong(root.line, "must be a list of lines such as \"- equal: [한은, 한국은행]\"");
    if (root.items.size() > max_synonym_groups) {
      return wrong(root.items[max_synonym_groups].line,
                   "more than " + std::to_string(max_synonym_groups) + " groups; remove some");
    }
    std::vector<SynonymRule> rules;
    for (const Value& group : root.items) {
      auto rule = read_group(group);
      if (!rule) return std::move(rule).error();
      rules.push_back(std::move(*rule));
    }
    return rules;
  }

 private:
  Error wrong(unsigned line, const std::string& message) const { return error_at(path_, line, message); }

  Result<SynonymRule> read_group(const Value& group) const {
    if (!group.is_map()) return wrong(group.line, "must be \"equal: [..]\", or \"from: [..]\" and \"to: [..]\"");
    std::set<std::string_view> keys;
    for (std::size_t i = 0; i < group.keys.size(); ++i) {
      const std::string& key = group.keys[i];
      if (key != "equal" && key != "from" && key != "to") {
        return wrong(group.items[i].line, "key " + key + ": is not one of equal, from, to");
      }
      if (!keys.insert(key).second) return wrong(group.items[i].line, "key " + key + ": is there twice; remove one");
    }
    const Value* equal = group.find("equal");
    if (!equal) return read_one_way(group);
    if (keys.size() > 1) return wrong(equal->line, "key equal: stands beside from or to; make two groups of them");
    auto words = read_words(*equal, "equal", 2);
    if (!words) return std::move(words).error();
    return SynonymRule{*words, *words};
  }

  Result<SynonymRule> read_one_way(const Value& group) const {
    SynonymRule rule;
    for (const auto& [key, side] : {std::pair{"from", &rule.from}, std::pair{"to", &rule.to}}) {
      const Value* list = group.find(key);
      if (!list) return wrong(group.line, std::string("key ") + key + ": is missing");
      auto words = read_words(*list, key, 1);
      if (!words) return std::move(words).error();
      *side = std::move(*words);
    }
    return rule;
  }

  Result<std::vector<std::string>> read_words(const Value& list, const std::string& key, std::size_t least) const {
    const std::string name = "key " + key + ": ";
    if (!list.is_list()) return wrong(list.line, name + "must be a list of words, such as [한은, 한국은행]");
    if (list.items.size() < least) return wrong(list.line, name + "needs " + std::to_string(least) + " or more words");
    if (list.items.size() > max_synonyms_a_side) {
      return wrong(list.items[max_synonyms_a_side].line,
                   name + "more than " + std::to_string(max_synonyms_a_side) + " words; make two groups of them");
    }
    std::vector<std::string> words;
    std::set<std::string_view> seen;
    for (const Value& word : list.items) {
      if (!word.is_scalar() || word.text.empty()) return wrong(word.line, name + "a word is empty or no text");
      if (word.text.size() > max_synonym_bytes) {
        return wrong(word.line, name + "longer than " + std::to_string(max_synonym_bytes) + " bytes: " + word.text);
      }
      if (!seen.insert(word.text).second) return wrong(word.line, name + word.text + " is there twice; remove one");
      words.push_back(word.text);
    }
    return words;
  }

  const std::string& path_;
};

}  // namespace

Result<std::vector<SynonymRule>> load_synonyms(const std::string& path) {
  const auto root = read_yaml_file(path, "a file of synonyms");
  if (!root) return root.error();
  return GroupReader(path).read(*root);
}

}  // namespace malmoi::config
