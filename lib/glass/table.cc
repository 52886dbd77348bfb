// SPDX-License-Identifier: GPL-2.0-or-later
#include "glass/table.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "glass/durable_file.h"
#include "glass/leaf.h"

namespace malmoi::glass {
namespace {

// Xapian's limit; three levels below the root hold 10^10 articles.
constexpr std::uint32_t max_level = 10;
// 64 KiB a read: larger ones are not faster.
constexpr std::size_t max_run = 8;

}  // namespace

Result<Table> Table::open(const std::string& path, const RootInfo& root, std::size_t cached) {
  if (root.is_fake) return Table(path, -1);
  Table table(path, ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat status;
  if (table.file_ < 0 && errno == ENOENT) return damage(path, "is missing");
  if (table.file_ < 0 || ::fstat(table.file_, &status) != 0) return system_error(errno, "cannot open", path);
  const auto blocks = static_cast<std::uint64_t>(status.st_size) / block_size;
  if (root.root >= blocks || root.level > max_level) return table.damaged_block(root.root);
  auto left = static_cast<std::uint32_t>(std::min<std::uint64_t>(blocks, UINT32_MAX));
  if (root.level == 0) {
    table.add_leaf(root.root, {}, 0);
  } else if (Status opened = table.open_branch(root.root, root.level, {}, 0, left); !opened) {
    return std::move(opened).error();
  }
  if (cached > 0) table.cache_ = std::make_unique<LeafCache>(table.leaf_count(), cached);
  return table;
}

Table::Table(Table&& other) noexcept { *this = std::move(other); }

Table& Table::operator=(Table&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(file_, other.file_);
  std::swap(beginnings_, other.beginnings_);
  std::swap(leaves_, other.leaves_);
  std::swap(keys_, other.keys_);
  std::swap(cache_, other.cache_);
  return *this;
}

Table::~Table() {
  if (file_ >= 0) ::close(file_);
}

/// Adds the leaves below a branch. `left`: blocks not yet seen, so that damage cannot make it endless.
Status Table::open_branch(std::uint32_t block, std::uint32_t level, std::string_view key, std::uint32_t component,
                          std::uint32_t& left) {
  const auto bytes = std::make_unique_for_overwrite<unsigned char[]>(block_size);
  if (Status read = read_blocks(block, 1, bytes.get()); !read) return read;
  const Branch branch(bytes.get(), level);
  if (branch.size() == 0) return damaged_block(block);
  for (std::size_t i = 0; i < branch.size(); ++i) {
    Child child;
    if (!branch.child(i, child) || left == 0) return damaged_block(block);
    --left;
    if (i == 0) child = {child.block, key, component};  // its own key may be left out
    if (level == 1) {
      add_leaf(child.block, child.key, child.component);
    } else if (Status opened = open_branch(child.block, level - 1, child.key, child.component, left); !opened) {
      return opened;
    }
  }
  return {};
}

void Table::add_leaf(std::uint32_t block, std::string_view key, std::uint32_t component) {
  beginnings_.push_back(key::beginning(key));
  leaves_.push_back({static_cast<std::uint32_t>(keys_.size()), block, static_cast<std::uint16_t>(component),
                     static_cast<std::uint16_t>(key.size())});
  keys_ += key;
}

bool Table::is_after(std::size_t leaf, std::uint64_t begins, std::string_view key, std::uint32_t component) const {
  if (beginnings_[leaf] != begins) return beginnings_[leaf] > begins;
  const Separator& separator = leaves_[leaf];
  const std::string_view own(keys_.data() + separator.key_begin, separator.key_size);
  return compare(own, separator.component, key, component) > 0;
}

std::size_t Table::find_leaf(std::string_view key, std::uint32_t component) const {
  const std::uint64_t begins = key::beginning(key);
  std::size_t begin = 1, end = leaf_count();  // the first leaf has no lower bound
  while (begin < end) {
    const std::size_t middle = begin + (end - begin) / 2;
    if (is_after(middle, begins, key, component)) {
      end = middle;
    } else {
      begin = middle + 1;
    }
  }
  return begin - 1;
}

Status Table::read(std::size_t leaf, std::size_t last, LeafRun& run) const {
  std::size_t count = 1;
  last = std::min(last, leaf_count() - 1);
  while (count < max_run && leaf + count <= last && leaves_[leaf + count].block == leaves_[leaf].block + count) ++count;
  if (run.capacity < count) {
    run.blocks = std::make_unique_for_overwrite<unsigned char[]>(count * block_size);
    run.capacity = count;
  }
  run.count = 0;
  if (Status read = read_blocks(leaves_[leaf].block, count, run.blocks.get()); !read) return read;
  run.first = leaf;
  run.count = count;
  for (std::size_t i = 0; cache_ && i < count; ++i) cache_->keep(leaf + i, run.blocks.get() + i * block_size);
  return {};
}

Status Table::read_blocks(std::uint32_t block, std::size_t count, unsigned char* out) const {
  std::size_t done = 0;
  while (done < count * block_size) {
    const auto offset = static_cast<off_t>(std::uint64_t{block} * block_size + done);
    const ssize_t n = ::pread(file_, out + done, count * block_size - done, offset);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return system_error(errno, "cannot read", path_);
    if (n == 0) return damaged_block(block);
    done += static_cast<std::size_t>(n);
  }
  return {};
}

Error Table::damaged(std::size_t leaf) const { return damaged_block(leaf < leaf_count() ? leaves_[leaf].block : 0); }

Error Table::damaged_block(std::uint32_t block) const {
  return damage(path_, "is damaged at block " + std::to_string(block));
}

}  // namespace malmoi::glass
