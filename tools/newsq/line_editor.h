// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace newsq {

/// A value. What a typed line may become.
struct Offer {
  std::string line;
  std::string shown;  ///< one row of the terminal, less two columns
};

/// One in a program, used by one thread: GNU Readline keeps its state in globals. Reads lines from a terminal, with a
/// history, and shows offers below the line while it is typed. Tab puts the next one in its place, Shift-Tab the one
/// before, both what was typed after the last.
class LineEditor {
 public:
  /// At most `rows` offers for what is typed so far; called at every change of it.
  using Offers = std::function<std::vector<Offer>(const std::string& typed, std::size_t rows)>;

  explicit LineEditor(Offers offers);
  ~LineEditor();
  LineEditor(const LineEditor&) = delete;
  LineEditor& operator=(const LineEditor&) = delete;

  /// A line as typed, or the one of a bound key; nothing at the end of input.
  std::optional<std::string> read(const std::string& prompt);

  /// Adds a line to the history.
  void remember(const std::string& line);

  /// Makes a key, by the bytes it sends, enter a line of its own.
  void bind(const std::string& key, const std::string& line);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace newsq
