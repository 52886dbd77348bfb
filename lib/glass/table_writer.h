// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <malmoi/error.h>

#include "glass/format.h"

struct XXH3_state_s;

namespace malmoi::glass {

/// A finished table.
struct TableFile {
  RootInfo root;
  std::uint64_t checksum = 0;  ///< XXH3-64 of its bytes
};

/// One thread at a time. Writes a table from its first key to its last: leaves as they fill up, one after
/// the other, then the levels above them. So a file is written once and holds no gaps.
class TableWriter {
 public:
  explicit TableWriter(std::string path);
  ~TableWriter();
  TableWriter(const TableWriter&) = delete;
  TableWriter& operator=(const TableWriter&) = delete;

  /// Keys must ascend; 1 to max_key_bytes. A failure to write is kept for finish().
  void add(std::string_view key, std::string_view tag);
  bool failed() const { return error_ != 0; }

  /// Once, after the last add(). The file is not synced. Errors: io, permission_denied, not_found.
  Result<TableFile> finish();

 private:
  void begin_leaf();
  void end_leaf();
  std::size_t room() const;
  void put_item(std::string_view key, std::size_t component, std::string_view part, bool is_last);
  void add_separator(std::string_view key, std::size_t component);
  std::string write_level(const std::string& separators, unsigned level, std::uint32_t first_child);
  void write_block(unsigned level, std::size_t dir_end, std::size_t items);
  void flush();

  std::string path_;
  int fd_ = -1;
  int error_ = 0;  // errno of the first failure
  std::string buffer_;
  std::unique_ptr<XXH3_state_s, void (*)(XXH3_state_s*)> hash_;
  std::array<unsigned char, block_size> block_;
  std::size_t dir_end_ = 0;   // of the leaf in block_
  std::size_t items_ = 0;     // where its items begin
  bool is_new_leaf_ = false;  // no item yet: the next one needs a separator before it
  std::string last_key_;
  std::string separators_;    // of leaves, see add_separator()
  std::uint32_t blocks_ = 0;  // written
  std::uint64_t entries_ = 0;
};

}  // namespace malmoi::glass
