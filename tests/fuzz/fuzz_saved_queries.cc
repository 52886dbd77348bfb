// SPDX-License-Identifier: GPL-2.0-or-later
// A file of saved queries, of synonyms or of words of one's own: the first byte chooses.
#include <malmoi/saved_queries.h>

#include "require.h"
#include "scratch.h"

namespace {

void require_line(const std::string& message, const std::string& path) {
  require(message.starts_with(path), "a refusal names the file");
  require(message.find('\n') == std::string::npos, "in one line");
}

std::vector<std::string> ids(const malmoi::SavedQueries& queries) {
  std::vector<std::string> all;
  for (const auto& query : queries.list()) all.push_back(query.id);
  return all;
}

void read_saved_queries(const std::string& path) {
  auto queries = malmoi::SavedQueries::load(path);
  if (!queries) return require_line(queries.error().message, path);
  for (const auto& rejection : queries->rejected()) require_line(rejection.path + rejection.reason, path);
  for (const auto& warning : queries->warnings()) require_line(warning.path + warning.reason, path);
  const bool is_saved = queries->save().ok();
  const auto again = malmoi::SavedQueries::load(path);
  require(!is_saved || (again.ok() && ids(*again) == ids(*queries)), "what is saved is read again");
  for (const std::string& id : ids(*queries)) require(queries->remove(id), "what is listed can be removed");
  require(queries->list().empty(), "and is gone");
}

/// As the settings name it.
void read_words(const Scratch& scratch, const std::string& setting) {
  const std::string settings_path = scratch / "settings.yaml";
  write_bytes(settings_path, setting);
  const auto settings = malmoi::load_settings(settings_path);
  if (!settings) return require_line(settings.error().message, settings_path);
  malmoi::SavedQueries queries = malmoi::SavedQueries::make(scratch / "none.jsonl", *settings);
  malmoi::SavedQuery query;
  query.id = "q";
  query.query = "물안리 도서관이 문을 연다";
  const auto added = queries.add(query);
  if (!added) require(added.error().message.find('\n') == std::string::npos, "in one line");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Scratch scratch;
  if (size == 0) return 0;
  const std::string path = scratch / "file";
  write_bytes(path, as_text(data + 1, size - 1));
  switch (data[0] % 3) {
    case 0:
      read_saved_queries(path);
      break;
    case 1:
      read_words(scratch, "synonyms: file\n");
      break;
    default:
      read_words(scratch, "user_words: file\n");
  }
  return 0;
}
