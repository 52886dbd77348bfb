// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/merge.h"

#include <xxhash.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "glass/durable_file.h"
#include "glass/posting_reader.h"
#include "glass/posting_writer.h"
#include "glass/table_scanner.h"
#include "glass/value_writer.h"

namespace malmoi::glass {
namespace {

Error damaged(const std::string& path) { return damage(path, "is damaged"); }

}  // namespace

Renumbering::Renumbering(std::uint32_t last, std::uint32_t offset, const std::vector<std::uint32_t>& dead)
    : last_(last), offset_(offset), live_(last - static_cast<std::uint32_t>(dead.size())) {
  if (dead.empty()) return;
  numbers_.resize(std::size_t{last} + 1);
  auto next = dead.begin();
  for (std::uint32_t number = 1; number <= last; ++number) {
    if (next != dead.end() && *next == number) {
      ++next;
    } else {
      numbers_[number] = ++offset;
    }
  }
}

std::optional<std::uint64_t> DatabaseMerge::Input::checksum(const std::string& name) const {
  const auto found = files.find(name);
  return found == files.end() ? std::nullopt : std::optional(found->second);
}

Result<DatabaseMerge> DatabaseMerge::open(std::vector<MergeInput> inputs, std::string output) {
  DatabaseMerge merge(std::move(output));
  for (MergeInput& input : inputs) {
    const std::string path = input.folder + "/iamglass";
    auto bytes = read_file(path);
    if (!bytes) return std::move(bytes).error();
    VersionFile version;
    const auto expected = input.files.find("iamglass");
    const bool is_changed =
        expected != input.files.end() && XXH3_64bits(bytes->data(), bytes->size()) != expected->second;
    if (is_changed || !version.decode(*bytes)) return damaged(path);
    if (!input.dead.empty() && input.dead.back() > version.statistics.last_document) return damaged(path);
    const Renumbering numbers(version.statistics.last_document, merge.statistics_.documents, input.dead);
    merge.statistics_.documents += numbers.live();
    merge.statistics_.most_wdf = std::max(merge.statistics_.most_wdf, version.statistics.most_wdf);
    merge.has_term_lists_ = merge.has_term_lists_ && !version.term_lists.is_fake;
    merge.inputs_.push_back({std::move(input.folder), version, numbers, std::move(input.files)});
  }
  std::error_code error;
  std::filesystem::create_directories(merge.output_, error);
  if (error) return system_error(error.value(), "cannot make", merge.output_);
  return merge;
}

/// The merge of the posting tables, one kind of key after the other.
class DatabaseMerge::Postings {
 public:
  Postings(const DatabaseMerge& merge, TableWriter& table) : merge_(merge), table_(table), writer_(table) {}

  Status run(Statistics& statistics);

 private:
  struct Cursor {
    const Input& input;
    std::string path;
    TableScanner scanner;
    bool at_end = false;
    std::uint64_t beginning = 0;  // of the key, as a number that sorts like it

    std::string_view key() const { return scanner.key(); }
    std::string_view tag() const { return scanner.tag(); }
    bool next();
    bool is_in(std::string_view section) const { return !at_end && key().starts_with(section); }
  };
  struct Chunk {
    std::uint32_t first;
    std::uint32_t last;
    std::size_t begin;  // in bytes_
    std::size_t size;
  };

  Status open();
  Status count_values(const Input& input);
  void merge_metadata();
  Status merge_values();
  Status merge_lengths(Statistics& statistics);
  Status merge_terms();
  Status merge_term(const std::vector<Cursor*>& cursors);
  bool collect(Cursor& cursor);
  bool collect_chunk(const Renumbering& numbers, const ListChunk& chunk);
  void copy_live(const Renumbering& numbers, std::uint32_t first, std::string_view postings, bool& sound);
  Status status_of(const Cursor& cursor) const;

  const DatabaseMerge& merge_;
  TableWriter& table_;
  PostingWriter writer_;
  std::vector<Cursor> cursors_;
  std::map<std::uint32_t, ValueStatistics> values_;
  // Of the term being merged.
  std::vector<Chunk> chunks_;
  std::string bytes_;
  std::uint32_t documents_ = 0;
  std::uint64_t occurrences_ = 0;
};

bool DatabaseMerge::Postings::Cursor::next() {
  at_end = !scanner.next();
  beginning = at_end ? 0 : key::beginning(scanner.key());
  return !at_end;
}

Status DatabaseMerge::Postings::status_of(const Cursor& cursor) const {
  Status status = cursor.scanner.status();
  return status ? Status(damaged(cursor.path)) : status;
}

Status DatabaseMerge::Postings::open() {
  cursors_.reserve(merge_.inputs_.size());
  for (const Input& input : merge_.inputs_) {
    const std::string path = input.folder + "/postlist.glass";
    auto scanner = TableScanner::open(path, input.version.postings, input.checksum("postlist.glass"));
    if (!scanner) return std::move(scanner).error();
    cursors_.push_back({input, path, std::move(*scanner)});
    cursors_.back().next();
    if (Status counted = count_values(input); !counted) return counted;
  }
  return {};
}

/// Statistics of values stand before the values, so these are read twice.
Status DatabaseMerge::Postings::count_values(const Input& input) {
  const std::string path = input.folder + "/postlist.glass";
  auto scanner = TableScanner::open(path, input.version.postings);
  if (!scanner) return std::move(scanner).error();
  while (scanner->next() && scanner->key() < key::lengths) {
    if (!scanner->key().starts_with(key::value_chunk)) continue;
    std::uint32_t slot = 0, first = 0;
    if (!key::parse_value_chunk(scanner->key(), slot, first)) return damaged(path);
    ValueStatistics& statistics = values_[slot];
    const bool sound = for_each_value(first, scanner->tag(), [&](std::uint32_t document, std::string_view value) {
      if (input.numbers(document) != 0) statistics.count(value);
    });
    if (!sound) return damaged(path);
  }
  return scanner->status();
}

/// The same metadata stand in all inputs, but for dictionaries that some lack.
void DatabaseMerge::Postings::merge_metadata() {
  for (;;) {
    std::string least;
    std::string value;
    for (Cursor& cursor : cursors_) {
      if (cursor.is_in(key::metadata) && (least.empty() || cursor.key() < least)) {
        least = cursor.key();
        value = cursor.tag();
      }
    }
    if (least.empty()) return;
    table_.add(least, value);
    for (Cursor& cursor : cursors_) {
      if (!cursor.at_end && cursor.key() == least) cursor.next();
    }
  }
}

Status DatabaseMerge::Postings::merge_values() {
  for (const auto& [slot, statistics] : values_) {
    if (statistics.documents > 0) statistics.write(slot, table_);
  }
  for (Cursor& cursor : cursors_) {
    while (cursor.is_in(key::value_statistics)) cursor.next();
  }
  for (const auto& [slot, statistics] : values_) {
    ValueChunks chunks;
    const auto write = [&, slot = slot](std::uint32_t first, std::string_view chunk) {
      table_.add(key::of_value_chunk(slot, first), chunk);
    };
    for (Cursor& cursor : cursors_) {
      for (; cursor.is_in(key::value_chunk); cursor.next()) {
        std::uint32_t found = 0, first = 0;
        if (!key::parse_value_chunk(cursor.key(), found, first)) return status_of(cursor);
        if (found != slot) break;
        const bool sound = for_each_value(first, cursor.tag(), [&](std::uint32_t document, std::string_view v) {
          if (const std::uint32_t number = cursor.input.numbers(document); number != 0) chunks.add(number, v, write);
        });
        if (!sound) return status_of(cursor);
      }
    }
    chunks.end(write);
  }
  return {};
}

Status DatabaseMerge::Postings::merge_lengths(Statistics& statistics) {
  writer_.begin(key::lengths, 0, 0);
  for (Cursor& cursor : cursors_) {
    if (!cursor.is_in(key::lengths)) return status_of(cursor);
    if (!collect(cursor)) return status_of(cursor);
    for (const Chunk& chunk : chunks_) {
      const auto postings = std::string_view(bytes_).substr(chunk.begin, chunk.size);
      writer_.add_chunk(chunk.first, chunk.last, postings);
      static_cast<void>(for_each_posting(chunk.first, postings, [&](std::uint32_t, std::uint32_t length) {
        statistics.least_length = std::min(statistics.total_length == 0 ? length : statistics.least_length, length);
        statistics.most_length = std::max(statistics.most_length, length);
        statistics.total_length += length;
      }));
    }
    chunks_.clear();
    bytes_.clear();
  }
  if (statistics.documents > 0) writer_.end();
  return {};
}

Status DatabaseMerge::Postings::merge_terms() {
  const auto is_later = [](const Cursor* a, const Cursor* b) {
    if (a->beginning != b->beginning) return a->beginning > b->beginning;
    const int order = a->key().compare(b->key());
    return order != 0 ? order > 0 : a > b;
  };
  std::vector<Cursor*> heap;
  for (Cursor& cursor : cursors_) {
    if (!cursor.at_end) heap.push_back(&cursor);
  }
  std::make_heap(heap.begin(), heap.end(), is_later);
  std::vector<Cursor*> same;
  while (!heap.empty() && !table_.failed()) {
    same.clear();
    do {
      std::pop_heap(heap.begin(), heap.end(), is_later);
      same.push_back(heap.back());
      heap.pop_back();
    } while (!heap.empty() && heap.front()->beginning == same.front()->beginning &&
             heap.front()->key() == same.front()->key());
    if (Status merged = merge_term(same); !merged) return merged;
    for (Cursor* cursor : same) {
      if (cursor->at_end) continue;
      heap.push_back(cursor);
      std::push_heap(heap.begin(), heap.end(), is_later);
    }
  }
  return {};
}

Status DatabaseMerge::Postings::merge_term(const std::vector<Cursor*>& cursors) {
  const std::string key(cursors.front()->key());
  chunks_.clear();
  bytes_.clear();
  documents_ = 0;
  occurrences_ = 0;
  for (Cursor* cursor : cursors) {
    if (!collect(*cursor)) return status_of(*cursor);
  }
  if (chunks_.empty()) return {};
  writer_.begin(key, documents_, occurrences_);
  for (const Chunk& chunk : chunks_) {
    writer_.add_chunk(chunk.first, chunk.last, std::string_view(bytes_).substr(chunk.begin, chunk.size));
  }
  writer_.end();
  return {};
}

/// Adds the list that the cursor stands before to chunks_, and moves behind it.
bool DatabaseMerge::Postings::collect(Cursor& cursor) {
  const Renumbering& numbers = cursor.input.numbers;
  ListHeader header;
  const bool sound = read_list(cursor, header, [&](const ListChunk& chunk) { return collect_chunk(numbers, chunk); });
  if (!numbers.drops()) {
    documents_ += header.documents;
    occurrences_ += header.occurrences;
  }
  return sound;
}

bool DatabaseMerge::Postings::collect_chunk(const Renumbering& numbers, const ListChunk& chunk) {
  if (numbers.drops()) {
    bool sound = true;
    copy_live(numbers, chunk.first, chunk.postings, sound);
    return sound;
  }
  if (chunk.last > UINT32_MAX) return false;
  const std::uint32_t new_first = numbers(chunk.first);
  const std::uint32_t new_last = numbers(static_cast<std::uint32_t>(chunk.last));
  if (new_first == 0 || new_last < new_first) return false;
  chunks_.push_back({new_first, new_last, bytes_.size(), chunk.postings.size()});
  bytes_ += chunk.postings;
  return true;
}

void DatabaseMerge::Postings::copy_live(const Renumbering& numbers, std::uint32_t first, std::string_view postings,
                                        bool& sound) {
  Chunk chunk{0, 0, bytes_.size(), 0};
  sound = for_each_posting(first, postings, [&](std::uint32_t document, std::uint32_t frequency) {
    const std::uint32_t number = numbers(document);
    if (number == 0) return;
    if (chunk.first == 0) {
      chunk.first = number;
    } else {
      pack_uint(bytes_, number - chunk.last - 1);
    }
    pack_uint(bytes_, frequency);
    chunk.last = number;
    ++documents_;
    occurrences_ += frequency;
  });
  chunk.size = bytes_.size() - chunk.begin;
  if (chunk.size > 0) chunks_.push_back(chunk);
}

Status DatabaseMerge::Postings::run(Statistics& statistics) {
  if (Status opened = open(); !opened) return opened;
  merge_metadata();
  if (Status merged = merge_values(); !merged) return merged;
  if (Status merged = merge_lengths(statistics); !merged) return merged;
  if (Status merged = merge_terms(); !merged) return merged;
  for (const Cursor& cursor : cursors_) {
    if (Status status = cursor.scanner.status(); !status) return status;
  }
  return {};
}

Status DatabaseMerge::merge_postings() {
  TableWriter table(output_ + "/postlist.glass");
  if (Status merged = Postings(*this, table).run(statistics_); !merged) return merged;
  auto file = table.finish();
  if (!file) return std::move(file).error();
  postings_ = *file;
  return {};
}

Status DatabaseMerge::merge_records() {
  if (Status merged = merge_table("docdata.glass", &VersionFile::records, records_); !merged) return merged;
  if (!has_term_lists_) return {};
  return merge_table("termlist.glass", &VersionFile::term_lists, term_lists_);
}

/// Of tables whose keys begin with the number of a document.
Status DatabaseMerge::merge_table(const std::string& name, RootInfo VersionFile::*root, TableFile& merged) const {
  TableWriter table(output_ + "/" + name);
  for (const Input& input : inputs_) {
    const std::string path = input.folder + "/" + name;
    auto scanner = TableScanner::open(path, input.version.*root, input.checksum(name));
    if (!scanner) return std::move(scanner).error();
    while (scanner->next() && !table.failed()) {
      const std::string_view key = scanner->key();
      const auto* p = reinterpret_cast<const unsigned char*>(key.data());
      std::uint32_t document = 0;
      if (!unpack_sortable(p, p + key.size(), document)) return damaged(path);
      const std::uint32_t number = input.numbers(document);
      if (number == 0) continue;
      const std::string_view rest = key.substr(key::record(document).size());
      table.add(key::record(number) + std::string(rest), scanner->tag());
    }
    if (Status status = scanner->status(); !status) return status;
  }
  auto file = table.finish();
  if (!file) return std::move(file).error();
  merged = *file;
  return {};
}

Result<FileChecksums> DatabaseMerge::finish() {
  VersionFile version;
  version.postings = postings_.root;
  version.records = records_.root;
  version.statistics = statistics_;
  version.statistics.last_document = statistics_.documents;
  FileChecksums files{{"postlist.glass", postings_.checksum}, {"docdata.glass", records_.checksum}};
  if (has_term_lists_) {
    version.term_lists = term_lists_.root;
    files["termlist.glass"] = term_lists_.checksum;
  }
  if (Status written = write_version(output_, version, files); !written) return std::move(written).error();
  return files;
}

}  // namespace malmoi::glass
