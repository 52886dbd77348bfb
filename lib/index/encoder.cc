// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/encoder.h"

#include <xxhash.h>

#include <algorithm>
#include <cstdio>
#include <cstring>

#include "config/one_line.h"
#include "index/instant.h"
#include "index/outline.h"
#include "index/schema.h"
#include "ingest/reader.h"
#include "text/utf8.h"

namespace malmoi::index {
namespace {

// What a text is about it says first: these words of excerpt and body count twice (docs/relevance.md).
constexpr std::size_t lead_words = 30;
constexpr std::uint32_t lead_times = 2;

constexpr std::size_t least_slots = 1024;

// Code points of words that are worth suggesting.
constexpr std::uint32_t least_word = 2;
constexpr std::uint32_t longest_word = 15;

bool has_letters(const analysis::AnalyzedText& text, const analysis::Word& word) {
  const auto begin = text.pieces.begin() + word.first_piece;
  return std::any_of(begin, begin + word.piece_count, [](const analysis::Piece& piece) {
    return piece.script == analysis::Script::hangul || piece.script == analysis::Script::latin;
  });
}

Status check_utf8(const Article& article, std::string_view text, const char* field) {
  if (text::is_valid_utf8(text)) return {};
  return Error{ErrorCode::bad_encoding,
               "article " + article.id + ": " + field + " is not valid UTF-8; convert it first"};
}

Status check_name(const Article& article, const std::string& name, const char* field) {
  if (Status valid = check_utf8(article, name, field); !valid) return valid;
  if (name.find(list_separator) == name.npos) return {};
  return Error{ErrorCode::invalid_argument,
               "article " + article.id + ": " + field + " holds U+001F, which parts names in the index; remove it"};
}

std::uint64_t size_of(const Article& article) {
  std::uint64_t size = 0;
  for (const std::string* field : {&article.id, &article.title, &article.excerpt, &article.body, &article.published,
                                   &article.url, &article.author, &article.source_root, &article.source_path}) {
    size += field->size();
  }
  for (const auto* names : {&article.categories, &article.tags}) {
    for (const std::string& name : *names) size += name.size();
  }
  for (const auto& [key, value] : article.extra) size += key.size() + value.size();
  return size;
}

std::string joined(const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& value : values) (out += value) += list_separator;
  return out;
}

}  // namespace

Status validate(const Article& article) {
  if (Status id = ingest::check_id(article.id); !id) return id;
  for (const auto& [text, field] : {std::pair<const std::string&, const char*>(article.title, "title"),
                                    {article.excerpt, "excerpt"},
                                    {article.body, "body"},
                                    {article.url, "url"},
                                    {article.author, "author"},
                                    {article.source_root, "source"},
                                    {article.source_path, "path of the source"}}) {
    if (Status valid = check_utf8(article, text, field); !valid) return valid;
  }
  for (const auto& each : article.categories) {
    if (Status valid = check_name(article, each, "category"); !valid) return valid;
  }
  for (const auto& each : article.tags) {
    if (Status valid = check_name(article, each, "tag"); !valid) return valid;
  }
  for (const auto& [key, value] : article.extra) {
    if (Status valid = check_utf8(article, key, "an extra key"); !valid) return valid;
    if (Status valid = check_utf8(article, value, "an extra value"); !valid) return valid;
  }
  if (!article.published.empty() && !parse_instant(article.published)) {
    return config::one_line(
        {ErrorCode::invalid_argument, "article " + article.id + ": date '" + article.published +
                                          "' is not RFC 3339; write it as 2024-07-12 or 2024-07-12T09:30:00+09:00"});
  }
  return {};
}

Status check_size(const Article& article, std::uint64_t max_bytes) {
  const std::uint64_t size = size_of(article);
  if (size <= max_bytes) return {};
  return Error{ErrorCode::too_large, "article " + article.id + ": " + std::to_string(size) +
                                         " bytes are more than max_line_bytes (" + std::to_string(max_bytes) +
                                         "); part it, or raise the limit"};
}

Content Content::of(const Article& article) {
  return {index::content_hash(article),
          static_cast<std::uint32_t>(article.title.size() + article.excerpt.size() + article.body.size())};
}

std::string Content::encode() const {
  std::string value(12, '\0');
  std::memcpy(value.data(), &hash, 8);
  std::memcpy(value.data() + 8, &text_bytes, 4);
  return value;
}

Content Content::decode(const std::string& value) {
  Content content;
  if (value.size() == 12) {
    std::memcpy(&content.hash, value.data(), 8);
    std::memcpy(&content.text_bytes, value.data() + 8, 4);
  }
  return content;
}

Encoder::Encoder(const AnalyzerSettings& analyzer, std::shared_ptr<const Dictionary> dictionary, int compression_level,
                 int encoding)
    : chain_(analyzer, steps_of(encoding)), writer_(std::move(dictionary), compression_level), encoding_(encoding) {}

glass::Document& Encoder::encode(const Article& article, const Content& content) {
  table_.clear();
  values_.clear();
  lead_left_ = lead_words;
  duplicate_key_.clear();
  add_title(article.title);
  add_text(article.excerpt);
  add_text(article.body);
  add_value(slot::outline, Outline{article.id, table_.occurrences(), title_hashes_}.encode());
  add_filters(article);
  add_values(article, content);
  record_ = writer_.write(article);
  table_.add_to(document_);
  document_.values.clear();
  for (const auto& [slot, value] : values_) document_.values.push_back({slot, value});
  document_.record = record_;
  return document_;
}

void Encoder::add_text(std::string_view text) {
  const analysis::AnalyzedText& analyzed = chain_.analyze(text);
  for (const analysis::Term& term : analyzed.terms) {
    table_.add(analyzed.text(term), term.word < lead_left_ ? lead_times : 1);
  }
  add_words(analyzed, lead_left_);
  duplicate_key_.add(analyzed);
  lead_left_ -= std::min(lead_left_, analyzed.words.size());
}

// Words that someone may begin to type: those that an article is about stand in its title and lead.
void Encoder::add_words(const analysis::AnalyzedText& text, std::size_t most) {
  if (encoding_ < words_encoding) return;
  for (std::size_t i = 0; i < std::min(most, text.words.size()); ++i) {
    const analysis::Word& word = text.words[i];
    const std::uint32_t size = word.stem_end - word.begin;
    if (size < least_word || size > longest_word || !has_letters(text, word)) continue;
    word_term_ = prefix::word;
    for (std::uint32_t k = word.begin; k < word.stem_end; ++k) text::append(word_term_, text.folded.chars[k]);
    table_.add(word_term_, 0);
  }
}

// A title counts as text; beside that its terms are filters, which have no part in a document's length.
void Encoder::add_title(std::string_view title) {
  const analysis::AnalyzedText& analyzed = chain_.analyze(title);
  title_hashes_.clear();
  for (const analysis::Term& term : analyzed.terms) {
    const std::string_view text = analyzed.text(term);
    table_.add(text, 1);
    title_term_ = prefix::title;
    title_term_ += text;
    table_.add(title_term_, 0);
    if (analysis::is_part(term.kind)) title_hashes_.push_back(title_hash(text));
  }
  add_words(analyzed, analyzed.words.size());
  std::sort(title_hashes_.begin(), title_hashes_.end());
  title_hashes_.erase(std::unique(title_hashes_.begin(), title_hashes_.end()), title_hashes_.end());
}

void Encoder::add_filters(const Article& article) {
  table_.add(id_term(article.id), 0);
  if (!article.author.empty()) table_.add(filter_term(prefix::author, article.author), 0);
  for (const auto& each : article.categories) table_.add(filter_term(prefix::category, each), 0);
  for (const auto& each : article.tags) table_.add(filter_term(prefix::tag, each), 0);
}

void Encoder::add_day(const Instant& at) {
  char day[16];
  std::snprintf(day, sizeof day, "%04d%02d%02d", at.year, at.month, at.day);
  table_.add(std::string(prefix::day) + day, 0);
  table_.add(std::string(prefix::month) + std::string(day, 6), 0);
  table_.add(std::string(prefix::year) + std::string(day, 4), 0);
}

void Encoder::add_values(const Article& article, const Content& content) {
  add_value(slot::content_hash, content.encode());
  if (!article.categories.empty()) add_value(slot::categories, joined(article.categories));
  if (!article.tags.empty()) add_value(slot::tags, joined(article.tags));
  const auto key = duplicate_key_.key();
  if (key && encoding_ >= duplicates_encoding) add_value(slot::duplicate_key, key->encode());
  if (const auto at = parse_instant(article.published)) {
    add_value(slot::published, sortable_instant(at->unix_seconds));
    add_value(slot::published_backwards, sortable_instant_backwards(at->unix_seconds));
    add_value(slot::month, article.published.substr(0, 7));
    add_day(*at);
  }
}

void Encoder::add_value(std::uint32_t slot, std::string value) { values_.emplace_back(slot, std::move(value)); }

void Encoder::TermTable::clear() {
  arena_.clear();
  entries_.clear();
  occurrences_ = 0;
  slots_.assign(least_slots, 0);  // what one long article needed is not cleared for each
}

void Encoder::TermTable::add(std::string_view term, std::uint32_t times) {
  occurrences_ += times;
  const std::uint64_t hash = XXH3_64bits(term.data(), term.size());
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    if (slots_[at] == 0) {
      slots_[at] = static_cast<std::uint32_t>(entries_.size() + 1);
      break;
    }
    Entry& entry = entries_[slots_[at] - 1];
    if (entry.hash == hash && text(entry) == term) {
      entry.count += times;
      return;
    }
  }
  const auto begin = static_cast<std::uint32_t>(arena_.size());
  arena_ += term;
  entries_.push_back({hash, begin, static_cast<std::uint32_t>(term.size()), times});
  if (entries_.size() * 2 > slots_.size()) grow();
}

void Encoder::TermTable::grow() {
  slots_.assign(slots_.size() * 4, 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    std::size_t at = entries_[i].hash & mask;
    while (slots_[at] != 0) at = (at + 1) & mask;
    slots_[at] = static_cast<std::uint32_t>(i + 1);
  }
}

void Encoder::TermTable::add_to(glass::Document& document) const {
  document.terms.clear();
  for (const Entry& entry : entries_) document.terms.push_back({text(entry), entry.hash, entry.count});
}

}  // namespace malmoi::index
