// SPDX-License-Identifier: GPL-2.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <malmoi/maintenance.h>
#include <malmoi/saved_queries.h>

#include "oracle.h"
#include "random_articles.h"
#include "random_queries.h"
#include "search/percolation.h"
#include "test_index.h"

namespace malmoi::search {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

/// "query article", and behind that " changed" where it is.
using Matches = std::vector<std::string>;

/// An index, and a file of saved queries beside it.
class Newsroom {
 public:
  explicit Newsroom(const std::string& lines) { folder_.write("queries.jsonl", lines); }

  SavedQueries load() const {
    auto queries = SavedQueries::load(file(), index_.settings());
    EXPECT_TRUE(queries) << queries.error().message;
    return std::move(*queries);
  }
  MatchRequest request(Matches& matches) const {
    MatchRequest request;
    request.index = index_.path();
    request.found = [&matches](const MatchedArticle& article) -> Status {
      for (const std::string& query : article.queries) {
        matches.push_back(query + " " + article.id + (article.changed ? " changed" : ""));
      }
      return {};
    };
    return request;
  }
  void begin() const {
    Matches none;
    const Status begun = load().begin(request(none));
    ASSERT_TRUE(begun) << begun.error().message;
  }
  /// By a program that is started anew each time.
  Matches new_matches(bool confirms = true) const {
    SavedQueries queries = load();
    Matches matches;
    const auto summary = queries.match_new(request(matches));
    EXPECT_TRUE(summary) << summary.error().message;
    if (confirms) {
      EXPECT_TRUE(queries.confirm());
    }
    return matches;
  }

  std::string file() const { return folder_ / "queries.jsonl"; }
  std::string seen() const { return file() + ".seen"; }
  TestIndex& index() { return index_; }

 private:
  TemporaryFolder folder_;
  TestIndex index_;
};

Article article(const std::string& id, const std::string& title, const std::string& body = "") {
  Article article;
  article.id = id;
  article.title = title;
  article.body = body;
  return article;
}

SavedQuery saved(const std::string& id, const std::string& query) {
  SavedQuery saved;
  saved.id = id;
  saved.query = query;
  return saved;
}

SearchRequest asking(const std::string& query) {
  SearchRequest request;
  request.query = query;
  request.limit = 10000;
  request.ids_only = true;
  return request;
}

std::string content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(SavedQueries, NewArticlesAreToldWithAllQueriesThatMatchThem) {
  Newsroom room(R"({"id":"등대","query":"등대"})"
                "\n"
                R"({"_id":"섬","query":"\"섬마을 등대\"","tags":"바다"})"
                "\n");
  room.begin();
  Article lighthouse = article("a", "섬마을 등대에 불이 켜졌다");
  lighthouse.tags = {"바다"};
  room.index().commit({lighthouse, article("b", "등대지기의 하루"), article("c", "폐교가 도서관으로")});
  EXPECT_THAT(room.new_matches(), ElementsAre("등대 a", "섬 a", "등대 b"));
  EXPECT_THAT(room.new_matches(), IsEmpty());
}

TEST(SavedQueries, EveryWordIsRequired) {
  Newsroom room(R"({"id":"둘","query":"등대 축제"})"
                "\n"
                R"({"id":"괄호","query":"(등대 축제) OR 김장"})"
                "\n"
                R"j({"id":"제외","query":"등대 -(축제 김장)"})j"
                "\n"
                R"({"id":"기능어","query":"등대에 대한 축제"})"
                "\n");
  room.begin();
  room.index().commit({article("a", "등대 아래 열린 축제"), article("b", "등대 수리"), article("c", "봄 축제"),
                       article("d", "마을 김장"), article("e", "등대 김장")});
  EXPECT_THAT(room.new_matches(), UnorderedElementsAre("둘 a", "괄호 a", "기능어 a", "제외 b", "괄호 d", "괄호 e"));
}

TEST(SavedQueries, SynonymsWillDo) {
  const TemporaryFolder folder;
  Settings settings;
  settings.search.synonyms = folder.write("synonyms.yaml", "- equal: [한은, 한국은행]\n");
  TestIndex index;
  SavedQueries queries = SavedQueries::make(folder / "queries.jsonl", settings);
  ASSERT_TRUE(queries.add(saved("q", "한은 기준금리")));
  std::vector<std::string> found;
  MatchRequest request;
  request.index = index.path();
  request.found = [&](const MatchedArticle& each) -> Status { return found.push_back(each.id), Status(); };
  ASSERT_TRUE(queries.begin(request));
  index.commit(
      {article("a", "한국은행, 기준금리 그대로"), article("b", "한은 기준금리"), article("c", "은행 기준금리")});
  const auto summary = queries.match_new(request);
  ASSERT_TRUE(summary) << summary.error().message;
  EXPECT_THAT(found, UnorderedElementsAre("a", "b"));
  ASSERT_TRUE(queries.confirm());

  // Queries come and go while the object is kept.
  found.clear();
  ASSERT_TRUE(queries.add(saved("r", "세율")));
  index.commit({article("d", "새 세율")});
  ASSERT_TRUE(queries.match_new(request));
  ASSERT_TRUE(queries.confirm());
  EXPECT_THAT(found, ElementsAre("d"));
  ASSERT_TRUE(queries.remove("q"));
  index.commit({article("e", "한은 기준금리와 세율"), article("f", "한은 기준금리")});
  ASSERT_TRUE(queries.match_new(request));
  EXPECT_THAT(found, ElementsAre("d", "e"));
}

TEST(SavedQueries, WhatWasThereBeforeIsNotNew) {
  Newsroom room(R"({"id":"q","query":"등대"})");
  room.index().commit({article("a", "등대")});
  room.begin();
  room.index().commit({article("b", "등대 둘")});
  room.begin();  // a second time does nothing
  EXPECT_THAT(room.new_matches(), ElementsAre("q b"));
}

TEST(SavedQueries, MatchingBeginsWhereNothingIsRemembered) {
  Newsroom room(R"({"id":"q","query":"등대"})");
  room.index().commit({article("a", "등대")});
  SavedQueries queries = room.load();
  Matches matches;
  const auto summary = queries.match_new(room.request(matches));
  ASSERT_TRUE(summary) << summary.error().message;
  EXPECT_TRUE(summary->began);
  EXPECT_THAT(matches, IsEmpty());
  ASSERT_TRUE(queries.confirm());
  room.index().commit({article("b", "등대 둘")});
  EXPECT_THAT(room.new_matches(), ElementsAre("q b"));
}

TEST(SavedQueries, ChangedArticlesAreToldAsChanged) {
  Newsroom room(R"({"id":"q","query":"등대"})");
  room.index().commit({article("a", "등대"), article("b", "포구")});
  room.begin();
  room.index().commit({article("a", "등대 하나"), article("b", "포구의 등대"), article("c", "새 등대")});
  room.index().commit({article("a", "등대 하나 더")});
  EXPECT_THAT(room.new_matches(), UnorderedElementsAre("q a changed", "q b changed", "q c"));
  // Away and back again between two looks: nothing has changed.
  room.index().commit({article("a", "잠시 다른 글")}, {"c"});
  room.index().commit({article("a", "등대 하나 더"), article("c", "새 등대")});
  EXPECT_THAT(room.new_matches(), IsEmpty());
  // Gone for a look, it is new.
  room.index().commit({}, {"c"});
  EXPECT_THAT(room.new_matches(), IsEmpty());
  room.index().commit({article("c", "새 등대")});
  EXPECT_THAT(room.new_matches(), ElementsAre("q c"));
}

TEST(SavedQueries, WhatWasNotConfirmedIsToldAgain) {
  Newsroom room(R"({"id":"q","query":"등대"})");
  room.begin();
  room.index().commit({article("a", "등대")});
  EXPECT_THAT(room.new_matches(false), ElementsAre("q a"));
  room.index().commit({article("b", "등대 둘")});
  room.index().compact();
  // As a program leaves it that is killed while it confirms.
  std::ofstream(room.seen() + "/gen-000009-0000000000000000.seen") << "half";
  EXPECT_THAT(room.new_matches(), UnorderedElementsAre("q a", "q b"));
  EXPECT_THAT(room.new_matches(), IsEmpty());
  EXPECT_FALSE(std::filesystem::exists(room.seen() + "/gen-000009-0000000000000000.seen"));
}

TEST(SavedQueries, AnErrorOfWhoIsToldEndsTheMatchingAndConfirmsNothing) {
  Newsroom room(R"({"id":"q","query":"등대"})");
  room.begin();
  room.index().commit({article("a", "등대"), article("b", "등대")});
  SavedQueries queries = room.load();
  Matches matches;
  MatchRequest request = room.request(matches);
  request.found = [](const MatchedArticle&) -> Status { return Error{ErrorCode::io, "the mail server is away"}; };
  const auto summary = queries.match_new(request);
  ASSERT_FALSE(summary);
  EXPECT_EQ(summary.error().message, "the mail server is away");
  EXPECT_TRUE(queries.confirm());
  EXPECT_THAT(room.new_matches(), UnorderedElementsAre("q a", "q b"));
}

TEST(SavedQueries, AnIndexThatIsMadeAnewHasNothingNew) {
  Newsroom room(R"({"id":"q","query":"등대"})");
  room.begin();
  const std::vector<Article> articles = {article("a", "등대"), article("b", "등대 둘")};
  room.index().commit(articles);
  EXPECT_THAT(room.new_matches(), UnorderedElementsAre("q a", "q b"));
  std::filesystem::remove_all(room.index().path());
  room.index().commit({articles[1], articles[0], article("c", "등대 셋")});
  EXPECT_THAT(room.new_matches(), ElementsAre("q c"));
}

TEST(SavedQueries, ARestoredBackupLosesNothing) {
  Newsroom room(R"({"id":"q","query":"등대"})");
  room.begin();
  room.index().commit(
      {article("a", "등대"), article("b", "등대 둘"), article("d", "등대 넷"), article("e", "등대 다섯")});
  const std::string backup = room.index().path() + "-backup";
  ASSERT_TRUE(backup_index(room.index().path(), backup));
  room.index().commit({article("c", "등대 셋")}, {"a"});
  EXPECT_THAT(room.new_matches(), UnorderedElementsAre("q b", "q c", "q d", "q e"));
  ASSERT_TRUE(restore_index(backup, room.index().path(), true));
  EXPECT_THAT(room.new_matches(), ElementsAre("q a"));  // it lives again, in the generation that it was deleted from
  room.index().commit({article("c", "등대 셋")});
  EXPECT_THAT(room.new_matches(), ElementsAre("q c"));
  std::filesystem::remove_all(backup);
}

/// The bytes and names of all files of a folder.
std::string all_of(const std::string& folder) {
  std::string all;
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    all += file.path().filename().string() + '\n' + content(file.path().string());
  }
  return all;
}

TEST(SavedQueries, WhatIsRememberedOfAPurgedArticleGoesWithTheNextAlerts) {
  Newsroom newsroom(R"({"id":"나루","query":"가막새나루"})"
                    "\n");
  newsroom.index().commit({article("1", "항구 소식")});
  newsroom.begin();
  newsroom.index().commit({article("가막새-7", "가막새나루 증언", "가막새나루 사람들이 증언했다.")});
  EXPECT_THAT(newsroom.new_matches(), ElementsAre("나루 가막새-7"));
  const auto snapshot = index::Snapshot::open(newsroom.index().path());
  ASSERT_TRUE(snapshot);
  const std::string hash = snapshot->content_hash(**snapshot->find("가막새-7"))->substr(0, 8);
  EXPECT_THAT(all_of(newsroom.seen()), AllOf(HasSubstr(hash), Not(HasSubstr("가막새"))));
  {
    auto indexer = Indexer::open(newsroom.index().path(), newsroom.index().settings());
    ASSERT_TRUE(indexer);
    ASSERT_TRUE(indexer->purge({"가막새-7"}));
  }
  EXPECT_THAT(all_of(newsroom.seen()), HasSubstr(hash));
  EXPECT_THAT(newsroom.new_matches(), IsEmpty());
  EXPECT_THAT(all_of(newsroom.seen()), Not(HasSubstr(hash)));
}

TEST(SavedQueries, LinesThatCannotBeUsedAreToldAndKept) {
  const std::string lines =
      "\xEF\xBB\xBF"
      R"({"id":"q","query":"등대","mail":"desk"})"
      "\n\n{broken\n"
      R"(["list"])"
      "\n"
      R"({"query":"등대"})"
      "\n"
      R"({"id":"r"})"
      "\n"
      R"({"id":"q","query":"축제"})"
      "\n"
      R"({"id":"s","query":"?!"})"
      "\n"
      R"({"id":"t","query":"등대","from":"언젠가"})"
      "\n"
      R"({"id":"u","query":"등대","tags":[1]})"
      "\n"
      R"({"id":"v","query":""})"
      "\n";
  const Newsroom room(lines);
  SavedQueries queries = room.load();
  std::vector<std::string> rejected;
  for (const Rejection& each : queries.rejected()) {
    rejected.push_back(each.path.substr(room.file().size()) + ": " + each.reason);
  }
  EXPECT_THAT(rejected, ElementsAre(HasSubstr(":3: not valid JSON"), HasSubstr(":4: not a JSON object"),
                                    HasSubstr(":5: has neither _id nor id"), HasSubstr(":6: has no key query"),
                                    HasSubstr(":7: id q: line 1 has it too"), HasSubstr(":8: query: nothing in it"),
                                    HasSubstr(":9: from: '언젠가' is no date"), HasSubstr(":10: key tags"),
                                    HasSubstr(":11: query: nothing in it")));
  ASSERT_EQ(queries.list().size(), 1u);
  EXPECT_EQ(queries.list()[0].query, "등대");

  SavedQuery added = saved("새", "포구 \"섬마을\"");
  added.to = "2030";
  added.categories = {"지역"};
  ASSERT_TRUE(queries.add(added));
  ASSERT_TRUE(queries.save());
  EXPECT_EQ(content(room.file()),
            lines.substr(3) + R"({"id":"새","query":"포구 \"섬마을\"","to":"2030","categories":["지역"]})" + "\n");
  EXPECT_EQ(room.load().list().size(), 2u);
}

TEST(SavedQueries, AreAddedAndRemoved) {
  const Newsroom room("");
  SavedQueries queries = room.load();
  ASSERT_TRUE(queries.add(saved("q", "등대")));
  const Status again = queries.add(saved("q", "축제"));
  ASSERT_FALSE(again);
  EXPECT_THAT(again.error().message, HasSubstr("id q: there is a saved query with it"));
  EXPECT_FALSE(queries.add(saved("r", "?!")));
  EXPECT_FALSE(queries.add(saved("", "등대")));
  SavedQuery filtered = saved("r", "");
  filtered.tags = {"바다"};
  filtered.to = "내일";
  EXPECT_FALSE(queries.add(filtered));
  filtered.to.clear();
  ASSERT_TRUE(queries.add(filtered));
  EXPECT_TRUE(queries.remove("q"));
  EXPECT_FALSE(queries.remove("q"));
  ASSERT_TRUE(queries.save());
  ASSERT_EQ(room.load().list().size(), 1u);
  EXPECT_EQ(room.load().list()[0].id, "r");
}

TEST(SavedQueries, WarningsNameTheLine) {
  const Newsroom room(
      "\n"
      R"({"id":"q","query":"등대 AND \"포구"})"
      "\n");
  const auto warnings = room.load().warnings(Language::en);
  ASSERT_EQ(warnings.size(), 1u);
  EXPECT_EQ(warnings[0].path, room.file() + ":2");
  EXPECT_THAT(warnings[0].reason, HasSubstr("closing quote"));
}

TEST(SavedQueries, WhatIsRememberedBelongsToOneIndex) {
  Newsroom room(R"({"id":"q","query":"등대"})");
  room.index().commit({article("a", "등대")});
  room.begin();
  const TestIndex other({article("z", "등대")});
  Matches matches;
  MatchRequest request = room.request(matches);
  request.index = other.path();
  SavedQueries queries = room.load();
  const auto refused = queries.match_new(request);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::invalid_argument);
  EXPECT_THAT(refused.error().message, HasSubstr(room.index().path()));
  request.seen = room.file() + ".other";
  EXPECT_TRUE(queries.match_new(request));

  // An index that is no longer there was moved.
  const std::string moved = room.index().path() + "-moved";
  std::filesystem::rename(room.index().path(), moved);
  request = room.request(matches);
  request.index = moved;
  const auto summary = queries.match_new(request);
  ASSERT_TRUE(summary) << summary.error().message;
  EXPECT_FALSE(summary->began);
  EXPECT_EQ(summary->articles, 0u);
}

TEST(SavedQueries, DamageOfWhatIsRememberedIsTold) {
  Newsroom room(R"({"id":"q","query":"등대"})");
  room.index().commit({article("a", "등대")});
  room.begin();
  room.index().commit({article("b", "등대")});
  room.index().compact();
  for (const auto& entry : std::filesystem::directory_iterator(room.seen())) {
    const std::string path = entry.path().string();
    const std::string bytes = content(path);
    if (bytes.empty()) continue;  // the lock
    std::ofstream(path, std::ios::binary) << "!" + bytes.substr(1);
    Matches matches;
    SavedQueries queries = room.load();
    const auto summary = queries.match_new(room.request(matches));
    ASSERT_FALSE(summary) << path;
    EXPECT_EQ(summary.error().code, ErrorCode::corrupt);
    EXPECT_THAT(summary.error().message, HasSubstr(path));
    std::ofstream(path, std::ios::binary) << bytes;
  }
  EXPECT_THAT(room.new_matches(), ElementsAre("q b"));
}

TEST(SavedQueries, OneProcessMatchesAtATime) {
  Newsroom room(R"({"id":"q","query":"등대"})");
  room.index().commit({article("a", "등대")});
  room.begin();
  SavedQueries first = room.load(), second = room.load();
  Matches matches;
  ASSERT_TRUE(first.match_new(room.request(matches)));
  const auto refused = second.match_new(room.request(matches));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::locked);
  ASSERT_TRUE(first.confirm());
  EXPECT_TRUE(second.match_new(room.request(matches)));
}

// A search asks for the most frequent thousand of the terms that begin so; an alert may miss none.
TEST(SavedQueries, PrefixesOfManyTermsMissNothing) {
  Newsroom room(R"({"id":"q","query":"zz*"})");
  room.begin();
  std::vector<Article> articles;
  for (int i = 0; i < 1100; ++i) articles.push_back(article("a" + std::to_string(i), "zz" + std::to_string(10000 + i)));
  for (int i = 0; i < 1100; ++i) {
    std::string letters = "zz";
    for (int rest = i; letters.size() < 6; rest /= 26) letters.push_back(static_cast<char>('a' + rest % 26));
    articles[static_cast<std::size_t>(i)].title = letters;
  }
  room.index().commit(articles);
  EXPECT_EQ(room.new_matches().size(), articles.size());
}

class Percolated : public testing::TestWithParam<int> {
 protected:
  std::uint32_t seed() const { return static_cast<std::uint32_t>(GetParam()); }
};

std::string all_of(const Article& article) {
  std::string all =
      article.title + "|" + article.excerpt + "|" + article.body + "|" + article.published + "|" + article.author;
  for (const auto* names : {&article.categories, &article.tags}) {
    for (const std::string& name : *names) all += "|" + name;
    all += "||";
  }
  return all;
}

/// An index that changes at random, what it holds, and what was told of it.
class RandomNewsroom {
 public:
  explicit RandomNewsroom(std::uint32_t seed) : articles_(seed), random_(seed), room_(queries(seed)) {
    room_.begin();
    update(550);  // more than are looked at one by one
  }

  void step() {
    switch (random_() % 8) {
      case 0:
        return room_.index().compact();
      case 1:
        ASSERT_TRUE(rebuild_index(room_.index().path(), room_.index().settings()));
        return;
      case 2:
        return look();
      default:
        return update(1 + random_() % 20);
    }
  }

  void look() {
    Matches expected;
    for (const auto& [id, text] : now_) {
      const auto before = seen_.find(id);
      const bool is_changed = before != seen_.end();
      if (is_changed && before->second == all_of(text)) continue;
      const ReadArticle read = oracle_.read(text);
      for (std::size_t q = 0; q < wanted_.size(); ++q) {
        if (Oracle::matches(wanted_[q], read)) {
          expected.push_back("q" + std::to_string(q) + " " + id + (is_changed ? " changed" : ""));
        }
      }
    }
    EXPECT_THAT(room_.new_matches(), testing::UnorderedElementsAreArray(expected));
    seen_.clear();
    for (const auto& [id, text] : now_) seen_[id] = all_of(text);
  }

 private:
  /// As plain searches are asked, without parentheses: in those a search takes one word of several.
  std::string queries(std::uint32_t seed) {
    const std::vector<Article> sample = articles_.articles(100);
    RandomQueries random(sample, oracle_, seed);
    std::string lines;
    while (wanted_.size() < 300) {
      const RandomQuery query = random.query();
      if (query.text.find('(') != std::string::npos) continue;
      const SavedQuery one = saved("q" + std::to_string(wanted_.size()), query.text);
      TemporaryFolder folder;
      SavedQueries file = SavedQueries::make(folder / "one");
      if (!file.add(one) || !file.save()) continue;
      lines += content(folder / "one");
      wanted_.push_back(query.wanted);
    }
    return lines;
  }

  void update(std::size_t count) {
    std::vector<Article> added;
    std::set<std::string> ids;
    while (added.size() < count) {
      Article article = articles_.article();
      article.id = "a" + std::to_string(random_() % 700);
      if (!ids.insert(article.id).second) continue;
      now_[article.id] = article;
      added.push_back(std::move(article));
    }
    std::vector<std::string> removed;
    if (random_() % 2) {
      const std::string id = std::next(now_.begin(), static_cast<std::ptrdiff_t>(random_() % now_.size()))->first;
      now_.erase(id);
      removed.push_back(id);
    }
    room_.index().commit(added, removed);
  }

  RandomArticles articles_;
  std::mt19937 random_;
  Oracle oracle_;
  std::vector<Wanted> wanted_;
  Newsroom room_;
  std::map<std::string, Article> now_;
  std::map<std::string, std::string> seen_;
};

TEST_P(Percolated, AlertsAreWhatReadingFindsInWhatIsNew) {
  RandomNewsroom room(seed());
  for (int i = 0; i < 60 && !HasFailure(); ++i) room.step();
  room.look();
}

/// Matches of percolation are those of plain searches, of new and old articles alike.
TEST_P(Percolated, AlertsAreWhatSearchesFind) {
  RandomArticles random(seed());
  Newsroom room(R"({"id":"one","query":"한미 +동맹 -핵"})"
                "\n"
                R"({"id":"two","query":"title:회담 OR (북한 \"남북\") OR K팝"})"
                "\n"
                R"({"id":"three","query":"대통* date:2023","categories":["정치","News"],"from":"2023-02"})"
                "\n"
                R"({"id":"four","query":"\"코로나19\" NOT tag:외교"})"
                "\n"
                R"({"id":"five","query":"","tags":["안보"]})"
                "\n");
  std::vector<SearchRequest> requests;
  for (const char* query : {"+한미 +동맹 -핵", "title:회담 OR (+북한 \"남북\") OR K팝", "대통* date:2023",
                            "\"코로나19\" NOT tag:외교", ""}) {
    requests.push_back(asking(query));
  }
  requests[2].from = "2023-02";
  requests[2].categories = {"정치", "News"};
  requests[4].tags = {"안보"};
  const std::vector<std::string> ids = {"one", "two", "three", "four", "five"};
  room.index().commit(random.articles(300));
  room.begin();
  std::set<std::string> old;
  for (int round = 0; round < 12; ++round) {
    for (const std::string& id : room.index().ids("")) old.insert(id);
    room.index().commit(random.articles(40));
    Matches expected;
    for (std::size_t i = 0; i < requests.size(); ++i) {
      for (const std::string& id : TestIndex::ids(room.index().search(requests[i]))) {
        if (!old.contains(id)) expected.push_back(ids[i] + " " + id);
      }
    }
    EXPECT_THAT(room.new_matches(), testing::UnorderedElementsAreArray(expected));
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, Percolated, testing::Range(1, 5));

TEST(Percolation, ManyPairsAreSettledInTurns) {
  RandomArticles random(3);
  const TestIndex index(random.articles(700));
  analysis::Chain chain{AnalyzerSettings{}};
  TextMatcher matcher{AnalyzerSettings{}};
  std::vector<StandingQuery> standing;
  for (const char* text : {"회담", "한미", "\"정상회담\"", "K팝 -핵", "미국", "\"남북\"", "대통*", "북한"}) {
    auto prepared = StandingQuery::prepare(saved(text, text), query::no_synonyms, chain, matcher);
    ASSERT_TRUE(prepared);
    standing.push_back(std::move(*prepared));
  }
  std::vector<const StandingQuery*> queries;
  for (const StandingQuery& each : standing) queries.push_back(&each);
  auto snapshot = index::Snapshot::open(index.path());
  ASSERT_TRUE(snapshot);
  std::vector<NewArticle> articles;
  for (std::uint32_t d = 1; d <= 700; ++d) articles.push_back({{0, d}, false});

  const AnalyzerSettings settings;
  const NeededTerms needed(queries);
  const auto pairs = [&](std::size_t max_pairs, unsigned jobs) {
    std::set<std::pair<std::string, std::uint32_t>> found;
    std::size_t count = 0;
    Percolation percolation(queries, needed, settings, *snapshot, jobs, max_pairs);
    const Status done = percolation.run(
        articles, [&](const NewArticle&, const Article& article, const std::vector<std::uint32_t>& each) -> Status {
          count += each.size();
          for (const std::uint32_t query : each) found.emplace(article.id, query);
          return {};
        });
    EXPECT_TRUE(done);
    EXPECT_EQ(count, found.size());
    return found;
  };
  const auto at_once = pairs(Percolation::default_pairs, 1);
  EXPECT_GT(at_once.size(), 300u);
  EXPECT_EQ(pairs(100, 1), at_once);
  EXPECT_EQ(pairs(1, 3), at_once);
}

// Commits go on while matches are told; each article is told once in the end.
TEST(SavedQueries, WritersAndSearchersGoOnMeanwhile) {
  Newsroom room(R"({"id":"q","query":"등대"})");
  room.begin();
  room.index().commit({article("first", "등대")});
  std::jthread writer([&] {
    for (int i = 0; i < 40; ++i) room.index().commit({article("a" + std::to_string(i), "등대 " + std::to_string(i))});
  });
  const TestIndex& index = room.index();
  const Searcher& searcher = index.searcher();
  std::jthread reader([&](const std::stop_token& stop) {
    while (!stop.stop_requested()) EXPECT_TRUE(searcher.search(asking("등대")));
  });
  Matches all;
  for (int i = 0; i < 20; ++i) {
    for (std::string& each : room.new_matches()) all.push_back(std::move(each));
  }
  writer.join();
  for (std::string& each : room.new_matches()) all.push_back(std::move(each));
  EXPECT_EQ(all.size(), 41u);
  EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), 41u);
}

}  // namespace
}  // namespace malmoi::search
