// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/synonyms.h"

#include <algorithm>
#include <utility>

#include "query/compound.h"
#include "query/phrase.h"
#include "text/hangul.h"
#include "text/utf8.h"

namespace malmoi::query {
namespace {

std::u32string letters_of(const std::string& text, analysis::Chain& chain) {
  std::u32string letters = spelled_text(chain, text::scrub_utf8(text)).chars;
  std::erase(letters, U'\n');
  return letters;
}

bool is_hangul(std::u32string_view text) { return std::all_of(text.begin(), text.end(), text::is_syllable); }

/// The wordings of one word or phrase of a query.
class Rewording {
 public:
  Rewording(const Node& leaf, const Synonyms& synonyms, analysis::Chain& chain, const index::TermStatistics& statistics)
      : leaf_(leaf),
        synonyms_(synonyms),
        chain_(chain),
        statistics_(statistics),
        text_(spelled_text(chain, leaf.text)) {}

  std::vector<Node> run() {
    for (const PhraseText::Word& word : text_.words) add_units(word);
    const std::vector<SynonymMatch> matches = synonyms_.find(units_);
    if (matches.empty()) return {};
    std::size_t written = 0;
    for (const SynonymMatch& match : matches) {
      const std::size_t begin = begins_[match.first];
      const std::size_t end = begins_[match.first + match.count - 1] + match.end;
      append(written, begin);
      append_any(begin, end, *match.synonyms);
      written = end;
    }
    append(written, end());
    wordings_.erase(wordings_.begin());  // as it was typed
    std::vector<Node> nodes;
    for (std::string& wording : wordings_) nodes.push_back(node(std::move(wording)));
    return nodes;
  }

 private:
  /// Of a word its stem is sought.
  std::size_t end() const { return leaf_.kind == NodeKind::word ? text_.words.back().stem_end : text_.chars.size(); }

  std::string letters(std::size_t begin, std::size_t end) const {
    return text::to_utf8(std::u32string_view(text_.chars).substr(begin, end - begin));
  }

  /// What stands before the letter at `at`.
  std::string_view separator(std::size_t at) const {
    return at > 0 && text_.word_at(static_cast<std::uint32_t>(at)).begin == at ? " " : "";
  }

  void add_units(const PhraseText::Word& word) {
    const auto form = std::u32string_view(text_.chars).substr(word.begin, word.end - word.begin);
    const auto stem = form.substr(0, word.stem_end - word.begin);
    for (const CompoundPart part : parts(stem)) {
      const bool is_last = part.end == stem.size();
      const std::u32string_view unit = form.substr(part.begin, part.end - part.begin);
      units_.push_back({is_last ? form.substr(part.begin) : unit, unit});
      begins_.push_back(word.begin + part.begin);
    }
  }

  std::vector<CompoundPart> parts(std::u32string_view stem) const {
    const bool is_whole = synonyms_.contains(stem) || chain_.user_words().contains(stem);
    if (is_whole) return {{0, stem.size()}};
    if (stem.size() >= min_compound && is_hangul(stem)) {
      return split_compound(stem, statistics_, chain_.user_words());
    }
    std::vector<CompoundPart> parts;
    for (const std::size_t end : synonym_cuts(stem, synonyms_)) {
      parts.push_back({parts.empty() ? 0 : parts.back().end, end});
    }
    return parts;
  }

  void append(std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    for (std::string& wording : wordings_) wording.append(separator(begin)).append(letters(begin, end));
  }

  void append_any(std::size_t begin, std::size_t end, const std::vector<std::string>& synonyms) {
    std::vector<std::string> texts{letters(begin, end)};
    texts.insert(texts.end(), synonyms.begin(), synonyms.end());
    std::vector<std::string> longer;
    for (const std::string& text : texts) {
      for (const std::string& wording : wordings_) {
        if (longer.size() < max_wordings) longer.push_back(wording + std::string(separator(begin)) + text);
      }
    }
    wordings_ = std::move(longer);
  }

  /// One syllable is sought as a word (미): a phrase of it would be found inside any.
  Node node(std::string wording) const {
    Node node;
    node.kind = leaf_.kind;
    node.field = leaf_.field;
    if (letters_of(wording, chain_).size() == 1) node.kind = NodeKind::word;
    node.text = std::move(wording);
    return node;
  }

  const Node& leaf_;
  const Synonyms& synonyms_;
  analysis::Chain& chain_;
  const index::TermStatistics& statistics_;
  const PhraseText text_;
  std::vector<SynonymUnit> units_;
  std::vector<std::size_t> begins_;  // of the units, in text_
  std::vector<std::string> wordings_{""};
};

void add_below(Node& node, bool is_top, const Synonyms& synonyms, analysis::Chain& chain,
               const index::TermStatistics& statistics) {
  if (node.kind == NodeKind::none_of) return;
  for (Node& child : node.children) {
    if (!is_top || is_required(child)) add_below(child, false, synonyms, chain, statistics);
  }
  if (node.kind != NodeKind::word && node.kind != NodeKind::phrase) return;
  node.synonyms = Rewording(node, synonyms, chain, statistics).run();
}

}  // namespace

Synonyms::Synonyms(const std::vector<config::SynonymRule>& rules, analysis::Chain& chain) {
  for (const config::SynonymRule& rule : rules) add(rule, chain);
}

void Synonyms::add(const config::SynonymRule& rule, analysis::Chain& chain) {
  for (const std::string& from : rule.from) {
    const std::u32string letters = letters_of(from, chain);
    if (letters.empty()) continue;
    longest_ = std::max(longest_, letters.size());
    std::vector<std::string>& synonyms = rules_[letters];
    for (const std::string& to : rule.to) {
      const std::u32string other = letters_of(to, chain);
      std::string text = text::scrub_utf8(to);
      const bool is_new = std::find(synonyms.begin(), synonyms.end(), text) == synonyms.end();
      if (!other.empty() && other != letters && is_new && synonyms.size() < max_synonyms) {
        synonyms.push_back(std::move(text));
      }
    }
  }
}

std::vector<SynonymMatch> Synonyms::find(const std::vector<SynonymUnit>& units) const {
  std::vector<SynonymMatch> matches;
  if (empty()) return matches;
  for (std::size_t first = 0; first < units.size();) {
    const SynonymMatch found = match(units, first);
    if (found.count > 0) matches.push_back(found);
    first += std::max<std::size_t>(1, found.count);
  }
  return matches;
}

/// The longest match that begins with a unit; its count is 0 if there is none. Inside it words may have particles or
/// not: 한미의 정상회담, 한미 정상회담.
SynonymMatch Synonyms::match(const std::vector<SynonymUnit>& units, std::size_t first) const {
  SynonymMatch longest{first, 0, 0, nullptr};
  std::u32string forms, stems;
  const std::size_t last = std::min(units.size(), first + max_units);
  for (std::size_t i = first; i < last && stems.size() < longest_; ++i) {
    if (units[i].form.empty()) break;
    if (match_last(forms, units[i], longest) || (stems != forms && match_last(stems, units[i], longest))) {
      longest.count = i + 1 - first;
    }
    forms += units[i].form;
    stems += units[i].stem;
  }
  return longest;
}

/// All of a word, or all but its particle; where a list has 고양이, 이 is none.
bool Synonyms::match_last(std::u32string letters, const SynonymUnit& last, SynonymMatch& match) const {
  const std::size_t begin = letters.size();
  letters += last.form;
  for (std::size_t end = last.form.size(); end >= last.stem.size() && end > 0; --end) {
    letters.resize(begin + end);
    if (letters.size() > longest_) continue;
    const auto found = rules_.find(letters);
    if (found == rules_.end() || found->second.empty()) continue;
    match.end = end;
    match.synonyms = &found->second;
    return true;
  }
  return false;
}

std::vector<std::size_t> synonym_cuts(std::u32string_view stem, const Synonyms& synonyms) {
  constexpr std::size_t half = 2;
  std::vector<std::size_t> cuts;
  bool any = false;
  const auto cut = [&](std::size_t end) {
    const std::size_t begin = cuts.empty() ? 0 : cuts.back();
    any |= synonyms.contains(stem.substr(begin, end - begin));
    cuts.push_back(end);
  };
  for (std::size_t begin = 0, end = 0; begin < stem.size(); begin = end) {
    end = end_of_script(stem, begin);
    const std::u32string_view piece = stem.substr(begin, end - begin);
    const bool in_middle = piece.size() == 2 * half && text::is_syllable(piece.front()) && !synonyms.contains(piece) &&
                           (synonyms.contains(piece.substr(0, half)) || synonyms.contains(piece.substr(half)));
    if (in_middle) cut(begin + half);
    cut(end);
  }
  if (!any || synonyms.contains(stem)) return {stem.size()};
  return cuts;
}

void add_synonyms(Node& root, const Synonyms& synonyms, analysis::Chain& chain,
                  const index::TermStatistics& statistics) {
  if (!synonyms.empty()) add_below(root, true, synonyms, chain, statistics);
}

}  // namespace malmoi::query
