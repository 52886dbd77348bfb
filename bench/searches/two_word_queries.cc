// SPDX-License-Identifier: GPL-2.0-or-later
#include "searches/two_word_queries.h"

#include <random>
#include <set>

#include "index/snapshot.h"
#include "measure/title_words.h"

namespace searches {
namespace {

using namespace malmoi;

// Titles drawn for each query wanted before it is given up.
constexpr std::size_t most_tries = 100;

Result<std::vector<std::string>> titles_of(const std::string& path) {
  auto snapshot = index::Snapshot::open(path);
  if (!snapshot) return std::move(snapshot).error();
  std::vector<std::string> titles;
  for (std::uint32_t i = 0; i < snapshot->generation_count(); ++i) {
    const std::uint32_t last = snapshot->generation(i).database().statistics().last_document;
    for (std::uint32_t document = 1; document <= last; ++document) {
      if (snapshot->tombstones(i).contains(document)) continue;
      auto article = snapshot->article(index::Location{i, document});
      if (!article) return std::move(article).error();
      titles.push_back(std::move(article->title));
    }
  }
  return titles;
}

}  // namespace

Result<std::vector<std::string>> two_word_queries(const std::string& index, std::size_t count, std::uint32_t seed) {
  const auto titles = titles_of(index);
  if (!titles) return titles.error();
  std::mt19937 random(seed);
  std::set<std::string> seen;
  std::vector<std::string> queries;
  for (std::size_t i = 0; i < count * most_tries && queries.size() < count && !titles->empty(); ++i) {
    const auto words = measure::title_words((*titles)[random() % titles->size()]);
    if (words.size() < 2) continue;
    const std::string& first = words[random() % words.size()];
    const std::string& second = words[random() % words.size()];
    std::string query = first + " " + second;
    if (first != second && seen.insert(query).second) queries.push_back(std::move(query));
  }
  return queries;
}

std::string url_encoded(const std::string& text) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string encoded;
  for (const unsigned char c : text) {
    const bool is_plain = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    if (is_plain) {
      encoded += static_cast<char>(c);
    } else {
      encoded += {'%', digits[c >> 4], digits[c & 15]};
    }
  }
  return encoded;
}

}  // namespace searches
