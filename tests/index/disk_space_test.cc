// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/disk_space.h"

#include <malmoi/indexer.h>
#include <malmoi/maintenance.h>

#include "test_articles.h"

namespace malmoi::index {
namespace {

TEST(DiskSpace, TooLittleIsAnErrorThatSaysHowMuch) {
  const Folder folder;
  EXPECT_TRUE(check_free_space(folder.path(), 1));
  const Status space = check_free_space(folder.path(), std::uint64_t{1} << 60);
  ASSERT_FALSE(space);
  expect_error(space.error(), ErrorCode::io, "1152921504607 MB");
}

TEST(DiskSpace, IsLookedAtBeforeABuildBegins) {
  const Folder folder;
  const std::string lines = folder.write("huge.jsonl", "{\"_id\": \"a\", \"text\": \"본문\"}\n");
  std::filesystem::resize_file(lines, std::uint64_t{15} << 40);  // all but its beginning is a hole
  UpdateRequest request;
  request.paths = {lines};
  Indexer indexer = open_indexer(folder / "index");
  const auto summary = indexer.update(request);
  ASSERT_FALSE(summary);
  expect_error(summary.error(), ErrorCode::io, "free disk space");
  ASSERT_TRUE(indexer.add(make_article(1)));
  ASSERT_TRUE(indexer.commit());
  EXPECT_EQ(index_info(folder / "index")->articles, 1U);
}

}  // namespace
}  // namespace malmoi::index
