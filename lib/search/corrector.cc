// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/corrector.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <map>

#include "analysis/function_words.h"
#include "analysis/misspellings.h"
#include "query/condition.h"
#include "query/evaluation.h"
#include "search/near_words.h"
#include "text/folded_text.h"
#include "text/hangul.h"
#include "text/keystrokes.h"
#include "text/letters.h"
#include "text/utf8.h"
#include "text/white_space.h"

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
// Pairs of syllables meet by chance, in long articles above all. Where more articles have them than this, and than
// independent pairs would meet so many times over, it is because of the word; else the texts of some are looked at.
constexpr double surely_known = 50;
constexpr double unlikely = 4;
constexpr std::size_t max_texts = 16;
// A common misspelling is one where the right spelling is so many times as frequent.
constexpr double rarer = 4;
// Candidates that the other words of a query decide between; and what an article without these words counts for.
constexpr std::size_t max_rivals = 8;
constexpr double without_others = 0.02;
// That have a word typed on the wrong layout or in pieces.
constexpr std::uint64_t least_articles = 2;

/// Slips that a word of so many keys may have.
SlipCost most_slips(std::size_t keys) {
  if (keys < 4) return 0;
  if (keys < 6) return one_slip;
  return keys < 10 ? 14 : 2 * one_slip;
}

/// What a correction may not touch: digits, which are facts, and Latin letters beside Hangul (Z세대, E클래스).
std::u32string fixed_part(const std::u32string& folded) {
  const bool is_mixed = std::ranges::any_of(folded, text::is_syllable);
  std::u32string fixed;
  std::ranges::copy_if(folded, std::back_inserter(fixed),
                       [&](char32_t c) { return (c >= U'0' && c <= U'9') || (is_mixed && c >= U'a' && c <= U'z'); });
  return fixed;
}

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
  std::vector<Token> tokens;
  for (const std::string_view piece : text::split_at_space(valid)) tokens.push_back({std::string(piece)});
  if (tokens.size() > max_tokens) return nothing;
  for (Token& token : tokens) {
    token.is_plain = !is_operator(token.text) && std::ranges::all_of(text::folded(token.text), [](char32_t c) {
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
    if (!tokens[i].is_plain) continue;
    const double articles = frequency(tokens[i].text);
    auto better = misspelling(tokens[i].text, articles);
    if (!better) {
      if (articles >= well_known) continue;
      if (Status opened = open_vocabularies(); !opened) return std::move(opened).error();
      if (stands_for_words(tokens[i].text)) continue;
      if (join(tokens, i) || (i > 0 && join(tokens, i - 1))) {
        changed = true;
        continue;
      }
      auto corrected = correction(tokens, i, articles);
      if (!corrected) return std::move(corrected).error();
      better = std::move(*corrected);
    }
    if (!better) continue;
    tokens[i].text = std::move(*better);
    changed = true;
  }
  if (Status read = reader_.snapshot.statistics().failure(); !read) return std::move(read).error();
  return changed;
}

/// A word that the index mostly has in its right spelling.
std::optional<std::string> Corrector::misspelling(const std::string& token, double articles) {
  const std::u32string right = analysis::corrected_spelling(text::folded(token));
  if (right.empty()) return std::nullopt;
  std::string corrected = text::to_utf8(right);
  const double right_articles = frequency(corrected);
  if (right_articles == 0 || right_articles < rarer * articles) return std::nullopt;
  return corrected;
}

/// Initial consonants that were meant as such, see query::expand_initials().
bool Corrector::stands_for_words(const std::string& token) const {
  const std::u32string pattern = text::folded(token);
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

Result<std::optional<std::string>> Corrector::correction(const std::vector<Token>& tokens, std::size_t at,
                                                         double articles) {
  std::optional<std::string> nothing;
  const std::string& token = tokens[at].text;
  if (auto better = other_layout(token)) return better;
  const analysis::AnalyzedText& analyzed = reader_.chain.find_words(token);
  if (analyzed.words.size() != 1) return nothing;
  const analysis::Word word = analyzed.words.front();
  const std::u32string form(analyzed.text(word));
  const std::u32string stem = form.substr(0, word.stem_end - word.begin);
  if (analysis::word_weight(form, stem) < analysis::content_word_weight) return nothing;
  const std::string particle = text::to_utf8(form.substr(stem.size()));
  const auto others = this->others(tokens, at);
  if (!others) return others.error();
  auto better = likelier(text::to_utf8(stem), articles, *others);
  if (better && *better) return std::optional(**better + particle);
  if (better && !particle.empty()) better = likelier(text::to_utf8(form), articles, *others);
  if (!better || *better || articles > 0) return better;
  if (auto parts = split(text::to_utf8(stem))) return std::optional(*parts + particle);
  return nothing;
}

/// The articles that have the other words.
Result<Cooccurrence> Corrector::others(const std::vector<Token>& tokens, std::size_t at) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i == at || !tokens[i].is_plain) continue;
    std::string word = stem(tokens[i].text);
    if (count_articles(vocabularies_, word) > 0) words.push_back(std::move(word));
  }
  return Cooccurrence::find(reader_.snapshot, words);
}

std::string Corrector::stem(const std::string& token) {
  const analysis::AnalyzedText& analyzed = reader_.chain.find_words(token);
  if (analyzed.words.size() != 1) return text::to_utf8(text::folded(token));
  const analysis::Word word = analyzed.words.front();
  return text::to_utf8(analyzed.text(word).substr(0, word.stem_end - word.begin));
}

std::optional<std::string> Corrector::other_layout(const std::string& token) const {
  const std::u32string chars = text::to_utf32(token);
  const bool is_ascii = std::ranges::all_of(chars, [](char32_t c) { return c < 0x80; });
  const auto is_word = [&](const std::u32string& word) {
    return count_articles(vocabularies_, text::to_utf8(word)) >= least_articles;
  };
  if (!is_ascii) {
    const std::u32string latin = text::folded(text::keystrokes(text::folded(token)));
    const bool has_jamo = std::ranges::any_of(chars, text::is_compatibility_jamo);
    return has_jamo && is_word(latin) ? std::optional(text::to_utf8(latin)) : std::nullopt;
  }
  for (const std::u32string& keys : {chars, text::folded(token)}) {  // as typed, and as if with caps lock
    const std::u32string hangul = text::compose_keystrokes(keys);
    if (std::ranges::all_of(hangul, text::is_syllable) && is_word(hangul)) return text::to_utf8(hangul);
  }
  return std::nullopt;
}

std::vector<Corrector::Candidate> Corrector::near(const std::string& word, double least) const {
  const std::string keys = text::keystrokes(text::to_utf32(word));
  double most_articles = 0;
  for (const index::Vocabulary* vocabulary : vocabularies_) most_articles += vocabulary->most_articles();
  if (most_articles == 0) return {};
  // With more slips not even a word in so many articles is likelier.
  const double most_worthwhile = (std::log(most_articles) - least) / weight_of_slip * one_slip;
  if (most_worthwhile < 1) return {};
  const auto most = static_cast<SlipCost>(std::min<double>(most_slips(keys.size()), most_worthwhile));
  std::map<std::string, SlipCost> costs;
  for (const index::Vocabulary* vocabulary : vocabularies_) {
    for_each_near_word(*vocabulary, keys, most,
                       [&](std::size_t found, SlipCost cost) { costs.emplace(vocabulary->text(found), cost); });
  }
  const std::u32string typed = text::folded(word), fixed = fixed_part(typed), letters = text::letters(typed);
  std::vector<Candidate> candidates;
  for (const auto& [candidate, cost] : costs) {
    if (cost == 0) continue;
    const std::u32string other = text::folded(candidate);
    if (fixed_part(other) != fixed || text::letters(other) == letters) continue;
    const double frequent = std::log(static_cast<double>(count_articles(vocabularies_, candidate)));
    candidates.push_back({candidate, frequent - weight_of_slip * cost / one_slip});
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.likelihood > b.likelihood; });
  return candidates;
}

Result<std::vector<Corrector::Candidate>> Corrector::candidates(const std::string& word) {
  if (Status opened = open_vocabularies(); !opened) return std::move(opened).error();
  return near(word, -std::numeric_limits<double>::infinity());
}

Result<std::optional<std::string>> Corrector::likelier(const std::string& word, double articles,
                                                       const Cooccurrence& others) const {
  std::optional<std::string> nothing;
  const double own = std::log(articles + unknown) + (articles > 0 ? weight_of_known : 0);
  auto candidates = near(word, own);
  if (candidates.empty() || candidates.front().likelihood <= own) return nothing;
  if (others.empty()) return std::optional(std::move(candidates.front().text));
  candidates.resize(std::min(candidates.size(), max_rivals));
  const Candidate* best = nullptr;
  double most = 0;
  for (const Candidate& each : candidates) {
    if (each.likelihood <= own) break;
    const auto together = others.count(each.text);
    if (!together) return together.error();
    const auto alone = static_cast<double>(count_articles(vocabularies_, each.text));
    const double likelihood = each.likelihood + std::log(static_cast<double>(*together) / alone + without_others);
    if (best && likelihood <= most) continue;
    best = &each;
    most = likelihood;
  }
  return std::optional(best->text);
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
    if (analysis::is_typed(term.kind)) terms.emplace_back(analyzed.text(term));
  }
  if (terms.empty()) return 0;
  const double documents = std::max(1.0, statistics.documents());
  double by_chance = documents;
  for (const std::string& term : terms) by_chance *= static_cast<double>(statistics.frequency(term)) / documents;
  if (terms.size() == 1) return by_chance;
  const double enough = surely_known + unlikely * by_chance;
  const auto together = statistics.count_together(terms, static_cast<std::uint64_t>(enough) + 1);
  if (together == 0 || static_cast<double>(together) > enough) return static_cast<double>(together);
  // Texts of other machines are not read for an estimate.
  if (reader_.snapshot.remote_count() > 0) return static_cast<double>(together);
  return frequency_in_texts(stem(word), terms, static_cast<double>(together));
}

/// An estimate: of so many articles that have its terms, the share that has the word in its text, up to the first one.
double Corrector::frequency_in_texts(const std::string& word, const std::vector<std::string>& terms, double articles) {
  const std::u32string letters = text::folded(word);
  const index::TermStatistics& statistics = reader_.snapshot.statistics();
  std::vector<query::Condition> all;
  for (const std::string& term : terms) all.push_back(query::has_term(term, statistics.frequency(term)));
  const query::Condition condition = query::all_of(std::move(all));
  std::size_t texts = 0;
  for (std::uint32_t i = 0; i < reader_.snapshot.generation_count(); ++i) {
    const glass::Database& database = reader_.snapshot.generation(i).database();
    auto documents = query::DocumentSet::of_all(database.statistics().last_document);
    Status narrowed = query::narrow(documents, condition, database, deadline_);
    if (!narrowed) return statistics.fail(std::move(narrowed).error()), 0;
    for (auto document = documents.next(1); document != 0; document = documents.next(document + 1)) {
      if (reader_.snapshot.tombstones(i).contains(document)) continue;
      if (++texts > max_texts || deadline_.passed()) return 0;
      const auto kept = reader_.snapshot.kept_article({i, document});  // will be shown, if it has the word
      if (!kept) return statistics.fail(kept.error()), 0;
      const Article& article = **kept;
      const std::u32string text = text::folded(article.title + "\n" + article.excerpt + "\n" + article.body);
      if (text.find(letters) != text.npos) return articles / static_cast<double>(texts);
    }
  }
  return 0;
}

}  // namespace malmoi::search
