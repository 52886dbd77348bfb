// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/database_writer.h"

#include <xxhash.h>

#include <algorithm>
#include <filesystem>

#include "glass/durable_file.h"

namespace malmoi::glass {
namespace {

// How many terms before it is needed memory is fetched.
constexpr std::size_t slots_ahead = 12;
constexpr std::size_t terms_ahead = 6;

std::error_code make_folder(const std::string& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  return error;
}

}  // namespace

DatabaseWriter::DatabaseWriter(std::string folder, bool term_lists, Inverter& inverter)
    : folder_(std::move(folder)),
      made_(make_folder(folder_)),
      inverter_(inverter),
      records_(folder_ + "/docdata.glass") {
  inverter_.clear();
  if (term_lists) term_lists_ = std::make_unique<TableWriter>(folder_ + "/termlist.glass");
}

std::uint32_t DatabaseWriter::add(Document& document) {
  const std::uint32_t number = ++statistics_.documents;
  std::uint32_t length = 0;
  const std::vector<Document::Term>& terms = document.terms;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (i + slots_ahead < terms.size()) inverter_.prefetch_slot(terms[i + slots_ahead].hash);
    if (i + terms_ahead < terms.size()) inverter_.prefetch_term(terms[i + terms_ahead].hash);
    inverter_.add(number, terms[i].text, terms[i].hash, terms[i].frequency);
    length += terms[i].frequency;
    statistics_.most_wdf = std::max(statistics_.most_wdf, terms[i].frequency);
  }
  for (const Document::Value& value : document.values) add_value(number, value);
  lengths_.push_back(length);
  if (!document.record.empty()) records_.add(key::record(number), document.record);
  if (term_lists_) add_term_list(number, document, length);
  return number;
}

void DatabaseWriter::add_value(std::uint32_t number, const Document::Value& value) {
  Slot& slot = slots_[value.slot];
  slot.statistics.count(value.bytes);
  slot.chunks.add(number, value.bytes, [&](std::uint32_t first, std::string_view chunk) {
    slot.done.emplace_back(first, chunk);
    value_bytes_ += chunk.size();
  });
}

void DatabaseWriter::add_term_list(std::uint32_t number, Document& document, std::uint32_t length) {
  term_lists_->add(key::record(number), encode_term_list(document.terms, length));
  if (!document.values.empty()) term_lists_->add(slots_key(number), encode_slots(document.values));
}

std::size_t DatabaseWriter::memory() const {
  return inverter_.memory() + value_bytes_ + lengths_.capacity() * sizeof(std::uint32_t);
}

void DatabaseWriter::write_postings(TableWriter& table) {
  for (const auto& [name, value] : metadata_) table.add(std::string(key::metadata) + name, value);
  for (auto& [slot, values] : slots_) {
    values.statistics.write(slot, table);
    values.chunks.end(
        [&, &done = values.done](std::uint32_t first, std::string_view chunk) { done.emplace_back(first, chunk); });
  }
  for (const auto& [slot, values] : slots_) {
    for (const auto& [first, chunk] : values.done) table.add(key::of_value_chunk(slot, first), chunk);
  }
  PostingWriter postings(table);
  postings.begin(key::lengths, 0, 0);
  for (std::uint32_t i = 0; i < lengths_.size(); ++i) postings.add(i + 1, lengths_[i]);
  if (!lengths_.empty()) postings.end();
  inverter_.write(postings);
}

Result<FileChecksums> DatabaseWriter::finish() {
  if (made_) return system_error(made_.value(), "cannot make", folder_);
  TableWriter table(folder_ + "/postlist.glass");
  write_postings(table);
  VersionFile version;
  FileChecksums files;
  const auto finish = [&](TableWriter& writer, const char* name, RootInfo& root) -> Status {
    auto file = writer.finish();
    if (!file) return std::move(file).error();
    root = file->root;
    files[name] = file->checksum;
    return {};
  };
  if (Status done = finish(table, "postlist.glass", version.postings); !done) return std::move(done).error();
  if (Status done = finish(records_, "docdata.glass", version.records); !done) return std::move(done).error();
  if (term_lists_) {
    if (Status done = finish(*term_lists_, "termlist.glass", version.term_lists); !done) return std::move(done).error();
  }
  statistics_.last_document = statistics_.documents;
  if (!lengths_.empty()) {
    const auto [least, most] = std::minmax_element(lengths_.begin(), lengths_.end());
    statistics_.least_length = *least;
    statistics_.most_length = *most;
  }
  for (const std::uint32_t length : lengths_) statistics_.total_length += length;
  version.statistics = statistics_;
  if (Status done = write_version(folder_, version, files); !done) return std::move(done).error();
  return files;
}

Status write_version(const std::string& folder, const VersionFile& version, FileChecksums& files) {
  // The id of a database, which replication compares: the same content has the same.
  std::string checksums;
  for (const auto& [name, checksum] : files) checksums += name + to_hex(checksum);
  const XXH128_hash_t hash = XXH3_128bits(checksums.data(), checksums.size());
  std::string uuid;
  for (unsigned i = 0; i < 8; ++i) uuid += static_cast<char>(hash.low64 >> 8 * i);
  for (unsigned i = 0; i < 8; ++i) uuid += static_cast<char>(hash.high64 >> 8 * i);
  const std::string bytes = version.encode(uuid);
  files["iamglass"] = XXH3_64bits(bytes.data(), bytes.size());
  return write_file(folder + "/iamglass", bytes);
}

std::string slots_key(std::uint32_t document) { return key::record(document) + '\0'; }

/// Sorts the terms. Each shares a beginning with the one before, which is not repeated.
std::string encode_term_list(std::vector<Document::Term>& terms, std::uint32_t length) {
  std::string tag;
  if (terms.empty()) return tag;
  std::sort(terms.begin(), terms.end(),
            [](const Document::Term& a, const Document::Term& b) { return a.text < b.text; });
  pack_uint(tag, length);
  pack_uint(tag, terms.size());
  std::string_view last;
  for (const Document::Term& term : terms) {
    const bool is_first = last.empty();
    const auto shared = static_cast<std::size_t>(
        std::mismatch(last.begin(), last.end(), term.text.begin(), term.text.end()).first - last.begin());
    // Small frequencies share a byte with the length of the beginning.
    const std::size_t both =
        !is_first && term.frequency < 127 ? (std::size_t{term.frequency} + 1) * (last.size() + 1) + shared : 0;
    const bool fits = both > 0 && both < 256;
    if (!is_first) tag += static_cast<char>(fits ? both : shared);
    tag += static_cast<char>(term.text.size() - shared);
    tag += term.text.substr(shared);
    if (!fits) pack_uint(tag, term.frequency);
    last = term.text;
  }
  return tag;
}

std::string encode_slots(const std::vector<Document::Value>& values) {
  std::vector<std::uint32_t> slots;
  for (const Document::Value& value : values) slots.push_back(value.slot);
  std::sort(slots.begin(), slots.end());
  std::string tag;
  std::uint32_t next = 0;
  for (const std::uint32_t slot : slots) {
    pack_uint(tag, slot - next);
    next = slot + 1;
  }
  return tag;
}

}  // namespace malmoi::glass
