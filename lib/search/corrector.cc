// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/corrector.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "analysis/function_words.h"
#include "search/near_words.h"
#include "text/folded_text.h"
#include "text/hangul.h"
#include "text/keystrokes.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace malmoi::search {
namespace {

using index::count_articles;

constexpr std::size_t max_query_bytes = 1000;
constexpr std::size_t max_tokens = 20;
// A word that so many articles have is no mistake.
constexpr double well_known = 10;
// How much likelier a word must be for each slip, as a power of e; and how many articles a word that none has is worth.
constexpr double weight_of_slip = 3;
constexpr double unknown = 0.02;
// A word that some article has is rarely a mistake.
constexpr double weight_of_known = 2;
// So many times as often as independent pairs of syllables would meet, they meet by chance in long articles.
constexpr double unlikely = 4;
// Of a word typed on the wrong layout or in pieces.
constexpr std::uint64_t least_articles = 2;

/// Slips that a word of so many keys may have.
SlipCost most_slips(std::size_t keys) {
  if (keys < 4) return 0;
  if (keys < 6) return one_slip;
  return keys < 10 ? 14 : 2 * one_slip;
}

std::u32string folded(std::string_view text) {
  text::FoldedText out;
  text::fold(text, out);
  return out.chars;
}

bool is_space(char32_t c) { return c <= U' ' || c == U'\u3000' || c == U'\u00A0'; }

bool is_operator(const std::string& token) { return token == "AND" || token == "OR" || token == "NOT"; }

}  // namespace

Status Corrector::open_vocabularies() {
  if (!vocabularies_.empty()) return {};
  auto vocabularies = reader_.snapshot.vocabularies();
  if (!vocabularies) return std::move(vocabularies).error();
  vocabularies_ = std::move(*vocabularies);
  return {};
}

Result<std::optional<std::string>> Corrector::correct(std::string_view query) {
  std::optional<std::string> nothing;
  if (query.size() > max_query_bytes || query.find('"') != query.npos) return nothing;
  const std::string valid = text::scrub_utf8(query);
  std::vector<Token> tokens(1);
  for (std::size_t at = 0; at < valid.size();) {
    const char32_t c = text::decode(valid, at);
    if (!is_space(c)) {
      text::append(tokens.back().text, c);
    } else if (!tokens.back().text.empty()) {
      tokens.emplace_back();
    }
  }
  if (tokens.back().text.empty()) tokens.pop_back();
  if (tokens.size() > max_tokens) return nothing;
  for (Token& token : tokens) {
    token.is_plain = !is_operator(token.text) && std::ranges::all_of(folded(token.text), [](char32_t c) {
      return text::is_letter(c) || text::is_compatibility_jamo(c);
    });
  }
  const auto changed = correct_tokens(tokens);
  if (!changed) return changed.error();
  if (!*changed) return nothing;
  std::string corrected;
  for (const Token& token : tokens) (corrected += corrected.empty() ? "" : " ") += token.text;
  return std::optional<std::string>(std::move(corrected));
}

Result<bool> Corrector::correct_tokens(std::vector<Token>& tokens) {
  bool changed = false;
  for (std::size_t i = 0; i < tokens.size() && !deadline_.passed(); ++i) {
    if (!tokens[i].is_plain || frequency(tokens[i].text) >= well_known) continue;
    if (Status opened = open_vocabularies(); !opened) return std::move(opened).error();
    if (stands_for_words(tokens[i].text)) continue;
    if (join(tokens, i) || (i > 0 && join(tokens, i - 1))) {
      changed = true;
    } else if (auto better = correction(tokens[i].text)) {
      tokens[i].text = std::move(*better);
      changed = true;
    }
  }
  if (Status read = reader_.snapshot.statistics().failure(); !read) return std::move(read).error();
  return changed;
}

/// Initial consonants that were meant as such, see query::expand_initials().
bool Corrector::stands_for_words(const std::string& token) const {
  const std::u32string pattern = folded(token);
  if (!index::Vocabulary::is_pattern(pattern)) return false;
  bool stands = false;
  for (const index::Vocabulary* vocabulary : vocabularies_) {
    vocabulary->for_each_match(pattern, [&](std::size_t) { stands = true; });
  }
  return stands;
}

/// Two tokens that are one word.
bool Corrector::join(std::vector<Token>& tokens, std::size_t at) {
  if (at + 1 >= tokens.size() || !tokens[at].is_plain || !tokens[at + 1].is_plain) return false;
  const std::string whole = tokens[at].text + tokens[at + 1].text;
  if (count_articles(vocabularies_, whole) < least_articles) return false;
  tokens[at].text = whole;
  tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(at) + 1);
  return true;
}

std::optional<std::string> Corrector::correction(const std::string& token) {
  if (auto better = other_layout(token)) return better;
  const analysis::AnalyzedText& analyzed = reader_.chain.find_words(token);
  if (analyzed.words.size() != 1) return std::nullopt;
  const analysis::Word word = analyzed.words.front();
  const std::u32string form(analyzed.text(word));
  const std::u32string stem = form.substr(0, word.stem_end - word.begin);
  if (analysis::word_weight(form, stem) < analysis::content_word_weight) return std::nullopt;
  const std::string particle = text::to_utf8(form.substr(stem.size()));
  if (auto better = likelier(text::to_utf8(stem), frequency(token))) return *better + particle;
  if (!particle.empty()) {
    if (auto better = likelier(text::to_utf8(form), frequency(token))) return better;
  }
  if (frequency(token) > 0) return std::nullopt;
  if (auto better = split(text::to_utf8(stem))) return *better + particle;
  return std::nullopt;
}

std::optional<std::string> Corrector::other_layout(const std::string& token) const {
  const std::u32string chars = text::to_utf32(token);
  const bool is_ascii = std::ranges::all_of(chars, [](char32_t c) { return c < 0x80; });
  const auto is_word = [&](const std::u32string& word) {
    return count_articles(vocabularies_, text::to_utf8(word)) >= least_articles;
  };
  if (!is_ascii) {
    const std::u32string latin = folded(text::keystrokes(folded(token)));
    const bool has_jamo = std::ranges::any_of(chars, text::is_compatibility_jamo);
    return has_jamo && is_word(latin) ? std::optional(text::to_utf8(latin)) : std::nullopt;
  }
  for (const std::u32string& keys : {chars, folded(token)}) {  // as typed, and as if with caps lock
    const std::u32string hangul = text::compose_keystrokes(keys);
    if (std::ranges::all_of(hangul, text::is_syllable) && is_word(hangul)) return text::to_utf8(hangul);
  }
  return std::nullopt;
}

std::vector<Corrector::Candidate> Corrector::near(const std::string& word) const {
  const std::string keys = text::keystrokes(text::to_utf32(word));
  const SlipCost most = most_slips(keys.size());
  std::map<std::string, SlipCost> costs;
  for (const index::Vocabulary* vocabulary : vocabularies_) {
    for_each_near_word(*vocabulary, keys, most,
                       [&](std::size_t found, SlipCost cost) { costs.emplace(vocabulary->text(found), cost); });
  }
  std::vector<Candidate> candidates;
  for (const auto& [candidate, cost] : costs) {
    if (cost == 0) continue;
    const double frequent = std::log(static_cast<double>(count_articles(vocabularies_, candidate)));
    candidates.push_back({candidate, frequent - weight_of_slip * cost / one_slip});
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.likelihood > b.likelihood; });
  return candidates;
}

Result<std::vector<Corrector::Candidate>> Corrector::candidates(const std::string& word) {
  if (Status opened = open_vocabularies(); !opened) return std::move(opened).error();
  return near(word);
}

std::optional<std::string> Corrector::likelier(const std::string& word, double articles) const {
  auto candidates = near(word);
  const double own = std::log(articles + unknown) + (articles > 0 ? weight_of_known : 0);
  if (candidates.empty() || candidates.front().likelihood <= own) return std::nullopt;
  return std::move(candidates.front().text);
}

/// A word that is two, each known; the pair of which the rarer is the most frequent.
std::optional<std::string> Corrector::split(const std::string& word) const {
  const std::u32string chars = text::to_utf32(word);
  std::uint64_t most = least_articles - 1;
  std::optional<std::string> parts;
  for (std::size_t at = 2; at + 2 <= chars.size(); ++at) {
    const std::string first = text::to_utf8(chars.substr(0, at)), second = text::to_utf8(chars.substr(at));
    const std::uint64_t rarer = std::min(count_articles(vocabularies_, first), count_articles(vocabularies_, second));
    if (rarer <= most) continue;
    most = rarer;
    parts = first + " " + second;
  }
  return parts;
}

double Corrector::frequency(const std::string& word) {
  const index::TermStatistics& statistics = reader_.snapshot.statistics();
  const analysis::AnalyzedText& analyzed = reader_.chain.analyze(word);
  std::vector<std::string> terms;
  for (const analysis::Term& term : analyzed.terms) {
    if (analysis::is_part(term.kind) && term.kind != TermKind::reading) terms.emplace_back(analyzed.text(term));
  }
  if (terms.empty()) return 0;
  const double documents = std::max(1.0, statistics.documents());
  double by_chance = documents;
  for (const std::string& term : terms) by_chance *= static_cast<double>(statistics.frequency(term)) / documents;
  if (terms.size() == 1) return by_chance;
  const double most = well_known + unlikely * by_chance;
  const auto together = statistics.count_together(std::move(terms), static_cast<std::uint64_t>(most) + 1);
  return std::max(0.0, static_cast<double>(together) - unlikely * by_chance);
}

}  // namespace malmoi::search
