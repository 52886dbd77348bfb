// SPDX-License-Identifier: GPL-2.0-or-later
// Stored articles, outlines and dictionaries.
#include "index/outline.h"
#include "index/stored_article.h"
#include "require.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = as_text(data, size);
  malmoi::index::ArticleReader reader;
  reader.add_dictionary(malmoi::index::Dictionary::from_bytes(std::string(bytes), 3));
  if (const auto article = reader.read(bytes)) {
    malmoi::index::ArticleWriter writer(nullptr, 3);
    malmoi::index::ArticleReader plain;
    const auto again = plain.read(writer.write(*article));
    require(again && malmoi::index::serialize(*again) == malmoi::index::serialize(*article), "articles read back");
  }
  static_cast<void>(reader.read_beginning(bytes));
  const malmoi::index::OutlineView outline(bytes);
  require(outline.id().size() <= bytes.size(), "an outline holds its id");
  return 0;
}
