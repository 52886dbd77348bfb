// SPDX-License-Identifier: GPL-2.0-or-later
// Whatever the bytes of a database are, reading it ends, and ends with an answer or an Error.
#include <gtest/gtest.h>

#include "glass/database.h"
#include "glass/durable_file.h"
#include "glass/posting_list.h"
#include "glass/value_list.h"
#include "sample_database.h"

namespace malmoi::glass {
namespace {

/// What lookups came to.
struct Outcome {
  std::size_t answers = 0;
  std::size_t errors = 0;

  template <class T>
  bool count(const Result<T>& result) {
    ++(result ? answers : errors);
    if (!result) {
      EXPECT_EQ(result.error().code, ErrorCode::corrupt) << result.error().message;
      EXPECT_NE(result.error().message.find("glass"), std::string::npos) << result.error().message;
    }
    return result.ok();
  }
};

void read_postings(const Database& database, const std::string& term, Outcome& outcome) {
  PostingList postings(database);
  if (!outcome.count(postings.open(term))) return;
  Postings block;
  std::uint32_t last = 0;
  while (outcome.count(postings.next(block)) && block.size > 0) {
    for (std::size_t i = 0; i < block.size; ++i) {
      ASSERT_GT(block.documents[i], last);
      last = block.documents[i];
    }
    ASSERT_LE(last, database.statistics().last_document);
    if (last % 3 == 0 && !outcome.count(postings.skip_to(last + last % 500))) return;
  }
}

void read_all(const std::string& folder, std::uint32_t documents, Outcome& outcome) {
  const auto database = Database::open(folder);
  if (!outcome.count(database)) return;
  RandomTerms random(17);
  read_postings(*database, "", outcome);
  Cursor cursor(database->postings());
  for (int i = 0; i < 100; ++i) {
    const std::string term = i < 6 ? "낱말" + std::to_string(i) : random.term();
    read_postings(*database, term, outcome);
    outcome.count(frequency(cursor, term));
  }
  ValueList values(*database);
  Cursor records(database->records());
  for (std::uint32_t document = 1; document <= documents; document += 3) {
    outcome.count(values.find(value_slots[document % 3], document));
    outcome.count(record(records, document));
  }
  if (!outcome.count(cursor.find_last("낱"))) return;
  for (auto there = cursor.next(); outcome.count(there) && *there; there = cursor.next()) outcome.count(cursor.tag());
}

class DamageTest : public testing::TestWithParam<const char*> {
 protected:
  static constexpr std::uint32_t documents = 500;

  void SetUp() override {
    write_database(folder_ / "db", 5, documents);
    auto bytes = read_file(file());
    ASSERT_TRUE(bytes);
    bytes_ = *bytes;
    ASSERT_FALSE(bytes_.empty());
  }
  std::string file() const { return folder_ / "db/" + GetParam(); }
  Outcome outcome_of(const std::string& bytes) const {
    folder_.write(std::string("db/") + GetParam(), bytes);
    Outcome outcome;
    read_all(folder_ / "db", documents, outcome);
    return outcome;
  }

  TemporaryFolder folder_;
  std::string bytes_;
};

TEST_P(DamageTest, NoneIsFoundInWhatIsWhole) { EXPECT_EQ(outcome_of(bytes_).errors, 0U); }

TEST_P(DamageTest, BytesOfAnyValue) {
  RandomTerms random(6);
  std::size_t with_errors = 0;
  for (int round = 0; round < 700; ++round) {
    std::string bytes = bytes_;
    for (std::size_t n = 1 << random.below(9); n > 0; --n) {
      // Every other one in the header and directory of a block, where it does most.
      std::size_t at = random.below(bytes.size());
      if (n % 2 == 0) at = at / block_size * block_size + random.below(200);
      if (at < bytes.size()) bytes[at] = static_cast<char>(random.below(256));
    }
    with_errors += outcome_of(bytes).errors > 0;
    if (HasFatalFailure()) return;
  }
  EXPECT_GT(with_errors, 100U);
}

TEST_P(DamageTest, BlocksInEachOthersPlace) {
  RandomTerms random(7);
  for (int round = 0; round < 300; ++round) {
    std::string bytes = bytes_;
    for (std::size_t n = 1 + random.below(4); n > 0; --n) {
      const std::size_t blocks = std::max<std::size_t>(bytes.size() / block_size, 1);
      const std::size_t from = random.below(blocks) * block_size, to = random.below(blocks) * block_size;
      bytes.replace(to, block_size, bytes_, from, block_size);
    }
    outcome_of(bytes);
    if (HasFatalFailure()) return;
  }
}

TEST_P(DamageTest, Truncation) {
  RandomTerms random(8);
  for (int round = 0; round < 100; ++round) {
    EXPECT_GT(outcome_of(bytes_.substr(0, random.below(bytes_.size()))).errors, 0U);
    if (HasFatalFailure()) return;
  }
}

INSTANTIATE_TEST_SUITE_P(Files, DamageTest, testing::Values("postlist.glass", "docdata.glass", "iamglass"),
                         [](const auto& file) { return std::string(file.param).substr(0, 4); });

TEST(Damage, MissingFiles) {
  for (const char* file : {"postlist.glass", "docdata.glass", "iamglass"}) {
    const TemporaryFolder folder;
    write_database(folder / "db", 5, 20);
    std::filesystem::remove(folder / "db/" + file);
    const auto database = Database::open(folder / "db");
    ASSERT_FALSE(database);
    EXPECT_EQ(database.error().code, ErrorCode::corrupt);
    EXPECT_NE(database.error().message.find(file), std::string::npos);
  }
}

}  // namespace
}  // namespace malmoi::glass
