// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/warnings.h"

#include <string_view>

#include "text/utf8.h"

namespace malmoi::search {
namespace {

using query::Warning;
using query::WarningKind;

/// A sentence in each language; {} stands for what the user typed.
struct Wording {
  std::string_view ko;
  std::string_view en;
};

Wording wording(WarningKind kind) {
  switch (kind) {
    case WarningKind::unbalanced_quote:
      return {"닫는 따옴표가 없어 끝까지 한 구절로 읽었습니다: {}",
              "A closing quote is missing; the phrase was read to the end: {}"};
    case WarningKind::unbalanced_paren:
      return {"괄호의 짝이 맞지 않습니다: {}", "A parenthesis has no partner: {}"};
    case WarningKind::dangling_operator:
      return {"연산자가 작용할 말이 없어 무시했습니다: {}", "An operator has nothing to work on and was ignored: {}"};
    case WarningKind::quotation_loosened:
      return {"인용한 말은 낱말로 찾았습니다(그대로 찾으려면 곧은 따옴표 \"로 묶어 주세요): {}",
              "The words of this quotation were searched (for the exact phrase use straight quotes \"): {}"};
    case WarningKind::aside_loosened:
      return {"괄호 안의 말도 그냥 낱말로 찾았습니다(그 가운데 하나가 꼭 있어야 하면 OR로 이어 주세요): {}",
              "The words in parentheses were searched like the others (to require one of them, join them by OR): {}"};
    case WarningKind::bad_date:
      return {
          "날짜로 읽을 수 없어 무시했습니다(2024-07-12, 2024-07, 2024 또는 2024-07-01..2024-07-31처럼 적어 주세요): "
          "{}",
          "Not a date, and ignored (write 2024-07-12, 2024-07, 2024, or 2024-07-01..2024-07-31): {}"};
    case WarningKind::empty_clause:
      return {"찾을 말이 비어 있어 무시했습니다: {}", "There is nothing to look for in this, and it was ignored: {}"};
    case WarningKind::too_long:
      return {"검색어가 너무 길거나 복잡해 앞부분만 검색했습니다.",
              "The query is too long or too deeply nested; only the first part of it was searched."};
    case WarningKind::star_ignored:
      return {"*는 낱말 끝에서만 나머지를 대신하므로 무시했습니다: {}",
              "A * stands for the rest of a word only at its end, and was ignored: {}"};
    case WarningKind::nothing_searchable:
      return {"글자나 숫자가 없어 무시했습니다: {}", "There is no letter or digit in this, and it was ignored: {}"};
    case WarningKind::jamo_literal:
      return {"낱자를 적힌 그대로 검색했습니다: {}", "Single jamo were searched literally: {}"};
    case WarningKind::invalid_utf8:
      return {"검색어에 UTF-8이 아닌 바이트가 있어 �로 바꾸어 읽었습니다.",
              "The query has bytes that are not UTF-8; they were read as �."};
    case WarningKind::word_not_in_index:
      return {"색인에 없는 말이라 빼고 검색했습니다: {}", "This is in no article and was left out: {}"};
    case WarningKind::word_in_parts:
      return {"그대로 나오는 기사가 없어 그 일부나 비슷한 말로 찾았습니다: {}",
              "No article has this as typed; parts of it or similar words were searched: {}"};
    case WarningKind::required_not_in_index:
      return {"꼭 있어야 하는 말이 색인에 없어 맞는 기사가 없습니다: {}",
              "This is required but is in no article, so nothing matches: {}"};
    case WarningKind::nothing_has_all:
      return {"조건을 모두 갖춘 기사가 없습니다.", "No article meets all of the conditions."};
    case WarningKind::excluded_not_in_index:
      return {"빼려는 말이 색인에 없어 빠진 기사가 없습니다: {}",
              "This is to be left out but is in no article, so nothing was left out: {}"};
    case WarningKind::syllable_as_word:
      return {"한 글자여서 홀로 쓰인 곳만 찾았습니다(낱말 속에서도 찾으려면 따옴표로 묶어 주세요): {}",
              "A single syllable is found only where it stands alone (quote it to find it inside words, too): {}"};
    case WarningKind::prefix_limited:
      return {"이렇게 시작하는 말이 너무 많아 자주 나오는 것으로만 찾았습니다: {}",
              "Too many words begin with this; only the most frequent ones were searched: {}"};
    case WarningKind::terms_limited:
      return {"검색어가 많아 드문 말 위주로 순위를 매겼습니다.",
              "The query has very many words; articles were ranked by the rarest of them."};
    case WarningKind::only_function_words:
      return {"두루 쓰이는 말뿐이어서 적힌 그대로 검색했습니다.",
              "The query has only function words; they were searched as they are."};
    case WarningKind::candidates_limited:
      return {"확인할 기사가 너무 많아 전체 건수는 어림수입니다.",
              "There are too many articles to verify; the total is an estimate."};
    case WarningKind::synonyms_outdated:
      return {"동의어 파일을 읽을 수 없어 그 전의 동의어로 찾았습니다: {}",
              "The file of synonyms cannot be read, so that those before it were used: {}"};
    case WarningKind::shards_missing:
      return {"응답하지 않는 샤드가 있어 그 기사는 빠졌습니다: {}",
              "Shards do not answer, so that their articles are missing: {}"};
    case WarningKind::out_of_time:
      return {"정해진 시간 안에 다 찾지 못해 그때까지 찾은 것만 보입니다.",
              "The search ran out of time; these are the best articles found until then."};
  }
  return {};
}

/// No more of the user's text than a line can show, without control characters.
std::string shown(std::string_view typed) {
  constexpr std::size_t max_code_points = 60;
  const std::string valid = text::scrub_utf8(typed);
  std::string out;
  std::size_t at = 0;
  for (std::size_t count = 0; at < valid.size() && count < max_code_points; ++count) {
    const char32_t c = text::decode(valid, at);
    text::append(out, c < U' ' || (c >= 0x7F && c < 0xA0) ? U' ' : c);
  }
  if (at < valid.size()) out += "…";
  return out;
}

}  // namespace

std::string sentence(const Warning& warning, Language language) {
  const Wording both = wording(warning.kind);
  std::string out(language == Language::ko ? both.ko : both.en);
  if (const std::size_t place = out.find("{}"); place != std::string::npos) out.replace(place, 2, shown(warning.text));
  return out;
}

}  // namespace malmoi::search
