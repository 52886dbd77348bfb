// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/database.h"

#include <gtest/gtest.h>

#include <map>
#include <thread>
#include <utility>
#include <vector>

#include "glass/posting_list.h"
#include "glass/value_list.h"
#include "sample_database.h"

namespace malmoi::glass {
namespace {

using List = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

List xapian_list(const Xapian::Database& database, const std::string& term) {
  List list;
  for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
    list.emplace_back(*at, term.empty() ? at.get_doclength() : at.get_wdf());
  }
  return list;
}

List rest_of(PostingList& postings) {
  List list;
  Postings block;
  do {
    const Status read = postings.next(block);
    EXPECT_TRUE(read) << read.error().message;
    for (std::size_t i = 0; i < block.size; ++i) list.emplace_back(block.documents[i], block.wdfs[i]);
  } while (block.size > 0);
  return list;
}

class DatabaseTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TemporaryFolder;
    write_database(*folder_ / "db", 3, 4000);
    xapian_ = new Xapian::Database(*folder_ / "db");
  }
  static void TearDownTestSuite() {
    delete xapian_;
    delete folder_;
  }
  void SetUp() override {
    auto database = Database::open(*folder_ / "db");
    ASSERT_TRUE(database) << database.error().message;
    database_ = std::make_unique<Database>(std::move(*database));
  }

  static TemporaryFolder* folder_;
  static Xapian::Database* xapian_;
  std::unique_ptr<Database> database_;
};

TemporaryFolder* DatabaseTest::folder_ = nullptr;
Xapian::Database* DatabaseTest::xapian_ = nullptr;

TEST_F(DatabaseTest, Statistics) {
  const Statistics& statistics = database_->statistics();
  EXPECT_EQ(statistics.documents, xapian_->get_doccount());
  EXPECT_EQ(statistics.last_document, xapian_->get_lastdocid());
  EXPECT_EQ(statistics.total_length, xapian_->get_total_length());
  EXPECT_GT(database_->postings().leaf_count(), 50U);
}

TEST_F(DatabaseTest, PostingsOfAllTerms) {
  PostingList postings(*database_);
  Cursor cursor(database_->postings());
  std::size_t terms = 0, long_lists = 0;
  for (auto term = xapian_->allterms_begin(); term != xapian_->allterms_end(); ++term, ++terms) {
    const List expected = xapian_list(*xapian_, *term);
    ASSERT_TRUE(postings.open(*term));
    ASSERT_EQ(postings.frequency(), expected.size());
    ASSERT_EQ(postings.collection_frequency(), xapian_->get_collection_freq(*term));
    ASSERT_EQ(rest_of(postings), expected) << *term;
    const auto found = frequency(cursor, *term);
    ASSERT_TRUE(found);
    ASSERT_EQ(*found, expected.size());
    long_lists += expected.size() > 1000;
  }
  EXPECT_GT(terms, 2000U);
  EXPECT_GT(long_lists, 3U);
}

TEST_F(DatabaseTest, AbsentTerms) {
  PostingList postings(*database_);
  Cursor cursor(database_->postings());
  for (const std::string& term : {std::string("낱"), std::string("낱말1\0", 8), std::string("\xff"),
                                  std::string("\0", 1), std::string(400, 'x'), std::string("낱말1x")}) {
    ASSERT_TRUE(postings.open(term));
    EXPECT_EQ(postings.frequency(), 0U);
    EXPECT_EQ(rest_of(postings), List{});
    EXPECT_TRUE(postings.skip_to(5));
    EXPECT_EQ(*frequency(cursor, term), 0U);
  }
}

TEST_F(DatabaseTest, LengthsOfDocuments) {
  PostingList lengths(*database_);
  ASSERT_TRUE(lengths.open(""));
  EXPECT_EQ(rest_of(lengths), xapian_list(*xapian_, ""));
}

TEST_F(DatabaseTest, SkippingLeavesOutOnlySmallerDocuments) {
  RandomTerms random(11);
  PostingList postings(*database_);
  for (int round = 0; round < 1000; ++round) {
    const std::string term = round % 3 == 0 ? "" : random.term();
    List expected = xapian_list(*xapian_, term);
    ASSERT_TRUE(postings.open(term));
    Postings block;
    std::uint32_t target = 0;
    for (;;) {
      target += random.below(1500);
      ASSERT_TRUE(postings.skip_to(target));
      ASSERT_TRUE(postings.next(block));
      std::size_t at = 0;  // of the block, not smaller than the target
      while (at < block.size && block.documents[at] < target) ++at;
      if (block.size == 0 || at < block.size) {
        std::erase_if(expected, [&](const auto& posting) { return posting.first < target; });
      }
      if (block.size == 0) break;
      for (; at < block.size; ++at) {
        ASSERT_FALSE(expected.empty());
        ASSERT_EQ(std::make_pair(block.documents[at], block.wdfs[at]), expected.front());
        expected.erase(expected.begin());
      }
    }
    ASSERT_TRUE(expected.empty()) << term;
  }
}

TEST_F(DatabaseTest, ValuesInAnyOrder) {
  ValueList values(*database_);
  RandomTerms random(12);
  const std::uint32_t last = xapian_->get_lastdocid();
  std::vector<std::string> slots[8];
  for (const Xapian::valueno slot : value_slots) {
    slots[slot].resize(last + 3);
    for (auto at = xapian_->valuestream_begin(slot); at != xapian_->valuestream_end(slot); ++at) {
      slots[slot][at.get_docid()] = *at;
    }
  }
  for (std::uint32_t slot = 0; slot < 8; ++slot) {
    for (std::uint32_t i = 0; i < last + 3; ++i) {
      const auto document = slot == 7 ? random.below(last + 3) : i;
      const auto value = values.find(slot, document);
      ASSERT_TRUE(value) << value.error().message;
      ASSERT_EQ(*value, slots[slot].empty() ? "" : slots[slot][document]) << slot << ' ' << document;
    }
  }
}

TEST_F(DatabaseTest, Records) {
  Cursor cursor(database_->records());
  std::size_t large = 0;
  for (std::uint32_t document = 0; document < xapian_->get_lastdocid() + 3; ++document) {
    std::string expected;
    try {
      if (document > 0) expected = xapian_->get_document(document).get_data();
    } catch (const Xapian::DocNotFoundError&) {
    }
    const auto found = record(cursor, document);
    ASSERT_TRUE(found) << found.error().message;
    ASSERT_EQ(*found, expected) << document;
    large += expected.size() > 50'000;
    const auto beginning = record(cursor, document, 3000);
    ASSERT_TRUE(beginning);
    ASSERT_GE(beginning->size(), std::min<std::size_t>(expected.size(), 3000));
    ASSERT_LT(beginning->size(), 3000 + block_size);
    ASSERT_TRUE(expected.starts_with(*beginning));
  }
  EXPECT_GT(large, 5U);
}

TEST_F(DatabaseTest, EntriesInOrder) {
  Cursor cursor(database_->postings());
  auto there = cursor.find_last(std::string(1, '\0'));
  ASSERT_TRUE(there);
  EXPECT_FALSE(*there) << "nothing is before it";
  std::vector<std::string> keys;
  for (there = cursor.find_first(std::string(1, '\0')); there && *there; there = cursor.next()) {
    if (!keys.empty()) {
      ASSERT_LT(keys.back(), cursor.key());
    }
    keys.emplace_back(cursor.key());
  }
  EXPECT_TRUE(there);
  EXPECT_GT(keys.size(), 5000U);
  for (std::size_t i = 0; i + 1 < keys.size(); i += 7) {
    ASSERT_TRUE(*cursor.find_last(keys[i] + '\0'));
    EXPECT_EQ(cursor.key(), keys[i]);
    ASSERT_TRUE(*cursor.find_first(keys[i] + '\0'));
    EXPECT_EQ(cursor.key(), keys[i + 1]);
  }
  EXPECT_FALSE(*cursor.find_first(keys.back() + '\0'));
}

TEST_F(DatabaseTest, ManyThreadsAtOnce) {
  const List expected = xapian_list(*xapian_, "낱말1");
  std::vector<std::thread> threads;
  for (unsigned seed = 0; seed < 4; ++seed) {
    threads.emplace_back([&, seed] {
      RandomTerms random(seed);
      PostingList postings(*database_);
      ValueList values(*database_);
      Cursor cursor(database_->records());
      for (int i = 0; i < 200; ++i) {
        EXPECT_TRUE(postings.open("낱말1"));
        EXPECT_EQ(rest_of(postings), expected);
        const auto document = random.below(4000);
        EXPECT_TRUE(values.find(7, document));
        EXPECT_TRUE(record(cursor, document));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
}

TEST(Database, OfNothing) {
  const TemporaryFolder folder;
  Xapian::WritableDatabase(folder / "loose", Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS).compact(folder / "db");
  const auto database = Database::open(folder / "db");
  ASSERT_TRUE(database) << database.error().message;
  PostingList postings(*database);
  ASSERT_TRUE(postings.open(""));
  EXPECT_EQ(rest_of(postings), List{});
  ValueList values(*database);
  EXPECT_EQ(*values.find(0, 1), "");
  Cursor records(database->records());
  EXPECT_EQ(*record(records, 1), "");
}

TEST(Database, CompressedRecordsAreRefused) {
  const TemporaryFolder folder;
  {
    Xapian::WritableDatabase database(folder / "db", Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
    Xapian::Document document;
    document.set_data(std::string(1000, 'a'));
    database.add_document(document);
  }
  const auto database = Database::open(folder / "db");
  ASSERT_TRUE(database) << database.error().message;
  Cursor records(database->records());
  const auto found = record(records, 1);
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().code, ErrorCode::corrupt);
  EXPECT_NE(found.error().message.find("docdata.glass"), std::string::npos) << found.error().message;
}

}  // namespace
}  // namespace malmoi::glass
