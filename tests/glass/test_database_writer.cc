// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>
#include <xapian.h>

#include <random>
#include <sstream>

#include "../temporary_folder.h"
#include "glass/database_writer.h"
#include "glass/durable_file.h"
#include "glass/merge.h"

namespace malmoi::glass {
namespace {

/// Whole numbers below 2^31.
class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}
  unsigned operator()() { return static_cast<unsigned>(engine_() >> 1); }

 private:
  std::mt19937 engine_;
};

struct Sample {
  std::map<std::string, std::uint32_t> terms;
  std::map<std::uint32_t, std::string> values;
  std::string record;
};

/// Terms as frequent as Zipf's law has it, some with zero bytes, some as long as Xapian takes.
Sample random_sample(Random& random) {
  Sample sample;
  const std::size_t count = random() % 200;
  for (std::size_t i = 0; i < count; ++i) {
    const auto rank = static_cast<unsigned>(3000.0 / (1 + random() % 3000));
    std::string term = "낱말" + std::to_string(rank);
    if (rank % 11 == 1) term = std::string("a\0", 2) + term;
    if (rank % 13 == 2) term.append(245 - term.size(), 'x');
    sample.terms[term] = random() % 20 == 0 ? random() % 100000 : random() % 4;
  }
  for (std::uint32_t slot = 0; slot < 4; ++slot) {
    if (random() % 3 != 0)
      sample.values[slot] = std::string(1 + random() % (slot == 3 ? 5000 : 20), static_cast<char>('a' + random() % 26));
  }
  sample.record = std::string(random() % (random() % 50 == 0 ? 100000 : 3000), static_cast<char>(random()));
  return sample;
}

std::vector<Sample> random_samples(unsigned seed, std::size_t count) {
  Random random(seed);
  std::vector<Sample> samples;
  while (samples.size() < count) samples.push_back(random_sample(random));
  return samples;
}

FileChecksums write(const std::string& folder, const std::vector<Sample>& samples, bool term_lists = false) {
  Inverter inverter;
  DatabaseWriter writer(folder, term_lists, inverter);
  writer.set_metadata("이름", std::string(9000, 'm'));
  for (const Sample& sample : samples) {
    Document document;
    for (const auto& [term, frequency] : sample.terms)
      document.terms.push_back({term, std::hash<std::string>()(term), frequency});
    for (const auto& [slot, value] : sample.values) document.values.push_back({slot, value});
    document.record = sample.record;
    writer.add(document);
  }
  auto files = writer.finish();
  EXPECT_TRUE(files) << files.error().message;
  return files ? *files : FileChecksums();
}

Xapian::Database by_xapian(const std::vector<Sample>& samples) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (const Sample& sample : samples) {
    Xapian::Document document;
    for (const auto& [term, frequency] : sample.terms) document.add_term(term, frequency);
    for (const auto& [slot, value] : sample.values) document.add_value(slot, value);
    document.set_data(sample.record);
    database.add_document(document);
  }
  return database;
}

/// All that a database holds, in words.
std::string dump(const Xapian::Database& database) {
  std::ostringstream out;
  out << database.get_doccount() << ' ' << database.get_lastdocid() << ' ' << database.get_total_length() << '\n';
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    out << *term << ' ' << term.get_termfreq() << ' ' << database.get_collection_freq(*term) << ':';
    for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at)
      out << ' ' << *at << '/' << at.get_wdf();
    out << '\n';
  }
  for (Xapian::docid i = 1; i <= database.get_lastdocid(); ++i) {
    out << i << ' ' << database.get_doclength(i) << ' '
        << std::hash<std::string>()(database.get_document(i).get_data());
    for (Xapian::valueno slot = 0; slot < 4; ++slot) out << ' ' << database.get_document(i).get_value(slot);
    out << '\n';
  }
  for (Xapian::valueno slot = 0; slot < 4; ++slot) {
    out << database.get_value_freq(slot) << ' ' << database.get_value_lower_bound(slot) << ' '
        << database.get_value_upper_bound(slot) << '\n';
    for (auto at = database.valuestream_begin(slot); at != database.valuestream_end(slot); ++at)
      out << at.get_docid() << ' ';
  }
  return out.str();
}

void expect_same(const std::string& folder, const std::vector<Sample>& samples) {
  std::ostringstream report;
  EXPECT_EQ(Xapian::Database::check(folder, 0, &report), 0U) << report.str();
  const Xapian::Database found(folder);
  EXPECT_EQ(dump(found), dump(by_xapian(samples)));
  EXPECT_EQ(found.get_metadata("이름"), std::string(9000, 'm'));
}

TEST(DatabaseWriter, XapianReadsWhatItWouldHaveWritten) {
  const TemporaryFolder folder;
  const auto samples = random_samples(1, 1500);
  const FileChecksums files = write(folder / "a", samples);
  expect_same(folder / "a", samples);
  for (const auto& [name, checksum] : files) EXPECT_EQ(*file_checksum(folder / ("a/" + name)), checksum) << name;
}

TEST(DatabaseWriter, OneSmallDocument) {
  const TemporaryFolder folder;
  std::vector<Sample> samples(1);
  samples[0].terms["가"] = 1;
  samples[0].record = "글";
  write(folder / "a", samples);
  expect_same(folder / "a", samples);
}

TEST(DatabaseWriter, TermListsAreWhatXapianReads) {
  const TemporaryFolder folder;
  const auto samples = random_samples(2, 300);
  write(folder / "a", samples, true);
  expect_same(folder / "a", samples);
  const Xapian::Database database(folder / "a");
  for (Xapian::docid i = 1; i <= samples.size(); ++i) {
    std::map<std::string, std::uint32_t> terms;
    for (auto at = database.termlist_begin(i); at != database.termlist_end(i); ++at) terms[*at] = at.get_wdf();
    EXPECT_EQ(terms, samples[i - 1].terms) << i;
    std::map<std::uint32_t, std::string> values;
    const Xapian::Document document = database.get_document(i);
    for (auto at = document.values_begin(); at != document.values_end(); ++at) values[at.get_valueno()] = *at;
    EXPECT_EQ(values, samples[i - 1].values) << i;
  }
}

TEST(DatabaseWriter, ThreeLevelsOfBlocks) {
  const TemporaryFolder folder;
  std::vector<Sample> samples(60);
  for (std::size_t i = 0; i < samples.size(); ++i) {
    for (int k = 0; k < 3000; ++k) samples[i].terms[std::to_string(i * 3000 + k) + std::string(120, 'y')] = 1;
  }
  write(folder / "a", samples);
  expect_same(folder / "a", samples);
}

TEST(DatabaseWriter, AFolderThatCannotBeMadeIsNamed) {
  const TemporaryFolder folder;
  ASSERT_TRUE(write_file(folder / "file", "글"));
  Inverter inverter;
  DatabaseWriter writer(folder / "file/below", false, inverter);
  const auto files = writer.finish();
  ASSERT_FALSE(files);
  EXPECT_NE(files.error().message.find(folder / "file/below"), std::string::npos) << files.error().message;
}

TEST(TableWriter, AKeyThatDoesNotFitIsAnError) {
  const TemporaryFolder folder;
  TableWriter writer(folder / "a.glass");
  writer.add(std::string(max_key_bytes, 'k'), "sound");
  EXPECT_FALSE(writer.failed());
  writer.add(std::string(max_key_bytes + 1, 'k'), "too long");
  EXPECT_TRUE(writer.failed());
  EXPECT_FALSE(writer.finish());
}

void expect_merged(unsigned seed, std::size_t dead_of_ten, bool term_lists) {
  const TemporaryFolder folder;
  Random random(seed);
  std::vector<MergeInput> inputs;
  std::vector<Sample> live;
  for (unsigned i = 0; i < 4; ++i) {
    const auto samples = random_samples(seed + i, i == 2 ? 1 : 400);
    inputs.push_back({folder / std::to_string(i), {}, {}});
    write(inputs.back().folder, samples, term_lists);
    for (std::uint32_t k = 0; k < samples.size(); ++k) {
      if (random() % 10 < dead_of_ten) {
        inputs.back().dead.push_back(k + 1);
      } else {
        live.push_back(samples[k]);
      }
    }
  }
  auto merge = DatabaseMerge::open(std::move(inputs), folder / "merged");
  ASSERT_TRUE(merge);
  EXPECT_EQ(merge->documents(), live.size());
  ASSERT_TRUE(merge->merge_records());
  ASSERT_TRUE(merge->merge_postings());
  const auto files = merge->finish();
  ASSERT_TRUE(files);
  EXPECT_EQ(files->contains("termlist.glass"), term_lists);
  expect_same(folder / "merged", live);
}

TEST(Merge, IsAsIfBuiltAtOnce) { expect_merged(10, 0, false); }
TEST(Merge, DropsTheDead) { expect_merged(20, 3, false); }
TEST(Merge, KeepsTermLists) { expect_merged(30, 2, true); }

TEST(Merge, DamageIsReportedNotFollowed) {
  const TemporaryFolder folder;
  Random random(5);
  write(folder / "a", random_samples(40, 60));
  write(folder / "b", random_samples(41, 60));
  const std::string path = folder / "b/postlist.glass";
  const std::string sound = *read_file(path);
  for (int i = 0; i < 500; ++i) {
    std::string damaged = sound;
    for (int k = 0; k < 3; ++k) damaged[random() % damaged.size()] = static_cast<char>(random());
    if (i % 7 == 0) damaged.resize(random() % damaged.size());
    ASSERT_TRUE(write_file(path, damaged));
    auto merge = DatabaseMerge::open({{folder / "a", {}, {}}, {folder / "b", {}, {3, 17}}}, folder / "merged");
    ASSERT_TRUE(merge);
    // Without checksums some damage gives a result that is wrong but whole.
    const Status merged = merge->merge_postings();
    if (!merged) {
      EXPECT_EQ(merged.error().code, ErrorCode::corrupt);
    }
  }
}

Result<FileChecksums> merge(std::vector<MergeInput> inputs, const std::string& output) {
  auto merge = DatabaseMerge::open(std::move(inputs), output);
  if (!merge) return merge.error();
  if (Status merged = merge->merge_records(); !merged) return merged.error();
  if (Status merged = merge->merge_postings(); !merged) return merged.error();
  return merge->finish();
}

TEST(Merge, NoChangedByteIsCopied) {
  const TemporaryFolder folder;
  Random random(6);
  write(folder / "a", random_samples(50, 60), true);
  const FileChecksums files = write(folder / "b", random_samples(51, 60), true);
  for (const auto& [name, checksum] : files) {
    const std::string path = folder / ("b/" + name);
    const std::string sound = *read_file(path);
    for (int i = 0; i < 60; ++i) {
      std::string damaged = sound;
      damaged[random() % damaged.size()] ^= static_cast<char>(1 + random() % 255);
      ASSERT_TRUE(write_file(path, damaged));
      const auto merged = merge({{folder / "a", {}, {}}, {folder / "b", files, {3}}}, folder / "merged");
      ASSERT_FALSE(merged) << name;
      EXPECT_EQ(merged.error().code, ErrorCode::corrupt);
      EXPECT_NE(merged.error().message.find(path), std::string::npos) << merged.error().message;
    }
    ASSERT_TRUE(write_file(path, sound));
  }
  EXPECT_TRUE(merge({{folder / "a", {}, {}}, {folder / "b", files, {3}}}, folder / "merged"));
}

}  // namespace
}  // namespace malmoi::glass
