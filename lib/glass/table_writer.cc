// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/table_writer.h"

#include <fcntl.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "glass/durable_file.h"

namespace malmoi::glass {
namespace {

constexpr std::size_t directory_entry = 2;
constexpr std::size_t item_header = 3;  // size and flags, length of the key
constexpr std::size_t component_bytes = 2;
constexpr std::size_t branch_header = 5;  // block number, length of the key
constexpr std::size_t flush_bytes = 64 * block_size;

// Long tags are cut to fill a block to its end, unless the pieces would be too small to be worth another
// block read.
constexpr std::size_t least_cut = 512;
constexpr std::size_t least_piece = 128;

std::size_t common_prefix(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

}  // namespace

TableWriter::TableWriter(std::string path)
    : path_(std::move(path)), hash_(XXH3_createState(), [](XXH3_state_s* state) { XXH3_freeState(state); }) {
  XXH3_64bits_reset(hash_.get());
  fd_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (fd_ < 0) error_ = errno;
  begin_leaf();
  // The least of all keys.
  put_item({}, 1, {}, true);
}

TableWriter::~TableWriter() {
  if (fd_ >= 0) ::close(fd_);
}

void TableWriter::begin_leaf() {
  dir_end_ = header::size;
  items_ = block_size;
  is_new_leaf_ = blocks_ > 0;
}

std::size_t TableWriter::room() const { return items_ - dir_end_ - std::min(items_ - dir_end_, directory_entry); }

void TableWriter::add(std::string_view key, std::string_view tag) {
  ++entries_;
  if (key.size() > max_key_bytes && error_ == 0) error_ = ENAMETOOLONG;
  if (failed()) return;
  for (std::size_t component = 1;; ++component) {
    const std::size_t overhead = item_header + key.size() + (component > 1 ? component_bytes : 0);
    std::size_t part = std::min(tag.size(), item::max_size - overhead);
    if (overhead + part > room()) {
      const std::size_t left = room() > overhead ? room() - overhead : 0;
      if (tag.size() < least_cut || left < least_piece) {
        end_leaf();
      } else {
        part = left;
      }
    }
    put_item(key, component, tag.substr(0, part), part == tag.size());
    tag.remove_prefix(part);
    if (tag.empty()) break;
  }
}

void TableWriter::put_item(std::string_view key, std::size_t component, std::string_view part, bool is_last) {
  if (is_new_leaf_) add_separator(key, component);
  is_new_leaf_ = false;
  const std::size_t size = item_header + key.size() + (component > 1 ? component_bytes : 0) + part.size();
  items_ -= size;
  unsigned char* p = block_.data() + items_;
  write2(p, (size - item::size_bias) | (component == 1 ? item::first : 0u) | (is_last ? item::last : 0u));
  p[2] = static_cast<unsigned char>(key.size());
  p = std::copy(key.begin(), key.end(), p + item_header);
  if (component > 1) write2(std::exchange(p, p + component_bytes), component);
  std::copy(part.begin(), part.end(), p);
  write2(block_.data() + dir_end_, items_);
  dir_end_ += directory_entry;
  last_key_ = key;
}

/// What tells the leaf that begins from the one before: a beginning of its first key, no longer than
/// needed. Kept as length, bytes and component until the leaves are done.
void TableWriter::add_separator(std::string_view key, std::size_t component) {
  const std::size_t size = std::min(key.size(), common_prefix(last_key_, key) + 1);
  separators_ += static_cast<char>(size);
  separators_.append(key.substr(0, size));
  separators_ += static_cast<char>(component >> 8);
  separators_ += static_cast<char>(component);
}

void TableWriter::end_leaf() {
  write_block(0, dir_end_, items_);
  begin_leaf();
}

void TableWriter::write_block(unsigned level, std::size_t dir_end, std::size_t items) {
  unsigned char* p = block_.data();
  write4(p + header::revision, 1);
  p[header::level] = static_cast<unsigned char>(level);
  write2(p + header::max_free, items - dir_end);
  write2(p + header::total_free, items - dir_end);
  write2(p + header::dir_end, dir_end);
  std::fill(p + dir_end, p + items, 0);
  buffer_.append(reinterpret_cast<const char*>(p), block_size);
  ++blocks_;
  if (buffer_.size() >= flush_bytes) flush();
}

void TableWriter::flush() {
  XXH3_64bits_update(hash_.get(), buffer_.data(), buffer_.size());
  const char* p = buffer_.data();
  const char* end = p + buffer_.size();
  while (p != end && error_ == 0) {
    const ssize_t n = ::write(fd_, p, static_cast<std::size_t>(end - p));
    if (n >= 0) {
      p += n;
    } else if (errno != EINTR) {
      error_ = errno;
    }
  }
  buffer_.clear();
}

/// Writes the blocks above children that lie one after the other; the first child has no separator.
/// Returns the separators between the blocks written.
std::string TableWriter::write_level(const std::string& separators, unsigned level, std::uint32_t first_child) {
  std::string above;
  std::size_t dir_end = header::size;
  std::size_t items = block_size;
  const auto put = [&](std::string_view key_and_component, std::uint32_t child) {
    items -= branch_header + key_and_component.size();
    unsigned char* p = block_.data() + items;
    write4(p, child);
    p[4] = static_cast<unsigned char>(key_and_component.size() - component_bytes);
    std::copy(key_and_component.begin(), key_and_component.end(), p + branch_header);
    write2(block_.data() + dir_end, items);
    dir_end += directory_entry;
  };
  constexpr std::string_view no_key{"\0\0", component_bytes};
  put(no_key, first_child);
  for (std::size_t i = 0; i < separators.size();) {
    const std::size_t size = 1 + static_cast<unsigned char>(separators[i]) + component_bytes;
    const auto separator = std::string_view(separators).substr(i, size);
    i += size;
    ++first_child;
    if (branch_header + size - 1 + directory_entry <= items - dir_end) {
      put(separator.substr(1), first_child);
      continue;
    }
    write_block(level, dir_end, items);
    above += separator;
    dir_end = header::size;
    items = block_size;
    put(no_key, first_child);
  }
  write_block(level, dir_end, items);
  return above;
}

Result<TableFile> TableWriter::finish() {
  end_leaf();
  TableFile file;
  std::uint32_t first = 0;
  std::string separators = std::move(separators_);
  while (first + 1 < blocks_) {
    const std::uint32_t next = blocks_;
    separators = write_level(separators, ++file.root.level, first);
    first = next;
  }
  flush();
  if (fd_ >= 0 && ::close(std::exchange(fd_, -1)) != 0 && error_ == 0) error_ = errno;
  if (error_ != 0) return system_error(error_, "cannot write", path_);
  file.root.root = blocks_ - 1;
  file.root.entries = entries_;
  file.root.is_fake = false;
  file.root.blocks = blocks_;
  file.checksum = XXH3_64bits_digest(hash_.get());
  return file;
}

}  // namespace malmoi::glass
