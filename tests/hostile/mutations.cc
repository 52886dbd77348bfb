// SPDX-License-Identifier: GPL-2.0-or-later
#include "mutations.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace malmoi::hostile {
namespace {

using std::string;
using namespace std::literals;

std::size_t below(std::size_t bound, Random& random) { return bound == 0 ? 0 : random() % bound; }

bool continues_character(char c) { return (c & 0xC0) == 0x80; }

/// Somewhere in the text, between two characters; half of the time in its first 600 bytes, where front matter is.
std::size_t place(const string& text, Random& random) {
  const std::size_t head = std::min<std::size_t>(text.size(), 600);
  std::size_t at = below((random() % 2 ? head : text.size()) + 1, random);
  while (at < text.size() && continues_character(text[at])) ++at;
  return at;
}

/// Some hundred bytes of whole characters.
string piece_of(const string& text, std::size_t at, Random& random) {
  std::size_t end = std::min(text.size(), at + random() % 400);
  while (end < text.size() && continues_character(text[end])) ++end;
  return text.substr(at, end - at);
}

string repeated(std::string_view piece, std::size_t times) {
  string all;
  while (times-- > 0) all += piece;
  return all;
}

template <std::size_t N>
void insert_one_of(string& text, const std::string_view (&pieces)[N], Random& random) {
  text.insert(place(text, random), pieces[below(N, random)]);
}

void change_characters(string& text, const string&, Random& random) {
  for (std::size_t n = 1 + random() % 16; n > 0; --n) {
    const std::size_t at = place(text, random);
    if (at < text.size() && text[at] >= 0) text[at] = static_cast<char>(0x21 + random() % 0x5E);
  }
}

void remove_piece(string& text, const string&, Random& random) {
  const std::size_t at = place(text, random);
  text.erase(at, piece_of(text, at, random).size());
}

void truncate(string& text, const string&, Random& random) { text.resize(place(text, random)); }

void duplicate_piece(string& text, const string&, Random& random) {
  const string piece = piece_of(text, place(text, random), random);
  text.insert(place(text, random), repeated(piece, 1 + random() % 20));
}

void swap_pieces(string& text, const string&, Random& random) {
  const std::size_t from = place(text, random);
  const string piece = piece_of(text, from, random);
  text.erase(from, piece.size());
  text.insert(place(text, random), piece);
}

void splice(string& text, const string& other, Random& random) {
  text.insert(place(text, random), other.substr(place(other, random)));
}

void flip_bytes(string& text, const string&, Random& random) {
  for (std::size_t n = 1 + random() % 16; n > 0 && !text.empty(); --n) {
    text[below(text.size(), random)] ^= static_cast<char>(1 + random() % 255);
  }
}

void cut_characters(string& text, const string&, Random& random) {
  text.erase(below(text.size() + 1, random), 1 + random() % 100);
}

void insert_zeros(string& text, const string&, Random& random) {
  text.insert(place(text, random), string(1 + random() % 40, '\0'));
}

// Lone continuation bytes, sequences cut short, overlong forms, surrogates, beyond U+10FFFF.
void break_utf8(string& text, const string&, Random& random) {
  static constexpr std::string_view pieces[] = {
      "\x80"sv,         "\xEA\xB0"sv,     "\xC0\xAF"sv,         "\xE0\x80\x80"sv,
      "\xED\xA0\x80"sv, "\xED\xB0\x80"sv, "\xF4\x90\x80\x80"sv, "\xFF\xFE"sv};
  for (std::size_t n = 1 + random() % 4; n > 0; --n) insert_one_of(text, pieces, random);
}

// 글, 신문, 기사, a lead byte alone, and half-width Katakana of Shift_JIS.
void insert_cp949(string& text, const string&, Random& random) {
  static constexpr std::string_view pieces[] = {"\xB1\xDB"sv, "\xBD\xC5\xB9\xAE"sv, "\xB1\xE2\xBB\xE7"sv, "\xC7"sv,
                                                "\xB1\xB2\xB3"sv};
  for (std::size_t n = 1 + random() % 8; n > 0; --n) insert_one_of(text, pieces, random);
}

void insert_controls(string& text, const string&, Random& random) {
  static constexpr std::string_view pieces[] = {"\x1b[2J"sv, "\x1b]0;x\x07"sv, "\r"sv,     "\x7f"sv,   "\u009b31m"sv,
                                                "\u202e"sv,  "\u2066\u2067"sv, "\ufeff"sv, "\u2028"sv, "\u200b"sv,
                                                "\x1f"sv,    "\U000e0041"sv,   "\u0301"sv};
  for (std::size_t n = 1 + random() % 6; n > 0; --n) insert_one_of(text, pieces, random);
}

void insert_yaml(string& text, const string&, Random& random) {
  static constexpr std::string_view pieces[] = {"\""sv,
                                                "'"sv,
                                                ": "sv,
                                                "\n- "sv,
                                                "["sv,
                                                "{"sv,
                                                "}"sv,
                                                "]"sv,
                                                "&a "sv,
                                                "*a "sv,
                                                "!!bin "sv,
                                                "| "sv,
                                                ">\n"sv,
                                                "%YAML 9\n"sv,
                                                "@"sv,
                                                "`"sv,
                                                "? "sv,
                                                "\t"sv,
                                                "---\n"sv,
                                                "...\n"sv,
                                                "+++\n"sv,
                                                "\n<<: *a\n"sv,
                                                "\\"sv,
                                                "#"sv,
                                                "\"\\u"sv,
                                                "date: x\n"sv,
                                                "id: [1]\n"sv,
                                                "title: {a: b}\n"sv,
                                                "tags: \"\\x1f\"\n"sv};
  const std::size_t front = std::min(text.find("\n---", 3), text.size());
  for (std::size_t n = 1 + random() % 5; n > 0; --n) {
    text.insert(below(front + 1, random), pieces[below(std::size(pieces), random)]);
  }
}

void insert_markup(string& text, const string&, Random& random) {
  static constexpr std::string_view pieces[] = {
      "<div"sv,      "<p title='"sv, "</"sv,    "<!--"sv, "<script>"sv, "<table>"sv, "</td></p>"sv,   "<![CDATA["sv,
      "{% raw %}"sv, "{{"sv,         "```\n"sv, "**"sv,   "[a]("sv,     "> "sv,      "<svg><title>"sv};
  for (std::size_t n = 1 + random() % 5; n > 0; --n) insert_one_of(text, pieces, random);
}

void insert_references(string& text, const string&, Random& random) {
  static constexpr std::string_view pieces[] = {"&#x110000;"sv, "&#0;"sv, "&#xD800;"sv, "&#x1f;"sv,
                                                "&lt;&lt;"sv,   "&amp"sv, "&nosuch;"sv, "&#99999999999999999999;"sv};
  const string piece(pieces[below(std::size(pieces), random)]);
  text.insert(place(text, random), repeated(piece, 1 + random() % 1000));
}

void repeat_a_piece(string& text, const string&, Random& random) {
  static constexpr std::string_view pieces[] = {"<div>"sv, "> "sv, "- "sv, "["sv, "*a "sv, "가"sv,
                                                "樂"sv,    " "sv,  "\n"sv, "&"sv, "a"sv};
  text.insert(place(text, random), repeated(pieces[below(std::size(pieces), random)], random() % 50000));
}

void change_charset(string& text, const string&, Random& random) {
  static constexpr std::string_view marks[] = {"\xEF\xBB\xBF"sv, "\xFF\xFE"sv, "\xFE\xFF"sv, "\xFF\xFE\0\0"sv};
  if (random() % 2) {
    string wide;
    for (const char c : text) (wide += c) += '\0';
    text = wide;
  }
  text.insert(0, marks[below(std::size(marks), random)]);
}

using Mutation = void (*)(string& text, const string& other, Random& random);
constexpr Mutation of_text[] = {
    change_characters, remove_piece, truncate,      duplicate_piece,   swap_pieces,   splice,
    insert_controls,   insert_yaml,  insert_markup, insert_references, repeat_a_piece};
constexpr Mutation of_bytes[] = {flip_bytes, cut_characters, insert_zeros, break_utf8, insert_cp949, change_charset};

}  // namespace

string mutate(string post, const string& other, Random& random) {
  for (std::size_t n = 1 + random() % 4; n > 0; --n) of_text[below(std::size(of_text), random)](post, other, random);
  // Damaged bytes are refused before anything else is looked at, so most posts go without.
  if (random() % 4 == 0) of_bytes[below(std::size(of_bytes), random)](post, other, random);
  return post;
}

}  // namespace malmoi::hostile
