// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/schema.h"
#include "index/outline.h"

#include <set>

#include "index/encoder.h"
#include "test_articles.h"

namespace malmoi::index {
namespace {

/// What an article is to Xapian.
Xapian::Document encoded(Encoder& encoder, const Article& article) {
  const glass::Document& made = encoder.encode(article, Content::of(article));
  Xapian::Document document;
  for (const auto& term : made.terms) document.add_term(std::string(term.text), term.frequency);
  for (const auto& value : made.values) document.add_value(value.slot, std::string(value.bytes));
  document.set_data(std::string(made.record));
  return document;
}

Xapian::Document encoded(const Article& article) {
  Encoder encoder({}, nullptr, 3);
  return encoded(encoder, article);
}

std::set<std::string> terms_of(const Xapian::Document& document) {
  return {document.termlist_begin(), document.termlist_end()};
}

std::set<std::string> terms_of(const Article& article) { return terms_of(encoded(article)); }

TEST(Schema, ShortIdsAreThemselvesLongOnesHashed) {
  EXPECT_EQ(id_term("2024-07-12-글"), "Q2024-07-12-글");
  EXPECT_EQ(id_term(std::string(200, 'x')), "Q" + std::string(200, 'x'));
  const std::string hashed = id_term(std::string(201, 'x'));
  EXPECT_EQ(hashed.size(), 34U);
  EXPECT_TRUE(hashed.starts_with("Q#"));
  EXPECT_NE(id_term(hashed.substr(1)), hashed);
}

TEST(Schema, IdsThatDifferOnlyAtTheirEndsDiffer) {
  const std::string common(511, 'x');
  EXPECT_NE(id_term(common + "1"), id_term(common + "2"));
}

TEST(Schema, FilterValuesAreFoldedAndTheirSpaceCollapsed) {
  EXPECT_EQ(filter_term(prefix::category, "News"), "XC:news");
  EXPECT_EQ(filter_term(prefix::category, " ＮＥＷＳ \t 속보\n"), "XC:news 속보");
  EXPECT_EQ(filter_term(prefix::tag, "가"), filter_term(prefix::tag, "\u1100\u1161"));
  EXPECT_NE(filter_term(prefix::tag, "새 소식"), filter_term(prefix::tag, "새소식"));
  EXPECT_EQ(filter_term(prefix::tag, ""), "K:");
}

TEST(Schema, LongFilterValuesAreHashedToTermsThatFit) {
  const std::string common(300, 'x');
  EXPECT_LE(filter_term(prefix::author, common).size(), 200U);
  EXPECT_NE(filter_term(prefix::author, common + "1"), filter_term(prefix::author, common + "2"));
}

TEST(Encoder, FiltersAndDaysBecomeTerms) {
  Article article = make_article(1);
  article.id = "글-1";
  article.author = "김 바다";
  article.published = "2024-07-12T00:10:00+09:00";
  const auto terms = terms_of(article);
  for (const char* term : {"Q글-1", "A:김 바다", "XC:항만", "K:태그 1", "D20240712", "M202407", "Y2024"}) {
    EXPECT_TRUE(terms.contains(term)) << term;
  }
}

TEST(Encoder, UndatedArticlesHaveNoDay) {
  Article article = make_article(1);
  article.published.clear();
  const Xapian::Document document = encoded(article);
  EXPECT_EQ(document.get_value(slot::published), "");
  EXPECT_EQ(document.get_value(slot::month), "");
  for (const std::string& term : terms_of(document)) EXPECT_NE(term.substr(0, 1), "D");
}

TEST(Encoder, NoTermIsLongerThanXapianTakes) {
  Article article;
  article.id = std::string(512, 'i');
  for (const char* piece : {"x", "가", "漢", "é", "1", "ㅋ", "-a", "\U0001F600", "ก"}) {
    for (int i = 0; i < 500; ++i) article.body += piece;
    article.body += "\n";
  }
  article.body += std::string(300, '\0') + "x" + std::string(300, '\0');
  article.title = article.body;
  article.author = article.title;
  article.tags = {article.title};
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  const Folder folder;
  Xapian::WritableDatabase glass(folder / "x", Xapian::DB_CREATE_OR_OPEN | Xapian::DB_BACKEND_GLASS);
  glass.add_document(encoded(article));
  EXPECT_NO_THROW(glass.commit());
}

std::map<std::string, Xapian::termcount> occurrences(const Xapian::Document& document) {
  std::map<std::string, Xapian::termcount> counts;
  for (auto at = document.termlist_begin(); at != document.termlist_end(); ++at) counts[*at] = at.get_wdf();
  return counts;
}

TEST(Encoder, CountsTermsOfAllFieldsTheLeadTwice) {
  Article article;
  article.id = "a";
  article.title = "고래";
  article.excerpt = "고래";
  article.body = "고래\n고래";
  for (int i = 0; i < 27; ++i) article.body += " 바다";
  article.body += " 고래 새우";
  std::uint32_t length = 0;
  const Xapian::Document document = encoded(article);
  for (const auto& [term, times] : occurrences(document)) {
    length += times;
    if (term[0] >= 'A' && term[0] <= 'Z') {
      EXPECT_EQ(times, 0U) << term;
    }
  }
  EXPECT_EQ(occurrences(document)["고래"], 1 + 2 * 3 + 1U);
  EXPECT_EQ(occurrences(document)["바다"], 2 * 27U);
  EXPECT_EQ(occurrences(document)["새우"], 1U);
  EXPECT_EQ(OutlineView(document.get_value(slot::outline)).terms(), length);
}

TEST(Outline, IsReadAsItWasWritten) {
  const std::string id(512, 'i');
  for (const std::vector<std::uint32_t>& title :
       {std::vector<std::uint32_t>{}, {0}, {title_hash("고래"), title_hash("래등"), 0xFFFFFF}}) {
    const std::string value = Outline{id, 4'000'000'000, title}.encode();
    const OutlineView outline(value);
    EXPECT_EQ(outline.id(), id);
    EXPECT_EQ(outline.terms(), 4'000'000'000);
    ASSERT_EQ(outline.title_size(), title.size());
    for (std::size_t i = 0; i < title.size(); ++i) EXPECT_EQ(outline.title(i), title[i]);
  }
}

TEST(Outline, DamagedValuesGiveNothingToReadBeyond) {
  const std::string value = Outline{"article", 7, {1, 2, 3}}.encode();
  for (std::size_t size = 0; size < value.size(); ++size) {
    const std::string cut = value.substr(0, size);
    const OutlineView outline(cut);
    EXPECT_LE(outline.id().size() + 3 * outline.title_size(), size);
  }
}

TEST(Encoder, EarlierEncodingsJoinNoWords) {
  Encoder earlier({}, nullptr, 3, joined_encoding - 1);
  Article article;
  article.id = "a";
  article.title = "한·미 정상";
  EXPECT_TRUE(terms_of(article).contains("한미"));
  EXPECT_FALSE(terms_of(encoded(earlier, article)).contains("한미"));
  article.title = "한ㆍ미 정상";
  EXPECT_TRUE(terms_of(article).contains("한미"));
  EXPECT_TRUE(terms_of(encoded(earlier, article)).contains("한ㆍ미"));
}

TEST(Encoder, IsTheSameAgainAfterOtherArticles) {
  Encoder encoder({}, nullptr, 3);
  const Article article = make_article(1);
  const std::string first = encoded(encoder, article).serialise();
  for (unsigned n = 2; n < 50; ++n) encoder.encode(make_article(n, 0, 500), Content::of(make_article(n)));
  EXPECT_EQ(encoded(encoder, article).serialise(), first);
}

TEST(Validate, RefusesWithTheFieldInTheMessage) {
  const auto refused = [](auto change, ErrorCode code, const std::string& part) {
    Article article = make_article(1);
    change(article);
    const Status status = validate(article);
    ASSERT_FALSE(status.ok()) << part;
    expect_error(status.error(), code, part);
  };
  refused([](Article& a) { a.id = ""; }, ErrorCode::invalid_argument, "id");
  refused([](Article& a) { a.id = std::string(513, 'x'); }, ErrorCode::invalid_argument, "512");
  refused([](Article& a) { a.id = "두 낱말"; }, ErrorCode::invalid_argument, "white space");
  refused([](Article& a) { a.id = std::string("a\0b", 3); }, ErrorCode::invalid_argument, "control");
  refused([](Article& a) { a.id = "\xFF"; }, ErrorCode::invalid_argument, "UTF-8");
  refused([](Article& a) { a.published = "2024-02-30"; }, ErrorCode::invalid_argument, "2024-02-30");
  refused([](Article& a) { a.title = "\xC0\x80"; }, ErrorCode::bad_encoding, "title");
  refused([](Article& a) { a.excerpt = "\xED\xA0\x80"; }, ErrorCode::bad_encoding, "excerpt");
  refused([](Article& a) { a.body = "\xEA\xB0"; }, ErrorCode::bad_encoding, "body");
  refused([](Article& a) { a.url = "\xFF"; }, ErrorCode::bad_encoding, "url");
  refused([](Article& a) { a.author = "\xFF"; }, ErrorCode::bad_encoding, "author");
  refused([](Article& a) { a.tags = {"\xFF"}; }, ErrorCode::bad_encoding, "tag");
  refused([](Article& a) { a.categories = {"\xFF"}; }, ErrorCode::bad_encoding, "category");
  refused([](Article& a) { a.tags = {"바다", "한\x1f둘"}; }, ErrorCode::invalid_argument, "tag holds U+001F");
  refused([](Article& a) { a.categories = {"\x1f"}; }, ErrorCode::invalid_argument, "category holds U+001F");
  EXPECT_TRUE(validate(make_article(1)).ok());
}

}  // namespace
}  // namespace malmoi::index
