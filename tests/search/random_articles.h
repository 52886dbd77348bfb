// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <random>
#include <string>
#include <vector>

#include <malmoi/article.h>

namespace malmoi::search {

/// Draws short articles from few words, so that words and their parts meet again and again: nouns with
/// particles, compounds with and without spaces, Hanja, Latin, numbers, kana, signs.
class RandomArticles {
 public:
  explicit RandomArticles(std::uint32_t seed) : random_(seed) {}

  Article article() {
    Article article;
    article.id = "a" + std::to_string(count_++);
    article.title = line(1 + below(5));
    if (below(2)) article.excerpt = line(1 + below(8));
    for (std::size_t blocks = below(4); blocks > 0; --blocks) {
      article.body += line(1 + below(12)) + (blocks > 1 ? "\n" : "");
    }
    if (below(5)) article.published = day();
    for (std::size_t n = below(3); n > 0; --n) article.categories.push_back(pick(categories));
    for (std::size_t n = below(3); n > 0; --n) article.tags.push_back(pick(tags));
    if (below(2)) article.author = pick(authors);
    return article;
  }

  std::vector<Article> articles(std::size_t count) {
    std::vector<Article> all;
    while (all.size() < count) all.push_back(article());
    return all;
  }

  std::string line(std::size_t words) {
    std::string text;
    for (std::size_t i = 0; i < words; ++i) {
      text += word();
      text += pick(separators);
    }
    return text;
  }

  std::string word() {
    std::string text = pick(nouns);
    while (below(4) == 0) text += pick(nouns);
    if (below(40) == 0) text += "가나다라마바사아자차카타파하거너더러";
    if (below(2)) text += pick(particles);
    return text;
  }

  std::string day() {
    char text[16];
    std::snprintf(text, sizeof text, "%d-%02d-%02d", static_cast<int>(2022 + below(3)), static_cast<int>(1 + below(12)),
                  static_cast<int>(1 + below(28)));
    return text;
  }

  template <std::size_t N>
  std::string pick(const std::array<const char*, N>& choices) {
    return choices[below(N)];
  }
  std::size_t below(std::size_t limit) { return random_() % limit; }

  static constexpr std::array nouns = {
      "한",     "미",       "북",       "핵",       "남북",   "한미",   "미국",   "북한",   "남북한",   "정상",
      "회담",   "정상회담", "작전",     "지침",     "전지",   "도로",   "이다",   "나라",   "에서",     "동맹",
      "대통령", "의원",     "은행",     "한국은행", "서울시", "시장",   "장관",   "하나",   "하는",     "美",
      "韓美",   "金",       "樂",       "女性",     "率",     "比率",   "金融",   "U.S.",   "US",       "Wi-Fi",
      "WiFi",   "wi",       "fi",       "AT&T",     "ATT",    "don't",  "dont",   "e-mail", "K팝",      "5G",
      "G20",    "코로나19", "갑.을",    "갑",       "을",     "1,000",  "1000",   "3.5",    "35",       "6·25",
      "625",    "24시간",   "3조2천억", "ㅋㅋ",     "ㄳ",     "カ",     "カタナ", "😀",      "👍🏽", "a",
      "ab",     "ＮＣＧ",   "ncg",      "老人",     "樂樂",   "北金樂", "여성",   "녀성",   "금융",     "김융",
      "노인",   "로인",     "남녀",     "남여",     "낙",     "악",     "요",     "북김락", "북금악",   "율",
      "률",     "비율",     "비률",     "미국이",   "男女",   "말",     "말모이", "모이",   "이모",     "사과",
      "과일",   "로마",     "마을",     "은",       "을지로", "는개",   "가을"};
  static constexpr std::array particles = {"은",   "는",   "이",   "가", "을", "를",   "의",     "에",
                                           "에서", "으로", "로",   "와", "과", "까지", "에서는", "이다",
                                           "했다", "하는", "들은", "만", "도", "라고", "입니다"};
  static constexpr std::array separators = {" ", " ", " ", " ", " ",  " ",  "·",  ", ", ". ",
                                            "-", "/", "“", "”", " (", ") ", "\n", "",   "…"};
  static constexpr std::array categories = {"정치", "경제", "국제 뉴스", "News"};
  static constexpr std::array tags = {"외교", "안보", "K-pop"};
  static constexpr std::array authors = {"김말모", "이모이"};

 private:
  std::mt19937 random_;
  std::size_t count_ = 0;
};

}  // namespace malmoi::search
