// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <malmoi/search_request.h>

namespace newsd {

/// What the page says, in one language. "{}" stands for a value.
struct Messages {
  const char* lang;
  const char* site;
  const char* skip;
  const char* search_label;
  const char* search_hint;
  const char* search;
  const char* period;
  const char* from;
  const char* to;
  const char* until;
  const char* apply;
  const char* latest;
  const char* results_of;
  const char* results;
  const char* total_one;
  const char* total;
  const char* total_estimate;
  const char* seconds;
  const char* sort;
  const char* by_relevance;
  const char* newest;
  const char* oldest;
  const char* narrow;
  const char* category;
  const char* tag;
  const char* year;
  const char* month;
  const char* filters;
  const char* remove;
  const char* remove_all;
  const char* did_you_mean;
  const char* notices;
  const char* partial;
  const char* stored_text;
  const char* copies_one;
  const char* copies;
  const char* pages;
  const char* page;
  const char* previous;
  const char* next;
  const char* no_result;
  const char* no_result_hints;
  const char* no_articles;
  const char* past_the_end;
  const char* to_first_page;
  const char* bad_request;
  const char* failure;
  const char* try_again;
  const char* missing;
  const char* untitled;
  const char* original;
  const char* similar;
  const char* help;
  const char* help_items;  ///< HTML
  const char* other_language;
  const char* suggestions;  ///< for those who listen to the page
};

const Messages& messages(malmoi::Language language);

/// 1234567 as "1,234,567".
std::string grouped(std::uint64_t number);

/// "{} articles" for a number of them.
std::string counted(std::uint64_t number, const char* one, const char* many);

/// "2024-07-12T09:30:00+09:00" as "2024년 7월 12일" or "12 July 2024"; "2024-07" and "2024" likewise; others as they
/// are.
std::string shown_date(std::string_view date, malmoi::Language language);

}  // namespace newsd
