// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/streams.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstring>

namespace cli {
namespace {

/// The bytes of the control character that the text begins with, 0 where it begins with none: C0, C1 and DEL, the line
/// and paragraph separators, and those of the bidirectional algorithm, which show text in another order than it is
/// read in (Unicode Standard Annex 9).
std::size_t control_at(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0; };
  if (byte(0) < 0x20 || byte(0) == 0x7F) return 1;
  if (byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) < 0xA0) return 2;  // U+0080 to U+009F
  if (byte(0) == 0xD8 && byte(1) == 0x9C) return 2;                    // U+061C
  if (byte(0) != 0xE2) return 0;
  const bool is_mark = byte(1) == 0x80 && (byte(2) == 0x8E || byte(2) == 0x8F);     // U+200E, U+200F
  const bool is_embedding = byte(1) == 0x80 && byte(2) >= 0xA8 && byte(2) <= 0xAE;  // U+2028 to U+202E
  const bool is_isolate = byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9;    // U+2066 to U+2069
  return is_mark || is_embedding || is_isolate ? 3 : 0;
}

}  // namespace

void prepare_streams() {
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; ++fd) {
    if (fcntl(fd, F_GETFD) == -1 && errno == EBADF) {
      // open() takes the lowest free descriptor, which is this one. The wrong direction on purpose:
      // using a stream that the caller closed stays an error.
      (void)open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
  }
  std::signal(SIGPIPE, SIG_IGN);
}

void print(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

void complain(std::string_view message) {
  std::string line = std::string(program_invocation_short_name) + ": " + printable(message) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

ExitStatus finish(ExitStatus status) {
  const bool written = std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
  if (written || errno == EPIPE) return status;
  complain(std::string("standard output: ") + std::strerror(errno) + "; the output is incomplete");
  return failed;
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t control = control_at(text);
    out += control > 0 ? ' ' : text[0];
    text.remove_prefix(std::max<std::size_t>(control, 1));
  }
  return out;
}

}  // namespace cli
