// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/manifest.h"

#include <fcntl.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <limits>
#include <nlohmann/json.hpp>

#include "glass/durable_file.h"

namespace malmoi::index {
namespace {

using Json = nlohmann::ordered_json;

std::string checksum(std::string_view text) { return to_hex(XXH3_64bits(text.data(), text.size())); }
std::uint64_t from_hex(const std::string& hex) { return std::strtoull(hex.c_str(), nullptr, 16); }

// Of later versions; this one knows nothing of what they add.
constexpr std::uint64_t max_encoding = 1'000'000;

Json to_json(const GenerationEntry& entry) {
  Json files = Json::object();
  for (const auto& [name, sum] : entry.files) files[name] = to_hex(sum);
  return {{"name", entry.name},
          {"articles", entry.articles},
          {"dead", entry.dead},
          {"tombstones", entry.tombstones},
          {"tombstones_checksum", to_hex(entry.tombstones_checksum)},
          {"text_bytes", entry.text_bytes},
          {"encoding", entry.encoding},
          {"files", files}};
}

// Names are used as paths below the index, whatever a damaged manifest says.
bool is_plain_name(const std::string& name) {
  return name.find_first_of(std::string_view("/\0", 2)) == std::string::npos && name != "." && name != "..";
}

// Only numbers as we write them: get<>() would convert any other, and not all fit.
std::uint64_t number(const Json& json, const char* key) {
  return json.at(key).get_ref<const Json::number_unsigned_t&>();
}

GenerationEntry entry_from_json(const Json& json) {
  GenerationEntry entry;
  entry.name = json.at("name").get<std::string>();
  entry.articles = number(json, "articles");
  entry.dead = number(json, "dead");
  entry.tombstones = json.at("tombstones").get<std::string>();
  entry.tombstones_checksum = from_hex(json.at("tombstones_checksum").get<std::string>());
  entry.text_bytes = number(json, "text_bytes");
  // Format 3 had none at first.
  entry.encoding =
      json.contains("encoding") ? static_cast<int>(std::min<std::uint64_t>(number(json, "encoding"), max_encoding)) : 1;
  for (const auto& [name, sum] : json.at("files").items()) entry.files[name] = from_hex(sum.get<std::string>());
  return entry;
}

bool is_sound(const GenerationEntry& entry) {
  return !entry.name.empty() && is_plain_name(entry.name) && is_plain_name(entry.tombstones) &&
         entry.dead <= entry.articles && entry.articles <= 0xFFFFFFFF &&
         std::ranges::all_of(entry.files, [](const auto& file) { return is_plain_name(file.first); });
}

Error damaged(const std::string& folder) {
  return {ErrorCode::corrupt,
          folder + "/" + manifest_name +
              ": is damaged; restore the index from a backup, or delete it and index the articles anew"};
}

Status check_format(const std::string& folder, int format, Formats formats) {
  if (format == format_version || (format < format_version && formats == Formats::rebuildable)) return {};
  const std::string formats_text = folder + ": index format " + std::to_string(format) +
                                   ", this version reads format " + std::to_string(format_version);
  const std::string remedy = format < format_version
                                 ? "; run 'newsidx rebuild " + folder + "', which needs nothing but the index"
                                 : "; use the later version that made it";
  return Error{ErrorCode::format_mismatch, formats_text + remedy};
}

Result<Manifest> parse(const std::string& folder, const std::string& line, Formats formats) {
  const Json json = Json::parse(line, nullptr, false);
  if (!json.is_object()) return damaged(folder);
  try {
    const std::uint64_t written = number(json, "format");
    if (written < 1 || written > std::numeric_limits<int>::max()) return damaged(folder);
    const int format = static_cast<int>(written);
    if (Status readable = check_format(folder, format, formats); !readable) return std::move(readable).error();
    Manifest manifest;
    manifest.format = format;
    manifest.commit = number(json, "commit");
    manifest.next_generation = number(json, "next_generation");
    manifest.fingerprint = json.at("fingerprint").get<std::string>();
    manifest.analyzer = json.at("analyzer").get<std::string>();
    manifest.term_lists = json.at("term_lists").get<bool>();
    for (const Json& each : json.at("generations")) {
      manifest.generations.push_back(entry_from_json(each));
      if (!is_sound(manifest.generations.back())) return damaged(folder);
    }
    return manifest;
  } catch (const Json::exception&) {
    return damaged(folder);
  }
}

Error no_index(const std::string& folder) {
  std::error_code ignored;
  const auto status = std::filesystem::status(folder, ignored);
  if (status.type() == std::filesystem::file_type::not_found) {
    return {ErrorCode::not_found, folder + ": no such index; make one with 'newsidx update " + folder + " PATH...'"};
  }
  if (status.type() != std::filesystem::file_type::directory) {
    return {ErrorCode::not_an_index, folder + ": is a file, not an index folder; name another INDEX"};
  }
  return {ErrorCode::not_an_index, folder + ": holds no Malmoi index (no file CURRENT); name another INDEX"};
}

}  // namespace

std::uint64_t Manifest::live_articles() const {
  std::uint64_t sum = 0;
  for (const GenerationEntry& entry : generations) sum += entry.articles - entry.dead;
  return sum;
}

int Manifest::encoding() const {
  int earliest = encoding_version;
  for (const GenerationEntry& entry : generations) earliest = std::min(earliest, entry.encoding);
  return earliest;
}

Result<Manifest> read_manifest(const std::string& folder, Formats formats) {
  auto content = read_file(folder + "/" + manifest_name);
  if (!content) {
    if (content.error().code == ErrorCode::not_found) return no_index(folder);
    return content.error();
  }
  const std::size_t end = content->find('\n');
  if (end == std::string::npos) return damaged(folder);
  const std::string line = content->substr(0, end);
  if (content->substr(end + 1) != checksum(line) + "\n") return damaged(folder);
  return parse(folder, line, formats);
}

Status write_manifest(const std::string& folder, const Manifest& manifest) {
  Json generations = Json::array();
  for (const GenerationEntry& entry : manifest.generations) generations.push_back(to_json(entry));
  const Json json = {{"format", format_version},
                     {"commit", manifest.commit},
                     {"next_generation", manifest.next_generation},
                     {"fingerprint", manifest.fingerprint},
                     {"analyzer", manifest.analyzer},
                     {"term_lists", manifest.term_lists},
                     {"generations", generations}};
  const std::string line = json.dump();
  return replace_file(folder, manifest_name, line + "\n" + checksum(line) + "\n");
}

std::uint64_t manifest_stamp(const std::string& folder) {
  // Its checksum, which counts the commit's number in. The file's inode, size and time may all be the same again two
  // commits later.
  const int fd = ::open((folder + "/" + manifest_name).c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return 0;
  char line[18] = {};
  const off_t size = ::lseek(fd, 0, SEEK_END);
  const bool is_read = size >= 17 && ::pread(fd, line, 17, size - 17) == 17;
  ::close(fd);
  return is_read ? from_hex(line) : 0;
}

Status check_fingerprint(const std::string& folder, const Manifest& manifest, const std::string& fingerprint) {
  if (manifest.fingerprint == fingerprint) return {};
  return Error{ErrorCode::fingerprint_mismatch,
               folder + ": built by another analyzer (" + manifest.fingerprint + ", this one is " + fingerprint +
                   "); use the --config FILE that it was built with, or run 'newsidx rebuild " + folder +
                   "' with the one of now"};
}

}  // namespace malmoi::index
