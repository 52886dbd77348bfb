// SPDX-License-Identifier: GPL-2.0-or-later
#include "relevance/corpus_indexes.h"

#include <malmoi/analyzer.h>
#include <malmoi/indexer.h>
#include <malmoi/maintenance.h>
#include <xxhash.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <system_error>
#include <vector>

#include "relevance/zstd_file.h"

namespace relevance {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view packed_ending = ".zst";

malmoi::Error work_error(const std::string& path, const std::error_code& code) {
  return {malmoi::ErrorCode::io, path + ": " + code.message() + "; choose another --work"};
}

std::string hex(std::uint64_t number) {
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(number));
  return digits;
}

/// "news-title/corpus.jsonl.zst" as "news-title-corpus".
std::string plain_name(std::string corpus) {
  for (const std::string_view ending : {packed_ending, std::string_view(".jsonl")}) {
    if (corpus.ends_with(ending)) corpus.resize(corpus.size() - ending.size());
  }
  std::replace(corpus.begin(), corpus.end(), '/', '-');
  return corpus;
}

malmoi::Result<std::uint64_t> checksum_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(), &XXH3_freeState);
  XXH3_64bits_reset(state.get());
  std::vector<char> piece(1 << 20);
  while (file.read(piece.data(), static_cast<std::streamsize>(piece.size())) || file.gcount() > 0) {
    XXH3_64bits_update(state.get(), piece.data(), static_cast<std::size_t>(file.gcount()));
  }
  if (!file.eof()) return malmoi::Error{malmoi::ErrorCode::io, path + ": cannot be read; check its permissions"};
  return XXH3_64bits_digest(state.get());
}

bool usable(const std::string& index, const std::string& fingerprint) {
  const auto info = malmoi::index_info(index);
  return info.ok() && info->fingerprint == fingerprint;
}

malmoi::Result<malmoi::UpdateSummary> update(const std::string& index, const std::string& lines,
                                             const std::string& source, const malmoi::Settings& settings) {
  auto indexer = malmoi::Indexer::open(index, settings);
  if (!indexer) return indexer.error();
  malmoi::UpdateRequest request;
  request.paths = {lines};
  request.format = malmoi::InputFormat::jsonl;
  request.source = source;
  return indexer->update(request);
}

}  // namespace

malmoi::Result<std::string> CorpusIndexes::index_of(const std::string& corpus, const malmoi::Settings& settings) {
  const auto sum = checksum(corpus);
  if (!sum) return sum.error();
  const std::string fingerprint = malmoi::Analyzer(settings.analyzer).fingerprint();
  const std::string prefix = options_.work + "/indexes/" + plain_name(corpus) + "-" + hex(*sum) + "-";
  const std::string index = prefix + fingerprint;
  if (ready_.contains(index)) return index;
  if (options_.reindex || !usable(index, fingerprint)) {
    if (const auto built = build(corpus, index, settings); !built) return built.error();
  }
  ready_.insert(index);
  remove_others(prefix);
  return index;
}

malmoi::Result<std::uint64_t> CorpusIndexes::checksum(const std::string& corpus) {
  if (const auto known = checksums_.find(corpus); known != checksums_.end()) return known->second;
  const auto sum = checksum_of(options_.data + "/" + corpus);
  if (sum) checksums_[corpus] = *sum;
  return sum;
}

/// Builds beside the final place, so that an index cut short is never taken for a whole one.
malmoi::Status CorpusIndexes::build(const std::string& corpus, const std::string& index,
                                    const malmoi::Settings& settings) {
  const std::string partial = index + ".partial";
  std::error_code error;
  fs::remove_all(partial, error);
  fs::create_directories(options_.work + "/indexes", error);
  if (error) return work_error(options_.work, error);
  options_.report("indexing " + corpus);
  if (const auto filled = fill(corpus, partial, settings); !filled) return filled;
  fs::remove_all(index, error);
  fs::rename(partial, index, error);
  if (error) return work_error(index, error);
  return {};
}

malmoi::Status CorpusIndexes::fill(const std::string& corpus, const std::string& index,
                                   const malmoi::Settings& settings) {
  std::string lines = options_.data + "/" + corpus;
  const bool packed = corpus.ends_with(packed_ending);
  if (packed) {
    const std::string unpacked = index + ".jsonl";
    if (const auto done = unpack_zstd(lines, unpacked); !done) return done;
    lines = unpacked;
  }
  const auto summary = update(index, lines, corpus, settings);
  std::error_code ignored;
  if (packed) fs::remove(lines, ignored);
  if (!summary) return summary.error();
  if (!summary->rejected.empty()) {
    const malmoi::Rejection& first = summary->rejected.front();
    options_.report(corpus + ": " + std::to_string(summary->rejected.size()) + " articles rejected, the first at " +
                    first.path + ": " + first.reason);
  }
  return {};
}

/// Indexes of the same corpus by other analyzers would fill the disk while analysis is being worked on.
void CorpusIndexes::remove_others(const std::string& prefix) {
  std::vector<fs::path> others;
  std::error_code error;
  for (fs::directory_iterator entry(options_.work + "/indexes", error), end; !error && entry != end;
       entry.increment(error)) {
    const std::string path = entry->path().native();
    if (path.starts_with(prefix) && !ready_.contains(path)) others.push_back(path);
  }
  for (const fs::path& other : others) fs::remove_all(other, error);
}

}  // namespace relevance
