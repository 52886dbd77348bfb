// SPDX-License-Identifier: GPL-2.0-or-later
// Rules of the Loanword Orthography (외래어 표기법) and the spellings in use that they replaced: chapter 1, section 4
// (no tense consonants: 카페, not 까페), chapter 3, section 1 (주스, not 쥬스; 로봇, not 로보트; 플래시, not 플래쉬).

#include "analysis/spelling_variants.h"

#include <algorithm>
#include <bitset>
#include <initializer_list>

#include "text/hangul.h"

namespace malmoi::analysis {
namespace {

using Text = std::u32string;
using View = std::u32string_view;

struct Rule {
  View from;
  View to;
};

// Words and parts of words, standard spelling first. Two syllables are taken only at the beginning or end of a stem.
constexpr Rule words[] = {
    {U"가스레인지", U"가스렌지"},
    {U"가톨릭", U"카톨릭"},
    {U"나르시시즘", U"나르시즘"},
    {U"난센스", U"넌센스"},
    {U"내레이션", U"나레이션"},
    {U"네트워크", U"네트웍"},
    {U"뉘앙스", U"늬앙스"},
    {U"다이내믹", U"다이나믹"},
    {U"데뷔", U"데뷰"},
    {U"데이터", U"데이타"},
    {U"도널드", U"도날드"},
    {U"도넛", U"도너츠"},
    {U"도요타", U"토요타"},
    {U"드라이클리닝", U"드라이크리닝"},
    {U"디렉터리", U"디렉토리"},
    {U"디지털", U"디지탈"},
    {U"라이선스", U"라이센스"},
    {U"라이터", U"라이타"},
    {U"랍스터", U"로브스터"},
    {U"러닝", U"런닝"},
    {U"레저", U"레져"},
    {U"레퍼토리", U"레파토리"},
    {U"로봇", U"로보트"},
    {U"로켓", U"로케트"},
    {U"록앤롤", U"로큰롤"},
    {U"리더십", U"리더쉽"},
    {U"리모컨", U"리모콘"},
    {U"리포트", U"레포트"},
    {U"링거", U"링겔"},
    {U"마가린", U"마아가린"},
    {U"마니아", U"매니아"},
    {U"마사지", U"맛사지"},
    {U"매킨토시", U"맥킨토시"},
    {U"머플러", U"마후라"},
    {U"메시지", U"메세지"},
    {U"메커니즘", U"메카니즘"},
    {U"멤버십", U"멤버쉽"},
    {U"모차르트", U"모짜르트"},
    {U"미스터리", U"미스테리"},
    {U"바비큐", U"바베큐"},
    {U"발렌타인", U"밸런타인"},
    {U"배터리", U"밧데리"},
    {U"배지", U"뱃지"},
    {U"밸런스", U"발란스"},
    {U"뷔페", U"부페"},
    {U"블라디미르", U"블라지미르"},
    {U"블록", U"블럭"},
    {U"비스킷", U"비스켓"},
    {U"비즈니스", U"비지니스"},
    {U"사이트", U"싸이트"},
    {U"샌들", U"샌달"},
    {U"색소폰", U"섹스폰"},
    {U"서비스", U"써비스"},
    {U"센터", U"센타"},
    {U"센티미터", U"센치미터"},
    {U"셔츠", U"샤쓰"},
    {U"소시지", U"소세지"},
    {U"소파", U"쇼파"},
    {U"쇼트트랙", U"숏트랙"},
    {U"슈퍼마켓", U"수퍼마켓"},
    {U"슈퍼", U"수퍼"},
    {U"스낵", U"스넥"},
    {U"스노보드", U"스노우보드"},
    {U"스태미나", U"스테미너"},
    {U"스태프", U"스탭"},
    {U"스펀지", U"스폰지"},
    {U"스프링클러", U"스프링쿨러"},
    {U"심벌", U"심볼"},
    {U"심포지엄", U"심포지움"},
    {U"아웃렛", U"아울렛"},
    {U"아이섀도", U"아이쉐도우"},
    {U"악센트", U"액센트"},
    {U"알레르기", U"알러지"},
    {U"알코올", U"알콜"},
    {U"앙케트", U"앙케이트"},
    {U"앙코르", U"앵콜"},
    {U"애드리브", U"애드립"},
    {U"애플리케이션", U"어플리케이션"},
    {U"액세서리", U"악세사리"},
    {U"앰뷸런스", U"앰블란스"},
    {U"어댑터", U"아답터"},
    {U"에어컨", U"에어콘"},
    {U"엔도르핀", U"엔돌핀"},
    {U"오리지널", U"오리지날"},
    {U"옥스퍼드", U"옥스포드"},
    {U"옵서버", U"옵저버"},
    {U"와이셔츠", U"와이샤쓰"},
    {U"요구르트", U"야쿠르트"},
    {U"워크숍", U"워크샵"},
    {U"윈도", U"윈도우"},
    {U"인디언", U"인디안"},
    {U"재즈", U"째즈"},
    {U"재킷", U"자켓"},
    {U"제스처", U"제스쳐"},
    {U"주니어", U"쥬니어"},
    {U"주라기", U"쥐라기"},
    {U"주스", U"쥬스"},
    {U"차트", U"챠트"},
    {U"초콜릿", U"초콜렛"},
    {U"초콜릿", U"쵸콜릿"},
    {U"카디건", U"가디건"},
    {U"카바레", U"캬바레"},
    {U"카운슬링", U"카운셀링"},
    {U"카탈로그", U"카다로그"},
    {U"카페", U"까페"},
    {U"카펫", U"카페트"},
    {U"칼럼", U"컬럼"},
    {U"캐러멜", U"카라멜"},
    {U"캐럴", U"캐롤"},
    {U"캐릭터", U"케릭터"},
    {U"캐비닛", U"캐비넷"},
    {U"캘린더", U"카렌다"},
    {U"커닝", U"컨닝"},
    {U"커튼", U"커텐"},
    {U"커피숍", U"커피샵"},
    {U"컨트롤", U"콘트롤"},
    {U"컬러", U"칼라"},
    {U"컴퍼스", U"콤파스"},
    {U"케이크", U"케익"},
    {U"케첩", U"케찹"},
    {U"코미디", U"코메디"},
    {U"콘셉트", U"컨셉"},
    {U"콘셉트", U"컨셉트"},
    {U"콘테스트", U"컨테스트"},
    {U"콘텐츠", U"컨텐츠"},
    {U"콘퍼런스", U"컨퍼런스"},
    {U"콤팩트", U"컴팩트"},
    {U"콤플렉스", U"컴플렉스"},
    {U"쿵후", U"쿵푸"},
    {U"크리스털", U"크리스탈"},
    {U"클라이맥스", U"클라이막스"},
    {U"클리닉", U"크리닉"},
    {U"타깃", U"타겟"},
    {U"타월", U"타올"},
    {U"탤런트", U"탈렌트"},
    {U"터미널", U"터미날"},
    {U"터부", U"타부"},
    {U"테이프", U"테입"},
    {U"텔레비전", U"텔레비젼"},
    {U"토털", U"토탈"},
    {U"파마", U"퍼머"},
    {U"파일럿", U"파일롯"},
    {U"파이팅", U"화이팅"},
    {U"판타지", U"환타지"},
    {U"팡파르", U"빵빠레"},
    {U"팸플릿", U"팜플렛"},
    {U"페스티벌", U"페스티발"},
    {U"포클레인", U"포크레인"},
    {U"프라이드치킨", U"후라이드치킨"},
    {U"프라이팬", U"후라이팬"},
    {U"프런트", U"프론트"},
    {U"프러포즈", U"프로포즈"},
    {U"플라자", U"프라자"},
    {U"플래시", U"플래쉬"},
    {U"플래카드", U"플랜카드"},
    {U"플루트", U"플룻"},
    {U"핀란드", U"필란드"},
    {U"할리우드", U"헐리우드"},
    {U"헤드셋", U"헤드세트"},
    {U"헬멧", U"헬맷"},
    {U"호치키스", U"호찌키스"},
    {U"호찌민", U"호치민"},
    {U"도스토옙스키", U"도스토예프스키"},
    {U"차이콥스키", U"차이코프스키"},
    {U"싱가포르", U"싱가폴"},
    {U"아랍에미리트", U"아랍에미레이트"},
    {U"말레이시아", U"말레이지아"},
    {U"포르투갈", U"포르투칼"},
    {U"튀르키예", U"터키"},
    {U"조지아", U"그루지야"},
    {U"벨라루스", U"벨로루시"},
    {U"키이우", U"키예프"},
    {U"로스앤젤레스", U"로스엔젤레스"},
    {U"샌프란시스코", U"센프란시스코"},
};

// What is confused in loanwords of any kind.
constexpr Rule sounds[] = {
    {U"털", U"탈"}, {U"터", U"타"}, {U"널", U"날"}, {U"컬", U"칼"},   {U"런", U"란"},   {U"벌", U"발"},
    {U"콘", U"컨"}, {U"콤", U"컴"}, {U"롤", U"럴"}, {U"볼", U"벌"},   {U"론", U"런"},   {U"톤", U"턴"},
    {U"릿", U"렛"}, {U"깃", U"겟"}, {U"킷", U"켓"}, {U"닛", U"넷"},   {U"핏", U"펫"},   {U"시", U"세"},
    {U"시", U"쉬"}, {U"십", U"쉽"}, {U"숍", U"샵"}, {U"숏", U"샷"},   {U"톱", U"탑"},   {U"록", U"락"},
    {U"록", U"럭"}, {U"셰", U"쉐"}, {U"셸", U"쉘"}, {U"섀", U"쉐"},   {U"슈", U"수"},   {U"터", U"테"},
    {U"쓰", U"츠"}, {U"쓰", U"스"}, {U"파", U"화"}, {U"판", U"환"},   {U"프", U"후"},   {U"펜", U"팬"},
    {U"팅", U"딩"}, {U"엄", U"움"}, {U"덤", U"돔"}, {U"포르", U"폴"}, {U"이크", U"익"}, {U"이프", U"입"},
};

// Syllables that Sino-Korean and native nouns seldom have.
constexpr View borrowed =
    U"갤갭겟긱껌넷넨넬뉴뉼닉닐닛댄덜덤덴델뎀돔드디딕딘딜딤딥딩랙랜램랩랭럭런럴럼럽레렉렌렐렘렛록론롤롬롭롯루룩룰룸르"
    U"륨릭릴릿"
    U"링맥맨맬메멕멘멜멤몬뮤뮬믹밍밴밸뱅벅벤벨벳볼뷔뷰브블빅빌빙샌샐샘샤샷샵섀샴섹센셀셈셉셋셔션셜셰셸쇼숀숄숍숏쉐"
    U"쉘쉬쉽슈슐"
    U"슘스써쎄쏘애앤앨앱앵에엑엔엘엠엣옐옵왓워웍월웜웨웬웰웹윈윌윙잭잼젝젠젤젯젼졸죠쥬쥴즈즌즐챈챌챔첸첼쳐촐쵸츄츠칩"
    U"카칸칼"
    U"캄캇캉캐캔캘캠캡캣커컨컬컴컵컷케켄켈켐켓코콘콜콤콥콧쿄쿠쿤쿨쿼퀀퀄퀘퀴퀸크클큼키킥킨킬킴킵킷킹탠탤탬탭터턱턴털텀"
    U"텁테텍"
    U"텐텔템텝텟톤톨톰톱툰툴튀튜튠튬트틀틱틴틸팀팁팅팜팝팩팬팰팸팻퍼펀펄펌펍페펙펜펠펩펫폰폴폼폿푸퓨퓰프플픈픽핀핍핏핑"
    U"햄헐헤"
    U"헥헨헬헴홀홈홉훌훼휠힐힙";

struct Syllables {
  explicit Syllables(View list) {
    for (const char32_t c : list) set.set(c - text::first_syllable);
  }
  bool has(char32_t c) const { return text::is_syllable(c) && set.test(c - text::first_syllable); }
  std::bitset<text::last_syllable - text::first_syllable + 1> set;
};

/// One syllable in three.
bool looks_borrowed(View stem) {
  static const Syllables syllables(borrowed);
  const auto count = std::count_if(stem.begin(), stem.end(), [](char32_t c) { return syllables.has(c); });
  return stem.size() > 2 && static_cast<std::size_t>(count) * 3 >= stem.size();
}

/// Rules in both directions, by what they replace.
class Rules {
 public:
  explicit Rules(const auto& list) {
    for (const Rule& rule : list) {
      rules_.push_back(rule);
      rules_.push_back({rule.to, rule.from});
      first_.set(rule.from.front() - text::first_syllable);
      first_.set(rule.to.front() - text::first_syllable);
    }
    std::stable_sort(rules_.begin(), rules_.end(), before);
  }

  /// Calls found(rule) for each whose `from` is at the beginning of `text`.
  void find(View text, auto found) const {
    if (!text::is_syllable(text.front()) || !first_.test(text.front() - text::first_syllable)) return;
    auto at = std::lower_bound(rules_.begin(), rules_.end(), Rule{text.substr(0, 1), {}}, before);
    for (; at != rules_.end() && at->from.front() == text.front(); ++at) {
      if (text.starts_with(at->from)) found(*at);
    }
  }

 private:
  static bool before(const Rule& a, const Rule& b) { return a.from.front() < b.from.front(); }

  std::vector<Rule> rules_;
  std::bitset<text::last_syllable - text::first_syllable + 1> first_;
};

class Speller {
 public:
  explicit Speller(View stem) : stem_(stem) {}

  std::vector<Text> spell() {
    replace_words();
    if (looks_borrowed(stem_)) {
      const std::size_t known = out_.size();
      replace_sounds(stem_, 0);
      // 칼라, 애니매이션: two sounds at once, from the left.
      const std::vector<Text> once(out_.begin() + static_cast<std::ptrdiff_t>(known), out_.end());
      for (const Text& each : once) replace_sounds(each, first_difference(each) + 1);
    }
    return std::move(out_);
  }

 private:
  void replace_words() {
    static const Rules rules(words);
    for (std::size_t at = 0; at < stem_.size(); ++at) {
      rules.find(stem_.substr(at), [&](const Rule& rule) {
        const bool at_edge = at == 0 || at + rule.from.size() == stem_.size();
        if (rule.from.size() > 2 || at_edge) add(stem_, at, rule.from.size(), rule.to);
      });
    }
  }

  std::size_t first_difference(View word) const {
    return static_cast<std::size_t>(std::mismatch(word.begin(), word.end(), stem_.begin(), stem_.end()).first -
                                    word.begin());
  }

  void replace_sounds(View word, std::size_t from) {
    static const Rules rules(sounds);
    for (std::size_t at = from; at < word.size() && out_.size() < max_spelling_variants; ++at) {
      if (!text::is_syllable(word[at])) continue;
      rules.find(word.substr(at), [&](const Rule& rule) { add(word, at, rule.from.size(), rule.to); });
      replace_jamo(word, at);
    }
  }

  void replace_jamo(View word, std::size_t at) {
    constexpr unsigned a = 0, ae = 1, ya = 2, eo = 4, e = 5, yeo = 6, o = 8, yo = 12, u = 13, yu = 17;
    constexpr unsigned swaps[][2] = {{a, ya}, {eo, yeo}, {o, yo}, {u, yu}};
    constexpr unsigned ssang_giyeok = 1, ssang_digeut = 4, ssang_bieup = 8, siot = 9, ssang_siot = 10, jieut = 12,
                       ssang_jieut = 13, chieut = 14, kieuk = 15, tieut = 16, pieup = 17;
    constexpr unsigned tense[][2] = {
        {ssang_giyeok, kieuk}, {ssang_digeut, tieut}, {ssang_bieup, pieup}, {ssang_siot, siot}, {ssang_jieut, chieut}};
    const char32_t c = word[at];
    const unsigned initial = text::choseong(c), vowel = text::jungseong(c), final = text::jongseong(c);
    const auto put = [&](unsigned new_initial, unsigned new_vowel) {
      const char32_t syllable = text::compose(new_initial, new_vowel, final);
      add(word, at, 1, View(&syllable, 1));
    };
    if (initial == jieut || initial == chieut) {
      for (const auto [plain, glided] : swaps) {
        if (vowel == plain) put(initial, glided);
        if (vowel == glided) put(initial, plain);
      }
    }
    if (vowel == ae) put(initial, e);
    if (vowel == e) put(initial, ae);
    for (const auto [from, to] : tense) {
      if (initial == from) put(to, vowel);
      if (initial == to && at == 0) put(from, vowel);
    }
  }

  void add(View word, std::size_t at, std::size_t size, View with) {
    if (out_.size() >= max_spelling_variants) return;
    Text variant(word.substr(0, at));
    variant += with;
    variant += word.substr(at + size);
    if (variant != stem_ && variant.size() > 1 && std::find(out_.begin(), out_.end(), variant) == out_.end()) {
      out_.push_back(std::move(variant));
    }
  }

  View stem_;
  std::vector<Text> out_;
};

}  // namespace

std::vector<Text> spelling_variants(View stem) {
  constexpr std::size_t longest = 10;
  if (stem.size() < 2 || stem.size() > longest) return {};
  return Speller(stem).spell();
}

}  // namespace malmoi::analysis
