// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/stored_article.h"

// Training with chosen parameters and dictionaries by reference are not in zstd's smaller interface.
#define ZDICT_STATIC_LINKING_ONLY
#define ZSTD_STATIC_LINKING_ONLY

#include <xxhash.h>
#include <zdict.h>
#include <zstd.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <utility>

#include "text/utf8.h"

namespace malmoi::index {
namespace {

// Raise it when ingest extracts other text from the same files, so that an update indexes them anew.
constexpr std::uint64_t ingest_version = 1;

// Stored text as a share of the text, news and Wikipedia: 0.43 and 0.45 without a dictionary, 0.33 and 0.40 with
// 112 KiB, 0.32 and 0.39 with 256.
constexpr std::size_t max_dictionary_bytes = 256 << 10;
constexpr std::size_t min_dictionary_bytes = 8 << 10;
// A collection this many times larger than its dictionary saves more than the dictionary takes.
constexpr std::size_t samples_per_dictionary = 12;
constexpr std::size_t min_samples = 100;

// Each generation keeps a copy of the dictionary: level 9 halves it in 7 ms.
constexpr int dictionary_level = 9;

constexpr std::uint64_t max_article_bytes = std::uint64_t{1} << 32;

void put_number(std::string& out, std::uint64_t n) {
  for (; n >= 0x80; n >>= 7) out.push_back(static_cast<char>(n | 0x80));
  out.push_back(static_cast<char>(n));
}

void put(std::string& out, std::string_view text) {
  put_number(out, text.size());
  out += text;
}

void put(std::string& out, const std::vector<std::string>& texts) {
  put_number(out, texts.size());
  for (const std::string& text : texts) put(out, text);
}

/// Reads what put() wrote; after a short or malformed record ok() is false and values are empty.
class Cursor {
 public:
  explicit Cursor(std::string_view bytes) : rest_(bytes) {}

  std::uint64_t number() {
    std::uint64_t n = 0;
    for (unsigned shift = 0; shift < 64 && !rest_.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      n |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return n;
    }
    ok_ = false;
    return 0;
  }
  std::string bytes() {
    const std::uint64_t size = number();
    if (size > rest_.size()) return ok_ = false, std::string();
    std::string out(rest_.substr(0, size));
    rest_.remove_prefix(size);
    return out;
  }
  /// What is searched was UTF-8 when it was stored, and what reads it relies on that.
  std::string text() {
    std::string out = bytes();
    ok_ = ok_ && text::is_valid_utf8(out);
    return out;
  }
  std::vector<std::string> texts() {
    std::vector<std::string> out;
    for (std::uint64_t n = number(); n > 0 && ok_; --n) out.push_back(text());
    return out;
  }
  /// A text of which the end may be missing; cut back to whole code points.
  std::string_view beginning() {
    const std::uint64_t size = number();
    std::string_view out = rest_.substr(0, size);
    rest_.remove_prefix(out.size());
    if (!rest_.empty()) return out;
    for (std::size_t back = 1; back <= 3 && back <= out.size(); ++back) {
      const auto byte = static_cast<unsigned char>(out[out.size() - back]);
      if (byte < 0x80) break;
      if (byte >= 0xC0) {
        const std::size_t needed = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
        if (back < needed) out.remove_suffix(back);
        break;
      }
    }
    return out;
  }
  std::string_view rest() const { return rest_; }
  bool ok() const { return ok_; }

 private:
  std::string_view rest_;
  bool ok_ = true;
};

/// The dictionary's id, in four bytes, and a frame of all of it.
std::string pack(const std::string& content) {
  const std::uint32_t id = ZDICT_getDictID(content.data(), content.size());
  std::string bytes(reinterpret_cast<const char*>(&id), sizeof id);
  bytes.resize(sizeof id + ZSTD_compressBound(content.size()));
  const std::size_t size = ZSTD_compress(bytes.data() + sizeof id, bytes.size() - sizeof id, content.data(),
                                         content.size(), dictionary_level);
  if (ZSTD_isError(size) || sizeof id + size >= content.size()) return content;
  bytes.resize(sizeof id + size);
  return bytes;
}

/// Not packed, it begins with zstd's mark, which is larger than any id.
bool is_packed(const std::string& bytes) {
  return bytes.size() > sizeof(std::uint32_t) && ZDICT_getDictID(bytes.data(), bytes.size()) == 0;
}

std::string unpack(const std::string& bytes) {
  if (!is_packed(bytes)) return bytes;
  const std::string_view frame = std::string_view(bytes).substr(sizeof(std::uint32_t));
  std::string content(max_dictionary_bytes, '\0');
  const std::size_t size = ZSTD_decompress(content.data(), content.size(), frame.data(), frame.size());
  content.resize(ZSTD_isError(size) ? 0 : size);
  return content;
}

std::uint32_t id_of(const std::string& bytes) {
  if (!is_packed(bytes)) return ZDICT_getDictID(bytes.data(), bytes.size());
  std::uint32_t id = 0;
  std::memcpy(&id, bytes.data(), sizeof id);
  return id;
}

Error corrupt() { return {ErrorCode::corrupt, "a stored article is damaged"}; }

}  // namespace

// The text comes first, so that read_beginning() need not read the rest.
std::string serialize(const Article& a) {
  std::string out;
  out.reserve(a.body.size() + a.excerpt.size() + a.title.size() + 256);
  put(out, a.title);
  put(out, a.excerpt);
  put(out, a.body);
  put(out, a.id);
  put(out, a.published);
  put(out, a.url);
  put(out, a.author);
  put(out, a.categories);
  put(out, a.tags);
  put(out, a.source_root);
  put(out, a.source_path);
  put_number(out, a.extra.size());
  for (const auto& [key, value] : a.extra) {
    put(out, key);
    put(out, value);
  }
  return out;
}

Result<Article> deserialize(std::string_view bytes) {
  Cursor in(bytes);
  Article a;
  a.title = in.text();
  a.excerpt = in.text();
  a.body = in.text();
  a.id = in.text();
  a.published = in.text();
  a.url = in.text();
  a.author = in.text();
  a.categories = in.texts();
  a.tags = in.texts();
  a.source_root = in.bytes();
  a.source_path = in.bytes();
  for (std::uint64_t n = in.number(); n > 0 && in.ok(); --n) {
    std::string key = in.bytes();
    a.extra.emplace_back(std::move(key), in.bytes());
  }
  if (!in.ok()) return corrupt();
  return a;
}

std::uint64_t content_hash(const Article& article) {
  const std::string bytes = serialize(article);
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), ingest_version);
}

bool is_content_hash(std::uint64_t hash, const Article& article) {
  const std::string bytes = serialize(article);
  for (std::uint64_t version = ingest_version; version > 0; --version) {
    if (XXH3_64bits_withSeed(bytes.data(), bytes.size(), version) == hash) return true;
  }
  return false;
}

std::shared_ptr<const Dictionary> Dictionary::train(const std::vector<std::string>& samples, int level) {
  if (samples.size() < min_samples) return nullptr;
  std::string all;
  std::vector<std::size_t> sizes;
  for (const std::string& sample : samples) {
    all += sample;
    sizes.push_back(sample.size());
  }
  const std::size_t room = std::min(max_dictionary_bytes, all.size() / samples_per_dictionary);
  if (room < min_dictionary_bytes) return nullptr;
  // ZDICT_trainFromBuffer() tries five segment sizes (k), which takes five times as long; from 200 to 2000 the
  // result is the same within 1%.
  ZDICT_fastCover_params_t parameters{};
  parameters.k = 500;
  parameters.d = 8;
  parameters.f = 18;
  parameters.accel = 1;
  parameters.zParams.compressionLevel = level;
  std::string bytes(room, '\0');
  const std::size_t size = ZDICT_trainFromBuffer_fastCover(bytes.data(), bytes.size(), all.data(), sizes.data(),
                                                           static_cast<unsigned>(sizes.size()), parameters);
  if (ZDICT_isError(size)) return nullptr;
  bytes.resize(size);
  return from_bytes(pack(bytes), level);
}

std::shared_ptr<const Dictionary> Dictionary::from_bytes(std::string bytes, int level) {
  return std::shared_ptr<const Dictionary>(new Dictionary(std::move(bytes), level));
}

Dictionary::Dictionary(std::string bytes, int level) : bytes_(std::move(bytes)), level_(level), id_(id_of(bytes_)) {}

Dictionary::~Dictionary() {
  ZSTD_freeCDict(static_cast<ZSTD_CDict*>(compress_));
  ZSTD_freeDDict(static_cast<ZSTD_DDict*>(decompress_));
}

const std::string& Dictionary::content() const {
  std::call_once(content_once_, [this] { content_ = unpack(bytes_); });
  return content_;
}

const void* Dictionary::compressor() const {
  std::call_once(compress_once_, [this] {
    // The level's tables for texts of any size: those that zstd takes for dictionaries below 256 KiB compress 1% worse.
    const ZSTD_compressionParameters parameters = ZSTD_getCParams(level_, 0, 0);
    compress_ = ZSTD_createCDict_advanced(content().data(), content().size(), ZSTD_dlm_byRef, ZSTD_dct_auto, parameters,
                                          ZSTD_defaultCMem);
  });
  return compress_;
}

const void* Dictionary::decompressor() const {
  std::call_once(decompress_once_,
                 [this] { decompress_ = ZSTD_createDDict_byReference(content().data(), content().size()); });
  return decompress_;
}

ArticleWriter::ArticleWriter(std::shared_ptr<const Dictionary> dictionary, int level)
    : dictionary_(std::move(dictionary)), context_(ZSTD_createCCtx()) {
  auto* context = static_cast<ZSTD_CCtx*>(context_);
  ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, level);
  if (!dictionary_) return;
  ZSTD_CCtx_refCDict(context, static_cast<const ZSTD_CDict*>(dictionary_->compressor()));
  // By default zstd copies the dictionary's tables for each article of more than 16 KiB.
  ZSTD_CCtx_setParameter(context, ZSTD_c_forceAttachDict, ZSTD_dictForceAttach);
}
ArticleWriter::~ArticleWriter() { ZSTD_freeCCtx(static_cast<ZSTD_CCtx*>(context_)); }
ArticleWriter::ArticleWriter(ArticleWriter&& other) noexcept
    : dictionary_(std::move(other.dictionary_)),
      context_(std::exchange(other.context_, nullptr)),
      frame_(std::move(other.frame_)) {}
ArticleWriter& ArticleWriter::operator=(ArticleWriter&& other) noexcept {
  std::swap(dictionary_, other.dictionary_);
  std::swap(context_, other.context_);
  std::swap(frame_, other.frame_);
  return *this;
}

// A record is one frame, after the number of its bytes that give the beginning.
std::string ArticleWriter::write(const Article& article) {
  const std::string bytes = serialize(article);
  const std::string_view all(bytes);
  auto* context = static_cast<ZSTD_CCtx*>(context_);
  ZSTD_CCtx_reset(context, ZSTD_reset_session_only);
  ZSTD_CCtx_setPledgedSrcSize(context, all.size());
  written_ = 0;
  append(all.substr(0, beginning_bytes), all.size() <= beginning_bytes);
  std::string record;
  put_number(record, written_);
  if (all.size() > beginning_bytes) append(all.substr(beginning_bytes), true);
  return record.append(frame_, 0, written_);
}

void ArticleWriter::append(std::string_view bytes, bool end) {
  const std::size_t room = written_ + ZSTD_compressBound(bytes.size()) + ZSTD_FRAMEHEADERSIZE_MAX;
  if (frame_.size() < room) frame_.resize(room);
  ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
  ZSTD_outBuffer out{frame_.data(), frame_.size(), written_};
  const std::size_t left =
      ZSTD_compressStream2(static_cast<ZSTD_CCtx*>(context_), &out, &in, end ? ZSTD_e_end : ZSTD_e_flush);
  if (left != 0) throw std::bad_alloc();  // an error: there is room for all
  written_ = out.pos;
}

ArticleReader::ArticleReader() : context_(ZSTD_createDCtx()) {}
ArticleReader::~ArticleReader() { ZSTD_freeDCtx(static_cast<ZSTD_DCtx*>(context_)); }
ArticleReader::ArticleReader(ArticleReader&& other) noexcept
    : dictionaries_(std::move(other.dictionaries_)),
      context_(std::exchange(other.context_, nullptr)),
      buffer_(std::move(other.buffer_)) {}
ArticleReader& ArticleReader::operator=(ArticleReader&& other) noexcept {
  std::swap(dictionaries_, other.dictionaries_);
  std::swap(context_, other.context_);
  std::swap(buffer_, other.buffer_);
  return *this;
}

void ArticleReader::add_dictionary(std::shared_ptr<const Dictionary> dictionary) {
  if (dictionary) dictionaries_.emplace(dictionary->id(), dictionary);
}

/// Readies the context for a frame; `size` is what it will give.
Status ArticleReader::prepare(std::string_view frame, std::uint64_t& size) {
  size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  // The last: a damaged header must not make us reserve gigabytes; zstd cannot shrink text by more than this.
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > max_article_bytes ||
      size > (frame.size() + 64) * std::uint64_t{1} << 18) {
    return corrupt();
  }
  auto* context = static_cast<ZSTD_DCtx*>(context_);
  ZSTD_DCtx_reset(context, ZSTD_reset_session_only);
  const ZSTD_DDict* dictionary = nullptr;
  if (const unsigned id = ZSTD_getDictID_fromFrame(frame.data(), frame.size()); id != 0) {
    const auto found = dictionaries_.find(id);
    if (found == dictionaries_.end()) return corrupt();
    dictionary = static_cast<const ZSTD_DDict*>(found->second->decompressor());
  }
  ZSTD_DCtx_refDDict(context, dictionary);
  return {};
}

Status ArticleReader::decompress(std::string_view frame) {
  std::uint64_t size = 0;
  if (Status ready = prepare(frame, size); !ready) return ready;
  const std::size_t begin = buffer_.size();
  buffer_.resize(begin + size);
  const std::size_t got =
      ZSTD_decompressDCtx(static_cast<ZSTD_DCtx*>(context_), buffer_.data() + begin, size, frame.data(), frame.size());
  return ZSTD_isError(got) || got != size ? corrupt() : Status();
}

Result<Article> ArticleReader::read(std::string_view record) {
  Cursor cursor(record);
  cursor.number();
  buffer_.clear();
  if (Status done = decompress(cursor.rest()); !done) return std::move(done).error();
  return deserialize(buffer_);
}

Result<StoredText> ArticleReader::read_beginning(std::string_view record) {
  Cursor in(record);
  const std::uint64_t beginning = in.number();
  const std::string_view frame = in.rest();
  std::uint64_t size = 0;
  if (Status ready = prepare(frame, size); !ready) return std::move(ready).error();
  buffer_.resize(std::min<std::uint64_t>(size, beginning_bytes));
  ZSTD_inBuffer from{frame.data(), std::min<std::uint64_t>(frame.size(), beginning), 0};
  ZSTD_outBuffer to{buffer_.data(), buffer_.size(), 0};
  const std::size_t hint = ZSTD_decompressStream(static_cast<ZSTD_DCtx*>(context_), &to, &from);
  if (ZSTD_isError(hint) || to.pos != buffer_.size()) return corrupt();
  Cursor cursor(buffer_);
  StoredText stored;
  stored.title = cursor.beginning();
  stored.excerpt = cursor.beginning();
  stored.body = cursor.beginning();
  for (const std::string_view each : {stored.title, stored.excerpt, stored.body}) {
    if (!text::is_valid_utf8(each)) return corrupt();
  }
  return stored;
}

}  // namespace malmoi::index
