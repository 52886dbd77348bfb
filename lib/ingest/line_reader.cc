// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/line_reader.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace malmoi::ingest {

LineReader::~LineReader() {
  if (file_ != STDIN_FILENO) close(file_);
}

bool LineReader::fill() {
  ssize_t count = 0;
  do {
    count = read(file_, buffer_.data(), buffer_.size());
  } while (count < 0 && errno == EINTR);
  if (count < 0) error_ = errno;
  begin_ = 0;
  end_ = count > 0 ? static_cast<std::size_t>(count) : 0;
  return end_ > 0;
}

LineReader::Outcome LineReader::next(std::string& line) {
  line.clear();
  bool any = false;
  bool too_long = false;
  bool found_end = false;
  while (!found_end && (begin_ < end_ || fill())) {
    const char* from = buffer_.data() + begin_;
    const auto* newline = static_cast<const char*>(std::memchr(from, '\n', end_ - begin_));
    const std::size_t length = newline ? static_cast<std::size_t>(newline - from) : end_ - begin_;
    found_end = newline != nullptr;
    any = true;
    too_long = too_long || line.size() + length > max_;
    if (too_long) {
      line = std::string();
    } else {
      line.append(from, length);
    }
    begin_ += length + found_end;
    bytes_read_ += length + found_end;
  }
  if (error_ != 0) return Outcome::failed;
  if (!any) return Outcome::end;
  ++line_number_;
  if (too_long) return Outcome::too_long;
  if (line.ends_with('\r')) line.pop_back();
  return Outcome::line;
}

}  // namespace malmoi::ingest
