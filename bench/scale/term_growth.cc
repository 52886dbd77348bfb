// SPDX-License-Identifier: GPL-2.0-or-later
#include "scale/term_growth.h"

#include <xxhash.h>

#include "measure/article_stream.h"

namespace scale {
namespace {

using namespace malmoi;

Family family_of(TermKind kind) { return kind == TermKind::bigram ? Family::bigrams : Family::others; }

}  // namespace

TermGrowth::TermGrowth(std::uint32_t step) : chain_(AnalyzerSettings{}), step_(step) {}

void TermGrowth::add(const Article& article) {
  ++articles_;
  text_bytes_ += measure::text_bytes(article);
  terms_here_ = 0;
  add_text(article.title);
  add_text(article.excerpt);
  add_text(article.body);
  terms_of_articles_.push_back(terms_here_);
  if (articles_ % step_ != 0) return;
  curve_.emplace_back();
  for (std::size_t family = 0; family < terms_.size(); ++family) curve_.back()[family] = terms_[family].size();
}

void TermGrowth::add_text(std::string_view text) {
  const analysis::AnalyzedText& analyzed = chain_.analyze(text);
  words_ += analyzed.words.size();
  for (const analysis::Term& term : analyzed.terms) {
    const std::string_view bytes = analyzed.text(term);
    terms_here_ += add_term(family_of(term.kind), XXH3_64bits(bytes.data(), bytes.size()));
  }
  for (const analysis::Word& word : analyzed.words) {
    const auto stem = std::u32string_view(analyzed.folded.chars).substr(word.begin, word.stem_end - word.begin);
    if (stem.size() > 2) add_term(Family::stems, XXH3_64bits(stem.data(), stem.size() * sizeof(char32_t)));
  }
}

/// Returns whether this article has it for the first time.
bool TermGrowth::add_term(Family family, std::uint64_t hash) {
  return terms_[static_cast<std::size_t>(family)].add(hash, articles_) != DocumentFrequencies::Seen::in_this_document;
}

}  // namespace scale
