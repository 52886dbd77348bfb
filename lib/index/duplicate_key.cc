// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/duplicate_key.h"

#include <xxhash.h>

#include <algorithm>
#include <cstring>

namespace malmoi::index {
namespace {

constexpr std::uint8_t most_words = 255;
// Chosen by bench_duplicates, see docs/relevance.md.
constexpr double enough = 0.40;
constexpr std::uint32_t short_text = 40;  // words
constexpr double enough_of_short_text = 0.5;

constexpr std::uint64_t lowest_bits = 0x1111'1111'1111'1111;
constexpr std::uint64_t low_halves = 0x0F0F'0F0F'0F0F'0F0F;
constexpr std::uint64_t lowest_of_bytes = 0x0101'0101'0101'0101;
constexpr std::uint32_t digit_mask = (1u << DuplicateKey::bits) - 1;
constexpr std::size_t digits_a_word = 64 / DuplicateKey::bits;

/// The finaliser of MurmurHash3 (Appleby, public domain).
constexpr std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ x >> 33) * 0xff51'afd7'ed55'8ccd;
  x = (x ^ x >> 33) * 0xc4ce'b9fe'1a85'ec53;
  return x ^ x >> 33;
}

// Reports of one form (weather, prices, results, timetables) differ in their numbers: each counts as so many stems.
constexpr std::uint64_t number_times = 8;
bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

/// One in each digit where they differ.
std::uint64_t unequal_digits(std::uint64_t a, std::uint64_t b) {
  std::uint64_t differs = a ^ b;
  differs |= differs >> 2;
  differs |= differs >> 1;
  return differs & lowest_bits;
}

}  // namespace

std::optional<DuplicateKey> DuplicateKey::decode(std::string_view value) {
  DuplicateKey key;
  if (value.size() != 1 + bytes) return {};
  key.words_ = static_cast<std::uint8_t>(value[0]);
  std::memcpy(key.digits_.data(), value.data() + 1, bytes);
  return key;
}

std::string DuplicateKey::encode() const {
  std::string value(1 + bytes, static_cast<char>(words_));
  std::memcpy(value.data() + 1, digits_.data(), bytes);
  return value;
}

double DuplicateKey::resemblance(const DuplicateKey& other) const {
  // All words at once: each of the four adds at most one to a digit. Then digits to bytes, and bytes to one.
  std::uint64_t counts = 0;
  for (std::size_t i = 0; i < digits_.size(); ++i) counts += unequal_digits(digits_[i], other.digits_[i]);
  counts = (counts & low_halves) + (counts >> bits & low_halves);
  const auto equal = static_cast<double>(parts - (counts * lowest_of_bytes >> 56));
  constexpr double by_chance = 1.0 / (1u << bits);
  return (equal / static_cast<double>(parts) - by_chance) / (1 - by_chance);
}

bool DuplicateKey::is_near(const DuplicateKey& other) const {
  return resemblance(other) >= (std::min(words_, other.words_) < short_text ? enough_of_short_text : enough);
}

void DuplicateKeyMaker::clear() {
  words_ = 0;
  minima_.fill(none);
}

void DuplicateKeyMaker::add(std::uint64_t hash) {
  std::uint32_t& least = minima_[hash >> 58];  // 64 parts
  least = std::min({least, static_cast<std::uint32_t>(hash), none - 1});
}

void DuplicateKeyMaker::add(const analysis::AnalyzedText& text) {
  std::uint64_t before = 0;
  for (const analysis::Word& word : text.words) {
    const std::uint64_t stem =
        XXH3_64bits(text.folded.chars.data() + word.begin, (word.stem_end - word.begin) * sizeof(char32_t));
    add(stem);
    if (is_digit(text.folded.chars[word.begin])) {
      for (std::uint64_t i = 1; i < number_times; ++i) add(mixed(stem + i));
    }
    if (before != 0) add(mixed(before * 3 + stem));
    before = stem;
  }
  words_ += static_cast<std::uint32_t>(text.words.size());
}

std::optional<DuplicateKey> DuplicateKeyMaker::key() const {
  if (words_ < DuplicateKey::least_words) return {};
  DuplicateKey key;
  key.words_ = static_cast<std::uint8_t>(std::min<std::uint32_t>(words_, most_words));
  for (std::size_t part = 0; part < DuplicateKey::parts; ++part) {
    // A part without a stem borrows from one that has some, the same in every text that has both (Shrivastava, "Optimal
    // densification for fast and accurate minwise hashing", 2017).
    std::size_t from = part;
    for (std::uint64_t attempt = 1; minima_[from] == none; ++attempt) {
      from = mixed(part << 32 | attempt) % DuplicateKey::parts;
    }
    const std::uint64_t digit = minima_[from] & digit_mask;
    key.digits_[part / digits_a_word] |= digit << part % digits_a_word * DuplicateKey::bits;
  }
  return key;
}

}  // namespace malmoi::index
