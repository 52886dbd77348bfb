// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace malmoi::analysis {

/// How many syllables of a word are its stem: what is left when particles (조사) and endings (어미) are
/// taken off its end. `word` is Hangul syllables only, at least one; the result is 1 to word.size().
std::size_t stem_length(std::u32string_view word);

/// The same for the Hangul at the end of a mixed token (NCG는, 24시간을, 美와): here all of it may be
/// a particle, so the result may be 0. `before` is the folded character in front of it.
std::size_t stem_length_after(char32_t before, std::u32string_view tail);

/// Could the stripper take exactly this off the end of some word? Phrase candidates rest on it: a
/// suffix that stem_length() or stem_length_after() takes off always answers true.
bool may_be_suffix(std::u32string_view suffix);
/// Is there a suffix that the stripper could take off, which begins with, is, or contains this?
bool may_begin_suffix(std::u32string_view prefix);
bool may_be_inside_suffix(std::u32string_view part);

/// Hash of all rule tables, for the fingerprint.
std::uint64_t stripper_rules_hash();

}  // namespace malmoi::analysis
