// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/streams.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstring>

namespace cli {

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
  std::string out(text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto byte = static_cast<unsigned char>(out[i]);
    const auto before = i == 0 ? 0 : static_cast<unsigned char>(out[i - 1]);
    if (byte < 0x20 || byte == 0x7F) {
      out[i] = ' ';
    } else if (before == 0xC2 && byte >= 0x80 && byte < 0xA0) {  // U+0080 to U+009F, as UTF-8
      out[i - 1] = out[i] = ' ';
    }
  }
  return out;
}

}  // namespace cli
