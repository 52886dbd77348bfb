// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/stored_article.h"

#include "index/encoder.h"
#include "test_articles.h"

namespace malmoi::index {
namespace {

Article full_article() {
  Article article = make_article(1);
  article.url = "https://example.org/1";
  article.author = "김바다";
  article.categories = {"항만", "", "經濟"};
  article.source_root = "/글";
  article.source_path = "2024/1.md";
  article.extra = {{"layout", "post"}, {"", ""}};
  return article;
}

std::shared_ptr<const Dictionary> trained() {
  std::vector<std::string> samples;
  for (unsigned n = 0; n < 400; ++n) samples.push_back(serialize(make_article(n, 0, 300)));
  return Dictionary::train(samples, 3);
}

void expect_same(const Article& a, const Article& b) { EXPECT_EQ(serialize(a), serialize(b)); }

TEST(StoredArticle, RoundTripOfEveryField) {
  const Article article = full_article();
  ArticleReader reader;
  const auto back = reader.read(ArticleWriter(nullptr, 3).write(article));
  ASSERT_TRUE(back.ok());
  expect_same(*back, article);
  EXPECT_EQ(back->categories, article.categories);
  EXPECT_EQ(back->extra, article.extra);
  EXPECT_EQ(back->source_path, article.source_path);
}

TEST(StoredArticle, DictionaryShrinksAndIsNeededToRead) {
  const auto dictionary = trained();
  ASSERT_TRUE(dictionary);
  const Article article = full_article();
  const std::string record = ArticleWriter(dictionary, 3).write(article);
  EXPECT_LT(record.size(), ArticleWriter(nullptr, 3).write(article).size());
  ArticleReader reader;
  EXPECT_EQ(reader.read(record).error().code, ErrorCode::corrupt);
  reader.add_dictionary(Dictionary::from_bytes(dictionary->bytes(), 3));
  const auto back = reader.read(record);
  ASSERT_TRUE(back.ok());
  expect_same(*back, article);
}

TEST(StoredArticle, FewSamplesGiveNoDictionary) {
  EXPECT_FALSE(Dictionary::train({}, 3));
  EXPECT_FALSE(Dictionary::train(std::vector<std::string>(500, "짧다"), 3));
}

TEST(StoredArticle, DamagedDictionaryIsHarmless) {
  const auto dictionary = trained();
  ASSERT_TRUE(dictionary);
  const std::string record = ArticleWriter(dictionary, 3).write(full_article());
  for (std::size_t i = 0; i < dictionary->bytes().size(); i += 1 + i / 16) {
    std::string bytes = dictionary->bytes();
    bytes[i] = static_cast<char>(bytes[i] ^ 0x10);
    for (const std::string& damaged : {bytes, bytes.substr(0, i)}) {
      ArticleReader reader;
      reader.add_dictionary(Dictionary::from_bytes(damaged, 3));
      static_cast<void>(reader.read(record));
      static_cast<void>(reader.read_beginning(record));
      EXPECT_FALSE(ArticleWriter(Dictionary::from_bytes(damaged, 3), 3).write(full_article()).empty());
    }
  }
}

TEST(StoredArticle, DictionariesAreKnownByTheirBytes) {
  const auto dictionary = trained();
  ASSERT_TRUE(dictionary);
  EXPECT_NE(dictionary->id(), 0U);
  EXPECT_EQ(Dictionary::from_bytes(dictionary->bytes(), 3)->id(), dictionary->id());
}

TEST(StoredArticle, NonsenseAsDictionaryIsHarmless) {
  ArticleReader reader;
  reader.add_dictionary(Dictionary::from_bytes("", 3));
  reader.add_dictionary(Dictionary::from_bytes(std::string(1000, 'x'), 3));
  EXPECT_TRUE(reader.read(ArticleWriter(nullptr, 3).write(full_article())).ok());
}

TEST(StoredArticle, BeginningsEndOnCodePoints) {
  for (const auto& dictionary : {std::shared_ptr<const Dictionary>(), trained()}) {
    ArticleWriter writer(dictionary, 3);
    ArticleReader reader;
    reader.add_dictionary(dictionary);
    // Longer and longer fields, so that the frame ends in each of them and at each byte of a syllable.
    for (std::size_t title = 1; title < 3 * beginning_bytes; title += title < 40 ? 1 : 97) {
      Article article = full_article();
      article.title = std::string(title % 3, 't');
      for (std::size_t n = 0; n < title; ++n) article.title += "가";
      article.body += article.title;
      const std::string record = writer.write(article);
      const auto text = reader.read_beginning(record);
      ASSERT_TRUE(text.ok()) << title;
      const std::pair<std::string, std::string> parts[] = {{std::string(text->title), article.title},
                                                           {std::string(text->excerpt), article.excerpt},
                                                           {std::string(text->body), article.body}};
      std::size_t read = 0;
      for (const auto& [part, field] : parts) {
        ASSERT_TRUE(field.starts_with(part)) << title;
        ASSERT_TRUE(part.size() == field.size() || (field[part.size()] & 0xC0) != 0x80) << title;
        read += part.size();
      }
      const std::size_t all = article.title.size() + article.excerpt.size() + article.body.size();
      ASSERT_GE(read + 16, std::min(all, beginning_bytes)) << title;
      expect_same(*reader.read(record), article);
    }
  }
}

TEST(StoredArticle, DamagedRecordsAreCorruptOrRead) {
  const auto dictionary = trained();
  const std::string record = ArticleWriter(dictionary, 3).write(full_article());
  ArticleReader reader;
  reader.add_dictionary(dictionary);
  for (std::size_t i = 0; i < record.size(); ++i) {
    const auto cut = reader.read(record.substr(0, i));
    ASSERT_FALSE(cut.ok()) << i;
    EXPECT_EQ(cut.error().code, ErrorCode::corrupt);
    static_cast<void>(reader.read_beginning(record.substr(0, i)));
    for (const int bit : {0, 3, 7}) {
      std::string flipped = record;
      flipped[i] = static_cast<char>(flipped[i] ^ 1 << bit);
      const auto read = reader.read(flipped);
      if (!read) {
        EXPECT_EQ(read.error().code, ErrorCode::corrupt);
      }
      static_cast<void>(reader.read_beginning(flipped));
    }
  }
  const auto good = reader.read(record);
  ASSERT_TRUE(good.ok());  // a failed read leaves nothing behind
  expect_same(*good, full_article());
}

TEST(StoredArticle, RandomBytesAreCorrupt) {
  ArticleReader reader;
  std::mt19937 random(4);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes = round % 2 ? "\x28\xB5\x2F\xFD" : "";
    for (std::size_t n = random() % 40; n > 0; --n) bytes.push_back(static_cast<char>(random()));
    const auto read = reader.read(bytes);
    if (!read) {
      EXPECT_EQ(read.error().code, ErrorCode::corrupt);
    }
    static_cast<void>(reader.read_beginning(bytes));
  }
}

TEST(StoredArticle, EveryFieldIsInTheContentHash) {
  const std::uint64_t hash = content_hash(full_article());
  EXPECT_EQ(content_hash(full_article()), hash);
  std::string Article::*const fields[] = {&Article::id,     &Article::title,       &Article::excerpt,
                                          &Article::body,   &Article::published,   &Article::url,
                                          &Article::author, &Article::source_root, &Article::source_path};
  for (const auto field : fields) {
    Article changed = full_article();
    changed.*field += "1";
    EXPECT_NE(content_hash(changed), hash);
  }
  Article moved = full_article();  // bytes that move from one field to the next
  moved.title += moved.excerpt;
  moved.excerpt.clear();
  EXPECT_NE(content_hash(moved), hash);
}

TEST(Content, RoundTripsAndSurvivesNonsense) {
  const Content content = Content::of(full_article());
  EXPECT_EQ(content.text_bytes, text_size(full_article()));
  const Content back = Content::decode(content.encode());
  EXPECT_EQ(back.hash, content.hash);
  EXPECT_EQ(back.text_bytes, content.text_bytes);
  EXPECT_EQ(Content::decode("").hash, 0U);
  EXPECT_EQ(Content::decode("12345").text_bytes, 0U);
}

TEST(StoredArticle, TextThatIsNoLongerUtf8IsDamage) {
  ArticleWriter writer(nullptr, 3);
  ArticleReader reader;
  Article article;
  article.id = "post-1";
  article.body = "등대";
  article.extra = {{"그림", "\xff\xd8"}};  // only stored, so any bytes
  EXPECT_TRUE(reader.read(writer.write(article)));
  EXPECT_TRUE(reader.read_beginning(writer.write(article)));
  article.body = "등\xeb";
  EXPECT_FALSE(reader.read(writer.write(article)));
  EXPECT_FALSE(reader.read_beginning(writer.write(article)));
}

}  // namespace
}  // namespace malmoi::index
