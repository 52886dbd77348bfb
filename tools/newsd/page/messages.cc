// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/page/messages.h"

#include <algorithm>
#include <array>

#include "newsd/page/html.h"

namespace newsd {
namespace {

constexpr Messages korean = {
    .lang = "ko",
    .site = "말모이",
    .skip = "검색 결과로 건너뛰기",
    .search_label = "기사 검색",
    .search_hint = "찾을 말을 적으세요",
    .search = "검색",
    .period = "기간",
    .from = "시작 날짜",
    .to = "끝 날짜",
    .until = "부터",
    .apply = "적용",
    .latest = "최근 기사",
    .results_of = "‘{}’ 검색 결과",
    .results = "검색 결과",
    .total_one = "기사 {}건",
    .total = "기사 {}건",
    .total_estimate = "기사 약 {}건",
    .seconds = "{}초",
    .sort = "차례",
    .by_relevance = "관련도순",
    .newest = "최신순",
    .oldest = "오래된순",
    .narrow = "좁혀 보기",
    .category = "분류",
    .tag = "태그",
    .year = "해",
    .month = "달",
    .filters = "걸러 보는 중",
    .remove = "빼기",
    .remove_all = "모두 빼기",
    .did_you_mean = "이것을 찾으셨나요?",
    .notices = "알림",
    .partial = "시간이 모자라 일부 기사에서만 찾았습니다. 낱말을 더 적으면 빨라집니다.",
    .stored_text = "본문 보기",
    .copies_one = "거의 같은 기사 {}건",
    .copies = "거의 같은 기사 {}건",
    .pages = "쪽",
    .page = "{}쪽",
    .previous = "이전",
    .next = "다음",
    .no_result = "찾는 기사가 없습니다",
    .no_result_hints =
        "<li>낱말의 철자를 살펴보세요.</li><li>더 짧거나 흔한 말로 바꿔 보세요.</li>"
        "<li>기간이나 분류를 빼 보세요.</li>",
    .no_articles = "아직 기사가 없습니다",
    .past_the_end = "이 쪽에는 기사가 없습니다",
    .to_first_page = "첫 쪽으로",
    .bad_request = "이렇게는 찾을 수 없습니다",
    .failure = "검색하지 못했습니다",
    .try_again = "잠시 뒤에 다시 해 보세요. 계속되면 운영자에게 알려 주세요.",
    .missing = "그런 기사가 없습니다",
    .untitled = "제목 없는 기사",
    .original = "원문 보기",
    .similar = "비슷한 기사",
    .help = "검색 방법",
    .help_items =
        "<li><code>\"금리 인하\"</code> 이 말 그대로</li><li><code>+핵 작전</code> ‘핵’은 꼭 있어야 함</li>"
        "<li><code>도서관 -칼럼</code> ‘칼럼’이 있으면 뺌</li><li><code>미국 OR 러시아</code> 둘 가운데 하나</li>"
        "<li><code>제목:연대</code> 제목에서만</li><li><code>날짜:2024-07</code> 2024년 7월 기사</li>"
        "<li><code>대통*</code> 이렇게 시작하는 낱말</li>",
    .other_language = "English",
    .suggestions = "추천 검색어",
};

constexpr Messages english = {
    .lang = "en",
    .site = "Malmoi",
    .skip = "Skip to results",
    .search_label = "Search articles",
    .search_hint = "Search the news",
    .search = "Search",
    .period = "Dates",
    .from = "First day",
    .to = "Last day",
    .until = "to",
    .apply = "Apply",
    .latest = "Latest articles",
    .results_of = "Results for “{}”",
    .results = "Results",
    .total_one = "{} article",
    .total = "{} articles",
    .total_estimate = "about {} articles",
    .seconds = "{} s",
    .sort = "Order",
    .by_relevance = "Relevance",
    .newest = "Newest",
    .oldest = "Oldest",
    .narrow = "Narrow down",
    .category = "Category",
    .tag = "Tag",
    .year = "Year",
    .month = "Month",
    .filters = "Filters",
    .remove = "Remove",
    .remove_all = "Remove all",
    .did_you_mean = "Did you mean",
    .notices = "Notices",
    .partial = "Time ran out: only some articles were searched. More words make it faster.",
    .stored_text = "Read here",
    .copies_one = "{} nearly the same article",
    .copies = "{} nearly the same articles",
    .pages = "Pages",
    .page = "Page {}",
    .previous = "Previous",
    .next = "Next",
    .no_result = "No articles found",
    .no_result_hints =
        "<li>Check the spelling.</li><li>Try shorter or more common words.</li>"
        "<li>Remove dates or categories.</li>",
    .no_articles = "There are no articles yet",
    .past_the_end = "There are no articles on this page",
    .to_first_page = "To the first page",
    .bad_request = "This cannot be searched for",
    .failure = "The search failed",
    .try_again = "Please try again in a moment. If it goes on, tell whoever runs this site.",
    .missing = "There is no such article",
    .untitled = "Untitled article",
    .original = "Original",
    .similar = "Similar articles",
    .help = "How to search",
    .help_items =
        "<li><code>\"금리 인하\"</code> exactly these words</li><li><code>+핵 작전</code> 핵 must be there</li>"
        "<li><code>도서관 -칼럼</code> without 칼럼</li><li><code>미국 OR 러시아</code> either</li>"
        "<li><code>title:연대</code> in titles only</li><li><code>date:2024-07</code> of July 2024</li>"
        "<li><code>대통*</code> words that begin so</li>",
    .other_language = "한국어",
    .suggestions = "Suggestions",
};

/// "2024-07-12" as {"2024", "7", "12"}, with fewer parts where there is less; nothing where it is no date.
std::array<std::string, 3> parts_of(std::string_view date) {
  constexpr std::string_view shape = "dddd-dd-dd";
  const std::size_t length = std::min(date.size(), shape.size());
  if (length != 4 && length != 7 && length != 10) return {};
  for (std::size_t i = 0; i < length; ++i) {
    const bool digit = date[i] >= '0' && date[i] <= '9';
    if (shape[i] == 'd' ? !digit : date[i] != '-') return {};
  }
  const auto number = [](std::string_view two) { return std::string(two.substr(two[0] == '0' ? 1 : 0)); };
  std::array<std::string, 3> parts = {std::string(date.substr(0, 4)), "", ""};
  if (length >= 7) parts[1] = number(date.substr(5, 2));
  if (length == 10) parts[2] = number(date.substr(8, 2));
  return parts;
}

std::string month_name(const std::string& number) {
  constexpr const char* names[] = {"January", "February", "March",     "April",   "May",      "June",
                                   "July",    "August",   "September", "October", "November", "December"};
  const int month = std::stoi(number);
  return month >= 1 && month <= 12 ? names[month - 1] : number;
}

}  // namespace

const Messages& messages(malmoi::Language language) { return language == malmoi::Language::ko ? korean : english; }

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, ",");
  return digits;
}

std::string counted(std::uint64_t number, const char* one, const char* many) {
  return fill(number == 1 ? one : many, grouped(number));
}

std::string shown_date(std::string_view date, malmoi::Language language) {
  const auto [year, month, day] = parts_of(date);
  if (year.empty()) return std::string(date);
  if (language == malmoi::Language::ko) {
    return year + "년" + (month.empty() ? "" : " " + month + "월") + (day.empty() ? "" : " " + day + "일");
  }
  return (day.empty() ? "" : day + " ") + (month.empty() ? "" : month_name(month) + " ") + year;
}

}  // namespace newsd
