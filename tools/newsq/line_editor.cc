// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsq/line_editor.h"

#include <langinfo.h>

#include <algorithm>
#include <clocale>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <string_view>
#include <utility>

#include <readline/history.h>
#include <readline/readline.h>

#include "cli/columns.h"

namespace newsq {
namespace {

constexpr std::size_t most_rows = 8;
constexpr int remembered_lines = 1'000;
constexpr const char* shift_tab = "\x1b[Z";

// Control sequences of ECMA-48; saving the cursor is the VT100's.
constexpr std::string_view next_row = "\033D";  // scrolls where there is none
constexpr std::string_view save_cursor = "\0337";
constexpr std::string_view restore_cursor = "\0338";
constexpr std::string_view erase_right = "\033[K";
constexpr std::string_view erase_below = "\033[J";

volatile std::sig_atomic_t interrupted = 0;

void write(std::string_view text) { std::fwrite(text.data(), 1, text.size(), rl_outstream); }

/// Readline takes the width of characters from the locale.
void use_utf8() {
  std::setlocale(LC_CTYPE, "");
  if (std::strcmp(nl_langinfo(CODESET), "UTF-8") != 0) std::setlocale(LC_CTYPE, "C.UTF-8");
}

bool moves_cursor() {
  const char* terminal = std::getenv("TERM");
  return terminal != nullptr && std::strcmp(terminal, "dumb") != 0;
}

/// Rows for offers: few enough that the answer above stays in sight, none where the line itself takes several rows.
std::size_t rows_below(const std::string& line) {
  int rows = 0;
  int columns = 0;
  rl_get_screen_size(&rows, &columns);
  if (rows < 3 || !moves_cursor() || cli::columns_of(line) >= static_cast<std::size_t>(columns)) return 0;
  return std::min(most_rows, static_cast<std::size_t>(rows) / 2);
}

}  // namespace

struct LineEditor::State {
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  static State* current;

  // What readline calls.
  static void redisplay();
  static int choose_next(int, int);
  static int choose_previous(int, int);
  static int enter_bound(int, int);
  static int drop_interrupted();

  const std::string& line() const { return chosen == none ? typed : offers[chosen].line; }
  void update();
  void choose(std::size_t offer);
  void draw();
  void erase();

  Offers find_offers;
  std::map<std::string, std::string> bound;  ///< lines by key
  std::string prompt;
  std::string typed;  ///< what the offers are for
  std::vector<Offer> offers;
  std::size_t chosen = none;  ///< the offer in the place of what was typed
  bool drawn = false;
};

LineEditor::State* LineEditor::State::current = nullptr;

void LineEditor::State::update() {
  if (line() == rl_line_buffer) return;
  typed = rl_line_buffer;
  chosen = none;
  const std::size_t rows = rows_below(prompt + typed);
  offers = rows > 0 ? find_offers(typed, rows) : std::vector<Offer>{};
}

void LineEditor::State::choose(std::size_t offer) {
  if (offers.empty()) return;
  chosen = offer < offers.size() ? offer : none;
  rl_replace_line(line().c_str(), 0);
  rl_point = rl_end;
}

void LineEditor::State::erase() {
  if (!drawn) return;
  write(save_cursor);
  write("\r\n");
  write(erase_below);
  write(restore_cursor);
  drawn = false;
}

void LineEditor::State::draw() {
  if (offers.empty()) return;
  // Room first: a position that is saved before the screen scrolls is wrong afterwards.
  for (std::size_t row = 0; row < offers.size(); ++row) write(next_row);
  write("\033[" + std::to_string(offers.size()) + "A");
  write(save_cursor);
  for (std::size_t row = 0; row < offers.size(); ++row) {
    write(row == chosen ? "\r\n> " : "\r\n  ");
    write(offers[row].shown);
    write(erase_right);
  }
  write(erase_below);
  write(restore_cursor);
  drawn = true;
}

void LineEditor::State::redisplay() {
  current->update();
  if (current->offers.empty()) current->erase();
  rl_redisplay();
  current->draw();
  std::fflush(rl_outstream);
}

int LineEditor::State::choose_next(int, int) {
  current->choose(current->chosen + 1);
  return 0;
}

int LineEditor::State::choose_previous(int, int) {
  current->choose(current->chosen == none ? current->offers.size() - 1 : current->chosen - 1);
  return 0;
}

int LineEditor::State::enter_bound(int count, int key) {
  const auto found = current->bound.find(rl_executing_keyseq);
  if (found == current->bound.end()) return 0;
  rl_replace_line(found->second.c_str(), 0);
  return rl_newline(count, key);
}

/// Ctrl-C gives up the line, not the program. Called ten times a second while Readline waits for keys: its hook for
/// signals misses those that come before it waits.
int LineEditor::State::drop_interrupted() {
  if (interrupted == 0) return 0;
  interrupted = 0;
  current->erase();
  write("\r\n");
  rl_replace_line("", 1);
  rl_on_new_line();
  redisplay();
  return 0;
}

LineEditor::LineEditor(Offers offers) : state_(std::make_unique<State>()) {
  State::current = state_.get();
  state_->find_offers = std::move(offers);
  use_utf8();
  std::signal(SIGINT, [](int) { interrupted = 1; });
  rl_readline_name = "newsq";
  rl_initialize();
  rl_redisplay_function = State::redisplay;
  rl_event_hook = State::drop_interrupted;
  rl_bind_key('\t', State::choose_next);
  rl_bind_keyseq(shift_tab, State::choose_previous);
  stifle_history(remembered_lines);
}

LineEditor::~LineEditor() {
  rl_redisplay_function = rl_redisplay;
  rl_event_hook = nullptr;
  std::signal(SIGINT, SIG_DFL);
  State::current = nullptr;
}

std::optional<std::string> LineEditor::read(const std::string& prompt) {
  interrupted = 0;
  state_->prompt = prompt;
  state_->typed.clear();
  state_->offers.clear();
  state_->chosen = State::none;
  const std::unique_ptr<char, decltype(&std::free)> line(readline(prompt.c_str()), std::free);
  if (state_->drawn) write(erase_below);
  state_->drawn = false;
  if (!line) return std::nullopt;
  return std::string(line.get());
}

void LineEditor::remember(const std::string& line) {
  const HIST_ENTRY* last = history_get(history_length);
  if (last == nullptr || line != last->line) add_history(line.c_str());
}

void LineEditor::bind(const std::string& key, const std::string& line) {
  state_->bound[key] = line;
  rl_bind_keyseq(key.c_str(), State::enter_bound);
}

}  // namespace newsq
