// SPDX-License-Identifier: GPL-2.0-or-later
#include "scale/term_growth.h"

#include <xxhash.h>

#include "measure/article_stream.h"

namespace scale {
namespace {

using namespace malmoi;

Family family_of(TermKind kind) {
  if (kind == TermKind::bigram) return Family::bigrams;
  return kind == TermKind::stem ? Family::stems : Family::others;
}

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
    DocumentFrequencies& family = terms_[static_cast<std::size_t>(family_of(term.kind))];
    const auto seen = family.add(XXH3_64bits(bytes.data(), bytes.size()), articles_);
    terms_here_ += seen != DocumentFrequencies::Seen::in_this_document;
  }
}

}  // namespace scale
