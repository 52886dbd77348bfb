// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/table_scanner.h"

#include <fcntl.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "glass/durable_file.h"

namespace malmoi::glass {
namespace {

constexpr std::uint32_t blocks_a_read = 32;

}  // namespace

Result<TableScanner> TableScanner::open(std::string path, const RootInfo& root, std::optional<std::uint64_t> checksum) {
  if (root.is_fake) return TableScanner(std::move(path), -1, root, {});
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return system_error(errno, "cannot open", path);
  return TableScanner(std::move(path), fd, root, checksum);
}

TableScanner::TableScanner(std::string path, int fd, const RootInfo& root, std::optional<std::uint64_t> checksum)
    : path_(std::move(path)),
      fd_(fd),
      blocks_(root.blocks),
      checksum_(checksum),
      hash_(checksum ? XXH3_createState() : nullptr, [](XXH3_state_s* state) { XXH3_freeState(state); }) {
  if (hash_) XXH3_64bits_reset(hash_.get());
}

TableScanner::TableScanner(TableScanner&& other) noexcept
    : path_(std::move(other.path_)),
      fd_(std::exchange(other.fd_, -1)),
      blocks_(other.blocks_),
      checksum_(other.checksum_),
      hash_(std::move(other.hash_)) {}

TableScanner::~TableScanner() {
  if (fd_ >= 0) ::close(fd_);
}

bool TableScanner::next() {
  Item item;
  do {
    if (!read_item(item)) return false;
  } while (item.key.empty());  // the least key of all stands for nothing
  if (item.component != 1) return damaged();
  key_ = item.key;
  tag_ = item.tag;
  if (item.is_last) return true;
  joined_ = item.tag;
  for (std::uint32_t component = 2; !item.is_last; ++component) {
    if (!read_item(item) || item.component != component || item.key != key_) return damaged();
    joined_ += item.tag;
  }
  tag_ = joined_;
  return true;
}

bool TableScanner::read_item(Item& item) {
  if (at_end_ || damaged_ || error_ != 0) return false;
  if (at_ == leaf_.size() && !next_block()) return false;
  return leaf_.item(at_++, item) && !item.is_compressed ? true : damaged();
}

bool TableScanner::next_block() {
  block_ += block_size;
  if (block_ >= buffer_.size() && !fill()) return false;
  const unsigned char* block = buffer_.data() + block_;
  if (block[header::level] != 0) return end();  // leaves come first
  leaf_ = Leaf(block);
  at_ = 0;
  return leaf_.size() > 0 ? true : damaged();
}

bool TableScanner::fill() {
  const std::uint32_t count = std::min(blocks_a_read, blocks_ - next_);
  if (fd_ < 0 || count == 0) return end();
  buffer_.resize(count * block_size);
  for (std::size_t done = 0; done < buffer_.size();) {
    const auto from = static_cast<off_t>(std::uint64_t{next_} * block_size + done);
    const ssize_t n = ::pread(fd_, buffer_.data() + done, buffer_.size() - done, from);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return error_ = errno, false;
    if (n == 0) return damaged();
    done += static_cast<std::size_t>(n);
  }
  if (hash_) XXH3_64bits_update(hash_.get(), buffer_.data(), buffer_.size());
  next_ += count;
  block_ = 0;
  return true;
}

/// Reads the blocks that hold no leaves too, where there is a checksum.
bool TableScanner::end() {
  while (hash_ && next_ < blocks_) {
    if (!fill()) return false;
  }
  at_end_ = true;
  return hash_ && XXH3_64bits_digest(hash_.get()) != *checksum_ ? damaged() : false;
}

bool TableScanner::damaged() {
  damaged_ = error_ == 0;
  return false;
}

Status TableScanner::status() const {
  if (error_ != 0) return system_error(error_, "cannot read", path_);
  if (damaged_) return damage(path_, "is damaged");
  return {};
}

}  // namespace malmoi::glass
