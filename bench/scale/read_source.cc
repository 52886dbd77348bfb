// SPDX-License-Identifier: GPL-2.0-or-later
#include "scale/read_source.h"

#include "measure/article_stream.h"

namespace scale {

malmoi::Status read_source(const std::vector<std::string>& paths, SourceCorpus& corpus) {
  measure::ArticleStream stream(paths);
  for (std::vector<malmoi::Article> articles; !(articles = stream.next_batch()).empty();) {
    for (const malmoi::Article& article : articles) corpus.add(article);
  }
  if (corpus.articles().empty()) {
    return malmoi::Error{malmoi::ErrorCode::bad_input, paths.front() + ": no article could be read; check the path"};
  }
  return {};
}

}  // namespace scale
