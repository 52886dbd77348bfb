// SPDX-License-Identifier: GPL-2.0-or-later
#include <malmoi/searcher.h>

#include <cmath>
#include <numeric>
#include <thread>

#include "sample.h"

namespace malmoi::capi {
namespace {

class CSearcher : public testing::Test {
 protected:
  CSearcher() { make_sample(folder_ / "index"); }

  malmoi_code code_of(const malmoi_search_request& asked) const {
    malmoi_results* results = nullptr;
    malmoi_error error;
    const malmoi_code code = malmoi_search(searcher().get(), &asked, &results, &error);
    malmoi_results_free(results);
    return code;
  }

  const TestSearcher& searcher() const {
    if (!searcher_) searcher_ = std::make_unique<TestSearcher>(folder_ / "index");
    return *searcher_;
  }

  TemporaryFolder folder_;
  mutable std::unique_ptr<TestSearcher> searcher_;
};

TEST_F(CSearcher, AHitIsTheHitOfCpp) {
  auto asked = request("항구로 온 여객선");
  asked.explain = 1;
  asked.list_duplicates = 1;
  const TestResults results(searcher(), asked);
  const auto cpp = Searcher::open(folder_ / "index");
  const auto expected = cpp->search({.query = "항구로 온 여객선", .list_duplicates = true, .explain = true});
  ASSERT_TRUE(expected);
  ASSERT_EQ(malmoi_results_hit_count(results.get()), expected->hits.size());
  EXPECT_EQ(malmoi_results_total(results.get()), expected->total.value);
  EXPECT_EQ(malmoi_results_commit(results.get()), expected->commit);
  for (size_t i = 0; i < expected->hits.size(); ++i) {
    const malmoi_hit* hit = results.hit(i);
    const Hit& wanted = expected->hits[i];
    EXPECT_EQ(string_of(malmoi_hit_id(hit)), wanted.id);
    EXPECT_EQ(malmoi_hit_score(hit), wanted.score);
    EXPECT_EQ(string_of(malmoi_hit_title(hit)), wanted.title);
    EXPECT_EQ(string_of(malmoi_hit_url(hit)), wanted.url);
    EXPECT_EQ(string_of(malmoi_hit_published(hit)), wanted.published);
    EXPECT_EQ(string_of(malmoi_hit_snippet(hit)), wanted.snippet);
    EXPECT_EQ(malmoi_hit_category_count(hit), wanted.categories.size());
    EXPECT_EQ(malmoi_hit_tag_count(hit), wanted.tags.size());
    EXPECT_EQ(malmoi_hit_duplicates(hit), wanted.duplicates);
    EXPECT_EQ(malmoi_hit_duplicate_count(hit), wanted.duplicate_list.size());
    const malmoi_explanation* why = malmoi_hit_explanation(hit);
    EXPECT_EQ(malmoi_explanation_score(why), wanted.explanation->score);
    EXPECT_EQ(string_of(malmoi_explanation_label(why)), wanted.explanation->label);
    ASSERT_EQ(malmoi_explanation_part_count(why), wanted.explanation->parts.size());
    EXPECT_EQ(malmoi_explanation_score(malmoi_explanation_part(why, 0)), wanted.explanation->parts[0].score);
  }
}

TEST_F(CSearcher, CollapsedArticlesAreListed) {
  auto asked = request("여객선");
  asked.list_duplicates = 1;
  const TestResults results(searcher(), asked);
  ASSERT_EQ(results.ids(), std::vector<std::string>{"ferry-copy"});
  const malmoi_hit* hit = results.hit(0);
  EXPECT_EQ(malmoi_hit_duplicates(hit), 1u);
  EXPECT_EQ(string_of(malmoi_hit_duplicate_id(hit, 0)), "ferry");
  EXPECT_EQ(string_of(malmoi_hit_duplicate_title(hit, 0)), "🚢 여객선이 항구로 돌아왔다");
  EXPECT_EQ(string_of(malmoi_hit_duplicate_url(hit, 0)), "/ferry");
  EXPECT_EQ(string_of(malmoi_hit_duplicate_published(hit, 0)), "2024-05-03");
  EXPECT_EQ(string_of(malmoi_hit_duplicate_id(hit, 1)), "");
  asked.collapse = 0;
  EXPECT_EQ(TestResults(searcher(), asked).ids().size(), 2u);
}

TEST_F(CSearcher, EveryFieldOfARequestCounts) {
  auto asked = request("항구");
  asked.collapse = 0;
  asked.sort = MALMOI_SORT_OLDEST;
  EXPECT_EQ(TestResults(searcher(), asked).ids(), (std::vector<std::string>{"market", "ferry", "ferry-copy"}));
  asked.offset = 1;
  asked.limit = 1;
  EXPECT_EQ(TestResults(searcher(), asked).ids(), std::vector<std::string>{"ferry"});
  asked.offset = 0;
  asked.sort = MALMOI_SORT_NEWEST;
  EXPECT_EQ(TestResults(searcher(), asked).ids(), std::vector<std::string>{"ferry-copy"});
  asked.to = utf8("2024-05-03");
  EXPECT_EQ(TestResults(searcher(), asked).ids(), std::vector<std::string>{"ferry"});
  asked.to = utf8("");
  asked.from = utf8("2024-05-04");
  asked.limit = 10;
  EXPECT_EQ(TestResults(searcher(), asked).ids(), std::vector<std::string>{"ferry-copy"});
  asked.from = utf8("");
  const malmoi_text category = utf8("생활");
  asked.categories = &category;
  asked.category_count = 1;
  EXPECT_EQ(TestResults(searcher(), asked).ids(), std::vector<std::string>{"market"});
  asked.category_count = 0;
  const malmoi_text tag = utf8("바다");
  asked.tags = &tag;
  asked.tag_count = 1;
  EXPECT_EQ(TestResults(searcher(), asked).ids(), std::vector<std::string>{"ferry"});
  asked.ids_only = 1;
  EXPECT_EQ(malmoi_hit_title(TestResults(searcher(), asked).hit(0)).size, 0u);
  asked.ids_only = 0;
  asked.snippet_length = 0;
  EXPECT_EQ(malmoi_hit_snippet(TestResults(searcher(), asked).hit(0)).size, 0u);
}

TEST_F(CSearcher, SimilarArticles) {
  auto asked = request("");
  asked.similar_to = utf8("ferry");
  asked.collapse = 0;
  EXPECT_EQ(TestResults(searcher(), asked).ids().front(), "ferry-copy");
  asked.similar_to = utf8("");
  asked.similar_text = utf8("봄나물과 냉이를 다듬는 상인들");
  EXPECT_EQ(TestResults(searcher(), asked).ids().front(), "market");
  asked.similar_text = utf8("");
  asked.similar_to = utf8("nothing");
  EXPECT_EQ(code_of(asked), MALMOI_NOT_FOUND);
}

TEST_F(CSearcher, FacetsWarningsAndSuggestions) {
  auto asked = request("항구 \"");
  const int32_t facets[] = {MALMOI_FACET_MONTH, MALMOI_FACET_CATEGORY};
  asked.facets = facets;
  asked.facet_count = 2;
  asked.language = MALMOI_LANGUAGE_EN;
  const TestResults results(searcher(), asked);
  ASSERT_EQ(malmoi_results_facet_count(results.get()), 2u);
  EXPECT_EQ(malmoi_results_facet(results.get(), 0), MALMOI_FACET_MONTH);
  ASSERT_EQ(malmoi_results_facet_value_count(results.get(), 0), 2u);
  EXPECT_EQ(string_of(malmoi_results_facet_value(results.get(), 0, 0)), "2024-05");
  EXPECT_EQ(malmoi_results_facet_articles(results.get(), 0, 0), 2u);
  EXPECT_EQ(string_of(malmoi_results_facet_value(results.get(), 1, 1)), "생활");
  EXPECT_EQ(string_of(malmoi_results_facet_value(results.get(), 1, 2)), "");
  EXPECT_EQ(malmoi_results_facet_articles(results.get(), 2, 0), 0u);
  ASSERT_EQ(malmoi_results_warning_count(results.get()), 1u);
  EXPECT_NE(string_of(malmoi_results_warning(results.get(), 0)).find("quot"), std::string::npos);
  EXPECT_EQ(malmoi_results_suggestion(results.get()).data, nullptr);
  auto slip = request("duroRtjs");
  EXPECT_EQ(string_of(malmoi_results_suggestion(TestResults(searcher(), request("durorTjs")).get())), "여객선");
  slip.query = utf8("durorTjs");
  slip.correct = 1;
  const TestResults corrected(searcher(), slip);
  EXPECT_EQ(string_of(malmoi_results_corrected(corrected.get())), "여객선");
  EXPECT_EQ(string_of(malmoi_results_query(corrected.get())), "durorTjs");
}

TEST_F(CSearcher, FieldsOutOfRangeAreErrors) {
  auto with = [](auto change) {
    auto out = request("항구");
    change(out);
    return out;
  };
  EXPECT_EQ(code_of(with([](auto& r) { r.sort = 3; })), MALMOI_INVALID_ARGUMENT);
  EXPECT_EQ(code_of(with([](auto& r) { r.sort = -1; })), MALMOI_INVALID_ARGUMENT);
  EXPECT_EQ(code_of(with([](auto& r) { r.language = 2; })), MALMOI_INVALID_ARGUMENT);
  EXPECT_EQ(code_of(with([](auto& r) { r.limit = 10001; })), MALMOI_INVALID_ARGUMENT);
  EXPECT_EQ(code_of(with([](auto& r) { r.half_life = std::nan(""); })), MALMOI_INVALID_ARGUMENT);
  EXPECT_EQ(code_of(with([](auto& r) { r.time_budget_ms = INT64_MAX; })), MALMOI_INVALID_ARGUMENT);
  EXPECT_EQ(code_of(with([](auto& r) { r.from = utf8("어제"); })), MALMOI_INVALID_ARGUMENT);
  EXPECT_EQ(code_of(with([](auto& r) { r.facet_count = 1; })), MALMOI_INVALID_ARGUMENT);
  EXPECT_EQ(code_of(with([](auto& r) { r.category_count = 1; })), MALMOI_INVALID_ARGUMENT);
  const int32_t facet = 3;
  EXPECT_EQ(code_of(with([&](auto& r) { r.facets = &facet, r.facet_count = 1; })), MALMOI_INVALID_ARGUMENT);
  EXPECT_EQ(code_of(with([](auto& r) { r.half_life = 0, r.time_budget_ms = 0; })), MALMOI_OK);
}

TEST_F(CSearcher, QueriesMayHoldAnyBytes) {
  const std::string bytes("항구\0\xFF\xFE여객선", 18);
  const TestResults results(searcher(), request(bytes));
  EXPECT_EQ(string_of(malmoi_results_query(results.get())), bytes);
  EXPECT_EQ(malmoi_results_hit_count(results.get()), 2u);
}

TEST_F(CSearcher, JsonIsThatOfCpp) {
  const TestResults results(searcher(), request("봄나물"));
  malmoi_string* json = nullptr;
  malmoi_error error;
  ASSERT_EQ(malmoi_results_json(results.get(), &json, &error), MALMOI_OK);
  const std::string text = string_of(malmoi_string_text(json));
  EXPECT_NE(text.find(R"("id":"market")"), std::string::npos);
  EXPECT_EQ(text.size(), std::string(malmoi_string_text(json).data).size()) << "ends with NUL";
  malmoi_string_free(json);
}

TEST_F(CSearcher, Suggestions) {
  malmoi_suggest_request asked;
  malmoi_suggest_request_init(&asked, sizeof asked);
  asked.typed = utf8("여객");
  malmoi_suggestions* suggestions = nullptr;
  malmoi_error error;
  ASSERT_EQ(malmoi_suggest(searcher().get(), &asked, &suggestions, &error), MALMOI_OK) << error.message;
  ASSERT_GE(malmoi_suggestions_count(suggestions), 1u);
  EXPECT_EQ(string_of(malmoi_suggestions_text(suggestions, 0)), "여객선");
  EXPECT_EQ(malmoi_suggestions_kind(suggestions, 0), MALMOI_SUGGESTION_WORD);
  EXPECT_EQ(malmoi_suggestions_articles(suggestions, 0), 2u);
  malmoi_range range;
  ASSERT_EQ(malmoi_suggestions_highlights(suggestions, 0, MALMOI_UTF16, &range, 1), 1u);
  EXPECT_EQ(range.end, 2u);
  malmoi_string* json = nullptr;
  ASSERT_EQ(malmoi_suggestions_json(suggestions, &json, nullptr), MALMOI_OK);
  EXPECT_NE(string_of(malmoi_string_text(json)).find("여객선"), std::string::npos);
  malmoi_string_free(json);
  malmoi_suggestions_free(suggestions);
  asked.limit = 0;
  EXPECT_EQ(malmoi_suggest(searcher().get(), &asked, &suggestions, &error), MALMOI_INVALID_ARGUMENT);
  EXPECT_EQ(suggestions, nullptr);
}

TEST_F(CSearcher, AStoredArticle) {
  malmoi_stored_article* stored = nullptr;
  malmoi_error error;
  ASSERT_EQ(malmoi_find_article(searcher().get(), utf8("ferry"), &stored, &error), MALMOI_OK) << error.message;
  malmoi_article view;
  malmoi_article_init(&view, sizeof view);
  malmoi_stored_article_view(stored, &view);
  EXPECT_EQ(string_of(view.title), "🚢 여객선이 항구로 돌아왔다");
  EXPECT_EQ(string_of(view.author), "이가람");
  EXPECT_EQ(string_of(view.published), "2024-05-03");
  EXPECT_EQ(string_of(view.url), "/ferry");
  EXPECT_EQ(string_of(view.body).substr(0, 9), "안개가");
  ASSERT_EQ(view.tag_count, 2u);
  EXPECT_EQ(string_of(view.tags[1]), "항구");
  ASSERT_EQ(view.category_count, 1u);
  EXPECT_EQ(string_of(view.categories[0]), "지역");
  malmoi_string* json = nullptr;
  ASSERT_EQ(malmoi_stored_article_json(stored, &json, &error), MALMOI_OK);
  EXPECT_NE(string_of(malmoi_string_text(json)).find(R"("date":"2024-05-03")"), std::string::npos);
  malmoi_string_free(json);
  malmoi_stored_article_free(stored);
  EXPECT_EQ(malmoi_stored_article_json(nullptr, &json, &error), MALMOI_INVALID_ARGUMENT);
  EXPECT_EQ(malmoi_find_article(searcher().get(), utf8("none"), &stored, &error), MALMOI_NOT_FOUND);
}

TEST_F(CSearcher, ManyThreadsShareASearcherThatFollowsCommits) {
  const TestSearcher& shared = searcher();
  std::vector<std::jthread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&shared] {
      for (int round = 0; round < 50; ++round) {
        EXPECT_GE(malmoi_results_total(TestResults(shared, request("여객선")).get()), 2u);
      }
    });
  }
  TestIndexer indexer(folder_ / "index");
  indexer.add(R"({"id": "new", "title": "여객선에 새 선장이 왔다"})");
  indexer.commit();
  threads.clear();
  EXPECT_EQ(malmoi_results_total(TestResults(shared, request("여객선")).get()), 3u);
}

TEST_F(CSearcher, ACancelledSearchSaysSo) {
  malmoi_cancellation* cancellation = nullptr;
  malmoi_error error;
  ASSERT_EQ(malmoi_cancellation_new(&cancellation, &error), MALMOI_OK);
  auto asked = request("여객선");
  asked.cancellation = cancellation;
  EXPECT_EQ(code_of(asked), MALMOI_OK);
  malmoi_cancel(cancellation);
  EXPECT_EQ(code_of(asked), MALMOI_CANCELLED);
  malmoi_cancellation_free(cancellation);
  malmoi_cancel(nullptr);
}

TEST_F(CSearcher, StatisticsAreThoseOfCpp) {
  EXPECT_EQ(code_of(request("여객선")), MALMOI_OK);
  auto bad = request("여객선");
  bad.from = utf8("어제");
  EXPECT_EQ(code_of(bad), MALMOI_INVALID_ARGUMENT);
  malmoi_searcher_statistics now;
  now.struct_size = sizeof now;
  malmoi_searcher_get_statistics(searcher().get(), &now);
  EXPECT_EQ(now.searches, 2u);
  EXPECT_EQ(now.failed, 1u);
  EXPECT_EQ(now.articles, 3u);
  ASSERT_EQ(now.latency_bounds, LatencyHistogram::bounds.size());
  EXPECT_EQ(now.latency_bound[0], LatencyHistogram::bounds[0]);
  EXPECT_EQ(now.latency_bound[now.latency_bounds - 1], LatencyHistogram::bounds.back());
  EXPECT_EQ(std::accumulate(now.latency_counts, now.latency_counts + now.latency_bounds + 1, uint64_t{0}), 1u);
  EXPECT_GT(now.latency_seconds, 0);
}

TEST_F(CSearcher, TheLogHearsOfCommits) {
  std::vector<std::string> heard;
  malmoi_searcher* logged = nullptr;
  malmoi_error error;
  const std::string path = folder_ / "index";
  const auto log = [](int32_t level, malmoi_text message, void* context) {
    static_cast<std::vector<std::string>*>(context)->push_back(std::to_string(level) + string_of(message));
  };
  ASSERT_EQ(malmoi_searcher_open_with_log(utf8(path), nullptr, log, &heard, &logged, &error), MALMOI_OK);
  heard.clear();
  TestIndexer indexer(path);
  indexer.add(R"({"id": "new", "title": "여객선에 새 선장이 왔다"})");
  indexer.commit();
  const auto asked = request("여객선");
  malmoi_results* results = nullptr;
  EXPECT_EQ(malmoi_search(logged, &asked, &results, &error), MALMOI_OK);
  malmoi_results_free(results);
  ASSERT_EQ(heard.size(), 1u);
  EXPECT_EQ(heard[0][0], '0' + MALMOI_LOG_INFO);
  EXPECT_NE(heard[0].find("commit"), std::string::npos) << heard[0];
  malmoi_searcher_free(logged);
}

TEST(CSettings, AreReadFromAFile) {
  const TemporaryFolder folder;
  make_sample(folder / "index");
  malmoi_settings* settings = nullptr;
  malmoi_error error;
  ASSERT_EQ(malmoi_settings_load(utf8(folder.write("bad.yaml", "no_such_key: 1\n")), &settings, &error),
            MALMOI_BAD_INPUT);
  EXPECT_NE(std::string(error.message).find("no_such_key"), std::string::npos);
  ASSERT_EQ(malmoi_settings_load(utf8(folder.write("words.yaml", "user_words: [여객선]\n")), &settings, &error),
            MALMOI_OK);
  malmoi_searcher* searcher = nullptr;
  EXPECT_EQ(malmoi_searcher_open(utf8(folder / "index"), settings, &searcher, &error), MALMOI_FINGERPRINT_MISMATCH);
  malmoi_settings_free(settings);
}

}  // namespace
}  // namespace malmoi::capi
