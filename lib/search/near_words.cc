// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/near_words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <vector>

namespace malmoi::search {
namespace {

constexpr SlipCost neighbour_slip = 7;
constexpr SlipCost shift_slip = 5;
constexpr SlipCost sound_slip = 5;
constexpr SlipCost repeated_slip = 7;
constexpr SlipCost swapped_slip = 8;
// The first key is seldom the wrong one.
constexpr SlipCost first_key_penalty = 2;

char lower(char key) { return key >= 'A' && key <= 'Z' ? static_cast<char>(key | 0x20) : key; }

/// Where a key is, in quarters of a key's width; each row stands a little to the right of the one above.
struct Place {
  int x = -1000;
  int y = -1000;
};

std::array<Place, 128> keyboard() {
  std::array<Place, 128> places;
  const std::array<std::string_view, 3> rows = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};
  const std::array<int, 3> shifts = {0, 1, 3};
  for (int row = 0; row < 3; ++row) {
    for (std::size_t i = 0; i < rows[row].size(); ++i) {
      places[static_cast<unsigned char>(rows[row][i])] = {static_cast<int>(4 * i) + shifts[row], 4 * row};
    }
  }
  return places;
}

bool are_neighbours(char a, char b) {
  static const std::array<Place, 128> places = keyboard();
  const auto at = [&](char key) {
    return static_cast<signed char>(key) < 0 ? Place() : places[static_cast<unsigned char>(key)];
  };
  const Place p = at(a), q = at(b);
  if (p.x < 0 || q.x < 0) return false;
  return std::abs(p.x - q.x) <= 4 && std::abs(p.y - q.y) <= 4;
}

bool are(char a, char b, char first, char second) { return (a == first && b == second) || (a == second && b == first); }

/// ㅐ o and ㅔ p; behind ㅗ h, as of ㅚ and ㅙ, l and o.
bool sound_alike(char a, char b, bool behind_h) { return are(a, b, 'o', 'p') || (behind_h && are(a, b, 'l', 'o')); }

SlipCost other_key(char a, char b, bool behind_h) {
  if (a == b) return 0;
  if (lower(a) == lower(b)) return shift_slip;
  if (sound_alike(lower(a), lower(b), behind_h)) return sound_slip;
  return are_neighbours(lower(a), lower(b)) ? neighbour_slip : one_slip;
}

/// Rows of the table of Damerau and Levenshtein, one for each key of a word that is compared. Words come in order, so
/// that each has the rows of what it begins with like the one before.
class SlipTable {
 public:
  explicit SlipTable(std::string_view typed) : typed_(typed), rows_((max_slip_keys + 1) * width()) {
    for (std::size_t i = 1; i < width(); ++i) row(0)[i] = row(0)[i - 1] + one_extra(typed_, i - 1);
  }

  /// Fills the row of the last of `keys`; the rows before it are those of the keys before it. Returns its least cost.
  SlipCost fill(std::string_view keys) {
    const std::size_t depth = keys.size();
    const char key = keys[depth - 1];
    SlipCost* at = row(depth);
    const SlipCost* above = row(depth - 1);
    at[0] = above[0] + one_extra(keys, depth - 1);
    SlipCost least = at[0];
    for (std::size_t i = 1; i < width(); ++i) {
      const char typed = typed_[i - 1];
      const SlipCost first = i == 1 && depth == 1 && typed != key ? first_key_penalty : 0;
      const bool behind_h = i > 1 && depth > 1 && typed_[i - 2] == 'h' && keys[depth - 2] == 'h';
      at[i] = std::min({above[i - 1] + other_key(typed, key, behind_h) + first, at[i - 1] + one_extra(typed_, i - 1),
                        above[i] + one_extra(keys, depth - 1)});
      const bool swapped = i > 1 && depth > 1 && typed != key && typed == keys[depth - 2] && typed_[i - 2] == key;
      if (swapped) at[i] = std::min(at[i], row(depth - 2)[i - 2] + swapped_slip);
      least = std::min(least, at[i]);
    }
    return least;
  }

  SlipCost cost(std::size_t depth) { return row(depth)[width() - 1]; }

 private:
  static SlipCost one_extra(std::string_view keys, std::size_t i) {
    return i > 0 && keys[i] == keys[i - 1] ? repeated_slip : one_slip;
  }
  std::size_t width() const { return typed_.size() + 1; }
  SlipCost* row(std::size_t depth) { return &rows_[depth * width()]; }

  std::string_view typed_;
  std::vector<SlipCost> rows_;
};

std::size_t common_beginning(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

}  // namespace

void for_each_near_word(const index::Vocabulary& vocabulary, std::string_view keys, SlipCost most,
                        const std::function<void(std::size_t word, SlipCost cost)>& use) {
  if (keys.empty() || keys.size() > max_slip_keys) return;
  SlipTable table(keys);
  std::string_view filled;  // keys whose rows are in the table
  for (std::size_t word = 0; word < vocabulary.size();) {
    const std::string_view own = vocabulary.keys(word);
    if (own.size() > max_slip_keys) {
      ++word;
      continue;
    }
    std::size_t depth = common_beginning(filled, own);
    bool is_near = true;
    while (is_near && depth < own.size()) {
      ++depth;
      // The next row may be less by what a swap saves.
      is_near = table.fill(own.substr(0, depth)) <= most + (one_slip - swapped_slip);
    }
    filled = own.substr(0, depth);
    if (is_near) {
      if (table.cost(own.size()) <= most) use(word, table.cost(own.size()));
      ++word;
    } else {
      word = std::max(word + 1, vocabulary.find_keys(own.substr(0, depth)).second);
    }
  }
}

}  // namespace malmoi::search
