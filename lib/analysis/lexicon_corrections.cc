// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/lexicon.h"

namespace malmoi::analysis {

// Nouns and adverbs that an encyclopedia seldom has, so that its counts take them for a noun and a particle.
std::u16string_view corrections() {
  return u"^주가 ^저가 만화가 정치가 사업가 예술가 "
         u"^문의 ^주의 ^창의 ^호의 ^상의 ^임의 ^본의 ^내의 ^외의 ^명의 ^전의 ^적의 ^대의 ^공의 ^도의 ^편의 ^부주의 "
         u"^전이 ^경이 ^난이 ^글쓴이 ^지은이 ^자만 ^소만 ^하지만 "
         u"^그래도 ^아마도 ^적어도 ^절대로 ^제대로 ^그대로 ^이대로 ^억지로 ^때때로 ^함부로 ^대체로 ^최소한 ^최대한 ^도와 "
         // Names of well-known persons.
         u"^이정은 ^최정은 ^이영은 ^조영은 ^박성은 ^최성은 ^김병만 ^김용만 ^서경만 ^김하나 ^김유나 ^최유나 ^고아라 "
         u"^김구라 "
         u"^정준하 ^양지인 ";
}

}  // namespace malmoi::analysis
