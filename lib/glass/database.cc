// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/database.h"

#include "glass/durable_file.h"

namespace malmoi::glass {
namespace {

// 64 MiB: all postings and values of 60,000 articles. Reading a leaf that the system has in memory takes a
// microsecond, and a search reads a hundred values.
constexpr std::size_t cached_leaves = (std::size_t{64} << 20) / block_size;

}  // namespace

Result<Database> Database::open(const std::string& folder) {
  const std::string path = folder + "/iamglass";
  auto bytes = read_file(path);
  if (!bytes && bytes.error().code == ErrorCode::not_found) return damage(path, "is missing");
  if (!bytes) return std::move(bytes).error();
  VersionFile version;
  if (!version.decode(*bytes)) return damage(path, "is damaged");
  auto postings = Table::open(folder + "/postlist.glass", version.postings, cached_leaves);
  if (!postings) return std::move(postings).error();
  auto records = Table::open(folder + "/docdata.glass", version.records);
  if (!records) return std::move(records).error();
  return Database(version.statistics, std::move(*postings), std::move(*records));
}

Result<std::uint32_t> frequency(Cursor& at) {
  auto tag = at.tag();
  if (!tag) return std::move(tag).error();
  const auto* p = reinterpret_cast<const unsigned char*>(tag->data());
  std::uint32_t documents = 0;
  if (!unpack_uint(p, p + tag->size(), documents)) return at.damaged();
  return documents;
}

Result<std::uint32_t> frequency(Cursor& postings, std::string_view term) {
  auto found = postings.find(key::term(term));
  if (!found) return std::move(found).error();
  return *found ? frequency(postings) : std::uint32_t{0};
}

Result<std::string_view> record(Cursor& records, std::uint32_t document, std::size_t enough) {
  auto found = records.find(key::record(document));
  if (!found) return std::move(found).error();
  if (!*found) return std::string_view();
  return records.tag(enough);
}

}  // namespace malmoi::glass
