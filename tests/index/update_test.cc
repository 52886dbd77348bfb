// SPDX-License-Identifier: GPL-2.0-or-later
#include <malmoi/indexer.h>
#include <malmoi/maintenance.h>

#include <algorithm>

#include "index/stored_article.h"
#include "test_articles.h"

namespace malmoi::index {
namespace {

namespace fs = std::filesystem;

std::string post(const std::string& head, const std::string& body) { return "---\n" + head + "---\n\n" + body + "\n"; }

std::string post(unsigned n, unsigned version = 0) {
  const Article article = make_article(n, version);
  return post("title: \"" + article.title + "\"\ndate: " + article.published + "\n", article.body);
}

std::string post_name(unsigned n) { return "2024-07-01-post-" + std::to_string(n) + ".md"; }

void write_posts(const Folder& folder, unsigned count) {
  for (unsigned n = 0; n < count; ++n) folder.write("posts/" + post_name(n), post(n));
}

Result<UpdateSummary> update(const std::string& path, UpdateRequest request, const Settings& settings = {}) {
  auto indexer = Indexer::open(path, settings);
  if (!indexer) return indexer.error();
  return indexer->update(request);
}

UpdateSummary updated(const std::string& path, const UpdateRequest& request, const Settings& settings = {}) {
  auto summary = update(path, request, settings);
  if (!summary) throw std::runtime_error(summary.error().message);
  return *summary;
}

UpdateRequest request_of(std::vector<std::string> paths, bool prune = false, unsigned jobs = 2) {
  UpdateRequest request;
  request.paths = std::move(paths);
  request.prune = prune;
  request.jobs = jobs;
  return request;
}

void expect_counts(const UpdateSummary& summary, std::vector<std::uint64_t> counts) {
  EXPECT_EQ((std::vector{summary.added, summary.updated, summary.unchanged, summary.deleted, summary.skipped}), counts);
}

TEST(Update, CountsWhatBecameOfEachPost) {
  const Folder folder;
  const std::string index = folder / "index";
  write_posts(folder, 20);
  folder.write("posts/_drafts/later.md", post("title: 나중\n", "아직"));
  folder.write("posts/draft.md", post("title: 초안\ndraft: true\n", "아직"));
  folder.write("posts/future.md", post("title: 앞날\ndate: 2999-01-01\n", "아직"));
  folder.write("posts/.hidden.md", post(90));
  folder.write("posts/broken.md", post("title: [\n", "깨짐"));
  folder.write("posts/undated.md", post("title: 날짜\ndate: 2024-02-30\n", "없는 날"));
  const UpdateSummary first = updated(index, request_of({folder / "posts"}));
  expect_counts(first, {20, 0, 0, 0, 4});
  EXPECT_TRUE(first.missing.empty());
  ASSERT_EQ(first.rejected.size(), 2U);
  EXPECT_EQ(first.rejected[0].path, folder / "posts/broken.md");
  EXPECT_EQ(first.rejected[1].path, folder / "posts/undated.md");
  for (const Rejection& each : first.rejected) EXPECT_NE(each.reason, "");
  std::uint64_t bytes = 0;
  for (const auto& [id, article] : read_articles(index)) bytes += text_size(article);
  EXPECT_EQ(first.text_bytes, bytes);
  EXPECT_EQ(index_info(index)->text_bytes, bytes);
  EXPECT_EQ(index_info(index)->articles, 20U);

  const std::string before = read_all(index + "/CURRENT");
  expect_counts(updated(index, request_of({folder / "posts"})), {0, 0, 20, 0, 4});
  EXPECT_EQ(read_all(index + "/CURRENT"), before);

  for (unsigned n = 0; n < 3; ++n) folder.write("posts/" + post_name(n), post(n, 1));
  folder.write("posts/" + post_name(20), post(20));
  expect_counts(updated(index, request_of({folder / "posts"})), {1, 3, 17, 0, 4});
  EXPECT_EQ(index_info(index)->articles, 21U);
  expect_sound(index);
}

TEST(Update, ReadsJsonLines) {
  const Folder folder;
  const std::string lines = folder.write("in.jsonl",
                                         "{\"_id\":\"가\",\"title\":\"첫째\",\"text\":\"바다\"}\n"
                                         "\n"
                                         "{\"id\":\"나\",\"body\":\"항구\",\"tags\":[\"a\"]}\n"
                                         "not json\n"
                                         "{\"_id\":\"가\",\"title\":\"또\"}\n"
                                         "{\"title\":\"이름 없음\"}\n");
  UpdateRequest request = request_of({lines});
  request.source = "통신";
  const UpdateSummary summary = updated(folder / "index", request);
  expect_counts(summary, {2, 0, 0, 0, 0});
  ASSERT_EQ(summary.rejected.size(), 3U);
  EXPECT_EQ(summary.rejected[0].path, lines + ":4");
  EXPECT_EQ(summary.rejected[1].path, lines + ":5");
  EXPECT_NE(summary.rejected[1].reason.find(lines + ":1"), std::string::npos) << summary.rejected[1].reason;
  EXPECT_EQ(summary.rejected[2].path, lines + ":6");
  const auto articles = read_articles(folder / "index");
  EXPECT_EQ(articles.at("가").title, "첫째");
  EXPECT_EQ(articles.at("가").source_root, "통신");
}

TEST(Update, TakesEmptyInputs) {
  const Folder folder;
  fs::create_directory(folder / "posts");
  expect_counts(updated(folder / "a", request_of({folder / "posts"})), {0, 0, 0, 0, 0});
  expect_counts(updated(folder / "b", request_of({folder.write("none.jsonl", "")})), {0, 0, 0, 0, 0});
  EXPECT_EQ(index_info(folder / "a")->articles, 0U);
  expect_sound(folder / "a");
  expect_sound(folder / "b");
}

TEST(Update, OfTwoPostsWithOneIdTheFirstWinsWhateverTheJobs) {
  const Folder folder;
  std::mt19937 random(2);
  // Posts large enough for many batches, each id twice.
  for (unsigned n = 0; n < 60; ++n) {
    for (const char* part : {"a/", "b/"}) {
      folder.write(part + post_name(n), post("title: " + std::string(part) + "\n", some_text(random, 8000)));
    }
  }
  std::vector<std::string> reasons;
  for (const unsigned jobs : {1U, 2U, 5U}) {
    const std::string index = folder / "index" + std::to_string(jobs);
    const UpdateSummary summary = updated(index, request_of({folder / "a", folder / "b"}, false, jobs));
    expect_counts(summary, {60, 0, 0, 0, 0});
    ASSERT_EQ(summary.rejected.size(), 60U);
    std::vector<std::string> found;
    for (const Rejection& each : summary.rejected) {
      EXPECT_TRUE(each.path.starts_with(folder / "b/")) << each.path;
      EXPECT_NE(each.reason.find(folder / "a/"), std::string::npos) << each.reason;
      found.push_back(each.path + each.reason);
    }
    if (reasons.empty()) reasons = found;
    EXPECT_EQ(found, reasons);
    for (const auto& [id, article] : read_articles(index)) EXPECT_EQ(article.title, "a/");
  }
}

TEST(Update, JobsAndOrderDoNotMatter) {
  const Folder folder;
  std::vector<std::string> lines;
  std::vector<std::string> files;
  for (unsigned n = 0; n < 1500; ++n) {
    const Article a = make_article(n, 0, 100);
    lines.push_back("{\"_id\":\"" + a.id + "\",\"title\":\"" + a.title + "\",\"text\":\"" + a.body + "\",\"date\":\"" +
                    a.published + "\"}\n");
  }
  const auto write = [&](const std::string& name) {
    std::string all;
    for (const std::string& line : lines) all += line;
    return folder.write(name, all);
  };
  const auto request = [&](const std::string& path, unsigned jobs) {
    UpdateRequest made = request_of({path}, false, jobs);
    made.source = "통신";
    return made;
  };
  updated(folder / "one", request(write("forward.jsonl"), 1));
  updated(folder / "four", request(folder / "forward.jsonl", 4));
  std::reverse(lines.begin(), lines.end());
  updated(folder / "back", request(write("backward.jsonl"), 2));
  const auto terms = read_terms(folder / "one");
  EXPECT_GT(terms.size(), 1500U);
  EXPECT_EQ(read_terms(folder / "four"), terms);
  EXPECT_EQ(read_terms(folder / "back"), terms);
  const auto articles = read_articles(folder / "one");
  const auto others = read_articles(folder / "back");
  ASSERT_EQ(others.size(), 1500U);
  for (const auto& [id, article] : articles) EXPECT_EQ(serialize(article), serialize(others.at(id)));
  expect_sound(folder / "four");
}

TEST(Update, MoreJobsThanTheSystemHasThreads) {
  const Folder folder;
  write_posts(folder, 5);
  expect_counts(updated(folder / "index", request_of({folder / "posts"}, false, 4'000'000'000U)), {5, 0, 0, 0, 0});
}

TEST(Update, ListsMissingPathsAndIndexesTheRest) {
  const Folder folder;
  write_posts(folder, 3);
  const UpdateSummary summary = updated(folder / "index", request_of({folder / "none", folder / "posts"}));
  expect_counts(summary, {3, 0, 0, 0, 0});
  ASSERT_EQ(summary.missing.size(), 1U);
  EXPECT_EQ(summary.missing[0].path, folder / "none");
}

TEST(Update, AllPathsMissingIsAnErrorAndMakesNoIndex) {
  const Folder folder;
  expect_error(update(folder / "index", request_of({folder / "none", folder / "nor"})).error(), ErrorCode::not_found,
               folder / "none");
  EXPECT_FALSE(fs::exists(folder / "index"));
}

TEST(Update, PruneWithAMissingPathChangesNothing) {
  const Folder folder;
  write_posts(folder, 5);
  updated(folder / "index", request_of({folder / "posts"}));
  const std::string before = read_all(folder / "index/CURRENT");
  fs::remove(folder / ("posts/" + post_name(1)));
  folder.write("posts/" + post_name(2), post(2, 1));
  expect_error(update(folder / "index", request_of({folder / "posts", folder / "none"}, true)).error(),
               ErrorCode::not_found, folder / "none");
  EXPECT_EQ(read_all(folder / "index/CURRENT"), before);
}

TEST(Update, PruneDeletesWhatIsGoneUnderThePathsOnly) {
  const Folder folder;
  for (const std::string part : {"a", "b", "ab"}) {
    for (unsigned n = 0; n < 3; ++n) folder.write(part + "/" + part + "-" + std::to_string(n) + ".md", post(n));
  }
  {
    Indexer indexer = open_indexer(folder / "index");
    ASSERT_TRUE(indexer.add(make_article(77)).ok());  // handed over by a program: never pruned
    ASSERT_TRUE(indexer.update(request_of({folder / "a", folder / "b", folder / "ab"})).ok());
  }
  const std::size_t all = read_articles(folder / "index").size();
  ASSERT_EQ(all, index_info(folder / "index")->articles);
  fs::remove_all(folder / "b");
  for (const auto& file : fs::directory_iterator(folder / "ab")) fs::remove(file);
  fs::remove(folder / "a/a-1.md");
  expect_counts(updated(folder / "index", request_of({folder / "a"}, true)), {0, 0, 2, 1, 0});
  expect_counts(updated(folder / "index", request_of({folder / "ab"}, false)), {0, 0, 0, 0, 0});
  EXPECT_EQ(read_articles(folder / "index").size(), all - 1);
  expect_counts(updated(folder / "index", request_of({folder / "ab"}, true)), {0, 0, 0, 3, 0});
  const auto left = read_articles(folder / "index");
  EXPECT_EQ(left.size(), all - 4);
  EXPECT_TRUE(left.contains("post-77"));
  EXPECT_TRUE(left.contains("b-0"));
  expect_sound(folder / "index");
}

TEST(Update, AMovedFileIsUpdatedNotDeleted) {
  const Folder folder;
  write_posts(folder, 4);
  updated(folder / "index", request_of({folder / "posts"}));
  fs::create_directory(folder / "posts/archive");
  fs::rename(folder / ("posts/" + post_name(1)), folder / ("posts/archive/" + post_name(1)));
  expect_counts(updated(folder / "index", request_of({folder / "posts"}, true)), {0, 1, 3, 0, 0});
  EXPECT_EQ(read_articles(folder / "index").size(), 4U);
}

TEST(Update, PruneOfJsonLinesDeletesWhatTheSourceNoLongerHas) {
  const Folder folder;
  UpdateRequest request =
      request_of({folder.write("in.jsonl", "{\"_id\":\"1\",\"text\":\"가\"}\n{\"_id\":\"2\",\"text\":\"나\"}\n")});
  request.source = "통신";
  updated(folder / "index", request);
  request.source = "신문";
  request.paths = {folder.write("other.jsonl", "{\"_id\":\"3\",\"text\":\"다\"}\n")};
  updated(folder / "index", request);
  request.source = "통신";
  request.prune = true;
  request.paths = {folder.write("in.jsonl", "{\"_id\":\"2\",\"text\":\"나\"}\n")};
  expect_counts(updated(folder / "index", request), {0, 0, 1, 1, 0});
  const auto left = read_articles(folder / "index");
  EXPECT_EQ(left.size(), 2U);
  EXPECT_FALSE(left.contains("1"));
}

TEST(Update, PruneKeepsASourceOfWhichALineIsRejected) {
  const std::string two = "{\"_id\":\"1\",\"text\":\"가\"}\n{\"_id\":\"2\",\"text\":\"나\"}\n";
  const std::vector<std::pair<std::string, std::string>> spoilt = {
      {"broken", "{\"_id\":\"1\",\"text\":\"가\"}\n{\"_id\":\"2\",\"text\":\n"},
      {"an id of two", "{\"_id\":\"1\",\"text\":\"가\"}\n{\"_id\":\"1\",\"text\":\"나\"}\n"},
      {"a bad date", "{\"_id\":\"1\",\"text\":\"가\"}\n{\"_id\":\"2\",\"date\":\"어제\"}\n"},
      {"too long", "{\"_id\":\"1\",\"text\":\"가\"}\n{\"_id\":\"2\",\"text\":\"" + std::string(3000, 'x') + "\"}\n"},
      {"another too", "{\"_id\":\"1\",\"text\":\"가\"}\n{\"_id\":\"3\",\"text\":\"다\"}\n[]\n"},
  };
  for (const auto& [what, lines] : spoilt) {
    const Folder folder;
    Settings settings;
    settings.ingest.max_line_bytes = 2000;
    UpdateRequest request = request_of({folder.write("in.jsonl", two)}, true);
    request.source = "통신";
    updated(folder / "index", request, settings);
    folder.write("in.jsonl", lines);
    const UpdateSummary summary = updated(folder / "index", request, settings);
    EXPECT_EQ(summary.deleted, 0U) << what;
    EXPECT_EQ(summary.rejected.size(), 1U) << what;
    ASSERT_EQ(summary.not_pruned.size(), 1U) << what;
    EXPECT_EQ(summary.not_pruned[0].path, "통신");
    EXPECT_NE(summary.not_pruned[0].reason.find("rejected"), std::string::npos);
    EXPECT_TRUE(read_articles(folder / "index").contains("2")) << what;
    folder.write("in.jsonl", "{\"_id\":\"1\",\"text\":\"가\"}\n");
    EXPECT_EQ(updated(folder / "index", request, settings).deleted, what == "another too" ? 2U : 1U) << what;
  }
}

TEST(Update, PruneTakesAnEmptyStreamForAFailure) {
  const Folder folder;
  const std::string named = folder.write("named/in.jsonl", "{\"_id\":\"1\",\"text\":\"가\"}\n");
  const std::string other = folder.write("other/in.jsonl", "{\"_id\":\"2\",\"text\":\"나\"}\n");
  updated(folder / "index", request_of({named, other}));
  folder.write("named/in.jsonl", "");
  const UpdateSummary summary = updated(folder / "index", request_of({folder / "named", folder / "other"}, true));
  expect_counts(summary, {0, 0, 1, 0, 0});
  ASSERT_EQ(summary.not_pruned.size(), 1U);
  EXPECT_EQ(summary.not_pruned[0].path, named);
  EXPECT_NE(summary.not_pruned[0].reason.find("no article was read"), std::string::npos);
  fs::remove(named);
  expect_counts(updated(folder / "index", request_of({folder / "named", folder / "other"}, true)), {0, 0, 1, 1, 0});
}

TEST(Update, PruneDeletesWhatIsNoLongerPublishedOrHasAnotherId) {
  const Folder folder;
  folder.write("posts/draft.md", post("title: 초안\n", "본문"));
  folder.write("posts/named.md", post("title: 이름\n", "본문"));
  folder.write("posts/later.md", post("title: 겹침\n", "본문"));
  folder.write("posts/kept.md", post("title: 그대로\n", "본문"));
  expect_counts(updated(folder / "index", request_of({folder / "posts"}, true)), {4, 0, 0, 0, 0});
  folder.write("posts/draft.md", post("title: 초안\ndraft: true\n", "본문"));
  folder.write("posts/named.md", post("title: 이름\nid: other\n", "본문"));
  folder.write("posts/later.md", post("title: 겹침\nid: kept\n", "본문"));
  expect_counts(updated(folder / "index", request_of({folder / "posts"})), {1, 0, 1, 0, 1});
  EXPECT_EQ(read_articles(folder / "index").size(), 5U) << "nothing is deleted unasked";
  const UpdateSummary summary = updated(folder / "index", request_of({folder / "posts"}, true));
  expect_counts(summary, {0, 0, 2, 2, 1});
  EXPECT_EQ(summary.rejected.size(), 1U) << "its new id is another's";
  const auto left = read_articles(folder / "index");
  EXPECT_FALSE(left.contains("draft"));
  EXPECT_FALSE(left.contains("named"));
  EXPECT_TRUE(left.contains("other"));
  EXPECT_TRUE(left.contains("later")) << "a rejected file keeps its article";
  expect_sound(folder / "index");
}

TEST(Update, ARejectedFileKeepsItsPreviousVersion) {
  const Folder folder;
  write_posts(folder, 3);
  updated(folder / "index", request_of({folder / "posts"}));
  const auto before = read_articles(folder / "index");
  folder.write("posts/" + post_name(1), post("title: [\n", "깨짐"));
  const UpdateSummary summary = updated(folder / "index", request_of({folder / "posts"}, true));
  expect_counts(summary, {0, 0, 2, 0, 0});
  EXPECT_EQ(summary.rejected.size(), 1U);
  EXPECT_EQ(read_articles(folder / "index").size(), before.size());
}

TEST(Update, CommitsWhatIsPendingFirst) {
  const Folder folder;
  write_posts(folder, 3);
  Indexer indexer = open_indexer(folder / "index");
  ASSERT_TRUE(indexer.add(make_article(50)).ok());
  expect_counts(*indexer.update(request_of({folder / "posts"})), {3, 0, 0, 0, 0});
  EXPECT_EQ(read_articles(folder / "index").size(), 4U);
  EXPECT_FALSE(indexer.update(request_of({folder / "none"})).ok());
  ASSERT_TRUE(indexer.add(make_article(51)).ok());
  ASSERT_TRUE(indexer.commit().ok());
  EXPECT_EQ(read_articles(folder / "index").size(), 5U);
}

TEST(Update, ReportsProgressThatNeverFalls) {
  const Folder folder;
  write_posts(folder, 1200);
  UpdateRequest request = request_of({folder / "posts"}, false, 3);
  std::vector<Progress> reports;
  request.progress = [&](const Progress& progress) { reports.push_back(progress); };
  updated(folder / "index", request);
  ASSERT_FALSE(reports.empty());
  EXPECT_EQ(reports.back().articles, 1200U);
  EXPECT_EQ(reports.back().bytes, reports.back().total_bytes);
  for (std::size_t i = 0; i < reports.size(); ++i) {
    EXPECT_LE(reports[i].articles, 1200U);
    EXPECT_LE(reports[i].bytes, reports[i].total_bytes);
    if (i > 0) {
      EXPECT_GE(reports[i].articles, reports[i - 1].articles);
    }
  }
}

TEST(Update, ADictionaryIsTrainedOnceAndUsedEverAfter) {
  const Folder folder;
  std::string lines;
  for (unsigned n = 0; n < 900; ++n) {
    lines += "{\"_id\":\"" + std::to_string(n) + "\",\"text\":\"" + make_article(n, 0, 150).body + "\"}\n";
  }
  updated(folder / "index", request_of({folder.write("in.jsonl", lines)}));
  const auto id = open_snapshot(folder / "index").dictionary();
  ASSERT_TRUE(id);
  {
    Indexer indexer = open_indexer(folder / "index");
    ASSERT_TRUE(indexer.add(make_article(5000)).ok());
    ASSERT_TRUE(indexer.commit().ok());
    ASSERT_TRUE(indexer.remove("7").ok());
    ASSERT_TRUE(indexer.compact().ok());
  }
  EXPECT_EQ(open_snapshot(folder / "index").dictionary()->id(), id->id());
  EXPECT_EQ(read_articles(folder / "index").size(), 900U);
  expect_sound(folder / "index");
}

}  // namespace
}  // namespace malmoi::index
