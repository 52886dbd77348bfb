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

SlipCost compare_keys(char a, char b, bool behind_h) {
  if (a == b) return 0;
  if (lower(a) == lower(b)) return shift_slip;
  if (sound_alike(lower(a), lower(b), behind_h)) return sound_slip;
  return are_neighbours(lower(a), lower(b)) ? neighbour_slip : one_slip;
}

using KeyCosts = std::array<std::array<std::uint8_t, 256>, 256>;

KeyCosts key_costs(bool behind_h) {
  KeyCosts costs;
  for (int a = 0; a < 256; ++a) {
    for (int b = 0; b < 256; ++b) {
      costs[a][b] = static_cast<std::uint8_t>(compare_keys(static_cast<char>(a), static_cast<char>(b), behind_h));
    }
  }
  return costs;
}

const std::array<KeyCosts, 2>& all_key_costs() {
  static const std::array<KeyCosts, 2> costs = {key_costs(false), key_costs(true)};
  return costs;
}

/// Rows of the table of Damerau and Levenshtein, one for each key of a word that is compared. Words come in order, so
/// that each has the rows of what it begins with like the one before. Of a row only the cells are filled that costs up
/// to `most` can lead through (Ukkonen 1985): each key too many or too few leads one away from the diagonal.
class SlipTable {
 public:
  SlipTable(std::string_view typed, SlipCost most)
      : typed_(typed), band_(most / repeated_slip), rows_((max_slip_keys + 1) * width()) {
    for (std::size_t i = 1; i < width(); ++i) {
      extras_.push_back(one_extra(typed_, i - 1));
      row(0)[i] = row(0)[i - 1] + extras_.back();
    }
  }

  /// Fills the row of the last of `keys`; the rows before it are those of the keys before it. Returns its least cost,
  /// where that is not above `most`.
  SlipCost fill(std::string_view keys) {
    const std::size_t depth = keys.size();
    if (depth >= width() + band_) return too_far;
    const char key = keys[depth - 1];
    SlipCost* at = row(depth);
    const SlipCost* above = row(depth - 1);
    const std::size_t begin = depth > band_ ? depth - band_ : 1;
    const std::size_t end = std::min(depth + band_ + 1, width());
    const SlipCost extra = one_extra(keys, depth - 1);
    at[begin - 1] = depth > band_ ? too_far : above[0] + extra;
    if (end < width()) at[end] = too_far;
    const char before = depth > 1 ? keys[depth - 2] : '\0';
    SlipCost least = at[begin - 1];
    for (std::size_t i = begin; i < end; ++i) {
      const char typed = typed_[i - 1];
      const char typed_before = i > 1 ? typed_[i - 2] : '\0';
      SlipCost other = other_key(typed, key, before == 'h' && typed_before == 'h');
      if (depth == 1 && i == 1 && typed != key) other += first_key_penalty;
      at[i] = std::min({above[i - 1] + other, at[i - 1] + extras_[i - 1], above[i] + extra});
      const bool swapped = i > 1 && depth > 1 && typed != key && typed == before && typed_before == key;
      if (swapped) at[i] = std::min(at[i], row(depth - 2)[i - 2] + swapped_slip);
      least = std::min(least, at[i]);
    }
    return least;
  }

  SlipCost cost(std::size_t depth) { return width() > depth + band_ + 1 ? too_far : row(depth)[width() - 1]; }

 private:
  static constexpr SlipCost too_far = 1'000'000;
  SlipCost other_key(char a, char b, bool behind_h) const {
    return costs_[behind_h][static_cast<unsigned char>(a)][static_cast<unsigned char>(b)];
  }
  static SlipCost one_extra(std::string_view keys, std::size_t i) {
    return i > 0 && keys[i] == keys[i - 1] ? repeated_slip : one_slip;
  }
  std::size_t width() const { return typed_.size() + 1; }
  SlipCost* row(std::size_t depth) { return &rows_[depth * width()]; }

  const std::array<KeyCosts, 2>& costs_ = all_key_costs();
  std::string_view typed_;
  std::size_t band_;
  std::vector<SlipCost> rows_;
  std::vector<SlipCost> extras_;  // of each key typed, where a word has one less
};

}  // namespace

void for_each_near_word(const index::Vocabulary& vocabulary, std::string_view keys, SlipCost most,
                        const std::function<void(std::size_t word, SlipCost cost)>& use) {
  if (keys.empty() || keys.size() > max_slip_keys) return;
  // A row may be less than the one before it by what a swap saves.
  const SlipCost most_on_the_way = most + (one_slip - swapped_slip);
  SlipTable table(keys, most_on_the_way);
  std::size_t filled = 0;  // rows that are those of the word's own keys
  for (std::size_t word = 0; word < vocabulary.size();) {
    const std::string_view own = vocabulary.keys(word);
    filled = std::min(filled, vocabulary.shared_keys(word));
    if (own.size() > max_slip_keys) {
      ++word;
      continue;
    }
    bool is_near = true;
    while (is_near && filled < own.size()) is_near = table.fill(own.substr(0, ++filled)) <= most_on_the_way;
    if (is_near) {
      if (table.cost(own.size()) <= most) use(word, table.cost(own.size()));
      ++word;
    } else {
      word = vocabulary.next_beginning(word, filled);
    }
  }
}

}  // namespace malmoi::search
