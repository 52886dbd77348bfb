// SPDX-License-Identifier: GPL-2.0-or-later
// Writes the readings of Hanja, from two tables that Debian packages:
//   generate_hanja HANJA_TXT UNIHAN_READINGS OUTPUT
// HANJA_TXT is libhangul's dictionary (libhangul-data), lines of "독음:漢字:뜻"; it knows the most
// characters but not which reading is usual. UNIHAN_READINGS (unicode-data) has the property kHangul,
// which tells taught readings (E) from others, and the one reading of each compatibility ideograph of
// KS X 1001, where a character has a code point per reading; Unicode Standard Annex 38.

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "text/hangul.h"
#include "text/hanja.h"
#include "text/utf8.h"

namespace malmoi::text {
namespace {

using Readings = std::map<char32_t, std::u32string>;

std::ifstream open(const char* path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error(std::string("cannot read ") + path);
  return file;
}

void add(std::u32string& list, char32_t reading) {
  if (is_syllable(reading) && list.find(reading) == std::u32string::npos) list.push_back(reading);
}

/// Lines such as "U+6A02<tab>kHangul<tab>낙:0E 락:0E 악:0N": taught readings first.
Readings read_unihan(const char* path) {
  Readings readings;
  std::ifstream file = open(path);
  for (std::string line; std::getline(file, line);) {
    const std::size_t name = line.find("\tkHangul\t");
    if (name == std::string::npos) continue;
    const auto c = static_cast<char32_t>(std::stoul(line.substr(2, name - 2), nullptr, 16));
    std::u32string others;
    std::istringstream values(line.substr(name + 9));
    for (std::string value; values >> value;) {
      const std::size_t colon = value.find(':');
      const bool taught = value.find('E', colon) != std::string::npos;
      add(taught ? readings[c] : others, to_utf32(value.substr(0, colon)).front());
    }
    for (const char32_t reading : others) add(readings[c], reading);
  }
  return readings;
}

void add_hanja_txt(const char* path, Readings& readings) {
  std::ifstream file = open(path);
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#' || !is_valid_utf8(line)) continue;
    const std::u32string chars = to_utf32(line);
    if (chars.size() > 3 && chars[1] == U':' && chars[3] == U':') add(readings[chars[2]], chars[0]);
  }
}

/// The list without readings that are only the initial form of another.
std::u32string drop_initial_forms(const std::u32string& list) {
  std::u32string kept;
  for (const char32_t reading : list) {
    const bool derived = std::any_of(
        list.begin(), list.end(), [&](char32_t other) { return other != reading && initial_form(other) == reading; });
    if (!derived) kept.push_back(reading);
  }
  return kept;
}

/// The character a compatibility ideograph or radical stands for, 0 where it is none.
char32_t unified(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFKCInstance(status);
  const icu::UnicodeString folded = normalizer->normalize(icu::UnicodeString(static_cast<UChar32>(c)), status);
  const auto target = static_cast<char32_t>(folded.char32At(0));
  return U_SUCCESS(status) && folded.countChar32() == 1 && target != c ? target : 0;
}

/// Compatibility ideographs take the reading they were made for, in its non-initial form; those
/// without one of their own take all of the character they stand for.
void resolve_compatibility(Readings& readings) {
  constexpr std::array<std::array<char32_t, 2>, 3> blocks = {{{0x2E80, 0x2FDF}, {0xF900, 0xFAFF}, {0x2F800, 0x2FA1F}}};
  for (const auto [first, last] : blocks) {
    for (char32_t c = first; c <= last; ++c) {
      const auto base = readings.find(unified(c));
      if (base == readings.end()) continue;
      std::u32string& own = readings[c];
      if (own.empty()) own = base->second;
      for (char32_t& reading : own) {
        const auto full = std::find_if(base->second.begin(), base->second.end(),
                                       [&](char32_t other) { return initial_form(other) == reading; });
        if (full != base->second.end()) reading = *full;
      }
    }
  }
}

/// FNV-1a over characters and their readings.
class Hash {
 public:
  void add(char32_t c) {
    for (int shift = 0; shift < 32; shift += 8) value_ = (value_ ^ (c >> shift & 0xFF)) * 0x100000001B3;
  }
  std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0xCBF29CE484222325;
};

struct Table {
  std::vector<unsigned> page_of;                        ///< of each 256 code points
  std::vector<std::array<unsigned, 256>> lists = {{}};  ///< place in syllables * 8 + length; page 0 is empty
  std::u32string syllables;
  Hash hash;
};

unsigned place_of(std::u32string& syllables, const std::u32string& list) {
  std::size_t place = syllables.find(list);
  if (place == std::u32string::npos) {
    place = syllables.size();
    syllables += list;
  }
  if (list.size() > 7 || place > 0xFFFF >> 3) throw std::runtime_error("the readings do not fit into the table");
  return static_cast<unsigned>(place << 3 | list.size());
}

Table build(const Readings& readings) {
  Table table;
  for (const auto& [c, list] : readings) {
    if (list.empty()) continue;
    const std::size_t page = c >> 8;
    if (page >= table.page_of.size()) table.page_of.resize(page + 1);
    if (table.page_of[page] == 0) {
      table.page_of[page] = static_cast<unsigned>(table.lists.size());
      table.lists.push_back({});
    }
    table.lists[table.page_of[page]][c & 0xFF] = place_of(table.syllables, list);
    table.hash.add(c);
    for (const char32_t reading : list) table.hash.add(reading);
  }
  return table;
}

template <class Numbers>
void write_numbers(std::ostream& out, const Numbers& numbers) {
  std::size_t column = 0;
  for (const auto number : numbers) out << static_cast<std::uint32_t>(number) << (++column % 24 == 0 ? ",\n" : ",");
}

void write(std::ostream& out, const Table& table) {
  out << "// Generated by generate_hanja.cc.\n"
      << "namespace malmoi::text::hanja {\n"
      << "constexpr std::uint64_t hash = " << table.hash.value() << "U;\n"
      << "constexpr std::uint8_t page_of[] = {\n";
  write_numbers(out, table.page_of);
  out << "};\nconstexpr std::uint16_t lists[][256] = {\n";
  for (const auto& page : table.lists) {
    out << '{';
    write_numbers(out, page);
    out << "},\n";
  }
  out << "};\nconstexpr char32_t syllables[] = {\n";
  write_numbers(out, table.syllables);
  out << "};\n}  // namespace malmoi::text::hanja\n";
}

void generate(const char* hanja_txt, const char* unihan, std::ostream& out) {
  Readings readings = read_unihan(unihan);
  if (readings.empty()) throw std::runtime_error(std::string("no kHangul in ") + unihan);
  add_hanja_txt(hanja_txt, readings);
  for (auto& [c, list] : readings) list = drop_initial_forms(list);
  resolve_compatibility(readings);
  write(out, build(readings));
}

}  // namespace
}  // namespace malmoi::text

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: generate_hanja HANJA_TXT UNIHAN_READINGS OUTPUT\n";
    return 2;
  }
  try {
    std::ofstream out(argv[3]);
    malmoi::text::generate(argv[1], argv[2], out);
    if (!out.flush()) throw std::runtime_error(std::string("cannot write ") + argv[3]);
  } catch (const std::exception& error) {
    std::cerr << "generate_hanja: " << error.what() << '\n';
    return 1;
  }
}
