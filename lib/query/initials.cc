// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/initials.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "index/schema.h"
#include "text/folded_text.h"
#include "text/hangul.h"
#include "text/utf8.h"

namespace malmoi::query {
namespace {

// Of words that begin so, by how frequent they are.
constexpr std::size_t most_looked_up = 200;

/// One consonant again and again is laughter or weeping: ㅋㅋㅋ, ㅎㅎ.
bool is_interjection(std::u32string_view pattern) {
  return text::is_compatibility_jamo(pattern.front()) &&
         std::ranges::all_of(pattern, [&](char32_t c) { return c == pattern.front(); });
}

/// Such words are found literally.
bool has_jamo(std::string_view word) {
  const std::u32string chars = text::to_utf32(word);
  return std::any_of(chars.begin(), chars.end(), text::is_compatibility_jamo);
}

class Initials {
 public:
  Initials(ParsedQuery& query, const index::Snapshot& snapshot) : query_(query), snapshot_(snapshot) {}

  Status expand(Node& node) {
    for (Node& child : node.children) {
      if (Status expanded = expand(child); !expanded) return expanded;
    }
    const bool is_sought_in_titles = node.field == Field::any || node.field == Field::title;
    if (node.kind != NodeKind::word || !is_sought_in_titles) return {};
    const std::u32string pattern = text::folded(node.text);
    if (pattern.size() < 2 || !index::Vocabulary::is_pattern(pattern) || is_interjection(pattern)) return {};
    auto words = find(pattern);
    if (!words) return std::move(words).error();
    if (!words->empty()) replace(node, *words);
    return {};
  }

 private:
  /// The most frequent words of a pattern.
  Result<std::vector<std::string>> find(std::u32string_view pattern) const {
    std::map<std::string, std::uint64_t> whole, begun;
    const auto vocabularies = snapshot_.vocabularies();
    if (!vocabularies) return vocabularies.error();
    for (const index::Vocabulary* vocabulary : *vocabularies) {
      vocabulary->for_each_match(pattern, [&](std::size_t word) {
        const std::string_view text = vocabulary->text(word);
        if (has_jamo(text)) return;
        auto& found = text::count_code_points(text) == pattern.size() ? whole : begun;
        found[std::string(text)] += vocabulary->articles(word);
      });
    }
    const auto& chosen = whole.empty() ? begun : whole;
    std::vector<std::pair<std::string, std::uint64_t>> ranked(chosen.begin(), chosen.end());
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    ranked.resize(std::min(ranked.size(), most_looked_up));
    std::vector<std::string> words;
    for (auto& [word, articles] : ranked) {
      if (words.size() == max_initials_words) break;
      if (is_in_title(word)) words.push_back(std::move(word));
    }
    return words;
  }

  /// Has a title all pairs of syllables of a word? Leads have other words.
  bool is_in_title(const std::string& word) const {
    std::vector<std::string> terms;
    const std::u32string chars = text::to_utf32(word);
    for (std::size_t i = 0; i + 1 < chars.size(); ++i) {
      if (!text::is_syllable(chars[i]) || !text::is_syllable(chars[i + 1])) continue;
      terms.push_back(std::string(index::prefix::title) + text::to_utf8(chars.substr(i, 2)));
    }
    return snapshot_.statistics().has_together(terms);
  }

  void replace(Node& node, const std::vector<std::string>& words) {
    std::erase_if(query_.warnings, [&](const Warning& warning) {
      return warning.kind == WarningKind::jamo_literal && warning.text == node.text;
    });
    Node any;
    any.kind = NodeKind::any_of;
    any.plus = node.plus;
    for (const std::string& word : words) {
      Node& child = any.children.emplace_back();
      child.kind = NodeKind::word;
      child.field = Field::title;
      child.text = word;
    }
    node = std::move(any);
  }

  ParsedQuery& query_;
  const index::Snapshot& snapshot_;
};

}  // namespace

Status expand_initials(ParsedQuery& query, const index::Snapshot& snapshot) {
  return Initials(query, snapshot).expand(query.root);
}

}  // namespace malmoi::query
