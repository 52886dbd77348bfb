// SPDX-License-Identifier: GPL-2.0-or-later
#include <zstd.h>

#include "index/stored_article.h"

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

}  // namespace malmoi::index
