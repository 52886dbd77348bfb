// SPDX-License-Identifier: GPL-2.0-or-later
#include <zstd.h>

#include "index/snapshot.h"

namespace malmoi::index {

// Format 3 put the size of the beginning in front, and made one frame of what had been one or two: the whole, or the
// beginning and the rest.
Result<Article> ArticleReader::read_old(std::string_view record) {
  buffer_.clear();
  while (!record.empty()) {
    const std::size_t size = ZSTD_findFrameCompressedSize(record.data(), record.size());
    if (ZSTD_isError(size)) return Error{ErrorCode::corrupt, "a stored article is damaged"};
    if (Status done = decompress(record.substr(0, size)); !done) return std::move(done).error();
    record.remove_prefix(size);
  }
  return deserialize(buffer_);
}

// Xapian wrote the records, and compressed some once more.
Result<Article> Snapshot::old_article(Location at) {
  const Opened& generation = generations_[at.generation];
  try {
    auto article = reader_.read_old(generation.xapian.get_document(at.document).get_data());
    return article ? std::move(article) : damaged_article(at);
  } catch (const Xapian::Error& error) {
    return xapian_error(error, folder_ + "/" + manifest_.generations[at.generation].name);
  }
}

}  // namespace malmoi::index
