// SPDX-License-Identifier: GPL-2.0-or-later
#include "query_forms.h"

#include <algorithm>
#include <functional>
#include <random>
#include <sstream>
#include <string>
#include <string_view>

namespace malmoi {
namespace {

class Drawer {
 public:
  Drawer(const std::vector<Article>& articles, std::uint32_t seed) : articles_(articles), random_(seed) {}

  const Article& article() { return articles_[below(articles_.size())]; }

  /// `count` neighbouring words of a text.
  std::string words(std::size_t count) {
    std::istringstream text(article().title + " " + article().body);
    std::vector<std::string> all;
    for (std::string word; text >> word;) all.push_back(plain(word));
    if (all.empty()) return "한국";
    std::string out;
    const std::size_t begin = below(all.size());
    for (std::size_t i = begin; i < std::min(all.size(), begin + count); ++i) out += (out.empty() ? "" : " ") + all[i];
    return out;
  }
  std::string word() { return words(1); }
  /// The first syllables of a word.
  std::string beginning() { return word().substr(0, 6); }

  std::string day() {
    std::string day;
    while (day.size() < 10) day = article().published;
    return day.substr(0, 10);
  }
  std::string category() {
    for (;;) {
      const auto& all = article().categories;
      if (!all.empty()) return all.front();
    }
  }
  std::string tag() {
    for (;;) {
      const auto& all = article().tags;
      if (!all.empty()) return all.front();
    }
  }

 private:
  /// Without what has a meaning in queries.
  static std::string plain(std::string word) {
    for (char& c : word) {
      if (std::string_view("\"()+-*:").find(c) != std::string_view::npos) c = '/';
    }
    return word;
  }
  std::size_t below(std::size_t limit) { return random_() % limit; }

  const std::vector<Article>& articles_;
  std::mt19937 random_;
};

using Form = std::function<void(Drawer&, SearchRequest&)>;

Form text(std::function<std::string(Drawer&)> query) {
  return [query = std::move(query)](Drawer& draw, SearchRequest& request) { request.query = query(draw); };
}

std::vector<Form> forms() {
  return {
      text([](Drawer& d) { return d.word(); }),
      text([](Drawer& d) { return d.word() + " " + d.word(); }),
      text([](Drawer& d) { return d.words(5) + " " + d.words(3); }),
      text([](Drawer& d) { return "\"" + d.words(2) + "\""; }),
      text([](Drawer& d) { return "\"" + d.words(3) + "\" " + d.word(); }),
      text([](Drawer& d) { return "+" + d.word() + " " + d.word() + " -" + d.word(); }),
      text([](Drawer& d) { return d.word() + " OR " + d.word() + " AND " + d.word(); }),
      text([](Drawer& d) { return "(" + d.word() + " OR " + d.word() + ") AND NOT " + d.word(); }),
      text([](Drawer& d) { return "-" + d.word(); }),
      text([](Drawer& d) { return "title:" + d.word() + " " + d.word(); }),
      text([](Drawer& d) { return "excerpt:" + d.word(); }),
      text([](Drawer& d) { return "body:" + d.word(); }),
      text([](Drawer& d) { return "category:\"" + d.category() + "\" " + d.word(); }),
      text([](Drawer& d) { return "tag:\"" + d.tag() + "\""; }),
      text([](Drawer& d) { return "author:김말모 " + d.word(); }),
      text([](Drawer& d) { return "date:" + d.day().substr(0, 7) + " " + d.word(); }),
      text([](Drawer& d) { return "date:" + d.day() + ".. " + d.word(); }),
      text([](Drawer& d) { return d.beginning() + "*"; }),
      text([](Drawer& d) { return d.beginning().substr(0, 3) + "* " + d.word(); }),
      text([](Drawer& d) { return "\"" + d.word().substr(0, 3) + "\""; }),
      text([](Drawer&) { return "ㅈㅅㅎㄷ"; }),
      text([](Drawer& d) { return d.word() + d.word() + d.word(); }),
      text([](Drawer&) { return ""; }),
      [](Drawer& d, SearchRequest& r) {
        r.query = d.word();
        r.sort = Sort::newest;
        r.facets = {Facet::category, Facet::tag, Facet::month};
      },
      [](Drawer& d, SearchRequest& r) {
        r.query = "\"" + d.words(2) + "\"";
        r.sort = Sort::oldest;
      },
      [](Drawer& d, SearchRequest& r) {
        r.query = d.word();
        r.from = d.day();
        r.categories = {d.category()};
        r.facets = {Facet::month};
        r.offset = 5;
      },
      [](Drawer& d, SearchRequest& r) { r.similar_to = d.article().id; },
      [](Drawer& d, SearchRequest& r) {
        r.similar_text = d.article().body;
        r.tags = {d.tag()};
      },
      [](Drawer& d, SearchRequest& r) {
        r.query = d.word() + " " + d.word();
        r.explain = true;
        r.list_duplicates = true;
      },
      [](Drawer& d, SearchRequest& r) {
        r.query = d.word();
        r.half_life = 60;
        r.collapse = false;
        r.limit = 30;
      },
  };
}

}  // namespace

std::vector<SearchRequest> requests_of_all_forms(const std::vector<Article>& articles, std::size_t each,
                                                 std::uint32_t seed) {
  Drawer draw(articles, seed);
  std::vector<SearchRequest> requests;
  for (const Form& form : forms()) {
    for (std::size_t i = 0; i < each; ++i) form(draw, requests.emplace_back());
  }
  return requests;
}

}  // namespace malmoi
