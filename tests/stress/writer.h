// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <random>
#include <string>

#include <malmoi/indexer.h>

#include "board.h"

namespace stress {

/// Writes one edition after the other. Errors of the library are thrown as std::runtime_error.
class Writer {
 public:
  Writer(std::string folder, std::uint64_t archive, Board& board);

  /// The first edition and the archive.
  void begin();
  /// The next edition, with some articles of the archive rewritten or deleted. Now and then it also compacts, and
  /// opens the index anew.
  void next();

 private:
  void open();
  void write_front();
  void change_archive();
  void commit();

  const std::string folder_;
  const std::uint64_t archive_;
  Board& board_;
  std::optional<malmoi::Indexer> indexer_;
  std::uint64_t edition_ = 0;
  std::mt19937_64 random_{5};
};

}  // namespace stress
