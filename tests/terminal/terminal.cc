// SPDX-License-Identifier: GPL-2.0-or-later
#include "terminal.h"

#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vterm.h>

#include <array>
#include <chrono>

namespace malmoi::test {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto patience = std::chrono::seconds(30);

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> result;
  for (std::string& text : texts) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

}  // namespace

Terminal::Terminal(const std::vector<std::string>& command, Size size, const std::vector<std::string>& environment)
    : size_(size), terminal_(vterm_new(size.rows, size.columns)), screen_(vterm_obtain_screen(terminal_)) {
  vterm_set_utf8(terminal_, 1);
  vterm_screen_reset(screen_, 1);
  std::vector<std::string> arguments = command;
  std::vector<std::string> variables = {"TERM=xterm", "LANG=C.UTF-8", "INPUTRC=/dev/null"};
  variables.insert(variables.end(), environment.begin(), environment.end());
  const auto argv = pointers(arguments);
  const auto envp = pointers(variables);
  winsize window{};
  window.ws_row = static_cast<unsigned short>(size.rows);
  window.ws_col = static_cast<unsigned short>(size.columns);
  child_ = forkpty(&fd_, nullptr, nullptr, &window);
  if (child_ != 0) return;
  execve(argv[0], argv.data(), envp.data());
  _exit(127);
}

Terminal::~Terminal() {
  if (fd_ >= 0) close(fd_);
  if (child_ > 0) {
    kill(child_, SIGKILL);
    waitpid(child_, nullptr, 0);
  }
  vterm_free(terminal_);
}

void Terminal::type(const std::string& keys) {
  for (std::size_t done = 0; done < keys.size();) {
    const ssize_t written = write(fd_, keys.data() + done, keys.size() - done);
    if (written <= 0) return;
    done += static_cast<std::size_t>(written);
  }
}

/// Returns false where there is nothing more to come.
bool Terminal::read_some() {
  pollfd waiting{fd_, POLLIN, 0};
  if (poll(&waiting, 1, 100) == 0) return true;
  std::array<char, 4096> bytes;
  const ssize_t count = read(fd_, bytes.data(), bytes.size());
  if (count <= 0) return false;
  vterm_input_write(terminal_, bytes.data(), static_cast<std::size_t>(count));
  return true;
}

template <class Condition>
bool Terminal::wait_until(Condition condition) {
  const auto end = Clock::now() + patience;
  while (!condition()) {
    if (Clock::now() > end || !read_some()) return condition();
  }
  return true;
}

bool Terminal::shows(const std::string& text) {
  return wait_until([&] { return screen().find(text) != std::string::npos; });
}

bool Terminal::stops_showing(const std::string& text) {
  return wait_until([&] { return screen().find(text) == std::string::npos; });
}

bool Terminal::has_cursor_at(int row, int column) {
  return wait_until([&] { return cursor() == std::pair(row, column); });
}

int Terminal::exit_status() {
  const auto end = Clock::now() + patience;
  while (Clock::now() < end && read_some()) {
  }
  int status = 0;
  if (waitpid(child_, &status, Clock::now() < end ? 0 : WNOHANG) != child_) return -1;
  child_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::string Terminal::row(int number) const {
  std::string text;
  for (int column = 0; column < size_.columns;) {
    VTermScreenCell cell;
    vterm_screen_get_cell(screen_, {number, column}, &cell);
    std::array<char, 6 * VTERM_MAX_CHARS_PER_CELL + 1> bytes;
    const VTermRect rectangle{number, number + 1, column, column + cell.width};
    const std::size_t size = vterm_screen_get_text(screen_, bytes.data(), bytes.size(), rectangle);
    text += cell.chars[0] == 0 ? " " : std::string(bytes.data(), size);
    column += cell.width;
  }
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

std::string Terminal::screen() const {
  std::string text;
  for (int number = 0; number < size_.rows; ++number) text += row(number) + "\n";
  text.erase(text.find_last_not_of('\n') + 1);
  return text;
}

std::pair<int, int> Terminal::cursor() const {
  VTermPos position;
  vterm_state_get_cursorpos(vterm_obtain_state(terminal_), &position);
  return {position.row, position.col};
}

}  // namespace malmoi::test
