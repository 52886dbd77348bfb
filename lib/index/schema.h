// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "analysis/steps.h"

namespace malmoi::index {

/// The layout of an index on disk; a change that old readers cannot read raises it.
inline constexpr int format_version = 3;

/// What the encoder makes of an article. 1: without words and keys of near-duplicates. 2: words of one syllable are
/// not joined (analysis::Steps). A generation of an earlier encoding is searched as it is; what needs the rest says
/// that `newsidx rebuild` adds it.
inline constexpr int encoding_version = 3;
inline constexpr int words_encoding = 2;       ///< the first with prefix::word
inline constexpr int duplicates_encoding = 2;  ///< the first with slot::duplicate_key
inline constexpr int joined_encoding = 3;      ///< the first with all steps of the analysis

constexpr analysis::Steps steps_of(int encoding) {
  return encoding < joined_encoding ? analysis::Steps::first : analysis::Steps::all;
}

/// Term prefixes, Omega's where it has one. Text terms have none: they are folded, so that no capital
/// letter of a prefix can be taken for the beginning of a word.
namespace prefix {
inline constexpr std::string_view id = "Q";
inline constexpr std::string_view title = "S";
inline constexpr std::string_view author = "A";
inline constexpr std::string_view tag = "K";
inline constexpr std::string_view category = "XC";
inline constexpr std::string_view day = "D";    ///< D20240712
inline constexpr std::string_view month = "M";  ///< M202407
inline constexpr std::string_view year = "Y";   ///< Y2024
inline constexpr std::string_view word = "XW";  ///< stems of title and lead, for suggestions and corrections
}  // namespace prefix

/// Value slots.
namespace slot {
/// The instant of publication, see sortable_instant(); none where undated.
inline constexpr std::uint32_t published = 0;
/// The same counted backwards, so that sorting oldest first also leaves the undated last.
inline constexpr std::uint32_t published_backwards = 1;
/// Hash of the article, 8 bytes, for the unchanged test.
inline constexpr std::uint32_t content_hash = 2;
/// By what near-duplicates collapse, see DuplicateKey; none where the text is too short.
inline constexpr std::uint32_t duplicate_key = 3;
/// Categories and tags, for facets: each value followed by list_separator.
inline constexpr std::uint32_t categories = 4;
inline constexpr std::uint32_t tags = 5;
/// The month of the calendar day, "2024-07", for facets.
inline constexpr std::uint32_t month = 6;
/// Id, length and title, for listing and ranking: see Outline.
inline constexpr std::uint32_t outline = 7;
}  // namespace slot

inline constexpr char list_separator = '\x1f';

/// Keys of a generation's metadata. Reader and writer go by CURRENT; these make a generation that was
/// copied alone, or is served by xapian-tcpsrv, explain itself.
namespace metadata {
inline constexpr const char* format = "malmoi:format";
inline constexpr const char* fingerprint = "malmoi:fingerprint";
inline constexpr std::string_view dictionary = "malmoi:dictionary:";  ///< followed by its id
}  // namespace metadata

/// The Q term of an id; ids longer than Xapian's terms allow are hashed.
std::string id_term(std::string_view id);

/// The term of a filter value (category, tag, author): folded, white space collapsed, cut as all
/// terms are.
std::string filter_term(std::string_view prefix, std::string_view value);

}  // namespace malmoi::index
