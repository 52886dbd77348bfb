// SPDX-License-Identifier: GPL-2.0-or-later
#include "sample_articles.h"

#include <array>
#include <random>

#include <nlohmann/json.hpp>

namespace malmoi::faults {
namespace {

constexpr std::array places{"강릉", "목포", "제천", "통영", "정읍", "안동", "서산", "태백"};
constexpr std::array subjects{"도서관이", "전통 시장이", "버스 노선이", "수영장이", "과수원이", "역 앞 광장이"};
constexpr std::array events{"새로 문을 열었다", "여름 내내 붐볐다", "두 배로 넓어졌다", "이틀 동안 쉰다",
                            "이름을 바꾸었다"};
constexpr std::array remarks{"주민들은 오래 기다린 일이라며 반겼다.",
                             "비가 그친 뒤에도 발길이 끊이지 않았다.",
                             "시청은 내년 봄까지 공사를 마치겠다고 밝혔다.",
                             "상인들은 손님이 늘기를 바라고 있다.",
                             "아이들이 먼저 달려와 둘러보았다.",
                             "예산은 지난해와 같은 수준이다."};

template <class Choices>
std::string pick(std::mt19937& random, const Choices& choices) {
  return choices[random() % choices.size()];
}

// A number that no other text has.
std::string number_word(const Article& article) { return article.id.substr(5); }

}  // namespace

std::string version_word(unsigned version) { return std::to_string(version) + "판"; }

Article make_article(unsigned number, unsigned version) {
  std::mt19937 random(number * 100 + version);
  Article article;
  article.id = "news-" + std::to_string(10000 + number);
  const std::string place = pick(random, places);
  const std::string subject = pick(random, subjects);
  article.title = place + " " + subject + " " + pick(random, events) + ", " + version_word(version);
  article.excerpt = place + " 소식을 전한다.";
  article.body =
      "접수 번호 " + number_word(article) + ". " + place + "에서 " + subject + " " + pick(random, events) + ".";
  for (int i = 0; i < 3; ++i) article.body += " " + pick(random, remarks);
  article.published = "2024-0" + std::to_string(1 + number % 9) + "-1" + std::to_string(number % 10);
  article.categories = {place};
  return article;
}

State make_articles(unsigned first, unsigned last, unsigned version) {
  State state;
  for (unsigned number = first; number < last; ++number) {
    Article article = make_article(number, version);
    state[article.id] = article;
  }
  return state;
}

std::string own_query(const Article& article) { return "+" + number_word(article); }

std::string to_json_lines(const State& articles) {
  std::string lines;
  for (const auto& [id, article] : articles) {
    const nlohmann::json line = {{"_id", id},
                                 {"title", article.title},
                                 {"excerpt", article.excerpt},
                                 {"text", article.body},
                                 {"date", article.published},
                                 {"categories", article.categories}};
    lines += line.dump() + "\n";
  }
  return lines;
}

std::string to_post(const Article& article) {
  return "---\nid: " + article.id + "\ntitle: \"" + article.title + "\"\nexcerpt: \"" + article.excerpt +
         "\"\ndate: " + article.published + "\ncategories: [" + article.categories.front() + "]\n---\n" + article.body +
         "\n";
}

bool is_same(const Article& a, const Article& b) {
  return a.id == b.id && a.title == b.title && a.excerpt == b.excerpt && a.body == b.body &&
         a.published == b.published && a.categories == b.categories;
}

}  // namespace malmoi::faults
