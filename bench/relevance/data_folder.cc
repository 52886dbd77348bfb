// SPDX-License-Identifier: GPL-2.0-or-later
#include "relevance/data_folder.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "measure/lines.h"

namespace relevance {
namespace {

namespace fs = std::filesystem;

std::string queries_name(const std::string& split) { return "queries." + split + ".jsonl"; }

malmoi::Error error(malmoi::ErrorCode code, const fs::path& path, const std::string& message) {
  return {code, path.native() + ": " + message};
}

malmoi::Result<std::vector<std::string>> sets_of(const fs::path& folder, const std::string& split) {
  std::error_code failure;
  std::vector<std::string> names;
  for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure)) {
    std::error_code ignored;
    if (fs::exists(entry->path() / queries_name(split), ignored)) names.push_back(entry->path().filename());
  }
  if (failure) {
    return error(malmoi::ErrorCode::not_found, folder, "cannot be read (" + failure.message() + "); check DATA");
  }
  if (names.empty()) {
    return error(malmoi::ErrorCode::not_found, folder,
                 "no folder in it has " + queries_name(split) + "; check DATA and --split");
  }
  std::sort(names.begin(), names.end());
  return names;
}

malmoi::Result<std::string> corpus_of(const fs::path& folder, const std::string& set) {
  std::error_code ignored;
  for (const char* name : {"corpus.jsonl", "corpus.jsonl.zst"}) {
    if (fs::exists(folder / set / name, ignored)) return set + "/" + name;
  }
  const fs::path pointer = folder / set / "CORPUS";
  if (!fs::exists(pointer, ignored)) {
    return error(malmoi::ErrorCode::not_found, folder / set, "no corpus.jsonl, corpus.jsonl.zst or CORPUS; add one");
  }
  std::string corpus;
  const auto read = measure::read_lines(pointer.native(), [&](std::string_view line, std::size_t) -> std::string {
    if (!corpus.empty()) return "a second line; CORPUS must hold one, the path of the corpus";
    corpus = measure::words(line).front();
    return fs::exists(folder / corpus, ignored) ? ""
                                                : "there is no " + (folder / corpus).native() + "; correct the path";
  });
  if (!read) return read.error();
  if (corpus.empty()) return error(malmoi::ErrorCode::bad_input, pointer, "is empty; name the corpus in it");
  return corpus;
}

malmoi::Result<QuerySet> read_set(const fs::path& folder, const std::string& name, const Selection& selection) {
  const fs::path set = folder / name;
  auto queries = measure::read_queries((set / queries_name(selection.split)).native());
  if (!queries) return queries.error();
  auto judgements = read_judgements((set / ("qrels." + selection.split + ".tsv")).native());
  if (!judgements) return judgements.error();
  auto corpus = corpus_of(folder, name);
  if (!corpus) return corpus.error();
  std::erase_if(*queries, [&](const measure::Query& query) { return !contains(selection.half, query.id); });
  std::erase_if(*judgements, [&](const auto& judged) { return !contains(selection.half, judged.first); });
  if (judgements->empty()) {
    return error(malmoi::ErrorCode::invalid_argument, set, "no judged query is in this half; leave out --half");
  }
  return QuerySet{name, std::move(*corpus), std::move(*queries), std::move(*judgements)};
}

}  // namespace

malmoi::Result<std::vector<QuerySet>> read_sets(const std::string& folder, const Selection& selection) {
  std::vector<std::string> names = selection.sets;
  if (names.empty()) {
    auto found = sets_of(folder, selection.split);
    if (!found) return found.error();
    names = std::move(*found);
  }
  std::vector<QuerySet> sets;
  for (const std::string& name : names) {
    auto set = read_set(folder, name, selection);
    if (!set) return set.error();
    sets.push_back(std::move(*set));
  }
  return sets;
}

}  // namespace relevance
