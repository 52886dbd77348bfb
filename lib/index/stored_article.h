// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include <malmoi/article.h>
#include <malmoi/error.h>

namespace malmoi::index {

/// Safe to share between threads. A zstd dictionary, made from a collection's own first articles: news
/// articles are short and alike, and stored text shrinks by a quarter with it.
class Dictionary {
 public:
  /// Fewer or shorter samples than are worth it give nothing.
  static std::shared_ptr<const Dictionary> train(const std::vector<std::string>& samples, int level);
  /// Of what bytes() gave; damaged, it makes articles unreadable and nothing worse.
  static std::shared_ptr<const Dictionary> from_bytes(std::string bytes, int level);
  ~Dictionary();
  Dictionary(const Dictionary&) = delete;
  Dictionary& operator=(const Dictionary&) = delete;

  std::uint32_t id() const { return id_; }
  /// Itself compressed.
  const std::string& bytes() const { return bytes_; }
  /// Pieces of the articles that it was trained on.
  const std::string& content() const;

 private:
  friend class ArticleWriter;
  friend class ArticleReader;
  Dictionary(std::string bytes, int level);
  const void* compressor() const;
  const void* decompressor() const;
  const std::string bytes_;
  const int level_;
  const std::uint32_t id_;
  // Made at first use: an index has the same dictionary in each generation, and who reads does not write.
  mutable std::once_flag content_once_, compress_once_, decompress_once_;
  mutable std::string content_;
  mutable void* compress_ = nullptr;    // ZSTD_CDict
  mutable void* decompress_ = nullptr;  // ZSTD_DDict
};

/// The record of an article before compression: what the dictionary is trained on.
std::string serialize(const Article& article);
/// corrupt where the bytes are no record; the caller adds the place.
Result<Article> deserialize(std::string_view bytes);

/// Hash over everything in the article, and the version of the extraction that made it.
std::uint64_t content_hash(const Article& article);
/// Is it that of the article, by this version of the extraction or an earlier one?
bool is_content_hash(std::uint64_t hash, const Article& article);

/// So many bytes of an article, of its text foremost, can be read without decompressing the rest: they
/// are blocks of their own within the frame, which costs 1 or 2% of the stored text.
inline constexpr std::size_t beginning_bytes = 2048;

/// One thread at a time. Articles to the records kept in a document's data.
class ArticleWriter {
 public:
  ArticleWriter(std::shared_ptr<const Dictionary> dictionary, int level);
  ~ArticleWriter();
  ArticleWriter(ArticleWriter&&) noexcept;
  ArticleWriter& operator=(ArticleWriter&&) noexcept;
  std::string write(const Article& article);

 private:
  /// Compresses to the end of the record; with `end`, the frame ends there.
  void append(std::string_view bytes, bool end);
  std::shared_ptr<const Dictionary> dictionary_;
  void* context_;      // ZSTD_CCtx
  std::string frame_;  // keeps its size from use to use
  std::size_t written_ = 0;
};

/// The searchable text of a record, of which the end may be missing; valid until the reader's next call.
struct StoredText {
  std::string_view title;
  std::string_view excerpt;
  std::string_view body;
};

/// One thread at a time. Records back to articles.
class ArticleReader {
 public:
  ArticleReader();
  ~ArticleReader();
  ArticleReader(ArticleReader&&) noexcept;
  ArticleReader& operator=(ArticleReader&&) noexcept;

  void add_dictionary(std::shared_ptr<const Dictionary> dictionary);
  /// corrupt where the record is not one; the caller adds the place.
  Result<Article> read(std::string_view record);
  /// A record of formats 1 and 2.
  Result<Article> read_old(std::string_view record);
  /// Only the beginning of the text, see beginning_bytes, without copying it.
  Result<StoredText> read_beginning(std::string_view record);

 private:
  Status prepare(std::string_view frame, std::uint64_t& size);
  /// Appends what a frame holds to the buffer.
  Status decompress(std::string_view frame);
  std::map<std::uint32_t, std::shared_ptr<const Dictionary>> dictionaries_;
  void* context_;  // ZSTD_DCtx
  std::string buffer_;
};

}  // namespace malmoi::index
