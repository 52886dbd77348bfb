// SPDX-License-Identifier: GPL-2.0-or-later
#include <malmoi/error.h>
#include <malmoi/version.h>

#include "sample.h"

namespace malmoi::capi {
namespace {

TEST(Constants, EveryCodeHasTheNameOfItsErrorCode) {
  EXPECT_STREQ(malmoi_code_name(MALMOI_OK), "ok");
  EXPECT_STREQ(malmoi_code_name(MALMOI_OUT_OF_MEMORY), "out_of_memory");
  EXPECT_STREQ(malmoi_code_name(-7), "unknown");
  EXPECT_STREQ(malmoi_code_name(999), "unknown");
  // No error of C++ has a number that means something else here.
  EXPECT_STREQ(name(static_cast<ErrorCode>(MALMOI_OK)), "unknown");
  EXPECT_STREQ(name(static_cast<ErrorCode>(MALMOI_OUT_OF_MEMORY)), "unknown");
  EXPECT_STREQ(malmoi_code_name(MALMOI_NOT_FOUND), "not_found");
  EXPECT_STREQ(malmoi_code_name(MALMOI_INTERNAL), "internal");
}

TEST(Constants, TheVersionIsThatOfTheLibrary) { EXPECT_STREQ(malmoi_version(), version()); }

TEST(Errors, AMessageIsOneLineThatNamesTheArgument) {
  malmoi_searcher* searcher = reinterpret_cast<malmoi_searcher*>(1);
  malmoi_error error;
  EXPECT_EQ(malmoi_searcher_open(utf8("/no/such/index"), nullptr, &searcher, &error), MALMOI_NOT_FOUND);
  EXPECT_EQ(searcher, nullptr);
  EXPECT_EQ(error.code, MALMOI_NOT_FOUND);
  EXPECT_NE(std::string(error.message).find("/no/such/index"), std::string::npos);
  EXPECT_EQ(malmoi_searcher_open(utf8("/no/such/index"), nullptr, &searcher, nullptr), MALMOI_NOT_FOUND);
}

TEST(Errors, ALongMessageIsCutAtACodePoint) {
  const std::string text = "x/" + [] {
    std::string syllables;
    while (syllables.size() < 4000) syllables += "말";
    return syllables;
  }();
  for (size_t shift = 0; shift < 3; ++shift) {
    malmoi_searcher* searcher = nullptr;
    malmoi_error error;
    const std::string path = std::string(shift, 'x') + text;
    EXPECT_NE(malmoi_searcher_open(utf8(path), nullptr, &searcher, &error), MALMOI_OK);
    const std::string message = error.message;
    EXPECT_GE(message.size(), sizeof error.message - 4);
    EXPECT_LT(message.size(), sizeof error.message);
    EXPECT_EQ(message, path.substr(0, message.size()));
    EXPECT_EQ((message.size() - shift - 2) % 3, 0u) << "cut inside a syllable";
  }
}

TEST(Errors, NullIsAnArgumentLikeAnother) {
  malmoi_error error;
  malmoi_results* results = nullptr;
  const malmoi_search_request asked = request("항구");
  EXPECT_EQ(malmoi_search(nullptr, &asked, &results, &error), MALMOI_INVALID_ARGUMENT);
  EXPECT_STREQ(error.message, "searcher: must not be NULL");
  EXPECT_EQ(malmoi_searcher_open({nullptr, 3}, nullptr, nullptr, &error), MALMOI_INVALID_ARGUMENT);
  EXPECT_STREQ(error.message, "out: must not be NULL");
  malmoi_searcher* searcher = nullptr;
  EXPECT_EQ(malmoi_searcher_open({nullptr, 3}, nullptr, &searcher, &error), MALMOI_INVALID_ARGUMENT);
  EXPECT_STREQ(error.message, "path: has a size, and its data is NULL");
  EXPECT_EQ(malmoi_indexer_commit(nullptr, &error), MALMOI_INVALID_ARGUMENT);
}

TEST(Errors, AbsentObjectsReadAsEmptyOnes) {
  EXPECT_EQ(malmoi_results_hit_count(nullptr), 0u);
  EXPECT_EQ(malmoi_results_hit(nullptr, 0), nullptr);
  EXPECT_EQ(string_of(malmoi_hit_title(nullptr)), "");
  EXPECT_EQ(malmoi_hit_highlights(nullptr, MALMOI_UTF16, nullptr, 0), 0u);
  EXPECT_EQ(malmoi_results_facet(nullptr, 0), -1);
  EXPECT_EQ(malmoi_suggestions_kind(nullptr, 0), -1);
  EXPECT_EQ(malmoi_explanation_part(nullptr, 0), nullptr);
  EXPECT_EQ(string_of(malmoi_string_text(nullptr)), "");
  malmoi_article view;
  malmoi_article_init(&view, sizeof view);
  malmoi_stored_article_view(nullptr, &view);
  EXPECT_EQ(view.id.size, 0u);
  malmoi_searcher_free(nullptr);
  malmoi_results_free(nullptr);
  malmoi_indexer_free(nullptr);
  malmoi_string_free(nullptr);
}

}  // namespace
}  // namespace malmoi::capi
