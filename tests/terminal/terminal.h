// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sys/types.h>

#include <string>
#include <utility>
#include <vector>

struct VTerm;
struct VTermScreen;

namespace malmoi::test {

/// A program on a terminal of its own.
class Terminal {
 public:
  struct Size {
    int rows = 24;
    int columns = 80;
  };

  /// `environment` is added to a bare one: a UTF-8 locale without language, TERM=xterm.
  Terminal(const std::vector<std::string>& command, Size size, const std::vector<std::string>& environment = {});
  ~Terminal();
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  void type(const std::string& keys);
  /// Waits until the screen shows a text, and returns whether it did before the program ended or half a minute passed.
  bool shows(const std::string& text);
  /// As shows(), of the opposite.
  bool stops_showing(const std::string& text);
  /// Waits for the cursor as {row, column}, counted from 0.
  bool has_cursor_at(int row, int column);
  /// Waits for the end of the program and returns its status; -1 where a signal ended it.
  int exit_status();

  /// The rows of the screen without spaces at their ends, down to the last that shows anything.
  std::string screen() const;

 private:
  template <class Condition>
  bool wait_until(Condition condition);
  bool read_some();
  std::string row(int number) const;
  std::pair<int, int> cursor() const;

  Size size_;
  VTerm* terminal_;
  VTermScreen* screen_;
  int fd_ = -1;
  pid_t child_ = -1;
};

}  // namespace malmoi::test
