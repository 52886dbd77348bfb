// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/table_scanner.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "glass/durable_file.h"

namespace malmoi::glass {
namespace {

constexpr std::uint32_t blocks_a_read = 32;

}  // namespace

Result<TableScanner> TableScanner::open(std::string path, const RootInfo& root) {
  if (root.is_fake) return TableScanner(std::move(path), -1, root);
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return system_error(errno, "cannot open", path);
  return TableScanner(std::move(path), fd, root);
}

TableScanner::TableScanner(TableScanner&& other) noexcept
    : path_(std::move(other.path_)), fd_(std::exchange(other.fd_, -1)), blocks_(other.blocks_) {}

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
  tag_ = item.part;
  if (item.is_last) return true;
  joined_ = item.part;
  for (std::size_t component = 2; !item.is_last; ++component) {
    if (!read_item(item) || item.component != component || item.key != key_) return damaged();
    joined_ += item.part;
  }
  tag_ = joined_;
  return true;
}

bool TableScanner::read_item(Item& item) {
  if (at_end_ || damaged_ || error_ != 0) return false;
  if (at_ == dir_end_ && !next_block()) return false;
  const unsigned char* block = buffer_.data() + block_;
  const std::size_t begin = read2(block + at_);
  at_ += 2;
  if (begin < dir_end_ || begin + 3 > block_size) return damaged();
  const unsigned char* p = block + begin;
  const std::uint32_t flags = read2(p);
  const std::size_t end = begin + (flags & item::size_mask) + item::size_bias;
  const bool is_first = (flags & item::first) != 0;
  const std::size_t tag = begin + 3 + p[2] + (is_first ? 0 : 2);
  if (end > block_size || tag > end || (flags & item::compressed) != 0) return damaged();
  const auto* text = reinterpret_cast<const char*>(block);
  item.key = {text + begin + 3, p[2]};
  item.component = is_first ? 1 : read2(block + tag - 2);
  item.part = {text + tag, end - tag};
  item.is_last = (flags & item::last) != 0;
  return true;
}

bool TableScanner::next_block() {
  block_ += block_size;
  if (block_ >= buffer_.size() && !fill()) return false;
  const unsigned char* block = buffer_.data() + block_;
  if (block[header::level] != 0) {
    // Leaves come first.
    at_end_ = true;
    return false;
  }
  at_ = header::size;
  dir_end_ = read2(block + header::dir_end);
  if (dir_end_ <= at_ || dir_end_ > block_size || (dir_end_ - at_) % 2 != 0) return damaged();
  return true;
}

bool TableScanner::fill() {
  const std::uint32_t count = std::min(blocks_a_read, blocks_ - next_);
  if (fd_ < 0 || count == 0) {
    at_end_ = true;
    return false;
  }
  buffer_.resize(count * block_size);
  for (std::size_t done = 0; done < buffer_.size();) {
    const auto from = static_cast<off_t>(std::uint64_t{next_} * block_size + done);
    const ssize_t n = ::pread(fd_, buffer_.data() + done, buffer_.size() - done, from);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return error_ = errno, false;
    if (n == 0) return damaged();
    done += static_cast<std::size_t>(n);
  }
  next_ += count;
  block_ = 0;
  return true;
}

bool TableScanner::damaged() {
  damaged_ = error_ == 0;
  return false;
}

Status TableScanner::status() const {
  if (error_ != 0) return system_error(error_, "cannot read", path_);
  if (damaged_) return Error{ErrorCode::corrupt, path_ + ": is damaged; restore the index from a backup or rebuild it"};
  return {};
}

}  // namespace malmoi::glass
