// SPDX-License-Identifier: GPL-2.0-or-later
// Indexes that were made by this and earlier versions: see tests/index/fixtures/make.sh.
#include <malmoi/indexer.h>
#include <malmoi/maintenance.h>
#include <malmoi/searcher.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xxhash.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <thread>

#include "../index/test_articles.h"
#include "analysis/chain.h"
#include "glass/durable_file.h"
#include "index/stored_article.h"

namespace malmoi::index {
namespace {

const std::vector<std::string> present = {"format-3", "format-3-dictionary"};
const std::vector<std::string> older = {"format-1", "format-2", "format-2-dictionary"};

std::string file_of(const std::string& name) { return std::string(MALMOI_FIXTURES) + "/" + name; }

/// A copy of a fixture.
class Fixture : public Folder {
 public:
  explicit Fixture(const std::string& name) {
    const std::string unpack = "tar -xzf '" + file_of(name) + ".tar.gz' -C '" + path() + "'";
    if (std::system(unpack.c_str()) != 0) throw std::runtime_error(unpack);
  }
};

using Records = std::map<std::string, std::string>;

Records records(const std::map<std::string, Article>& articles) {
  Records all;
  for (const auto& [id, article] : articles) all[id] = serialize(article);
  return all;
}

Records records_of(const std::string& index) {
  auto snapshot = Snapshot::open(index, Formats::rebuildable);
  if (!snapshot) throw std::runtime_error(snapshot.error().message);
  return records(read_articles(*snapshot));
}

/// What make.sh put into each.
Records expected() {
  const Folder folder;
  Indexer indexer = open_indexer(folder.path());
  for (const char* name : {"first.jsonl", "second.jsonl"}) {
    UpdateRequest request;
    request.paths = {file_of(name)};
    request.source = "fixture";
    EXPECT_TRUE(indexer.update(request).ok());
  }
  for (const char* id : {"harbor-6", "river-22"}) EXPECT_TRUE(*indexer.remove(id));
  EXPECT_TRUE(indexer.commit().ok());
  return records(read_articles(folder.path()));
}

/// All that the folder holds, by name.
std::map<std::string, std::string> files_of(const Folder& folder) {
  std::map<std::string, std::string> files;
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder.path())) {
    if (file.is_regular_file()) files[file.path().native()] = read_all(file.path());
  }
  files.erase(folder / "LOCK");
  return files;
}

void expect_found(const std::string& index) {
  const auto searcher = Searcher::open(index);
  ASSERT_TRUE(searcher.ok()) << searcher.error().message;
  SearchRequest request;
  request.query = "+여수 +\"시내버스 노선\"";
  const auto results = searcher->search(request);
  ASSERT_TRUE(results.ok()) << results.error().message;
  EXPECT_FALSE(results->hits.empty());
  EXPECT_EQ(searcher->article("harbor-3")->title, "여수 시내버스 노선 주민의 손으로 바뀌었다 (고침)");
  EXPECT_FALSE(searcher->article("harbor-6").ok());
}

void expect_rebuilt(const Fixture& fixture) {
  const auto rebuilt = rebuild_index(fixture.path());
  ASSERT_TRUE(rebuilt.ok()) << rebuilt.error().message;
  EXPECT_EQ(records(read_articles(fixture.path())), expected());
  EXPECT_EQ(index_info(fixture.path())->generations, 1U);
  expect_sound(fixture.path());
  expect_found(fixture.path());
  EXPECT_TRUE(Indexer::open(fixture.path()).ok());
}

TEST(Upgrade, AnIndexOfThePresentFormatIsReadAsItIs) {
  for (const std::string& name : present) {
    SCOPED_TRACE(name);
    const Fixture fixture(name);
    EXPECT_EQ(records(read_articles(fixture.path())), expected());
    expect_sound(fixture.path());
    if (read_manifest(fixture.path())->fingerprint == analysis::fingerprint({})) expect_found(fixture.path());
  }
}

TEST(Upgrade, AnIndexOfAnotherAnalyzerIsRefusedAndRebuilt) {
  for (const std::string& name : present) {
    SCOPED_TRACE(name);
    const Fixture fixture(name);
    auto manifest = read_manifest(fixture.path());
    ASSERT_TRUE(manifest.ok());
    manifest->fingerprint = "0123456789abcdef";
    ASSERT_TRUE(write_manifest(fixture.path(), *manifest).ok());
    const std::string remedy = "run 'newsidx rebuild " + fixture.path() + "'";
    expect_error(Searcher::open(fixture.path()).error(), ErrorCode::fingerprint_mismatch, remedy);
    expect_error(Indexer::open(fixture.path()).error(), ErrorCode::fingerprint_mismatch, remedy);
    expect_rebuilt(fixture);
  }
}

TEST(Upgrade, AnIndexOfAnOlderFormatIsRefusedAndRebuilt) {
  for (const std::string& name : older) {
    SCOPED_TRACE(name);
    const Fixture fixture(name);
    const auto before = files_of(fixture);
    const std::string remedy = "run 'newsidx rebuild " + fixture.path() + "'";
    expect_error(Searcher::open(fixture.path()).error(), ErrorCode::format_mismatch, remedy);
    expect_error(Indexer::open(fixture.path()).error(), ErrorCode::format_mismatch, remedy);
    expect_error(index_info(fixture.path()).error(), ErrorCode::format_mismatch, remedy);
    expect_error(check_index(fixture.path()).error(), ErrorCode::format_mismatch, remedy);
    EXPECT_EQ(files_of(fixture), before);
    expect_rebuilt(fixture);
  }
}

TEST(Upgrade, ARebuildThatIsKilledLeavesTheOldIndexOrTheNewOne) {
  const Records all = expected();
  bool was_killed = false;
  for (int delay = 0; delay < 60; delay += 4) {
    const Fixture fixture("format-2-dictionary");
    const pid_t child = fork();
    if (child == 0) _exit(rebuild_index(fixture.path()).ok() ? 0 : 1);
    std::this_thread::sleep_for(std::chrono::milliseconds(delay));
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_EQ(records_of(fixture.path()), all) << delay;
    was_killed = was_killed || read_manifest(fixture.path(), Formats::rebuildable)->format < format_version;
    ASSERT_TRUE(rebuild_index(fixture.path()).ok());
    EXPECT_EQ(records(read_articles(fixture.path())), all);
    EXPECT_FALSE(std::filesystem::exists(fixture / "tmp"));
  }
  EXPECT_TRUE(was_killed) << "a test of nothing";
}

TEST(Upgrade, ARebuildThatFailsLeavesTheOldIndex) {
  const Fixture fixture("format-2");
  const auto manifest = read_manifest(fixture.path(), Formats::rebuildable);
  const std::string file = manifest->generations.front().name + "/docdata.glass";
  std::string bytes = read_all(fixture / file);
  const std::size_t frame = bytes.rfind("\x28\xB5\x2F\xFD");
  ASSERT_NE(frame, std::string::npos);
  bytes[frame + 20] = static_cast<char>(~bytes[frame + 20]);
  fixture.write(file, bytes);
  const auto before = files_of(fixture);
  EXPECT_EQ(rebuild_index(fixture.path()).error().code, ErrorCode::corrupt);
  EXPECT_EQ(files_of(fixture), before);
}

TEST(Upgrade, AnIndexWithoutArticlesIsRebuiltToo) {
  const Fixture fixture("format-2");
  std::string line = read_all(fixture / manifest_name);
  line = line.substr(0, line.find("\"generations\":")) + "\"generations\":[]}";
  fixture.write(manifest_name, line + "\n" + to_hex(XXH3_64bits(line.data(), line.size())) + "\n");
  ASSERT_TRUE(rebuild_index(fixture.path()).ok());
  EXPECT_EQ(index_info(fixture.path())->articles, 0U);
}

TEST(Upgrade, AnIndexOfALaterFormatIsLeftAlone) {
  const Fixture fixture("format-3");
  std::string line = read_all(fixture / manifest_name);
  line = line.substr(0, line.find('\n'));
  line.replace(line.find("\"format\":3"), 10, "\"format\":4");
  fixture.write(manifest_name, line + "\n" + to_hex(XXH3_64bits(line.data(), line.size())) + "\n");
  const auto before = files_of(fixture);
  for (const Error& error : {Searcher::open(fixture.path()).error(), Indexer::open(fixture.path()).error(),
                             rebuild_index(fixture.path()).error()}) {
    expect_error(error, ErrorCode::format_mismatch, "use the later version");
  }
  EXPECT_EQ(files_of(fixture), before);
}

TEST(Upgrade, ArticlesOfDifferentEncodingsAreMergedAndChecked) {
  const Fixture fixture("format-3");
  Article article;
  article.id = "late";
  article.title = "한ㆍ미 정상, 몇 년 만에 만나";
  article.excerpt = "두 나라 정상이 몇 년 만에 만났다. 회담은 세 시간 이어졌다.";
  {
    Indexer indexer = open_indexer(fixture.path());
    ASSERT_TRUE(indexer.add(article));
    ASSERT_TRUE(indexer.commit());
    ASSERT_TRUE(indexer.compact());
  }
  EXPECT_TRUE(index_info(fixture.path())->rebuild_advised);
  const auto report = check_index(fixture.path(), {true, 1});
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->problems.empty()) << report->problems.front();
}

TEST(Upgrade, AnIndexOfAnEarlierEncodingIsAskedAsBefore) {
  const Fixture fixture("format-3");
  Article article;
  article.id = "late";
  article.title = "한·미 정상 통화";
  {
    Indexer indexer = open_indexer(fixture.path());
    ASSERT_TRUE(indexer.add(article));
    ASSERT_TRUE(indexer.commit());
  }
  for (const char* query : {"한·미", "한·미 정상", "한미", "\"한ㆍ미\""}) {
    SearchRequest request;
    request.query = query;
    auto searcher = Searcher::open(fixture.path());
    ASSERT_TRUE(searcher);
    const auto found = searcher->search(request);
    ASSERT_TRUE(found) << found.error().message;
    EXPECT_EQ(found->hits.empty() ? "" : found->hits.front().id, std::string(query).starts_with("\"") ? "" : "late")
        << query;
  }
}

TEST(Upgrade, SuggestionsComeWithARebuild) {
  const Fixture fixture("format-3");
  SuggestRequest request;
  request.typed = "도서";
  const auto suggest = [&] {
    auto searcher = Searcher::open(fixture.path());
    EXPECT_TRUE(searcher) << searcher.error().message;
    auto suggestions = searcher->suggest(request);
    EXPECT_TRUE(suggestions) << suggestions.error().message;
    return *suggestions;
  };
  EXPECT_EQ(suggest().warnings.size(), 1U);
  EXPECT_TRUE(index_info(fixture.path())->rebuild_advised);
  ASSERT_TRUE(open_indexer(fixture.path()).compact());
  EXPECT_EQ(suggest().warnings.size(), 1U) << "a merge adds nothing";
  ASSERT_TRUE(rebuild_index(fixture.path()));
  EXPECT_TRUE(suggest().warnings.empty());
  EXPECT_FALSE(suggest().suggestions.empty());
  EXPECT_FALSE(index_info(fixture.path())->rebuild_advised);
  const auto report = check_index(fixture.path(), {true, 1});
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->problems.empty());
}

}  // namespace
}  // namespace malmoi::index
