// SPDX-License-Identifier: GPL-2.0-or-later
#include "newspaper.h"

#include <cstdlib>
#include <random>

namespace stress {
namespace {

std::string some_words(std::mt19937_64& random, unsigned count) {
  static const char* const words[] = {"도서관이", "문을",   "열었다",   "시장에서", "주민들은", "버스를",   "기다렸다",
                                      "비가",     "내려",   "강물이",   "불었고",   "학교는",   "방학을",   "맞았다",
                                      "박물관",   "전시가", "이어지며", "관람객",   "3천",      "KTX역",    "코로나19",
                                      "美",       "정부가", "예산을",   "늘렸다",   "축제를",   "준비한다", "공연은"};
  std::string text;
  for (unsigned i = 0; i < count; ++i) text += std::string(i ? " " : "") + words[random() % std::size(words)];
  return text;
}

malmoi::Article article(const std::string& id, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  malmoi::Article made;
  made.id = id;
  made.title = some_words(random, 5);
  made.excerpt = some_words(random, 8);
  made.body = some_words(random, 60);
  made.published = "2025-0" + std::to_string(1 + random() % 9) + "-1" + std::to_string(random() % 10);
  made.categories = {random() % 2 ? "지역" : "문화"};
  return made;
}

}  // namespace

malmoi::Article front_article(std::uint64_t number, std::uint64_t edition) {
  malmoi::Article made = article("front-" + std::to_string(number), number * 1'000'003 + edition);
  const std::string ending = " " + std::string(front_word) + " " + std::to_string(edition);
  made.title += ending;
  made.body += ending;
  return made;
}

malmoi::Article archive_article(std::uint64_t number, std::uint64_t wording) {
  return article("archive-" + std::to_string(number), number + (wording << 40));
}

std::uint64_t edition_of(const std::string& text) {
  return std::strtoull(text.c_str() + text.rfind(' ') + 1, nullptr, 10);
}

}  // namespace stress
