// SPDX-License-Identifier: GPL-2.0-or-later
// Forms of verbs and adjectives after Hangul Orthography (한글 맞춤법), chapter 4, sections 15 to 18 (stems and
// endings) and 34 to 40 (contractions).

#include "analysis/conjugation.h"

#include <algorithm>
#include <initializer_list>
#include <unordered_map>
#include <utility>

#include "analysis/one_syllable_nouns.h"
#include "analysis/stripper.h"
#include "analysis/verbs.h"
#include "text/hangul.h"

namespace malmoi::analysis {
namespace {

using Text = std::u32string;
using View = std::u32string_view;
using Tails = std::initializer_list<View>;

constexpr std::size_t max_variants = 8;
// Two ways to write one verb (section 35).
constexpr View contractions[][2] = {{U"이루어지", U"이뤄지"}, {U"나누어지", U"나눠지"}, {U"미루어지", U"미뤄지"}};

namespace vowel {
constexpr unsigned a = 0, ae = 1, ya = 2, yae = 3, eo = 4, e = 5, yeo = 6, o = 8, wa = 9, u = 13, wo = 14, eu = 18,
                   i = 20;
}
namespace batchim {
constexpr unsigned none = 0, nieun = 4, rieul = text::jongseong_rieul, bieup = 17, ssang_siot = 20;
}

char32_t with_final(char32_t c, unsigned final) { return text::compose(text::choseong(c), text::jungseong(c), final); }
char32_t with_vowel(char32_t c, unsigned v) { return text::compose(text::choseong(c), v, text::jongseong(c)); }

Text close(Text open, unsigned final) {
  open.back() = with_final(open.back(), final);
  return open;
}

bool is_bright(char32_t c) {
  const unsigned v = text::jungseong(c);
  return v == vowel::a || v == vowel::ya || v == vowel::o;
}

struct Verb {
  Text stem;
  VerbClass verb_class;

  bool ends_in_rieul() const { return text::jongseong(stem.back()) == batchim::rieul; }

  /// 만드-는: before ㄴ and ㅂ, ㄹ falls away.
  Text before_nieun() const { return ends_in_rieul() ? close(stem, batchim::none) : stem; }

  /// 도우-며, 걸으-며, 지으-며, 막으-며, 가-며, 만들-며
  Text before_eu() const {
    switch (verb_class) {
      case VerbClass::bieup:
        return close(stem, batchim::none) + U"우";
      case VerbClass::digeut:
        return close(stem, batchim::rieul) + U"으";
      case VerbClass::siot:
        return close(stem, batchim::none) + U"으";
      case VerbClass::hieut:
        return close(stem, batchim::none);
      default:
        return text::has_batchim(stem.back()) && !ends_in_rieul() ? stem + U"으" : stem;
    }
  }

  /// 만든, 도운, 걸은, 지은; 만들, 도울, 걸을, 지을
  Text adnominal(unsigned final) const {
    Text base = before_eu();
    return close(std::move(base), final);
  }

  /// 도와, 걸어, 지어, 몰라, 이르러, 빨개, 써, 마셔
  Text connective() const {
    switch (verb_class) {
      case VerbClass::bieup:
        // Only 돕다 and 곱다 have 와.
        return close(stem, batchim::none) + (stem.size() == 1 && is_bright(stem.back()) ? U"와" : U"워");
      case VerbClass::digeut:
        return close(stem, batchim::rieul) + open_ending(stem.back());
      case VerbClass::siot:
        return close(stem, batchim::none) + open_ending(stem.back());
      case VerbClass::reu: {
        const char32_t before = stem[stem.size() - 2];
        return close(stem.substr(0, stem.size() - 1), batchim::rieul) + (is_bright(before) ? U'라' : U'러');
      }
      case VerbClass::reo:
        return stem + U"러";
      case VerbClass::hieut:
        return close(contract({{vowel::a, vowel::ae}, {vowel::eo, vowel::e}, {vowel::ya, vowel::yae}}), batchim::none);
      case VerbClass::regular:
        return text::has_batchim(stem.back()) ? stem + open_ending(stem.back()) : contracted();
    }
    return stem;
  }

  /// 만들었, 도왔, 썼, 마셨
  Text past() const { return close(connective(), batchim::ssang_siot); }

  /// 만듭-니다, 막습-니다
  Text formal() const {
    return text::has_batchim(stem.back()) && !ends_in_rieul() ? stem + U"습" : close(before_nieun(), batchim::bieup);
  }

 private:
  static char32_t open_ending(char32_t before) { return is_bright(before) ? U'아' : U'어'; }

  struct Change {
    unsigned from;
    unsigned to;
  };
  Text contract(std::initializer_list<Change> vowels) const {
    Text out = stem;
    for (const Change& change : vowels) {
      if (text::jungseong(stem.back()) == change.from) out.back() = with_vowel(out.back(), change.to);
    }
    return out;
  }

  Text contracted() const {
    switch (text::jungseong(stem.back())) {
      case vowel::a:
      case vowel::ae:
      case vowel::eo:
      case vowel::e:
      case vowel::yeo:
        return stem;
      case vowel::o:
      case vowel::u:
      case vowel::i:
        return contract({{vowel::o, vowel::wa}, {vowel::u, vowel::wo}, {vowel::i, vowel::yeo}});
      case vowel::eu: {
        Text out = stem;
        const bool bright = stem.size() > 1 && is_bright(stem[stem.size() - 2]);
        out.back() = with_vowel(out.back(), bright ? vowel::a : vowel::eo);
        return out;
      }
      default:
        return stem + U"어";
    }
  }
};

/// What a form consists of: a head, which depends on the verb, and a tail, which depends on the head.
enum class Head : std::uint8_t { stem, nieun, eu, adnominal, prospective, connective, past, formal };

constexpr Tails stem_tails = {U"고",   U"고는", U"고서", U"고자", U"지",     U"지는",   U"지도",   U"지만",    U"지요",
                              U"게",   U"기",   U"기는", U"기도", U"기에",   U"기를",   U"기로",   U"다",      U"다가",
                              U"다고", U"다는", U"다며", U"던",   U"더니",   U"도록",   U"자",     U"자고",    U"자는",
                              U"거나", U"든지", U"죠",   U"겠다", U"겠다고", U"겠다는", U"겠지만", U"겠습니다"};
constexpr Tails nieun_tails = {U"는",   U"는데", U"는데도", U"는지",   U"는지를", U"는가",   U"나요",  U"느냐",
                               U"니까", U"네요", U"는다",   U"는다고", U"는다는", U"는다며", U"는다면"};
constexpr Tails eu_tails = {U"며",   U"면",   U"면서", U"면서도", U"려",   U"려고", U"려는",
                            U"려면", U"므로", U"나",   U"니",     U"니까", U"러",   U"라고"};
constexpr Tails adnominal_tails = {U"",   U"다",   U"다고", U"다는", U"다며", U"다면",
                                   U"데", U"데다", U"지",   U"가",   U"가요"};
constexpr Tails prospective_tails = {U"", U"까", U"까요", U"지", U"지도", U"수록"};
constexpr Tails connective_tails = {U"",   U"서", U"서는", U"서도", U"도",   U"야",  U"야만",
                                    U"요", U"라", U"준",   U"온",   U"왔다", U"달라"};
constexpr Tails past_tails = {U"다",     U"다고", U"다는", U"다며",   U"다면",   U"다가",   U"다던",     U"던",
                              U"고",     U"으며", U"으면", U"지만",   U"지",     U"는데",   U"는지",     U"는가",
                              U"나",     U"나요", U"으나", U"으니",   U"기",     U"기에",   U"을",       U"을까",
                              U"을까요", U"을지", U"음",   U"어요",   U"습니다", U"습니까", U"습니다만", U"더라면",
                              U"거나",   U"죠",   U"지요", U"는지를", U"다면서", U"다지만", U"냐",       U"느냐"};
constexpr Tails formal_tails = {U"니다", U"니까", U"니다만", U"시다"};

const Tails& tails_of(Head head) {
  switch (head) {
    case Head::stem:
      return stem_tails;
    case Head::nieun:
      return nieun_tails;
    case Head::eu:
      return eu_tails;
    case Head::adnominal:
      return adnominal_tails;
    case Head::prospective:
      return prospective_tails;
    case Head::connective:
      return connective_tails;
    case Head::past:
      return past_tails;
    case Head::formal:
      break;
  }
  return formal_tails;
}

bool contains(const Tails& words, View word) { return std::find(words.begin(), words.end(), word) != words.end(); }

/// Forms that are rather, or as often, another word.
constexpr Tails other_words = {
    U"참고", U"작고", U"입고", U"남고",   U"녹지", U"접지", U"검지", U"잡지", U"입지", U"남자", U"입자",   U"잡기",
    U"판다", U"기운", U"나선", U"맞선",   U"이를", U"나를", U"이어", U"앞서", U"나서", U"미는", U"이어서", U"지은이",
    U"거친", U"물어", U"비운", U"나가요", U"열기", U"살기", U"굵기", U"크기", U"높이", U"길이", U"깊이",   U"노래",
};

/// One syllable says too little of a verb, except by what no noun has.
bool is_telling(View word, View head, Head kind, View stem) {
  const View tail = word.substr(head.size());
  if (contains(other_words, word)) return false;
  if (word.size() == 1) return View(U"쓴써큰쏜뛴뜬").find(word.front()) != View::npos;
  if (head.size() > 1) {
    // 막은 is as well 막 and a particle, and indexed so.
    return !(head.size() == 2 && tail.empty() && stem_length(head) == 1);
  }
  const bool is_closed = text::has_batchim(head.front()) && text::jongseong(head.front()) != batchim::rieul;
  switch (kind) {
    case Head::past:
    case Head::adnominal:
    case Head::prospective:
    case Head::formal:
      return true;
    case Head::nieun:
      return is_closed || tail.size() > 1 || !is_one_syllable_noun(head.front());
    case Head::stem:
      return is_closed || tail.size() > 1 || tail == U"던";
    case Head::eu:
      return tail.size() > 1 || tail == U"며";
    case Head::connective:
      return head != stem;
  }
  return false;
}

/// Every head of every verb of the lists.
class Heads {
 public:
  static const Heads& instance() {
    static const Heads heads;
    return heads;
  }

  const Verb* find(View word) const {
    for (std::size_t size = word.size(); size > 0; --size) {
      const View head = word.substr(0, size);
      const auto [begin, end] = entries_.equal_range(Text(head));
      for (auto at = begin; at != end; ++at) {
        const auto [kind, verb] = at->second;
        if (!contains(tails_of(kind), word.substr(size))) continue;
        if (is_telling(word, head, kind, verbs_[verb].stem)) return &verbs_[verb];
      }
    }
    return nullptr;
  }

 private:
  Heads() {
    for (const VerbList& list : verb_lists()) {
      for (const View stem : list.stems) add_forms({Text(stem), list.verb_class});
    }
  }

  void add_forms(const Verb& verb) {
    verbs_.push_back(verb);
    add(verb.stem, Head::stem);
    add(verb.before_nieun(), Head::nieun);
    add(verb.before_eu(), Head::eu);
    add(verb.adnominal(batchim::nieun), Head::adnominal);
    add(verb.adnominal(batchim::rieul), Head::prospective);
    add(verb.connective(), Head::connective);
    add(verb.past(), Head::past);
    add(verb.formal(), Head::formal);
    // 이루어, 이루었다 are written as well.
    if (verb.verb_class != VerbClass::regular || text::has_batchim(verb.stem.back())) return;
    const bool bright = text::jungseong(verb.stem.back()) == vowel::o;
    add(verb.stem + (bright ? U"아" : U"어"), Head::connective);
    add(verb.stem + (bright ? U"았" : U"었"), Head::past);
  }

  void add(Text head, Head kind) { entries_.emplace(std::move(head), Entry{kind, verbs_.size() - 1}); }

  struct Entry {
    Head kind;
    std::size_t verb;
  };
  std::vector<Verb> verbs_;
  std::unordered_multimap<Text, Entry> entries_;
};

/// The stem of a verb outside the lists by its past, as far as that leaves no doubt: 흔들었다, 커졌다, 내렸다, 바꿨다.
Text stem_of_past(View head) {
  const char32_t last = head.back();
  Text stem(head.substr(0, head.size() - 1));
  if (text::jongseong(last) != batchim::ssang_siot || stem.empty()) return {};
  if (last == U'었' || last == U'았') {
    const bool agrees = is_bright(stem.back()) == (last == U'았');
    return agrees && text::has_batchim(stem.back()) ? stem : Text();
  }
  // 하다 and 되다 are the stripper's; 였 is 이다's, 셨 honorific; 랐, 렀 may be of 르, 왔, 웠 of ㅂ.
  if (View(U"했됐였셨랐렀왔웠놨").find(last) != View::npos) return {};
  constexpr unsigned vowels[][2] = {{vowel::a, vowel::a},
                                    {vowel::ae, vowel::ae},
                                    {vowel::yeo, vowel::i},
                                    {vowel::wa, vowel::o},
                                    {vowel::wo, vowel::u}};
  for (const auto [from, to] : vowels) {
    if (text::jungseong(last) == from) return stem + text::compose(text::choseong(last), to, batchim::none);
  }
  return {};
}

/// Terms of the forms of a verb, as the indexer makes them.
class Variants {
 public:
  explicit Variants(View word) : own_(word.substr(0, stem_length(word))) {}

  std::vector<Text> of(const Verb& verb) {
    for (const auto& [whole, contracted] : contractions) {
      if (verb.stem == whole) add_forms({Text(contracted), VerbClass::regular});
      if (verb.stem == contracted) add_forms({Text(whole), VerbClass::regular});
    }
    add_forms(verb);
    if (out_.size() > max_variants) out_.resize(max_variants);
    return std::move(out_);
  }

 private:
  void add_forms(const Verb& verb) {
    add(verb.adnominal(batchim::nieun), {U""}, verb);
    add(verb.before_nieun(), {U"는"}, verb);
    add(verb.past(), {U"다", U"던"}, verb);
    add(verb.connective(), {U"", U"서"}, verb);
    add(verb.stem, {U"고", U"기"}, verb);
    add(verb.adnominal(batchim::rieul), {U""}, verb);
    add(verb.formal(), {U"니다"}, verb);
  }

  /// A head of two syllables is a pair in all of its forms.
  void add(const Text& head, const Tails& tails, const Verb& verb) {
    if (head.size() == 2 && !(verb.stem.size() == 1 && stem_length(head) == 1)) return add_term(head);
    for (const View tail : tails) {
      const Text form = head + Text(tail);
      const View stem = View(form).substr(0, stem_length(form));
      const bool is_telling =
          stem.size() > 1 || (tail.empty() && !is_one_syllable_noun(stem.front()) && stem != verb.stem);
      if (is_telling && stem.size() <= form.size() && (stem.size() > 1 || form.size() == 1)) add_term(stem);
    }
  }

  void add_term(View term) {
    const auto has = [term](View known) { return known.size() > 1 && term.find(known) != View::npos; };
    const bool is_own = has(own_) || (term.size() == 2 && own_.find(term) != View::npos);
    if (!is_own && term != own_ && std::none_of(out_.begin(), out_.end(), has)) out_.emplace_back(term);
  }

  View own_;
  std::vector<Text> out_;
};

}  // namespace

std::vector<Text> conjugation_variants(View word) {
  constexpr std::size_t longest = 10;
  if (word.empty() || word.size() > longest || !std::all_of(word.begin(), word.end(), text::is_syllable)) return {};
  if (const Verb* verb = Heads::instance().find(word)) return Variants(word).of(*verb);
  for (std::size_t size = word.size() - 1; size > 1; --size) {
    if (text::jongseong(word[size - 1]) != batchim::ssang_siot) continue;
    Text stem = stem_of_past(word.substr(0, size));
    // 그리고, 여기, 가지 are other words.
    if (stem.size() < 2 || contains({U"그리", U"기리", U"부치", U"여기", U"가지", U"다지"}, stem) ||
        !contains(past_tails, word.substr(size)))
      return {};
    return Variants(word).of({std::move(stem), VerbClass::regular});
  }
  return {};
}

}  // namespace malmoi::analysis
