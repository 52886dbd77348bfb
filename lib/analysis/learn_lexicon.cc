// SPDX-License-Identifier: GPL-2.0-or-later
// Learns lexicon_words.cc from raw Korean text: learn_lexicon < TEXT > lexicon_words.cc
// The table in the tree comes from 58,316 articles of the Korean Wikipedia (CC BY-SA).
//
// 회의 may be 회 + 의 or one noun. If it is a noun, then 회의를, 회의는, 회의에서 occur; if it is not, then 회를, 회는,
// 회에서 do. From how often those occur, and how often each suffix follows a stem at all, follow the expected counts of
// both readings. Readings of all words are then summed over the words' tails, and the smallest set of tails is chosen
// that tells them apart: a node of the tree of tails gets an entry only where that saves more error than it costs.

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <iostream>
#include <iterator>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "analysis/splits.h"
#include "analysis/suffix_trie.h"
#include "text/hangul.h"

namespace {

using namespace malmoi;
using analysis::Split;
using analysis::SuffixKind;
using analysis::SuffixTrie;
using Text = std::u32string;
using View = std::u32string_view;

constexpr std::size_t max_word = 12;
constexpr std::size_t max_tail = 4;    // as the lexicon's keys
constexpr double noun_preference = 3;  // see explain_excess()
constexpr double frequent = 8;         // see robust_ratio()
constexpr double least_rate = 1e-3;    // of a suffix; the rarest follow some stems more than others
constexpr double min_count = 2;        // rarer words are mostly typing errors
constexpr double entry_cost = 1;       // in votes; sets the size of the table
constexpr double prior_tokens = 0.5;   // how many unseen tokens speak for the rules' own answer

struct Counts {
  std::unordered_map<Text, double> of;
  double operator()(const Text& word) const {
    const auto at = of.find(word);
    return at == of.end() ? 0 : at->second;
  }
};

/// Calls word(View) for each run of Hangul that nothing but punctuation or space precedes.
template <typename Callback>
void for_each_word(std::istream& in, Callback word) {
  std::string line;
  Text run;
  while (std::getline(in, line)) {
    bool joined = false;  // to a letter, digit or ideograph before the run
    auto finish = [&] {
      if (!run.empty() && !joined && run.size() <= max_word) word(run);
      run.clear();
    };
    for (std::size_t i = 0; i < line.size();) {
      const auto byte = static_cast<unsigned char>(line[i]);
      const std::size_t size = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
      char32_t c = size == 1 ? byte : byte & (0xFFu >> (size + 1));
      for (std::size_t k = 1; k < size && i + k < line.size(); ++k) c = c << 6 | (line[i + k] & 0x3F);
      i += size;
      if (text::is_syllable(c)) {
        run += c;
        continue;
      }
      finish();
      joined = c < 0x80 ? std::isalnum(static_cast<int>(c)) != 0 : c >= 0x3400 && c < 0xA000;
    }
    finish();
  }
}

bool is_verb_suffix(View suffix) {
  if (suffix.empty()) return false;
  SuffixTrie::Node node = SuffixTrie::root;
  for (auto c = suffix.rbegin(); c != suffix.rend(); ++c) node = SuffixTrie::instance().child(node, *c);
  return analysis::is_verbal(SuffixTrie::instance().kind(node));
}

/// How often each suffix follows a stem, relative to all tokens of such stems: nouns by their final consonant, verbs
/// and nouns with 하다 and 되다 apart.
class SuffixRates {
 public:
  /// `take_off(word, split)` answers the questions of strip().
  template <typename TakeOff>
  SuffixRates(const Counts& counts, TakeOff take_off) {
    for (const auto& [word, count] : counts.of) {
      if (count < min_count) continue;
      const std::size_t stem = analysis::strip(word, [&](const Split& split) { return take_off(word, split); });
      const Text suffix = word.substr(stem);
      Class& c = classes_[class_of(View(word).substr(0, stem), suffix)];
      c.tokens[suffix] += count;
      c.all += count;
    }
  }

  double after(View stem, const Text& suffix) const {
    const Class& c = classes_[class_of(stem, suffix)];
    const auto at = c.tokens.find(suffix);
    return std::max(at == c.tokens.end() ? 0 : at->second / c.all, least_rate);
  }

 private:
  struct Class {
    std::unordered_map<Text, double> tokens;
    double all = 0;
  };

  static std::size_t class_of(View stem, View suffix) {
    if (is_verb_suffix(suffix)) return 3;
    const unsigned final = text::jongseong(stem.back());
    return final == 0 ? 0 : final == text::jongseong_rieul ? 1 : 2;
  }

  std::array<Class, 4> classes_;
};

/// Compares the readings of a word by their expected counts.
class Judge {
 public:
  Judge(const Counts& counts, const SuffixRates& rates) : counts_(counts), rates_(rates) {}

  /// What speaks for the two readings of one split, together at most 1.
  struct Answer {
    double whole;
    double inflected;
    bool rule;
    double takes_off() const { return rule ? 1 - whole : inflected; }
  };

  /// About each suffix of the word, from the shortest, if the shorter ones are suffixes.
  std::vector<Answer> answers(View word) const {
    std::vector<double> expected = {expected_count(word, word)};
    std::vector<bool> rules;
    analysis::strip(word, [&](const Split& split) {
      expected.push_back(expected_count(word, split.stem));
      rules.push_back(analysis::rules_take_off(split));
      return true;
    });
    std::vector<Answer> result(rules.size());
    double longer = 0;
    for (std::size_t i = rules.size(); i-- > 0;) {
      longer += expected[i + 1];
      double whole = expected[i];
      if (word.size() == 2) explain_excess(word, whole, longer);
      // What neither reading explains is evidence of nothing.
      const double excess = std::max(0.0, counts_(Text(word)) - 3 * (whole + longer));
      const double all = whole + longer + prior_tokens + excess;
      result[i] = {whole / all, longer / all, rules[i]};
    }
    return result;
  }

  bool takes_off(View word, const Split& split) const {
    const std::vector<Answer> all = answers(word);
    std::size_t i = 0;
    analysis::strip(word, [&](const Split& each) { return each.stem.size() != split.stem.size() && ++i > 0; });
    return all[i].takes_off() > 0.5;
  }

 private:
  // A word of two syllables that is far more frequent than both readings explain is a noun with its favourite particle
  // (후에), or an adverb (바로, 서로). And who types such a word without context means a noun (강의, not 강 + 의).
  void explain_excess(View word, double& whole, double& inflected) const {
    constexpr View ends_of_adverbs = U"로도나서만과";
    const double excess = std::max(0.0, counts_(Text(word)) - 3 * (whole + inflected));
    if (word.back() == U'에' && analysis::is_one_syllable_noun(word.front())) inflected += excess;
    if (ends_of_adverbs.find(word.back()) != View::npos) whole += excess;
    whole *= noun_preference;
  }

  double expected_count(View word, View stem) const {
    static const std::vector<Text> after_noun = {U"를",   U"는", U"가", U"을", U"은",   U"이", U"의",   U"에",
                                                 U"에서", U"와", U"과", U"로", U"으로", U"도", U"에는", U"에게"};
    static const std::vector<Text> after_verb_noun = {U"했다", U"하는",   U"하고",   U"하여", U"하게", U"한",
                                                      U"된",   U"하며",   U"하였다", U"한다", U"되는", U"되어",
                                                      U"되고", U"되었다", U"된다",   U"됐다"};
    static const std::vector<Text> after_verb = {U"었다", U"았다", U"었고", U"았고", U"지만", U"으며", U"는데"};
    const Text suffix(word.substr(stem.size()));
    if (suffix.empty()) {
      return rates_.after(stem, suffix) *
             std::max(tokens(stem, suffix, after_noun), tokens(stem, suffix, after_verb_noun));
    }
    if (!is_verb_suffix(suffix)) return rates_.after(stem, suffix) * tokens(stem, suffix, after_noun);
    return rates_.after(stem, suffix) *
           std::max(tokens(stem, suffix, after_verb_noun), tokens(stem, suffix, after_verb));
  }

  /// Estimates the tokens of a stem from those with the commonest suffixes; `suffix` itself must not speak for it.
  double tokens(View stem, const Text& suffix, const std::vector<Text>& markers) const {
    std::vector<std::pair<double, double>> seen;
    for (const Text& marker : markers) {
      if (marker != suffix && is_longest_suffix(stem, marker)) {
        seen.emplace_back(counts_(Text(stem) + marker), rates_.after(stem, marker));
      }
    }
    return robust_ratio(seen);
  }

  /// Not where a longer suffix explains the same word: 인터뷰에서 + 는 proves no noun 인터뷰에서.
  static bool is_longest_suffix(View stem, const Text& marker) {
    bool follows = false;
    bool longer = false;
    analysis::strip(Text(stem) + marker, [&](const Split& split) {
      follows |= split.stem.size() == stem.size();
      longer |= split.stem.size() < stem.size();
      return true;
    });
    return follows && !longer;
  }

  // Without the two suffixes that follow a frequent stem most: with those it may happen to spell another word.
  static double robust_ratio(std::vector<std::pair<double, double>>& seen) {
    std::sort(seen.begin(), seen.end(),
              [](const auto& a, const auto& b) { return a.first * b.second < b.first * a.second; });
    double total = 0;
    for (const auto& [c, r] : seen) total += c;
    if (seen.size() > 4 && total >= frequent) seen.resize(seen.size() - 2);
    double count = 0;
    double rate = 0;
    for (const auto& [c, r] : seen) {
      count += c;
      rate += r;
    }
    return rate == 0 ? 0 : count / rate;
  }

  const Counts& counts_;
  const SuffixRates& rates_;
};

/// Votes for the two readings of a tail, and the tails one syllable longer.
struct Tail {
  double whole = 0;
  double inflected = 0;
  double against_rules = 0;  // votes that the rules alone would get wrong
  std::map<char32_t, Tail> longer;
};

constexpr char32_t word_start = U'^';

void vote(Tail& root, const Split& split, double weight, const Judge::Answer& answer) {
  const View word = split.whole;
  Tail* at = &root;
  for (std::size_t depth = 0;; ++depth) {
    at->whole += weight * answer.whole;
    at->inflected += weight * answer.inflected;
    at->against_rules += weight * (answer.rule ? answer.whole : answer.inflected);
    if (depth > word.size() || depth == max_tail) return;
    at = &at->longer[depth == word.size() ? word_start : word[word.size() - 1 - depth]];
  }
}

Tail collect_votes(const Counts& counts, const Judge& judge) {
  Tail root;
  for (const auto& [word, count] : counts.of) {
    if (count < min_count) continue;
    double weight = std::sqrt(count);
    const std::vector<Judge::Answer> answers = judge.answers(word);
    std::size_t i = 0;
    analysis::strip(word, [&](const Split& split) {
      if (!analysis::is_certain(split)) vote(root, split, weight, answers[i]);
      weight *= answers[i++].takes_off();
      return weight > 0.1;
    });
  }
  return root;
}

enum Decision { by_rules, whole_word, inflected_word };

/// Chooses the entries that cost least together with the errors they leave.
class Chooser {
 public:
  using Words = std::array<std::vector<Text>, 3>;

  void collect(const Tail& tail, std::size_t depth, Decision inherited, Text& reversed, Words& out) const {
    const Decision chosen = choose(tail, depth, inherited).decision;
    if (chosen != inherited) out[chosen].emplace_back(reversed.rbegin(), reversed.rend());
    for (const auto& [c, longer] : tail.longer) {
      reversed += c;
      collect(longer, depth + 1, chosen, reversed, out);
      reversed.pop_back();
    }
  }

 private:
  struct Choice {
    double cost;
    Decision decision;
  };

  static double error(const Tail& tail, Decision decision) {
    return decision == by_rules ? tail.against_rules : decision == whole_word ? tail.inflected : tail.whole;
  }

  // `inherited` is what the nearest shorter entry says.
  static Choice choose(const Tail& tail, std::size_t depth, Decision inherited) {
    Choice best{cost_below(tail, depth, inherited), inherited};
    if (depth < 2) return best;
    for (Decision own : {whole_word, inflected_word}) {
      if (own == inherited || error(tail, own) > error(tail, inherited)) continue;
      const double cost = entry_cost + cost_below(tail, depth, own);
      if (cost < best.cost) best = {cost, own};
    }
    return best;
  }

  static double cost_below(const Tail& tail, std::size_t depth, Decision decision) {
    if (tail.longer.empty()) return error(tail, decision);
    double sum = 0;
    for (const auto& [c, longer] : tail.longer) sum += choose(longer, depth + 1, decision).cost;
    return sum;
  }
};

void print_utf8(char32_t c) {
  if (c < 0x80) {
    std::cout << static_cast<char>(c);
  } else {
    std::cout << static_cast<char>(0xE0 | c >> 12) << static_cast<char>(0x80 | (c >> 6 & 0x3F))
              << static_cast<char>(0x80 | (c & 0x3F));
  }
}

void print_table(const char* name, std::vector<Text> words) {
  std::sort(words.begin(), words.end(), [](const Text& a, const Text& b) {
    return std::lexicographical_compare(a.rbegin(), a.rend(), b.rbegin(), b.rend());
  });
  std::cout << "std::u16string_view " << name << "() {\n  return";
  constexpr std::size_t words_a_line = 24;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i % words_a_line == 0) std::cout << (i == 0 ? "" : "\"") << "\n      u\"";
    for (char32_t c : words[i]) print_utf8(c);
    std::cout << ' ';
  }
  std::cout << (words.empty() ? " u\"\"" : "\"") << ";\n}\n\n";
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  Counts counts;
  for_each_word(std::cin, [&](const Text& word) { ++counts.of[word]; });
  const SuffixRates by_rules(counts, [](View, const Split& split) { return analysis::rules_take_off(split); });
  const Judge first(counts, by_rules);
  const SuffixRates by_counts(counts, [&](View word, const Split& split) { return first.takes_off(word, split); });
  const Tail tails = collect_votes(counts, Judge(counts, by_counts));
  Chooser::Words words;
  Text reversed;
  Chooser().collect(tails, 0, Decision::by_rules, reversed, words);

  std::cout << "// SPDX-License-Identifier: GPL-2.0-or-later\n"
               "// Written by learn_lexicon from Korean Wikipedia text. Word tails, separated by spaces; ^ stands for "
               "the beginning of the word.\n\n"
               "#include \"analysis/lexicon.h\"\n\nnamespace malmoi::analysis {\n\n// clang-format off\n";
  print_table("whole_words", words[whole_word]);
  print_table("inflected_words", words[inflected_word]);
  std::cout << "}  // namespace malmoi::analysis\n";
}
