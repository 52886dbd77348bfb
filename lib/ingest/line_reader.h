// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace malmoi::ingest {

/// Lines of a file of any size, in a buffer of fixed size. Closes the file, unless it is standard
/// input.
class LineReader {
 public:
  enum class Outcome { line, too_long, end, failed };

  LineReader(int file, std::uint64_t max_line_bytes) : file_(file), max_(max_line_bytes), buffer_(buffer_bytes) {}
  ~LineReader();
  LineReader(const LineReader&) = delete;
  LineReader& operator=(const LineReader&) = delete;

  /// The next line, without its line end. A line that is too long is passed over and not held.
  Outcome next(std::string& line);

  std::uint64_t line_number() const { return line_number_; }  ///< of the last line, from 1
  std::uint64_t bytes_read() const { return bytes_read_; }
  int error() const { return error_; }  ///< errno, where next() failed

 private:
  static constexpr std::size_t buffer_bytes = 1u << 20;
  bool fill();

  int file_;
  std::uint64_t max_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::uint64_t line_number_ = 0;
  std::uint64_t bytes_read_ = 0;
  int error_ = 0;
};

}  // namespace malmoi::ingest
