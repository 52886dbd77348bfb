// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <malmoi/article.h>

#include "ingest/input.h"
#include "ingest/reader.h"

namespace malmoi::search {

/// The articles under docs/sample.
inline std::vector<Article> sample_articles() {
  UpdateRequest request;
  request.paths = {MALMOI_SAMPLE_DIR};
  ingest::InputStream stream(request, {});
  std::vector<Article> articles;
  while (auto input = stream.next()) {
    const auto* raw = std::get_if<ingest::RawInput>(&*input);
    if (raw == nullptr) continue;
    auto parsed = raw->format == InputFormat::jsonl ? ingest::parse_json_line(raw->bytes, raw->root, {})
                                                    : ingest::parse_post(raw->bytes, raw->root, raw->path, {});
    if (auto* article = std::get_if<Article>(&parsed)) articles.push_back(std::move(*article));
  }
  return articles;
}

}  // namespace malmoi::search
