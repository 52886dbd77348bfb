// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/one_syllable_nouns.h"

#include <bitset>

#include "text/hangul.h"

namespace malmoi::analysis {
namespace {

std::bitset<text::last_syllable - text::first_syllable + 1> one_syllable_set() {
  std::bitset<text::last_syllable - text::first_syllable + 1> set;
  for (char16_t c : one_syllable_nouns()) set.set(c - text::first_syllable);
  return set;
}

}  // namespace

bool is_one_syllable_noun(char32_t syllable) {
  static const auto set = one_syllable_set();
  return text::is_syllable(syllable) && set.test(syllable - text::first_syllable);
}

// Native and Sino-Korean nouns, numerals, pronouns, bound nouns and counters, the commonest surnames, short loan words.
std::u16string_view one_syllable_nouns() {
  return u"각간감갑값강개걔건검겁것겉게겹곁계고곡골곰곱곳공곶과곽관구국군굴궁권귀균귤그극글금급기길김깡깨꼴"
         u"꽃꾀꿀꿈끈끌끝끼나날남납낫낮내너넋네넷녀년노녹논놈뇌누눈늪님단달닭답당대댁댐덕덫데도독돈돌동둘"
         u"뒤들듯등딸땀땅때떡똥뜸뜻랩량럭령록론룸릉리마막만말맛매맥맹먹멋면명모목몫몸못묘무문물뭐민밀밑바박"
         u"밖반발밤밥방밭배백밴뱀번벌범법벗벼벽변별병복볼봄봇북분불붐붓비빈빌빚빛빵뻔뼈뿐산살삶삼삽상새색샘"
         u"생샷석선설섬성세셀셈셋션소속손솔송솥쇼숍숏수술숨숯숲승시식신실심십싹쌀쌍씨씩악안알암앞애앱약양얘"
         u"어억얼엄여역연열염영옆옥옷왕외욕용우운원월웹위유육윤은을읍이인일임입잎자잔잣장재잭쟤저적전절점정"
         u"젖제젤조족존졸종좌죄주죽줄줌중쥐지직진질집짓징짝쪽쯤차참창채책처척천철첩청체초촌총최추축춤측층칠"
         u"침칩칸칼캠컵컷코콩쿡퀸키킹탁탄탈탑탓탱터턱털톤톱통틀틈팀팁파판팔팥패팬펍펜편평폐포폭폰표푼품피핀"
         u"필학한함합해핵행향허현형호혼홀홉홍화활황회후흑흙흥희힘";
}

}  // namespace malmoi::analysis
