// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/suggester.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "index/schema.h"
#include "text/folded_text.h"
#include "text/hangul.h"
#include "text/letters.h"
#include "text/utf8.h"
#include "text/white_space.h"

namespace malmoi::search {
namespace {

constexpr std::uint32_t max_limit = 100;
constexpr std::size_t max_code_points = 200;
constexpr std::size_t max_words = 10;
// Of the last word that titles are sought by.
constexpr std::size_t completions_in_titles = 3;
// Titles take a third of the list where there are words enough.
constexpr std::size_t title_share = 3;

/// The words of what was typed, without those that nothing is found by.
std::vector<std::string> words_of(std::string_view typed) {
  std::string unquoted(typed);
  std::replace(unquoted.begin(), unquoted.end(), '"', ' ');
  const auto pieces = text::split_at_space(unquoted);
  std::vector<std::string> words(pieces.begin(), pieces.end());
  std::erase_if(words, [](const std::string& word) {
    return std::ranges::none_of(text::folded(word),
                                [](char32_t c) { return text::is_letter(c) || text::is_compatibility_jamo(c); });
  });
  return words;
}

// Quoted only where it must be: a phrase of letters is verified on many texts.
std::string in_title(const std::string& word) {
  const bool is_plain = std::ranges::all_of(text::folded(word), text::is_letter);
  return is_plain ? "title:" + word : "title:\"" + word + "\"";
}

bool has_jamo(const std::string& word) {
  return std::ranges::any_of(text::to_utf32(word), text::is_compatibility_jamo);
}

/// Where a title has a word, letter by letter.
void mark(const text::FoldedText& title, const std::string& word, std::vector<ByteRange>& ranges) {
  const std::u32string sought = text::folded(word);
  const std::size_t at = title.chars.find(sought);
  if (sought.empty() || at == std::u32string::npos) return;
  ranges.push_back({title.begin[at], title.source_end(at + sought.size() - 1)});
}

std::vector<ByteRange> disjoint(std::vector<ByteRange> ranges) {
  std::sort(ranges.begin(), ranges.end(), [](const ByteRange& a, const ByteRange& b) { return a.begin < b.begin; });
  std::vector<ByteRange> out;
  for (const ByteRange& range : ranges) {
    if (!out.empty() && range.begin <= out.back().end) {
      out.back().end = std::max(out.back().end, range.end);
    } else {
      out.push_back(range);
    }
  }
  return out;
}

std::string not_built(Language language) {
  return language == Language::ko
             ? "이 색인의 일부에는 제안할 말이 없습니다. 'newsidx rebuild'로 색인을 다시 만들어 주세요."
             : "Parts of this index have no words to suggest; 'newsidx rebuild' adds them.";
}

}  // namespace

Status check(const SuggestRequest& request) {
  if (request.limit >= 1 && request.limit <= max_limit) return {};
  return Error{ErrorCode::invalid_argument, "limit: of suggestions, 1 to 100"};
}

Result<Suggestions> Suggester::run() {
  const std::string typed = text::scrub_utf8(request_.typed);
  if (reader_.snapshot.manifest().encoding() < index::words_encoding)
    made_.warnings.push_back(not_built(request_.language));
  if (text::count_code_points(typed) > max_code_points) return std::move(made_);
  words_ = words_of(typed);
  if (words_.empty() || words_.size() > max_words) return std::move(made_);
  if (Status completed = complete_last_word(); !completed) return std::move(completed).error();
  if (Status added = add_titles(); !added) return std::move(added).error();
  return std::move(made_);
}

std::vector<std::string> Suggester::stems_before() {
  std::vector<std::string> stems;
  for (std::size_t i = 0; i + 1 < words_.size(); ++i) {
    const analysis::AnalyzedText& analyzed = reader_.chain.find_words(words_[i]);
    for (const analysis::Word& word : analyzed.words) {
      stems.push_back(
          text::to_utf8(std::u32string_view(analyzed.folded.chars).substr(word.begin, word.stem_end - word.begin)));
    }
  }
  return stems;
}

Status Suggester::complete_last_word() {
  auto completions = complete(reader_.snapshot, words_.back(), stems_before(), request_.limit);
  if (!completions) return std::move(completions).error();
  completions_ = std::move(*completions);
  for (const Completion& each : completions_) made_.suggestions.push_back(suggestion(each));
  return {};
}

Suggestion Suggester::suggestion(const Completion& completion) const {
  Suggestion made;
  for (std::size_t i = 0; i + 1 < words_.size(); ++i) (made.text += words_[i]) += ' ';
  const std::u32string word = text::to_utf32(completion.text);
  const std::string typed = text::to_utf8(word.substr(0, completion.typed));
  made.highlights = {{0, static_cast<std::uint32_t>(made.text.size() + typed.size())}};
  made.text += completion.text;
  made.kind = completion.kind;
  made.articles = completion.articles;
  return made;
}

SearchRequest Suggester::title_request() const {
  SearchRequest request;
  request.limit = request_.limit;
  request.sort = Sort::newest;
  request.snippet_length = 0;
  for (std::size_t i = 0; i + 1 < words_.size(); ++i) (request.query += in_title(words_[i])) += ' ';
  std::string any;
  for (std::size_t i = 0; i < std::min(completions_in_titles, completions_.size()); ++i) {
    (any += any.empty() ? "" : " OR ") += in_title(completions_[i].text);
  }
  request.query += any.empty() ? in_title(words_.back()) : "(" + any + ")";
  return request;
}

Status Suggester::add_titles() {
  // Of single jamo nothing but reading all titles tells.
  if (completions_.empty() && has_jamo(words_.back())) return {};
  const auto found = find_titles_(title_request());
  if (!found) return found.error();
  std::vector<Suggestion> titles;
  std::set<std::string_view> seen;
  for (const Hit& hit : found->hits) {
    if (!hit.title.empty() && seen.insert(hit.title).second) titles.push_back(suggestion(hit));
  }
  rank_titles_last(std::move(titles));
  return {};
}

Suggestion Suggester::suggestion(const Hit& hit) const {
  Suggestion made;
  made.text = hit.title;
  made.kind = SuggestionKind::title;
  made.articles = 1;
  text::FoldedText title;
  text::fold(hit.title, title);
  std::vector<ByteRange> ranges;
  for (std::size_t i = 0; i + 1 < words_.size(); ++i) mark(title, words_[i], ranges);
  mark(title, words_.back(), ranges);
  for (std::size_t i = 0; i < std::min(completions_in_titles, completions_.size()); ++i) {
    mark(title, completions_[i].text, ranges);
  }
  made.highlights = disjoint(std::move(ranges));
  return made;
}

void Suggester::rank_titles_last(std::vector<Suggestion> titles) {
  const std::size_t share = std::min(titles.size(), request_.limit / title_share);
  auto& all = made_.suggestions;
  all.resize(std::min(all.size(), request_.limit - share));
  titles.resize(std::min(titles.size(), request_.limit - all.size()));
  all.insert(all.end(), std::make_move_iterator(titles.begin()), std::make_move_iterator(titles.end()));
}

}  // namespace malmoi::search
