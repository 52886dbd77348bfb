// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <malmoi/error.h>

#include "glass/format.h"
#include "glass/leaf.h"

struct XXH3_state_s;

namespace malmoi::glass {

/// One thread at a time. Reads a table that TableWriter wrote, from its first key to its last.
class TableScanner {
 public:
  /// `checksum`, where given, is what XXH3-64 of the file has to be. Errors: as of opening a file.
  static Result<TableScanner> open(std::string path, const RootInfo& root, std::optional<std::uint64_t> checksum = {});
  ~TableScanner();
  TableScanner(TableScanner&& other) noexcept;
  TableScanner& operator=(TableScanner&&) = delete;

  /// Moves to the next key, at first to the first one. False at the end, and where the file cannot be read
  /// or is damaged: see status(). Whether the checksum is right is known at the end.
  bool next();
  std::string_view key() const { return key_; }
  /// Valid until next().
  std::string_view tag() const { return tag_; }
  Status status() const;

 private:
  TableScanner(std::string path, int fd, const RootInfo& root, std::optional<std::uint64_t> checksum);
  bool read_item(Item& item);
  bool next_block();
  bool fill();
  bool end();
  bool damaged();

  std::string path_;
  int fd_ = -1;
  std::uint32_t blocks_;  // of the file
  std::optional<std::uint64_t> checksum_;
  std::unique_ptr<XXH3_state_s, void (*)(XXH3_state_s*)> hash_;  // of what was read, where there is a checksum
  std::uint32_t next_ = 0;                                       // block to be read into the buffer
  std::vector<unsigned char> buffer_;
  std::size_t block_ = 0;  // where the current block begins in buffer_
  Leaf leaf_;              // that block
  std::size_t at_ = 0;     // item of the leaf
  bool at_end_ = false;
  bool damaged_ = false;
  int error_ = 0;
  std::string key_;
  std::string_view tag_;
  std::string joined_;
};

}  // namespace malmoi::glass
