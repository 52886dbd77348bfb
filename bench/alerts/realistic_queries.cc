// SPDX-License-Identifier: GPL-2.0-or-later
#include "alerts/realistic_queries.h"

#include <nlohmann/json.hpp>
#include <random>

#include "measure/title_words.h"

namespace alerts {
namespace {

using Words = std::vector<std::string>;

constexpr std::size_t most_titles_without = 1'000'000;

/// `words` has two at least; `other` is one of another title.
std::string query(const Words& words, const std::string& other, std::size_t number, std::mt19937& random) {
  const std::size_t first = random() % (words.size() - 1);
  const std::string &a = words[first], &b = words[first + 1], &c = words[random() % words.size()];
  switch (number % 10) {
    case 5:
    case 6:
      return "\"" + a + " " + b + "\"";
    case 7:
      return "title:" + c;
    case 8:
      return a + " " + b + " -" + other;
    case 9:
      return a + " " + b + " " + c;
    default:
      return a + " " + (c == a ? b : c);
  }
}

}  // namespace

std::string realistic_queries(const std::vector<std::string>& titles, std::size_t count) {
  std::mt19937 random(1);
  std::string lines;
  std::string other = "연재";
  std::size_t made = 0;
  for (std::size_t i = 0; made < count && i < most_titles_without && !titles.empty(); ++i) {
    const Words words = measure::title_words(titles[random() % titles.size()]);
    if (words.size() < 2) continue;
    const nlohmann::ordered_json line = {{"id", "q" + std::to_string(made)},
                                         {"query", query(words, other, made, random)}};
    lines += line.dump() + "\n";
    other = words.front();
    ++made;
  }
  return lines;
}

}  // namespace alerts
