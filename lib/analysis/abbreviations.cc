// SPDX-License-Identifier: GPL-2.0-or-later
// Headlines write countries and institutions as one Hanja (美, 與, 檢), and two of them side by side as one word, in
// Hanja or by their readings (美·中, 미중, 여야), as the stylebooks of Korean newspapers do. The Hanja are those of the
// countries' names in transcription (音譯): 美國, 佛蘭西, 濠洲. Names of persons (尹) are found by their reading.

#include "analysis/abbreviations.h"

#include <algorithm>
#include <optional>

#include "text/hanja.h"

namespace malmoi::analysis {
namespace {

struct Abbreviation {
  char32_t hanja;
  char32_t reading;  ///< in compounds: 한, 미, 대
  std::u32string_view word;
  bool stands_alone;  ///< headlines write the reading alone as well, and it is no other common word
};

// Together they make words of headlines: 韓美, 한미일.
constexpr Abbreviation countries[] = {
    {U'美', U'미', U"미국", true},      {U'中', U'중', U"중국", false},   {U'日', U'일', U"일본", false},
    {U'北', U'북', U"북한", true},      {U'韓', U'한', U"한국", false},   {U'南', U'남', U"남한", false},
    {U'英', U'영', U"영국", false},     {U'獨', U'독', U"독일", false},   {U'佛', U'불', U"프랑스", false},
    {U'露', U'러', U"러시아", false},   {U'俄', U'아', U"러시아", false}, {U'印', U'인', U"인도", false},
    {U'臺', U'대', U"대만", false},     {U'台', U'대', U"대만", false},   {U'越', U'월', U"베트남", false},
    {U'伊', U'이', U"이탈리아", false}, {U'濠', U'호', U"호주", false},   {U'加', U'가', U"캐나다", false},
    {U'比', U'비', U"필리핀", false},   {U'泰', U'태', U"태국", false},   {U'蒙', U'몽', U"몽골", false},
};
constexpr Abbreviation institutions[] = {
    {U'與', U'여', U"여당", false},   {U'野', U'야', U"야당", false},   {U'檢', U'검', U"검찰", false},
    {U'警', U'경', U"경찰", false},   {U'軍', U'군', U"군", false},     {U'靑', U'청', U"청와대", false},
    {U'青', U'청', U"청와대", false}, {U'銀', U'은', U"은행", false},   {U'黨', U'당', U"당", false},
    {U'政', U'정', U"정부", false},   {U'車', U'차', U"자동차", false}, {U'株', U'주', U"주식", false},
    {U'稅', U'세', U"세금", false},   {U'歐', U'구', U"유럽", false},   {U'亞', U'아', U"아시아", false},
};

// Compounds of readings that are no other word.
constexpr std::u32string_view pairs[] = {
    U"한미", U"한중", U"한일", U"한러", U"한독",   U"한불", U"한영",   U"한미일", U"한중일", U"한일중",
    U"북미", U"북중", U"북러", U"북일", U"북중러", U"남북", U"남북미", U"미중",   U"미일",   U"미러",
    U"미북", U"중일", U"중러", U"미영", U"미중일", U"여야", U"검경",   U"군경",   U"당정",   U"여야정",
};
// What two countries have; the compound is about them with one of these too (한미동맹), but not 한미약품.
constexpr std::u32string_view relations[] = {
    U"정상", U"정상회담", U"정상회의", U"회담",     U"동맹", U"관계", U"공조",     U"협력",     U"갈등",
    U"외교", U"국방",     U"무역",     U"무역전쟁", U"연합", U"훈련", U"연합훈련", U"군사",     U"협상",
    U"대화", U"교류",     U"합의",     U"공동선언", U"경협", U"국경", U"국방장관", U"외교장관", U"외교장관회담",
};

using Words = std::vector<std::u32string>;

template <typename Test>
const Abbreviation* find(Test test) {
  for (const auto* at = std::begin(countries); at != std::end(countries); ++at) {
    if (test(*at)) return at;
  }
  for (const auto* at = std::begin(institutions); at != std::end(institutions); ++at) {
    if (test(*at)) return at;
  }
  return nullptr;
}

bool is_one_of(std::u32string_view word, const auto& words) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

void add_both(const std::vector<const Abbreviation*>& parts, bool is_hanja, std::vector<Words>& out) {
  Words hanja, words;
  for (const Abbreviation* part : parts) {
    hanja.emplace_back(1, part->hanja);
    words.emplace_back(part->word);
  }
  if (!is_hanja) out.push_back(std::move(hanja));
  out.push_back(std::move(words));
}

/// A run of Hanja is one abbreviation, or several countries or institutions: 美, 韓美, 與野; not 美術, 日本.
void add_hanja_run(std::u32string_view run, std::vector<Words>& out) {
  std::vector<const Abbreviation*> parts;
  for (const char32_t c : run) {
    const Abbreviation* part = find([c](const Abbreviation& each) { return each.hanja == c; });
    if (part == nullptr) return;
    parts.push_back(part);
  }
  std::u32string readings;
  for (const Abbreviation* part : parts) readings += part->reading;
  if (parts.size() == 1 || is_one_of(readings, pairs)) add_both(parts, true, out);
}

void add_pair(std::u32string_view stem, std::vector<Words>& out) {
  for (const std::u32string_view pair : pairs) {
    if (!stem.starts_with(pair)) continue;
    const std::u32string_view rest = stem.substr(pair.size());
    if (!rest.empty() && !is_one_of(rest, relations)) continue;
    std::vector<const Abbreviation*> parts;
    for (const char32_t c : pair) {
      parts.push_back(find([c](const Abbreviation& each) { return each.reading == c; }));
    }
    return add_both(parts, false, out);
  }
}

}  // namespace

std::vector<Words> abbreviation_variants(std::u32string_view stem) {
  std::vector<Words> out;
  for (std::size_t begin = 0; begin < stem.size();) {
    std::size_t end = begin;
    while (end < stem.size() && text::is_hanja(stem[end])) ++end;
    if (end > begin) add_hanja_run(stem.substr(begin, end - begin), out);
    begin = std::max(end, begin + 1);
  }
  for (const Abbreviation& each : countries) {
    const bool alone = each.stands_alone;
    if (stem == each.word) {
      out.push_back({std::u32string(1, each.hanja)});
      if (alone) out.push_back({std::u32string(1, each.reading)});
    } else if (alone && stem == std::u32string_view(&each.reading, 1)) {
      out.push_back({std::u32string(each.word)});
    }
  }
  for (const Abbreviation& each : institutions) {
    if (stem == each.word) out.push_back({std::u32string(1, each.hanja)});
  }
  add_pair(stem, out);
  return out;
}

}  // namespace malmoi::analysis
