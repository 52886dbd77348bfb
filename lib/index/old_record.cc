// SPDX-License-Identifier: GPL-2.0-or-later
#include <xapian.h>
#include <zstd.h>

#include <memory>

#include "glass/durable_file.h"
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
  Opened& generation = generations_[at.generation];
  const std::string path = folder_ + "/" + manifest_.generations[at.generation].name;
  try {
    if (!generation.by_xapian) {
      generation.by_xapian = std::make_shared<Xapian::Database>(path, Xapian::DB_BACKEND_GLASS);
    }
    const auto& database = *static_cast<const Xapian::Database*>(generation.by_xapian.get());
    auto article = reader_.read_old(database.get_document(at.document).get_data());
    return article ? std::move(article) : damaged_article(at);
  } catch (const Xapian::Error& error) {
    return damage(path, error.get_msg());
  }
}

}  // namespace malmoi::index
