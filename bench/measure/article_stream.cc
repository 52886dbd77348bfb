// SPDX-License-Identifier: GPL-2.0-or-later
#include "measure/article_stream.h"

#include <utility>
#include <variant>

#include "ingest/reader.h"

namespace measure {
namespace {

using namespace malmoi;

// As in lib/index/bulk_update.cc; the first batch also trains the dictionary.
constexpr std::size_t batch_bytes = 512 << 10;
constexpr std::size_t batch_inputs = 512;
constexpr std::size_t first_batch_bytes = 3 << 20;
constexpr std::size_t first_batch_inputs = 1000;

UpdateRequest request_of(const std::vector<std::string>& paths) {
  UpdateRequest request;
  request.paths = paths;
  return request;
}

}  // namespace

std::size_t text_bytes(const Article& article) {
  return article.title.size() + article.excerpt.size() + article.body.size();
}

ArticleStream::ArticleStream(const std::vector<std::string>& paths)
    : request_(request_of(paths)), inputs_(request_, settings_) {}

std::vector<ingest::RawInput> ArticleStream::read_batch() {
  const std::size_t most_bytes = first_ ? first_batch_bytes : batch_bytes;
  const std::size_t most_inputs = first_ ? first_batch_inputs : batch_inputs;
  first_ = false;
  std::vector<ingest::RawInput> batch;
  for (std::size_t bytes = 0; bytes < most_bytes && batch.size() < most_inputs;) {
    auto input = inputs_.next();
    if (!input) break;
    auto* raw = std::get_if<ingest::RawInput>(&*input);
    if (!raw) continue;
    bytes += raw->bytes.size();
    batch.push_back(std::move(*raw));
  }
  return batch;
}

std::vector<Article> ArticleStream::next_batch() {
  Stopwatch stopwatch;
  std::vector<Article> articles;
  while (articles.empty()) {
    const std::vector<ingest::RawInput> batch = read_batch();
    read_ += stopwatch.lap();
    if (batch.empty()) break;
    for (const ingest::RawInput& raw : batch) {
      auto parsed = raw.format == InputFormat::jsonl ? ingest::parse_json_line(raw.bytes, raw.root, settings_)
                                                     : ingest::parse_post(raw.bytes, raw.root, raw.path, settings_);
      if (auto* article = std::get_if<Article>(&parsed)) articles.push_back(std::move(*article));
    }
    parse_ += stopwatch.lap();
  }
  return articles;
}

}  // namespace measure
