// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <malmoi/article.h>
#include <malmoi/error.h>
#include <malmoi/settings.h>

#include "analysis/chain.h"
#include "glass/database_writer.h"
#include "index/duplicate_key.h"
#include "index/instant.h"
#include "index/schema.h"
#include "index/stored_article.h"

namespace malmoi::index {

/// Can this article be indexed? invalid_argument (id, date, names), bad_encoding.
Status validate(const Article& article);

/// Have all fields together no more bytes than this? too_large.
Status check_size(const Article& article, std::uint64_t max_bytes);

/// What slot::content_hash holds.
struct Content {
  std::uint64_t hash = 0;
  std::uint32_t text_bytes = 0;  ///< of title, excerpt and body

  static Content of(const Article& article);
  std::string encode() const;
  static Content decode(const std::string& value);
};

/// One thread at a time. Articles to documents: terms, values and the stored record.
class Encoder {
 public:
  /// `encoding`: as that version did it, for comparison.
  Encoder(const AnalyzerSettings& analyzer, std::shared_ptr<const Dictionary> dictionary, int compression_level,
          int encoding = encoding_version);

  /// `article` must have passed validate(). The document is valid until the next call.
  glass::Document& encode(const Article& article, const Content& content);

 private:
  /// Terms of one document with how often each occurs.
  class TermTable {
   public:
    void clear();
    /// Terms that only filter are added 0 times.
    void add(std::string_view term, std::uint32_t times);
    void add_to(glass::Document& document) const;
    /// Of all terms, each as often as it occurs: the document's length.
    std::uint32_t occurrences() const { return occurrences_; }

   private:
    struct Entry {
      std::uint64_t hash;
      std::uint32_t begin;
      std::uint32_t size;
      std::uint32_t count;
    };
    void grow();
    std::string_view text(const Entry& e) const { return std::string_view(arena_).substr(e.begin, e.size); }
    std::string arena_;
    std::vector<Entry> entries_;
    std::vector<std::uint32_t> slots_;  // index into entries_ + 1; 0 is free
    std::uint32_t occurrences_ = 0;
  };

  void add_title(std::string_view title);
  void add_words(const analysis::AnalyzedText& text, std::size_t most);
  void add_text(std::string_view text);
  void add_filters(const Article& article);
  void add_day(const Instant& at);
  void add_values(const Article& article, const Content& content);
  void add_value(std::uint32_t slot, std::string value);
  analysis::Chain chain_;
  ArticleWriter writer_;
  TermTable table_;
  DuplicateKeyMaker duplicate_key_;
  std::vector<std::pair<std::uint32_t, std::string>> values_;
  std::string record_;
  const int encoding_;
  std::string title_term_;
  std::string word_term_;
  glass::Document document_;
  std::size_t lead_left_ = 0;                // words of the lead that are still to come
  std::vector<std::uint32_t> title_hashes_;  // of the parts of the title
};

}  // namespace malmoi::index
