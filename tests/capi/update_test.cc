// SPDX-License-Identifier: GPL-2.0-or-later
#include "sample.h"

namespace malmoi::capi {
namespace {

malmoi_update_request update_of(const malmoi_text* path) {
  malmoi_update_request out;
  malmoi_update_request_init(&out, sizeof out);
  out.paths = path;
  out.path_count = 1;
  return out;
}

malmoi_update_counts counts_of(const malmoi_update_summary* summary) {
  malmoi_update_counts out;
  out.struct_size = sizeof out;
  malmoi_update_summary_counts(summary, &out);
  return out;
}

TEST(CUpdate, ReadsAFolder) {
  const TemporaryFolder folder;
  folder.write("posts/2024-01-02-kite.md", "---\ntitle: 연날리기 대회\n---\n바람이 좋았다.\n");
  const std::string gone = folder.write("posts/2024-01-03-sled.md", "---\ntitle: 썰매\n---\n얼음이 두껍다.\n");
  folder.write("posts/2024-01-04-bad.md", "---\ntitle: [\n---\n본문\n");
  TestIndexer indexer(folder / "index");
  const std::string posts = folder / "posts";
  const malmoi_text path = utf8(posts);
  malmoi_update_request asked = update_of(&path);
  malmoi_progress last{};
  asked.context = &last;
  asked.progress = [](const malmoi_progress* now, void* context) { *static_cast<malmoi_progress*>(context) = *now; };
  malmoi_update_summary* summary = nullptr;
  ASSERT_EQ(malmoi_indexer_update(indexer.get(), &asked, &summary, &indexer.error), MALMOI_OK);
  EXPECT_EQ(counts_of(summary).added, 2u);
  EXPECT_EQ(last.articles, 3u);
  ASSERT_EQ(malmoi_update_summary_rejected_count(summary), 1u);
  EXPECT_NE(string_of(malmoi_update_summary_rejected_path(summary, 0)).find("bad.md"), std::string::npos);
  EXPECT_NE(string_of(malmoi_update_summary_rejected_reason(summary, 0)), "");
  EXPECT_EQ(string_of(malmoi_update_summary_rejected_path(summary, 1)), "");
  malmoi_update_summary_free(summary);

  std::filesystem::remove(gone);
  asked.prune = 1;
  asked.jobs = 1;
  ASSERT_EQ(malmoi_indexer_update(indexer.get(), &asked, &summary, &indexer.error), MALMOI_OK);
  EXPECT_EQ(counts_of(summary).unchanged, 1u);
  EXPECT_EQ(counts_of(summary).deleted, 1u);
  malmoi_update_summary_free(summary);
}

TEST(CUpdate, MissingPathsAreListed) {
  const TemporaryFolder folder;
  TestIndexer indexer(folder / "index");
  const std::string lines = folder.write("kite.jsonl", "{\"id\": \"kite\", \"title\": \"연\"}\n");
  const std::string none = folder / "none";
  const malmoi_text paths[] = {utf8(none), utf8(lines)};
  malmoi_update_request asked = update_of(paths);
  asked.path_count = 2;
  malmoi_update_summary* summary = nullptr;
  ASSERT_EQ(malmoi_indexer_update(indexer.get(), &asked, &summary, &indexer.error), MALMOI_OK) << indexer.error.message;
  EXPECT_EQ(counts_of(summary).added, 1u);
  ASSERT_EQ(malmoi_update_summary_missing_count(summary), 1u);
  EXPECT_EQ(string_of(malmoi_update_summary_missing_path(summary, 0)), none);
  EXPECT_NE(string_of(malmoi_update_summary_missing_reason(summary, 0)), "");
  malmoi_update_summary_free(summary);
  EXPECT_EQ(malmoi_indexer_update(indexer.get(), &asked, nullptr, nullptr), MALMOI_OK);
}

TEST(CUpdate, SourcesThatAreNotPrunedAreListed) {
  const TemporaryFolder folder;
  TestIndexer indexer(folder / "index");
  const std::string lines = folder.write("kite.jsonl", "{\"id\": \"kite\", \"title\": \"연\"}\n");
  const malmoi_text path = utf8(lines);
  malmoi_update_request asked = update_of(&path);
  asked.prune = 1;
  malmoi_update_summary* summary = nullptr;
  ASSERT_EQ(malmoi_indexer_update(indexer.get(), &asked, &summary, &indexer.error), MALMOI_OK);
  EXPECT_EQ(malmoi_update_summary_not_pruned_count(summary), 0u);
  malmoi_update_summary_free(summary);
  folder.write("kite.jsonl", "");
  ASSERT_EQ(malmoi_indexer_update(indexer.get(), &asked, &summary, &indexer.error), MALMOI_OK);
  EXPECT_EQ(counts_of(summary).deleted, 0u);
  ASSERT_EQ(malmoi_update_summary_not_pruned_count(summary), 1u);
  EXPECT_EQ(string_of(malmoi_update_summary_not_pruned_source(summary, 0)), lines);
  EXPECT_NE(string_of(malmoi_update_summary_not_pruned_reason(summary, 0)), "");
  malmoi_update_summary_free(summary);
}

TEST(CUpdate, RequestsOutOfRangeAreErrors) {
  const TemporaryFolder folder;
  TestIndexer indexer(folder / "index");
  const malmoi_text path = utf8("x");
  malmoi_update_request asked = update_of(&path);
  asked.format = 3;
  EXPECT_EQ(malmoi_indexer_update(indexer.get(), &asked, nullptr, &indexer.error), MALMOI_INVALID_ARGUMENT);
  asked = update_of(nullptr);
  EXPECT_EQ(malmoi_indexer_update(indexer.get(), &asked, nullptr, &indexer.error), MALMOI_INVALID_ARGUMENT);
  asked = update_of(&path);
  asked.reserved = 1;
  EXPECT_EQ(malmoi_indexer_update(indexer.get(), &asked, nullptr, &indexer.error), MALMOI_INVALID_ARGUMENT);
}

}  // namespace
}  // namespace malmoi::capi
