// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include <malmoi/search_request.h>

namespace malmoi::search {

/// Queries made to cost as much as they can.
struct HostileQuery {
  std::string name;
  SearchRequest request;
};

inline std::string repeated(std::size_t count, const std::function<std::string(std::size_t)>& part) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += part(i);
  return all;
}

inline std::vector<HostileQuery> hostile_queries() {
  // Among the most frequent syllables and pairs of Korean texts.
  static const std::vector<std::string> syllables = {"가", "다", "이", "의", "사", "기", "도", "시", "지", "인",
                                                     "대", "정", "자", "일", "한", "수", "부", "전", "고", "나"};
  static const std::vector<std::string> words = {"대한", "한국", "사람", "지역", "일본",
                                                 "미국", "정부", "사회", "시대", "경제"};
  const auto syllable = [](std::size_t i) { return syllables[i % syllables.size()]; };
  const auto pair = [&](std::size_t i) { return syllable(i) + syllable(i / syllables.size()); };
  const auto word = [](std::size_t i) { return words[i % words.size()]; };
  std::vector<HostileQuery> all;
  const auto add = [&](const std::string& name, const std::string& query) -> SearchRequest& {
    HostileQuery& hostile = all.emplace_back();
    hostile.name = name;
    hostile.request.query = query;
    return hostile.request;
  };
  const std::string wide = "(한국 OR 미국 OR 일본) ";
  add("prefixes of one syllable", repeated(5000, [&](std::size_t i) { return syllable(i) + "* "; }));
  add("prefixes of one syllable, any", repeated(5000, [&](std::size_t i) { return syllable(i) + "* OR "; }) + "가*");
  add("prefixes of letters and digits", repeated(256, [](std::size_t i) {
        return std::string(1, "abcdefghijklmnopqrstuvwxyz0123456789"[i % 36]) + "* OR ";
      }));
  add("10,000 pairs joined by OR", repeated(10000, [&](std::size_t i) { return pair(i) + " OR "; }) + "한국");
  add("10,000 bare words", repeated(10000, [&](std::size_t i) { return pair(i) + " "; }));
  add("nested deeply", std::string(10000, '(') + "한국 -미국" + std::string(10000, ')'));
  add("negations nested", repeated(5000, [&](std::size_t i) { return "-(" + word(i) + " "; }));
  add("phrases of one syllable", repeated(256, [&](std::size_t i) { return "\"" + syllable(i) + "\" OR "; }));
  add("phrases of frequent syllables",
      repeated(256, [&](std::size_t i) { return "\"" + pair(i) + syllable(i + 7) + "\" OR "; }));
  add("a phrase of 8,000 syllables", "\"" + repeated(8000, [&](std::size_t i) { return syllable(i * i); }) + "\"");
  add("a word of 10,000 syllables", repeated(10000, [&](std::size_t i) { return syllable(i * i + i / 3); }));
  add("a word of 30,000 letters", std::string(30000, 'a'));
  add("emoji and kana phrases", repeated(256, [](std::size_t i) { return i % 2 ? "\"😀\" OR " : "\"のは\" OR "; }));
  add("without everything", repeated(256, [&](std::size_t i) { return "-" + syllable(i) + " "; }));
  add("in the body", repeated(256, [&](std::size_t i) { return "body:" + word(i) + " OR "; }) + "body:시");
  add("excerpt without a word", "-excerpt:한국");
  add("ranges of days", repeated(256, [&](std::size_t i) {
                          return "date:" + std::to_string(1000 + i) + "-01-02..9998-12-30 OR ";
                        }) + "한국");
  add("jamo", repeated(256, [](std::size_t i) { return i % 2 ? "ㅎㅁ* " : "ㄱㄴㄷ "; }));
  add("stars and operators", repeated(8000, [](std::size_t) { return "* AND "; }));
  add("quotes without partners", std::string(20000, '"'));
  add("bytes that are no text", std::string(32768, '\xff'));
  SearchRequest& deep = add("the last page", wide);
  deep.offset = 99'990;
  SearchRequest& oldest = add("everything by date", "");
  oldest.offset = 90'000;
  oldest.limit = 10'000;
  oldest.sort = Sort::oldest;
  oldest.snippet_length = 0;
  SearchRequest& snippets = add("10,000 snippets", wide + "\"시\"");
  snippets.limit = 10'000;
  snippets.snippet_length = 2000;
  SearchRequest& facets = add("facets of everything in doubt", "\"는\"");
  facets.facets = {Facet::category, Facet::tag, Facet::month};
  SearchRequest& explained = add("10,000 explanations", repeated(256, [&](std::size_t i) { return pair(i) + " "; }));
  explained.limit = 10'000;
  explained.explain = true;
  return all;
}

}  // namespace malmoi::search
