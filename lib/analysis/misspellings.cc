// SPDX-License-Identifier: GPL-2.0-or-later
// Misspellings that the Hangul Orthography (한글 맞춤법) and the Standard Language Regulations (표준어 규정) name or
// that follow from their rules: section 11 (율 after a vowel or ㄴ, else 률), 30 (사이시옷: 대가, not 댓가), 51 (이 and
// 히), 53 (할게, not 할께), and words of everyday use.

#include "analysis/misspellings.h"

#include <algorithm>

#include "text/hangul.h"

namespace malmoi::analysis {
namespace {

constexpr unsigned nieun = 4;  // index of the final ㄴ

struct Spelling {
  std::u32string_view right;
  std::u32string_view wrong;
};

// Wrong at the beginning of a word.
constexpr Spelling beginnings[] = {
    {U"가까이", U"가까히"},
    {U"가르마", U"가리마"},
    {U"가만히", U"가만이"},
    {U"간간이", U"간간히"},
    {U"갈게", U"갈께"},
    {U"강낭콩", U"강남콩"},
    {U"개수", U"갯수"},
    {U"거꾸로", U"꺼꾸로"},
    {U"거친", U"거칠은"},
    {U"게시판", U"계시판"},
    {U"고깔", U"꼬깔"},
    {U"고랭지", U"고냉지"},
    {U"곯아떨어", U"골아떨어"},
    {U"곰곰이", U"곰곰히"},
    {U"곱빼기", U"곱배기"},
    {U"공황장애", U"공항장애"},
    {U"구레나룻", U"구렛나루"},
    {U"굳건히", U"굳건이"},
    {U"굳이", U"궂이"},
    {U"굽이굽이", U"구비구비"},
    {U"귀띔", U"귀뜸"},
    {U"귓불", U"귓볼"},
    {U"금세", U"금새"},
    {U"기다려", U"기달려"},
    {U"깍두기", U"깎두기"},
    {U"깎아", U"깍아"},
    {U"깡충깡충", U"깡총깡총"},
    {U"깨끗이", U"깨끗히"},
    {U"깨끗지", U"깨끗치"},
    {U"꺾다", U"꺽다"},
    {U"꺾었", U"꺽었"},
    {U"꺾여", U"꺽여"},
    {U"꺾이", U"꺽이"},
    {U"꼼꼼히", U"꼼꼼이"},
    {U"끄나풀", U"끄나불"},
    {U"끼어들", U"끼여들"},
    {U"나란히", U"나란이"},
    {U"나지막", U"나즈막"},
    {U"남녀", U"남여"},
    {U"낭떠러지", U"낭떨어지"},
    {U"내로라", U"내노라"},
    {U"넉넉지", U"넉넉치"},
    {U"널브러", U"널부러"},
    {U"녹슨", U"녹슬은"},
    {U"누누이", U"누누히"},
    {U"눈곱", U"눈꼽"},
    {U"눈살", U"눈쌀"},
    {U"눈썹", U"눈섭"},
    {U"닦달", U"닥달"},
    {U"담가", U"담궈"},
    {U"담갔", U"담궜"},
    {U"대가", U"댓가"},
    {U"더욱이", U"더우기"},
    {U"덥석", U"덥썩"},
    {U"덮여", U"덮혀"},
    {U"덮였", U"덮혔"},
    {U"돌멩이", U"돌맹이"},
    {U"동고동락", U"동거동락"},
    {U"될게", U"될께"},
    {U"뒤처리", U"뒷처리"},
    {U"뒤치다꺼리", U"뒤치닥거리"},
    {U"뒤풀이", U"뒷풀이"},
    {U"떡볶이", U"떡볶기"},
    {U"떡볶이", U"떡뽁이"},
    {U"떼려야", U"뗄래야"},
    {U"머지않아", U"멀지않아"},
    {U"먼지떨이", U"먼지털이"},
    {U"멋쩍", U"멋적"},
    {U"며칠", U"몇일"},
    {U"무릅쓰", U"무릎쓰"},
    {U"무릅쓴", U"무릎쓴"},
    {U"미끄러", U"미끌어"},
    {U"미숫가루", U"미싯가루"},
    {U"민들레", U"민들래"},
    {U"바뀌어", U"바껴"},
    {U"바뀌었", U"바꼈"},
    {U"발자국", U"발자욱"},
    {U"방방곡곡", U"방방곳곳"},
    {U"백분율", U"백분률"},
    {U"번번이", U"번번히"},
    {U"벌레", U"벌래"},
    {U"법석", U"법썩"},
    {U"벚꽃", U"벗꽃"},
    {U"베개", U"베게"},
    {U"베개", U"벼개"},
    {U"볼게", U"볼께"},
    {U"볼썽사납", U"볼쌍사납"},
    {U"봉숭아", U"봉숭화"},
    {U"부딪", U"부딛"},
    {U"부스스", U"부시시"},
    {U"비로소", U"비로서"},
    {U"빈털터리", U"빈털털이"},
    {U"삼수갑산", U"산수갑산"},
    {U"삼우제", U"삼오제"},
    {U"생각건대", U"생각컨대"},
    {U"생채기", U"상채기"},
    {U"서슴지", U"서슴치"},
    {U"설거지", U"설겆이"},
    {U"설렘", U"설레임"},
    {U"성대모사", U"성대묘사"},
    {U"소꿉", U"소꼽"},
    {U"솔직히", U"솔직이"},
    {U"숙맥", U"쑥맥"},
    {U"숟가락", U"숫가락"},
    {U"숨바꼭질", U"숨박꼭질"},
    {U"승낙", U"승락"},
    {U"시가", U"싯가"},
    {U"시끌벅적", U"시끌벅쩍"},
    {U"십상", U"쉽상"},
    {U"쓸데없", U"쓸대없"},
    {U"아등바등", U"아둥바둥"},
    {U"아연실색", U"아연질색"},
    {U"안팎", U"안밖"},
    {U"알맹이", U"알멩이"},
    {U"애송이", U"애숭이"},
    {U"앳된", U"앳띤"},
    {U"야반도주", U"야밤도주"},
    {U"어떡해", U"어떻해"},
    {U"어이없", U"어의없"},
    {U"어쨌든", U"어쨋든"},
    {U"억지", U"어거지"},
    {U"얽히고설키", U"얼키고설키"},
    {U"엊그제", U"얻그제"},
    {U"엎친", U"업친"},
    {U"여태껏", U"여지껏"},
    {U"연예인", U"연애인"},
    {U"예컨대", U"예컨데"},
    {U"오랜만", U"오랫만"},
    {U"오랫동안", U"오랜동안"},
    {U"올게", U"올께"},
    {U"왠지", U"웬지"},
    {U"외골수", U"외곬수"},
    {U"요컨대", U"요컨데"},
    {U"우레", U"우뢰"},
    {U"욱신", U"욱씬"},
    {U"움츠리", U"움추리"},
    {U"움큼", U"웅큼"},
    {U"웬걸", U"왠걸"},
    {U"웬만", U"왠만"},
    {U"웬일", U"왠일"},
    {U"위층", U"윗층"},
    {U"유도신문", U"유도심문"},
    {U"육개장", U"육계장"},
    {U"으레", U"으례"},
    {U"으스대", U"으시대"},
    {U"으스스", U"으시시"},
    {U"이점", U"잇점"},
    {U"이튿날", U"이튼날"},
    {U"익숙지", U"익숙치"},
    {U"인건비", U"인권비"},
    {U"일사불란", U"일사분란"},
    {U"일일이", U"일일히"},
    {U"일찍이", U"일찌기"},
    {U"자그마치", U"자그만치"},
    {U"잠가", U"잠궈"},
    {U"잠갔", U"잠궜"},
    {U"장딴지", U"장단지"},
    {U"장롱", U"장농"},
    {U"재떨이", U"재털이"},
    {U"절체절명", U"절대절명"},
    {U"젓가락", U"젖가락"},
    {U"조무래기", U"조무라기"},
    {U"존댓말", U"존대말"},
    {U"졸리다", U"졸립다"},
    {U"주꾸미", U"쭈꾸미"},
    {U"주워", U"줏어"},
    {U"주의환기", U"주위환기"},
    {U"줄게", U"줄께"},
    {U"짓궂", U"짓굳"},
    {U"짜깁기", U"짜집기"},
    {U"찌뿌듯", U"찌뿌등"},
    {U"착잡", U"착찹"},
    {U"창난젓", U"창란젓"},
    {U"채신머리", U"체신머리"},
    {U"철석같", U"철썩같"},
    {U"초승달", U"초생달"},
    {U"초점", U"촛점"},
    {U"추스르", U"추스리"},
    {U"치다꺼리", U"치닥거리"},
    {U"치렀", U"치뤘"},
    {U"치른", U"치룬"},
    {U"칠흑", U"칠흙"},
    {U"케케묵", U"켸켸묵"},
    {U"콧방울", U"콧망울"},
    {U"퀴퀴", U"퀘퀘"},
    {U"탐탁지", U"탐탁치"},
    {U"토사곽란", U"토사광란"},
    {U"통째", U"통채"},
    {U"통틀어", U"통털어"},
    {U"트림", U"트름"},
    {U"틈틈이", U"틈틈히"},
    {U"포복절도", U"포복졸도"},
    {U"폭발", U"폭팔"},
    {U"풍비박산", U"풍지박산"},
    {U"핑계", U"핑게"},
    {U"하마터면", U"하마트면"},
    {U"한갓", U"한갖"},
    {U"할걸", U"할껄"},
    {U"할게", U"할께"},
    {U"해님", U"햇님"},
    {U"핼쑥", U"핼쓱"},
    {U"허구한", U"허구헌"},
    {U"허점", U"헛점"},
    {U"헤매", U"헤메"},
    {U"혈혈단신", U"홀홀단신"},
    {U"혼잣말", U"혼자말"},
    {U"화룡점정", U"화룡정점"},
    {U"환골탈태", U"환골탈퇴"},
    {U"황당무계", U"황당무게"},
    {U"회계연도", U"회계년도"},
    {U"횡격막", U"횡경막"},
    {U"훨씬", U"훨신"},
    {U"휴게소", U"휴계소"},
    {U"휴게실", U"휴계실"},
    {U"흐리멍덩", U"흐리멍텅"},
    {U"희로애락", U"희노애락"},
    {U"희한", U"희안"},
};

// Wrong anywhere in a word.
constexpr Spelling pieces[] = {
    {U"됐", U"됬"},     {U"손톱깎이", U"손톱깍이"}, {U"송두리째", U"송두리채"},
    {U"역할", U"역활"}, {U"연필깎이", U"연필깍이"}, {U"찌개", U"찌게"},
};

bool replace(std::u32string& word, std::size_t at, const Spelling& spelling) {
  word.replace(at, spelling.wrong.size(), spelling.right);
  return true;
}

bool correct_words(std::u32string& word) {
  for (const Spelling& spelling : beginnings) {
    if (word.starts_with(spelling.wrong)) return replace(word, 0, spelling);
  }
  for (const Spelling& spelling : pieces) {
    const std::size_t at = word.find(spelling.wrong);
    if (at != word.npos) return replace(word, at, spelling);
  }
  return false;
}

/// 율 and 률 as the second part of a word: 실업률, 점유율.
bool correct_rates(std::u32string& word) {
  for (std::size_t i = 2; i < word.size(); ++i) {
    if ((word[i] != U'율' && word[i] != U'률') || !text::is_syllable(word[i - 1])) continue;
    const unsigned final = text::jongseong(word[i - 1]);
    const char32_t right = final == 0 || final == nieun ? U'율' : U'률';
    if (word[i] == right) continue;
    word[i] = right;
    return true;
  }
  return false;
}

}  // namespace

std::u32string corrected_spelling(std::u32string_view word) {
  std::u32string corrected(word);
  const bool has_changed = correct_words(corrected) || correct_rates(corrected);
  return has_changed ? corrected : std::u32string();
}

}  // namespace malmoi::analysis
