// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <malmoi/export.h>
#include <malmoi/search_request.h>
#include <malmoi/search_results.h>

namespace malmoi {

/// Why something is suggested.
enum class SuggestionKind : std::uint8_t {
  word,      ///< the last word typed, completed
  initials,  ///< a word by its initial consonants: ㄷㅌㄹ
  layout,    ///< typed on the wrong keyboard layout: eoxhdfud, ㅎㅐㅐ힏
  title,     ///< the title of an article that has all that was typed
};

/// A value. What someone has typed into a search box so far.
struct SuggestRequest {
  /// Any bytes are accepted; of more than 200 code points nothing is suggested.
  std::string typed = {};
  /// Suggestions to return, 1 to 100.
  std::uint32_t limit = 10;
  Language language = Language::ko;  ///< of Suggestions::warnings
};

/// A value. What they may want to search for.
struct Suggestion {
  /// What to put into the search box.
  std::string text;
  /// Why it is suggested.
  SuggestionKind kind = SuggestionKind::word;
  /// What of `text` was typed; sorted, disjoint.
  std::vector<ByteRange> highlights;
  /// Articles that have the word in their title or lead, deleted ones that are still in the files included; 1 for a
  /// title.
  std::uint64_t articles = 0;
};

/// A value. The most useful first, none twice.
struct Suggestions {
  /// At most SuggestRequest::limit.
  std::vector<Suggestion> suggestions;
  /// What could not be done as asked, one sentence each.
  std::vector<std::string> warnings;
  double took_ms = 0;  ///< wall time in milliseconds
};

/// Safe from any thread. The answer as the JSON object of docs/query-language.md.
MALMOI_EXPORT std::string to_json(const Suggestions& suggestions);

/// Safe from any thread. "word", "initials", "layout" or "title".
MALMOI_EXPORT const char* name(SuggestionKind kind) noexcept;

}  // namespace malmoi
