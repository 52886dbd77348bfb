// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/function_words.h"

#include <algorithm>
#include <initializer_list>

#include "analysis/stripper.h"

namespace malmoi::analysis {
namespace {

using Texts = std::initializer_list<std::u32string_view>;

constexpr double question_weight = 0.1;
constexpr double grammar_weight = 0.2;
constexpr double vague_weight = 0.3;

// What one asks with (의문사); particles and 이다 follow: 무엇인가요, 누구였나요, 어디에서.
constexpr Texts interrogatives = {U"무엇",   U"뭐",     U"누구", U"누가",   U"언제", U"어디",  U"얼마",
                                  U"어느것", U"얼마나", U"며칠", U"어떤것", U"뭣",   U"어느쪽"};
// The same with 이다 grown into them, and those without inflection.
constexpr Texts question_words = {
    U"뭘",     U"뭔가",     U"뭔가요",     U"뭔지",       U"뭘까",       U"뭘까요",     U"뭡니까",   U"무언가",
    U"누군가", U"누군가요", U"누굴까",     U"누굴까요",   U"누군지",     U"언젠가",     U"언젠가요", U"언젠지",
    U"어딘가", U"어딘가요", U"어딘지",     U"어딜까",     U"얼만가요",   U"얼만지",     U"왜",       U"왜냐",
    U"어째서", U"어찌",     U"어떤",       U"어떤가",     U"어떤가요",   U"어떤지",     U"어떨까",   U"어떨까요",
    U"어떻게", U"어떠한",   U"어떠한가",   U"어떠한가요", U"어떻습니까", U"어떻나요",   U"어때",     U"어때요",
    U"어느",   U"무슨",     U"몇",         U"몇몇",       U"알려줘",     U"알려주세요", U"찾아줘",   U"찾아주세요",
    U"궁금해", U"궁금해요", U"궁금합니다",
};

// Verbs and adjectives that say little of their own.
constexpr Texts empty_verbs = {
    U"있",   U"있었", U"계시", U"없",   U"없었", U"하", U"했",       U"하였",   U"되",     U"됐",
    U"되었", U"않",   U"않았", U"아니", U"싶",   U"같", U"이루어지", U"이러하", U"그러하",
};
// Verbs that stand in questions for "is": 무엇을 의미하나요, 뭐라고 불리나요.
constexpr Texts naming_verbs = {U"의미하", U"뜻하", U"말하", U"불리", U"부르", U"일컫", U"가리키"};
constexpr Texts question_endings = {U"나",     U"나요",   U"는가",   U"는가요",   U"는지",   U"니",
                                    U"냐",     U"느냐",   U"죠",     U"지요",     U"습니까", U"을까",
                                    U"을까요", U"는지요", U"는걸까", U"는건가요", U"은가",   U"은가요"};
constexpr Texts copula_questions = {U"인가",     U"인가요",   U"인지",     U"인지요", U"일까",   U"일까요", U"입니까",
                                    U"이었나",   U"이었나요", U"이었는가", U"였나",   U"였나요", U"였는가", U"였을까",
                                    U"였을까요", U"였습니까", U"이에요",   U"예요",   U"이야",   U"야",     U"이냐",
                                    U"냐",       U"이니",     U"니",       U"라고",   U"이라고", U"이라",   U"라",
                                    U"인데",     U"이죠",     U"죠",       U"인가여"};
constexpr Texts endings = {
    U"다",   U"는",   U"은",     U"을",     U"고",     U"며",   U"으며",   U"면",     U"으면", U"지",
    U"지만", U"어",   U"어서",   U"어요",   U"던",     U"음",   U"기",     U"게",     U"는데", U"다고",
    U"다는", U"다며", U"습니다", U"도록",   U"으나",   U"으니", U"더라도", U"었다",   U"었던", U"고있는",
    U"어도", U"거나", U"어야",   U"었나요", U"었는가", U"므로", U"면서",   U"으면서",
};
// 하다, 되다, 이다 and 아니다 where the ending has grown into the stem.
constexpr Texts contracted_verbs = {
    U"한",     U"할",       U"함",     U"해",     U"해서",   U"해야",   U"합니까", U"합니다",   U"할까",
    U"할까요", U"한다",     U"한다는", U"한다고", U"된",     U"될",     U"됨",     U"돼",       U"됩니까",
    U"됩니다", U"될까",     U"될까요", U"된다",   U"된다는", U"되어",   U"하여",   U"하여야",   U"인",
    U"인가",   U"인가요",   U"인지",   U"일까",   U"일까요", U"입니까", U"입니다", U"이다",     U"이며",
    U"이나",   U"라는",     U"이라는", U"이란",   U"란",     U"아닌",   U"아닌가", U"아닌가요", U"아닙니다",
    U"아닐까", U"있습니다", U"해요",   U"돼요",   U"같은",   U"같이",   U"처럼",   U"계신",
};

// Conjunctions, and verbs that serve as postpositions.
constexpr Texts connectives = {
    U"그리고", U"그러나", U"하지만",   U"그런데", U"그래서", U"그러면", U"그러므로", U"따라서", U"또는",   U"또",
    U"또한",   U"혹은",   U"및",       U"즉",     U"대한",   U"대해",   U"대해서",   U"대하여", U"관한",   U"관해",
    U"관해서", U"관하여", U"위한",     U"위해",   U"위해서", U"위하여", U"통한",     U"통해",   U"통해서", U"통하여",
    U"의한",   U"의해",   U"의해서",   U"의하면", U"의하여", U"따른",   U"따라",     U"따르면", U"인한",   U"인해",
    U"인하여", U"비해",   U"비하여",   U"향한",   U"향해",   U"걸쳐",   U"걸친",     U"더불어", U"함께",   U"관련해",
    U"대비해", U"둘러싼", U"둘러싸고", U"비롯한", U"비롯해", U"으로",   U"에서",     U"에게",   U"까지",   U"부터",
    U"보다",   U"만약",   U"만일",     U"바로",   U"마치",
};
// Bound nouns (의존 명사) and pronouns; particles follow: 것은, 때문에, 그는.
constexpr Texts bound_nouns = {U"것",   U"거",   U"게",   U"건",   U"걸",   U"수",   U"데",     U"바",   U"줄",
                               U"등",   U"등등", U"때문", U"채",   U"듯",   U"중",   U"가운데", U"동안", U"이",
                               U"그",   U"저",   U"이것", U"그것", U"저것", U"여기", U"거기",   U"저기", U"우리",
                               U"저희", U"그녀", U"그들", U"이들", U"자신", U"나",   U"너",     U"너희", U"뿐",
                               U"따름", U"이곳", U"그곳", U"이때", U"그때"};
// Determiners and adverbs of degree, manner and time.
constexpr Texts vague_words = {
    U"가장",   U"제일", U"매우",     U"아주",       U"너무",   U"더",     U"더욱",   U"덜",     U"잘",       U"많이",
    U"많은",   U"모든", U"여러",     U"다른",       U"각",     U"각각",   U"다시",   U"이미",   U"서로",     U"주로",
    U"거의",   U"먼저", U"이런",     U"그런",       U"저런",   U"이러한", U"그러한", U"이렇게", U"그렇게",   U"이같은",
    U"이같이", U"아직", U"계속",     U"특히",       U"약",     U"총",     U"대략",   U"실제로", U"정말",     U"진짜",
    U"과연",   U"혹시", U"좀",       U"꼭",         U"자주",   U"항상",   U"때",     U"때는",   U"때에",     U"경우",
    U"경우에", U"정도", U"가진",     U"가지고",     U"갖고",   U"갖는",   U"위치해", U"속해",   U"해당하는", U"받은",
    U"받는",   U"주는", U"이루어진", U"필요한가요", U"맞나요",
};

bool contains(const Texts& texts, std::u32string_view word) {
  return std::find(texts.begin(), texts.end(), word) != texts.end();
}

bool is_any_with(const Texts& roots, std::u32string_view word, bool (*may_follow)(std::u32string_view)) {
  return std::any_of(roots.begin(), roots.end(), [&](std::u32string_view root) {
    return word.starts_with(root) && may_follow(word.substr(root.size()));
  });
}

bool is_question_ending(std::u32string_view rest) { return contains(question_endings, rest); }
bool is_ending(std::u32string_view rest) { return contains(endings, rest); }
bool is_copula_question(std::u32string_view rest) { return contains(copula_questions, rest); }
// 에서, 인가요, 까지인가요
bool is_noun_tail(std::u32string_view rest) {
  if (rest.empty() || may_be_suffix(rest) || is_copula_question(rest)) return true;
  for (std::size_t at = 1; at < rest.size(); ++at) {
    if (may_be_suffix(rest.substr(0, at)) && is_copula_question(rest.substr(at))) return true;
  }
  return false;
}

// 몇개, 몇년에, 몇명인가요
bool is_counting_question(std::u32string_view word) {
  constexpr std::u32string_view counters = U"개년월일명번살분초층권시대위세호가점장곳평차회";
  return word.size() > 1 && word[0] == U'몇' && counters.find(word[1]) != counters.npos && is_noun_tail(word.substr(2));
}

}  // namespace

double word_weight(std::u32string_view word, std::u32string_view stem) {
  if (contains(question_words, word) || is_any_with(interrogatives, word, is_noun_tail) || is_counting_question(word) ||
      is_any_with(empty_verbs, word, is_question_ending) || is_any_with(naming_verbs, word, is_question_ending)) {
    return question_weight;
  }
  if (contains(contracted_verbs, word) || contains(connectives, word) || is_any_with(empty_verbs, word, is_ending) ||
      contains(bound_nouns, stem) || is_any_with(bound_nouns, word, is_copula_question)) {
    return grammar_weight;
  }
  return contains(vague_words, word) ? vague_weight : content_word_weight;
}

}  // namespace malmoi::analysis
