// SPDX-License-Identifier: GPL-2.0-or-later
#include <filesystem>
#include <sstream>

#include <malmoi/indexer.h>

#include "glass/durable_file.h"
#include "index/manifest.h"
#include "index/snapshot.h"

namespace malmoi {
namespace {

using Problems = std::vector<std::string>;

void check_files(const std::string& folder, const index::GenerationEntry& entry, Problems& problems) {
  for (const auto& [name, expected] : entry.files) {
    const std::string path = folder + "/" + entry.name + "/" + name;
    const auto found = file_checksum(path);
    if (!found) {
      problems.push_back(found.error().message);
    } else if (*found != expected) {
      problems.push_back(path + ": was changed since it was written (checksum does not match)");
    }
  }
}

void check_structure(const std::string& folder, const index::GenerationEntry& entry, Problems& problems) {
  const std::string path = folder + "/" + entry.name;
  try {
    std::ostringstream report;
    const std::size_t errors = Xapian::Database::check(path, 0, &report);
    if (errors > 0) problems.push_back(path + ": Xapian finds " + std::to_string(errors) + " errors in its tables");
  } catch (const Xapian::Error& error) {
    problems.push_back(index::xapian_error(error, path).message);
  }
}

void check_articles(index::Snapshot& snapshot, std::size_t generation, Problems& problems) {
  const index::GenerationEntry& entry = snapshot.manifest().generations[generation];
  if (snapshot.tombstones(generation).size() != entry.dead) {
    problems.push_back(entry.name + ": " + std::to_string(snapshot.tombstones(generation).size()) +
                       " articles are marked deleted, CURRENT says " + std::to_string(entry.dead));
  }
  std::uint64_t text_bytes = 0;
  for (index::Location at{static_cast<std::uint32_t>(generation), 1}; at.document <= entry.articles; ++at.document) {
    const auto article = snapshot.article(at);
    if (!article) {
      problems.push_back(article.error().message);
      continue;
    }
    if (snapshot.tombstones(generation).contains(at.document)) continue;
    text_bytes += article->title.size() + article->excerpt.size() + article->body.size();
    const auto found = snapshot.find(article->id);
    if (!found || found->generation != at.generation || found->document != at.document) {
      problems.push_back(entry.name + ": article " + article->id + " is there twice or not found by its id");
    }
  }
  if (problems.empty() && text_bytes != entry.text_bytes) {
    problems.push_back(entry.name + ": holds " + std::to_string(text_bytes) + " bytes of text, CURRENT says " +
                       std::to_string(entry.text_bytes));
  }
}

Result<Problems> check_commit(const std::string& path) {
  auto manifest = index::read_manifest(path);
  if (!manifest) return manifest.error();
  Problems problems;
  for (const index::GenerationEntry& entry : manifest->generations) {
    const std::size_t before = problems.size();
    check_files(path, entry, problems);
    // Xapian's own check reads out of bounds in damaged files (1.4.22), so it sees sound ones only.
    if (problems.size() == before) check_structure(path, entry, problems);
  }
  if (!problems.empty()) return problems;
  auto snapshot = index::Snapshot::open(path);
  if (!snapshot) return Problems{snapshot.error().message};
  for (std::size_t i = 0; i < snapshot->generation_count(); ++i) check_articles(*snapshot, i, problems);
  return problems;
}

}  // namespace

Result<std::vector<std::string>> check_index(const std::string& path) {
  // A commit meanwhile takes files away: then look at the new one.
  constexpr int tries = 20;
  for (int i = 1;; ++i) {
    const std::uint64_t stamp = index::manifest_stamp(path);
    auto problems = check_commit(path);
    if (problems && problems->empty()) return problems;
    if (i == tries || index::manifest_stamp(path) == stamp) return problems;
  }
}

}  // namespace malmoi
