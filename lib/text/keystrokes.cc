// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/keystrokes.h"

#include <array>
#include <optional>

#include "text/hangul.h"
#include "text/utf8.h"

namespace malmoi::text {
namespace {

// KS X 5002; jamo that have no key of their own are typed as two.
constexpr std::array<std::string_view, 19> initial_keys = {"r", "R", "s", "e", "E", "f", "a", "q", "Q", "t",
                                                           "T", "d", "w", "W", "c", "z", "x", "v", "g"};
constexpr std::array<std::string_view, 21> vowel_keys = {"k",  "o", "i", "O",  "j",  "p",  "u", "P", "h",  "hk", "ho",
                                                         "hl", "y", "n", "nj", "np", "nl", "b", "m", "ml", "l"};
constexpr std::array<std::string_view, 28> final_keys = {"",   "r",  "R",  "rt", "s",  "sw", "sg", "e", "f",  "fr",
                                                         "fa", "fq", "ft", "fx", "fv", "fg", "a",  "q", "qt", "t",
                                                         "T",  "d",  "w",  "c",  "z",  "x",  "v",  "g"};

// U+3131 ㄱ to U+314E ㅎ: consonants; U+314F ㅏ to U+3163 ㅣ: vowels, in the order of syllables.
constexpr char32_t first_consonant = 0x3131;
constexpr char32_t first_vowel = 0x314F;
constexpr char32_t last_vowel = 0x3163;
constexpr std::array<std::string_view, 30> consonant_keys = {"r",  "R",  "rt", "s",  "sw", "sg", "e", "E", "f", "fr",
                                                             "fa", "fq", "ft", "fx", "fv", "fg", "a", "q", "Q", "qt",
                                                             "t",  "T",  "d",  "w",  "W",  "c",  "z", "x", "v", "g"};
constexpr std::array<char32_t, 19> initials = {U'ㄱ', U'ㄲ', U'ㄴ', U'ㄷ', U'ㄸ', U'ㄹ', U'ㅁ', U'ㅂ', U'ㅃ', U'ㅅ',
                                               U'ㅆ', U'ㅇ', U'ㅈ', U'ㅉ', U'ㅊ', U'ㅋ', U'ㅌ', U'ㅍ', U'ㅎ'};

template <std::size_t n>
std::optional<unsigned> find(const std::array<std::string_view, n>& keys, std::string_view sought) {
  for (unsigned i = 0; i < n; ++i) {
    if (keys[i] == sought) return i;
  }
  return std::nullopt;
}

/// One key as the layout reads it; lower case where the key with shift has nothing of its own. 0 where it is no letter.
char hangul_key(char32_t c) {
  if (c >= 'a' && c <= 'z') return static_cast<char>(c);
  if (c < 'A' || c > 'Z') return 0;
  const auto key = static_cast<char>(c);
  return std::string_view("QWERTOP").find(key) == std::string_view::npos ? static_cast<char>(key | 0x20) : key;
}

bool is_vowel_key(char key) { return std::string_view("kiojpuhynbmlOP").find(key) != std::string_view::npos; }

/// The syllable in the making, by its keys.
class Composer {
 public:
  explicit Composer(std::u32string& out) : out_(out) {}

  void type(char key) {
    if (is_vowel_key(key)) {
      type_vowel(key);
    } else {
      type_consonant(key);
    }
  }

  void finish() {
    const auto initial = find(initial_keys, initial_);
    const auto vowel = find(vowel_keys, vowel_);
    if (initial && vowel) {
      out_ += compose(*initial, *vowel, *find(final_keys, final_));
    } else if (initial) {
      out_ += first_consonant + *find(consonant_keys, initial_);
    } else if (vowel) {
      out_ += first_vowel + *vowel;
    }
    initial_.clear(), vowel_.clear(), final_.clear();
  }

 private:
  void type_vowel(char key) {
    if (!final_.empty()) {  // its last consonant begins the next syllable: 갑 + ㅏ is 가바, 값 + ㅏ is 갑사
      const std::string moved(1, final_.back());
      final_.pop_back();
      finish();
      initial_ = moved;
    } else if (!vowel_.empty() && !find(vowel_keys, vowel_ + key)) {
      finish();
    }
    vowel_ += key;
  }

  void type_consonant(char key) {
    const bool closes = !initial_.empty() && !vowel_.empty() && find(final_keys, final_ + key);
    if (closes) {
      final_ += key;
      return;
    }
    finish();
    initial_ = key;
  }

  std::u32string& out_;
  std::string initial_, vowel_, final_;
};

}  // namespace

std::string keystrokes(std::u32string_view folded) {
  std::string keys;
  for (const char32_t c : folded) {
    if (is_syllable(c)) {
      (keys += initial_keys[choseong(c)]) += vowel_keys[jungseong(c)];
      keys += final_keys[jongseong(c)];
    } else if (c >= first_vowel && c <= last_vowel) {
      keys += vowel_keys[c - first_vowel];
    } else if (c >= first_consonant && c < first_vowel) {
      keys += consonant_keys[c - first_consonant];
    } else {
      append(keys, c);
    }
  }
  return keys;
}

std::u32string compose_keystrokes(std::u32string_view keys) {
  std::u32string out;
  Composer composer(out);
  for (const char32_t c : keys) {
    if (const char key = hangul_key(c)) {
      composer.type(key);
    } else {
      composer.finish();
      out += c;
    }
  }
  composer.finish();
  return out;
}

char32_t initial_jamo(char32_t syllable) { return initials[choseong(syllable)]; }

bool is_initial_jamo(char32_t c) {
  for (const char32_t initial : initials) {
    if (c == initial) return true;
  }
  return false;
}

}  // namespace malmoi::text
