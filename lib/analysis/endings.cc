// SPDX-License-Identifier: GPL-2.0-or-later
// Endings as in the Standard Korean Language Dictionary (표준국어대사전).

#include <initializer_list>
#include <string_view>

#include "analysis/suffixes.h"

namespace malmoi::analysis {
namespace {

using Texts = std::initializer_list<std::u32string_view>;

// After a stem that ends in a vowel: 하, 되, 시키.
constexpr Texts after_stem = {
    U"다",     U"고",     U"고도",     U"고서",   U"고는",     U"고자",   U"고자하는", U"며",     U"면",     U"면서",
    U"면서도", U"지",     U"지는",     U"지도",   U"지를",     U"지만",   U"지만은",   U"지요",   U"죠",     U"게",
    U"게도",   U"게끔",   U"기",       U"기는",   U"기도",     U"기에",   U"기를",     U"기로",   U"기가",   U"기만",
    U"기까지", U"기보다", U"기에는",   U"기위해", U"기위한",   U"는",     U"는데",     U"는데도", U"는지",   U"는지를",
    U"는지도", U"는가",   U"나",       U"나요",   U"니",       U"니까",   U"도록",     U"자",     U"자고",   U"자는",
    U"자며",   U"자마자", U"려",       U"려고",   U"려는",     U"려면",   U"려던",     U"려다",   U"려다가", U"던",
    U"더라도", U"더니",   U"든",       U"든지",   U"거나",     U"거든",   U"라",       U"라고",   U"라는",   U"라며",
    U"러",     U"므로",   U"느라",     U"느냐",   U"느냐는",   U"느냐고", U"세요",     U"십시오", U"시는",   U"신",
    U"시고",   U"실",     U"십니다",   U"셨다",   U"셨습니다", U"네",     U"네요",     U"겠다",   U"겠다고", U"겠다는",
    U"겠다며", U"겠지만", U"겠습니다", U"겠고",   U"겠으며",   U"는바",   U"다고",     U"다는",   U"다며",   U"다면",
    U"다면서", U"다지만", U"다던",     U"다가",   U"다가도",   U"다보니", U"곤",       U"는데요", U"는데다", U"는만큼",
    U"셨고",   U"셨으며", U"실까",     U"고서",
};
// After the past stem: 했, 되었, 었, 였.
constexpr Texts after_past = {
    U"다",     U"고",     U"으며",   U"으면",     U"으면서", U"지만", U"지",   U"던",     U"는데",   U"는데도",
    U"는지",   U"는지를", U"는지도", U"는가",     U"나",     U"나요", U"으나", U"으니",   U"으니까", U"기",
    U"기에",   U"기도",   U"기때문", U"다고",     U"다는",   U"다며", U"다면", U"다면서", U"다가",   U"다던",
    U"다지만", U"다는데", U"습니다", U"습니다만", U"습니까", U"을",   U"을까", U"을지",   U"을때",   U"음",
    U"음을",   U"음에도", U"음은",   U"음이",     U"어",     U"어요", U"었다", U"었던",   U"더니",   U"더라도",
    U"더라면", U"더라",   U"느냐",   U"느냐는",   U"거나",   U"어도", U"어야", U"으므로", U"는바",   U"네",
    U"네요",   U"죠",     U"지요",   U"겠다",
};
// After a statement: 한다, 된다, 는다.
constexpr Texts after_statement = {
    U"", U"고", U"고는", U"고도", U"는", U"는데", U"며", U"면", U"면서", U"지만", U"던", U"거나", U"네", U"니", U"더라",
};
// After the adnominal forms 한 and 할, 된 and 될, 인 and 일.
constexpr Texts after_past_adnominal = {U"",     U"데", U"데다", U"데도", U"지", U"지를",  U"지도",
                                        U"지는", U"가", U"가요", U"만큼", U"바", U"가운데"};
constexpr Texts after_future_adnominal = {U"",   U"지",   U"지를", U"지도", U"지는", U"지라도",
                                          U"까", U"까요", U"수록", U"때",   U"만한"};
constexpr Texts after_formal = {U"니다", U"니다만", U"니까", U"시다"};
// After 해, 되어, 돼, 시켜.
constexpr Texts after_connective = {U"",     U"서",     U"서는", U"서도", U"도",     U"야",   U"야만", U"야지",
                                    U"야할", U"야한다", U"라",   U"요",   U"왔다",   U"왔던", U"온",   U"오고",
                                    U"오던", U"준",     U"주는", U"달라", U"달라고", U"본",   U"볼"};
constexpr Texts after_nominal = {U"",     U"을",     U"은", U"이", U"에", U"에도",  U"에는",
                                 U"으로", U"으로써", U"과", U"도", U"의", U"에따라"};

// 받다 and 스럽다, which also make verbs and adjectives of nouns: 인정받은, 자연스러운.
constexpr Texts other_light_verbs = {
    U"받은",     U"받는",     U"받을",       U"받아",   U"받아서",   U"받고",   U"받으며",   U"받으면",
    U"받지",     U"받기",     U"받던",       U"받았다", U"받았고",   U"받았던", U"받았으며", U"받았지만",
    U"받았다고", U"받았다는", U"받았습니다", U"받는다", U"받는다고", U"스러운", U"스런",     U"스럽게",
    U"스럽고",   U"스럽다",   U"스러워",     U"스럽지", U"스러웠다",
};

struct Forms {
  Texts heads;
  Texts tails;
};

constexpr Forms light_verb_forms[] = {
    {{U"하", U"되", U"시키", U"당하"}, after_stem},
    {{U"했", U"하였", U"됐", U"되었", U"시켰", U"당했"}, after_past},
    {{U"한다", U"된다", U"시킨다", U"당한다"}, after_statement},
    {{U"한", U"된", U"시킨", U"당한"}, after_past_adnominal},
    {{U"할", U"될", U"시킬", U"당할"}, after_future_adnominal},
    {{U"합", U"됩", U"시킵"}, after_formal},
    {{U"해", U"하여", U"돼", U"되어", U"시켜", U"당해"}, after_connective},
    {{U"함", U"됨", U"시킴"}, after_nominal},
};

constexpr Texts after_copula = {
    U"다",     U"고",   U"며",   U"면",   U"면서", U"면서도", U"지만",     U"지",     U"자",     U"라",   U"라고",
    U"라고는", U"라는", U"라며", U"라면", U"라서", U"라도",   U"라기보다", U"라던",   U"라는데", U"던",   U"든",
    U"든지",   U"나",   U"네",   U"죠",   U"지요", U"거나",   U"므로",     U"기도",   U"기에",   U"기",   U"니",
    U"니까",   U"냐",   U"냐는", U"냐고", U"었다", U"자마자", U"다보니",   U"더라도", U"신",     U"시다", U"요",
};
// 이 falls away after a vowel: 기자라는, 기자였다.
constexpr Texts contracted_copula = {U"라고", U"라고는",   U"라는", U"라며", U"라서",
                                     U"라던", U"라기보다", U"냐는", U"냐고", U"예요"};

// 이다 after a particle: 처음부터였다, 사과까지인, 공연뿐이다.
constexpr Texts copula_hosts = {U"까지", U"부터", U"에서", U"뿐", U"만"};
constexpr Texts short_copula = {U"이다",   U"이라", U"이라는", U"이라고", U"이며", U"이고",
                                U"이지만", U"였다", U"인",     U"인데",   U"인가", U"인가요"};

// What other verbs and adjectives are told by without doubt: two syllables or more.
constexpr Texts verb_endings = {
    U"습니다",   U"습니까", U"습니다만", U"으며",   U"으면", U"으면서", U"면서",   U"면서도", U"지만",
    U"으려고",   U"으려는", U"으려",     U"려고",   U"려는", U"도록",   U"거나",   U"자마자", U"더라도",
    U"는데",     U"는데도", U"는지",     U"는지를", U"는가", U"은가",   U"은가요", U"나요",   U"으나",
    U"으니",     U"으니까", U"으므로",   U"므로",   U"겠다", U"겠다고", U"겠다는", U"겠다며", U"겠지만",
    U"겠습니다", U"어서",   U"아서",     U"어도",   U"아도", U"어야",   U"아야",
};

void append(const Texts& heads, const Texts& tails, Attach attach, SuffixKind kind, std::vector<Suffix>& out) {
  for (std::u32string_view head : heads) {
    for (std::u32string_view tail : tails) out.push_back({std::u32string(head).append(tail), attach, kind});
  }
}

}  // namespace

void append_endings(std::vector<Suffix>& out) {
  for (const Forms& forms : light_verb_forms)
    append(forms.heads, forms.tails, Attach::any, SuffixKind::light_verb, out);
  append({U"이"}, after_copula, Attach::any, SuffixKind::copula, out);
  append({U"이었"}, after_past, Attach::batchim, SuffixKind::copula, out);
  append({U"였"}, after_past, Attach::vowel, SuffixKind::copula, out);
  append({U"인"}, after_past_adnominal, Attach::any, SuffixKind::copula, out);
  append({U"일"}, after_future_adnominal, Attach::any, SuffixKind::copula, out);
  append({U"입"}, {U"니다", U"니다만", U"니까"}, Attach::any, SuffixKind::copula, out);
  append(copula_hosts, short_copula, Attach::any, SuffixKind::copula, out);
  append({U""}, contracted_copula, Attach::vowel, SuffixKind::copula, out);
  append({U"었", U"았"}, after_past, Attach::any, SuffixKind::verb, out);
  append({U"는다"}, after_statement, Attach::any, SuffixKind::verb, out);
  append({U""}, other_light_verbs, Attach::any, SuffixKind::light_verb, out);
  append({U""}, verb_endings, Attach::any, SuffixKind::verb, out);
}

}  // namespace malmoi::analysis
