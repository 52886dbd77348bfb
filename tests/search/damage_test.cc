// SPDX-License-Identifier: GPL-2.0-or-later
// Searches over damaged files: an answer, or an error that says so.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "../temporary_folder.h"
#include "random_articles.h"
#include "test_index.h"

namespace malmoi::search {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t block = 8192;

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

/// What happens to files: bytes and bits change, blocks are zeroed, repeated, exchanged or shifted, the end is lost.
std::string damaged(std::string bytes, std::mt19937& random) {
  if (bytes.empty()) return "x";
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random()) % n; };
  const std::size_t blocks = bytes.size() / block;
  switch (below(8)) {
    case 0:
      bytes[below(bytes.size())] ^= static_cast<char>(1 << below(8));
      break;
    case 1:  // in directories and headers of blocks, where it does most harm
      for (int n = 0; n < 3; ++n)
        bytes[std::min(bytes.size() - 1, below(blocks + 1) * block + below(64))] = static_cast<char>(random());
      break;
    case 2:
      for (std::size_t n = 1 + below(64); n > 0; --n) bytes[below(bytes.size())] = static_cast<char>(random());
      break;
    case 3:
      bytes.resize(below(bytes.size()));
      break;
    case 4: {
      const std::size_t begin = below(bytes.size());
      std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(begin),
                  std::min(below(2 * block) + 1, bytes.size() - begin), '\0');
      break;
    }
    case 5:
      if (blocks > 1) {
        const std::string copy = bytes.substr(below(blocks) * block, block);
        bytes.replace(below(blocks) * block, block, copy);
      }
      break;
    case 6:
      bytes.erase(below(bytes.size()), 1 + below(16));
      break;
    default: {
      const std::size_t begin = below(bytes.size());
      for (std::size_t i = begin; i < std::min(begin + 4, bytes.size()); ++i) bytes[i] = '\xff';
    }
  }
  return bytes;
}

std::vector<SearchRequest> mixed_requests() {
  std::vector<SearchRequest> requests;
  for (const char* query :
       {"도서관 대통령", "\"정상회담\"", "+도서관 -대통령", "도*", "w*", "\"가\"", "date:2023..2024-06 시",
        "category:News 대통령", "title:대통령", "(도서관 OR 대통령) AND NOT body:시", "-핵", ""}) {
    SearchRequest& request = requests.emplace_back();
    request.query = query;
  }
  requests[1].explain = true;
  requests[2].sort = Sort::newest;
  requests[6].sort = Sort::oldest;
  requests[0].facets = requests[5].facets = {Facet::category, Facet::tag, Facet::month};
  requests[11].ids_only = true;
  return requests;
}

struct Tally {
  std::size_t answers = 0;
  std::size_t errors = 0;
};

void search_all(const Searcher& searcher, Tally& tally, const std::string& what) {
  static const std::vector<SearchRequest> requests = mixed_requests();
  for (const SearchRequest& request : requests) {
    const auto results = searcher.search(request);
    ++(results ? tally.answers : tally.errors);
    if (results) continue;
    const ErrorCode code = results.error().code;
    ASSERT_TRUE(code == ErrorCode::corrupt || code == ErrorCode::io) << what << ": " << results.error().message;
    ASSERT_EQ(results.error().message.find('\n'), std::string::npos);
  }
}

class SearchOnDamage : public testing::Test {
 protected:
  SearchOnDamage() : index_(RandomArticles(41).articles(150)) {
    index_.commit(RandomArticles(42).articles(40), {"a3", "a50"});
    for (const auto& each : fs::recursive_directory_iterator(index_.path())) {
      const std::string name = fs::relative(each.path(), index_.path());
      if (each.is_regular_file() && name.find('/') != name.npos) files_.push_back(name);
    }
    std::sort(files_.begin(), files_.end());
  }

  TestIndex index_;
  std::vector<std::string> files_;
};

TEST_F(SearchOnDamage, AnswersOrSaysSo) {
  std::mt19937 random(17);
  Tally tally;
  std::size_t refused = 0;
  Settings settings;
  settings.search.time_budget = {};  // all loops must end of themselves
  ASSERT_GE(files_.size(), 6U);
  for (int round = 0; round < 2000 && !HasFatalFailure(); ++round) {
    const std::string name = files_[static_cast<std::size_t>(round) % files_.size()];
    const std::string path = index_.path() + "/" + name;
    const std::string sound = bytes_of(path);
    write(path, damaged(sound, random));
    const std::string what = name + ", round " + std::to_string(round);
    auto searcher = Searcher::open(index_.path(), settings);
    if (searcher) {
      search_all(*searcher, tally, what);
    } else {
      ++refused;
      ASSERT_TRUE(searcher.error().code == ErrorCode::corrupt || searcher.error().code == ErrorCode::io)
          << what << ": " << searcher.error().message;
    }
    write(path, sound);
  }
  EXPECT_GT(refused, 100U);
  EXPECT_GT(tally.errors, 1000U);
  EXPECT_GT(tally.answers, 1000U);
  Tally sound;
  search_all(index_.searcher(), sound, "sound");
  EXPECT_EQ(sound.errors, 0U);
}

TEST_F(SearchOnDamage, FilesThatChangeWhileTheyAreOpen) {
  std::mt19937 random(18);
  Tally tally;
  Settings settings;
  settings.search.time_budget = {};
  for (int round = 0; round < 300 && !HasFatalFailure(); ++round) {
    const std::string name = files_[static_cast<std::size_t>(round) % files_.size()];
    const std::string path = index_.path() + "/" + name;
    const std::string sound = bytes_of(path);
    auto searcher = Searcher::open(index_.path(), settings);
    ASSERT_TRUE(searcher);
    if (round % 2 == 0) search_all(*searcher, tally, name);
    write(path, damaged(sound, random));
    search_all(*searcher, tally, name + ", round " + std::to_string(round));
    write(path, sound);
  }
  EXPECT_GT(tally.errors, 50U);
  EXPECT_GT(tally.answers, 500U);
}

}  // namespace
}  // namespace malmoi::search
