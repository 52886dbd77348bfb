// SPDX-License-Identifier: GPL-2.0-or-later
// What Xapian alone takes: reads posts or JSON Lines, makes all documents in memory, and only then
// measures building and merging them. The rest of an update's time is ours.
// Usage: bench_ceiling PATH...
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "index/encoder.h"
#include "index/generation_builder.h"
#include "ingest/input.h"
#include "ingest/reader.h"

namespace {

using namespace malmoi;

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

struct Ready {
  Xapian::Document document;
  std::size_t terms;
};

void report(const char* stage, double seconds, double megabytes) {
  std::printf("%-28s %7.2f CPU s %8.2f MB of text per CPU s\n", stage, seconds, megabytes / seconds);
}

}  // namespace

int main(int argc, char** argv) {
  UpdateRequest request;
  request.paths.assign(argv + 1, argv + argc);
  if (request.paths.empty()) {
    std::fprintf(stderr, "usage: %s PATH...\n", argv[0]);
    return 2;
  }
  const IngestSettings settings;
  double begin = cpu_seconds();
  std::vector<Article> articles;
  ingest::InputStream inputs(request, settings);
  while (auto input = inputs.next()) {
    const auto* raw = std::get_if<ingest::RawInput>(&*input);
    if (!raw) continue;
    auto parsed = raw->format == InputFormat::jsonl ? ingest::parse_json_line(raw->bytes, raw->root, settings)
                                                    : ingest::parse_post(raw->bytes, raw->root, raw->path, settings);
    if (auto* article = std::get_if<Article>(&parsed)) articles.push_back(std::move(*article));
  }
  double bytes = 0;
  for (const Article& a : articles) bytes += static_cast<double>(a.title.size() + a.excerpt.size() + a.body.size());
  const double megabytes = bytes / 1e6;
  report("read and parse", cpu_seconds() - begin, megabytes);

  begin = cpu_seconds();
  index::Encoder encoder({}, nullptr, 3);
  std::vector<Ready> documents;
  for (const Article& article : articles) {
    Xapian::Document document = encoder.encode(article, index::Content::of(article));
    documents.push_back({std::move(document), encoder.last_terms()});
  }
  report("analyse and encode", cpu_seconds() - begin, megabytes);

  const auto folder = std::filesystem::temp_directory_path() / ("malmoi-ceiling-" + std::to_string(getpid()));
  std::filesystem::create_directory(folder);
  begin = cpu_seconds();
  index::GenerationBuilder builder(folder.string(), "shard", {"ceiling", 0, {}, false});
  for (const Ready& ready : documents) builder.add(ready.document, ready.terms);
  const std::vector<std::string> shards = builder.finish();
  report("Xapian: build shards", cpu_seconds() - begin, megabytes);
  begin = cpu_seconds();
  index::merge_databases(shards, (folder / "merged").string());
  report("Xapian: merge", cpu_seconds() - begin, megabytes);
  std::filesystem::remove_all(folder);
  return 0;
}
