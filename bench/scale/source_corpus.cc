// SPDX-License-Identifier: GPL-2.0-or-later
#include "scale/source_corpus.h"

#include <algorithm>

#include "scale/hash_random.h"
#include "text/hangul.h"
#include "text/utf8.h"

namespace scale {
namespace {

using namespace malmoi;

// Unified ideographs, but for the rare ones.
bool is_hanja(char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }

StemKind kind_of(std::u32string_view stem) {
  if (std::all_of(stem.begin(), stem.end(), is_hanja)) return StemKind::hanja;
  if (!std::all_of(stem.begin(), stem.end(), text::is_syllable)) return StemKind::other;
  return stem.size() > 2 ? StemKind::long_hangul : StemKind::short_hangul;
}

}  // namespace

std::optional<PairScript> pair_script(char32_t first, char32_t second) {
  if (text::is_syllable(first) && text::is_syllable(second)) return PairScript::hangul;
  if (is_hanja(first) && is_hanja(second)) return PairScript::hanja;
  return std::nullopt;
}

SourceCorpus::SourceCorpus() : chain_(AnalyzerSettings{}) {}

void SourceCorpus::add(const Article& article) {
  Text text{};
  text.title = tokens_.size();
  add_text(article.title);
  text.body = tokens_.size();
  add_text(article.excerpt);
  if (!article.excerpt.empty() && tokens_.size() > text.body) tokens_.back().glue = glues_.intern("\n");
  add_text(article.body);
  text.end = tokens_.size();
  articles_.push_back(text);
  for (std::size_t i = text.title; i < text.end; ++i) count(tokens_[i].stem);
}

void SourceCorpus::add_text(std::string_view text) {
  const analysis::AnalyzedText& analyzed = chain_.find_words(text);
  const auto& folded = analyzed.folded;
  for (std::size_t i = 0; i < analyzed.words.size(); ++i) {
    const analysis::Word& word = analyzed.words[i];
    const std::size_t begin = folded.begin[word.begin];
    const std::size_t end = folded.source_end(word.stem_end - 1);
    const std::size_t next = i + 1 < analyzed.words.size() ? folded.begin[analyzed.words[i + 1].begin] : text.size();
    tokens_.push_back({stems_.intern(text.substr(begin, end - begin)), glues_.intern(text.substr(end, next - end))});
  }
}

void SourceCorpus::count(std::uint32_t stem) {
  const auto document = static_cast<std::uint32_t>(articles_.size());
  const bool is_new = stem >= frequencies_.size();
  if (is_new) frequencies_.resize(stem + 1);
  Frequency& frequency = frequencies_[stem];
  if (frequency.last == document) return;
  frequency.last = document;
  ++frequency.documents;
  const std::u32string chars = text::to_utf32(stems_.text(stem));
  if (is_new) frequency.kind = kind_of(chars);
  for (std::size_t i = 1; i < chars.size(); ++i) {
    const auto script = pair_script(chars[i - 1], chars[i]);
    if (script) pairs_[static_cast<std::size_t>(*script)].add(hash_of_pair(chars[i - 1], chars[i]), document);
  }
}

FrequencyCounts SourceCorpus::counts(StemKind kind) const {
  FrequencyCounts counts;
  for (const Frequency& frequency : frequencies_) {
    if (frequency.kind == kind) ++counts[frequency.documents];
  }
  return counts;
}

}  // namespace scale
