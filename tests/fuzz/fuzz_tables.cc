// SPDX-License-Identifier: GPL-2.0-or-later
// A small index of which some bytes are others: every file of it, searched, checked, merged and rebuilt. The input is
// a list of changes, each of seven bytes: which file, where, the new byte; and whether checksums are made to fit.
#include <malmoi/maintenance.h>
#include <malmoi/searcher.h>

#include <vector>

#include "glass/durable_file.h"
#include "index/manifest.h"
#include "require.h"
#include "scratch.h"

namespace {

using malmoi::index::GenerationEntry;

/// The index as it was, and a copy to be damaged.
struct Patient {
  Patient() {
    make_small_index(scratch / "sound");
    manifest = *malmoi::index::read_manifest(scratch / "sound");
    for (const GenerationEntry& entry : manifest.generations) {
      for (const auto& [name, sum] : entry.files) files.push_back(entry.name + "/" + name);
    }
    for (const std::string& file : files) contents.push_back(*malmoi::read_file(scratch / ("sound/" + file)));
  }

  void heal() {
    std::filesystem::remove_all(scratch / "copy");
    std::filesystem::copy(scratch / "sound", scratch / "copy", std::filesystem::copy_options::recursive);
  }

  Scratch scratch;
  malmoi::index::Manifest manifest;
  std::vector<std::string> files;
  std::vector<std::string> contents;
};

void accept_checksums(const std::string& path, malmoi::index::Manifest manifest) {
  for (GenerationEntry& entry : manifest.generations) {
    for (auto& [name, sum] : entry.files) sum = *malmoi::file_checksum(path + "/" + entry.name + "/" + name);
  }
  require(malmoi::index::write_manifest(path, manifest).ok(), "CURRENT can be written");
}

void require_refusal(const malmoi::Error& error) {
  require(error.code == malmoi::ErrorCode::corrupt || error.code == malmoi::ErrorCode::io, "damage is called damage");
  require(error.message.find('\n') == std::string::npos, "in one line");
}

void search(const std::string& path) {
  const auto searcher = malmoi::Searcher::open(path);
  if (!searcher) return require_refusal(searcher.error());
  for (const char* query : {"도서관 시장", "\"문을 열었다\"", "+가온시 -회담", "등* OR title:축제",
                            "date:2024-02..2024-05 category:사회", "ㄷㅅㄱ", ""}) {
    malmoi::SearchRequest request;
    request.query = query;
    request.facets = {malmoi::Facet::tag};
    const auto results = searcher->search(request);
    if (!results) {
      require_refusal(results.error());
    } else {
      static_cast<void>(malmoi::to_json(*results));
    }
  }
  if (const auto article = searcher->article("post-3");
      !article && article.error().code != malmoi::ErrorCode::not_found)
    require_refusal(article.error());
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Patient patient;
  constexpr std::size_t change_bytes = 7;
  if (size < 1 + change_bytes) return 0;
  patient.heal();
  std::vector<std::string> contents = patient.contents;
  for (std::size_t i = 1; i + change_bytes <= size; i += change_bytes) {
    const std::uint8_t* change = data + i;
    const std::size_t file = change[0] % contents.size();
    std::uint32_t at = 0;
    for (int k = 1; k < 5; ++k) at = at << 8 | change[k];
    if (change[6] == 0xFF) {
      contents[file].resize(at % (contents[file].size() + 1));
    } else if (!contents[file].empty()) {
      contents[file][at % contents[file].size()] = static_cast<char>(change[5]);
    }
  }
  const std::string path = patient.scratch / "copy";
  bool is_damaged = false;
  for (std::size_t i = 0; i < contents.size(); ++i) {
    if (contents[i] == patient.contents[i]) continue;
    write_bytes(path + "/" + patient.files[i], contents[i]);
    is_damaged = true;
  }
  const bool is_sealed = (data[0] & 1) != 0;
  if (is_sealed) accept_checksums(path, patient.manifest);
  search(path);
  const auto report = malmoi::check_index(path, {is_sealed, 1});
  if (!report) {
    require_refusal(report.error());
  } else if (!is_sealed) {
    require(report->problems.empty() != is_damaged, "any changed byte is found");
  }
  if (auto indexer = malmoi::Indexer::open(path)) {
    const auto compacted = indexer->compact();
    if (!compacted) require_refusal(compacted.error());
  }
  const auto rebuilt = malmoi::rebuild_index(path);
  if (!rebuilt) require_refusal(rebuilt.error());
  return 0;
}
