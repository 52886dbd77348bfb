// SPDX-License-Identifier: GPL-2.0-or-later
#include "scale/growth_report.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "measure/line_chart.h"
#include "measure/markdown_table.h"
#include "measure/percentile.h"

namespace scale {
namespace {

using Json = nlohmann::ordered_json;
using measure::fixed;

/// In how many documents the term at a percentile of all occurs.
std::uint32_t frequency_at(const FrequencyCounts& counts, std::uint64_t terms, double percent) {
  std::uint64_t below = 0;
  for (const auto& [frequency, count] : counts) {
    below += count;
    if (static_cast<double>(below) >= percent / 100 * static_cast<double>(terms)) return frequency;
  }
  return 0;
}

FamilyFigures figures_of(const TermGrowth& growth, Family family) {
  const FrequencyCounts counts = growth.counts(family);
  FamilyFigures figures;
  for (const auto& [frequency, terms] : counts) figures.distinct += terms;
  if (figures.distinct == 0) return figures;
  const auto hapaxes = counts.find(1);
  figures.hapaxes =
      hapaxes == counts.end() ? 0 : static_cast<double>(hapaxes->second) / static_cast<double>(figures.distinct);
  figures.law = fit_heaps(counts, growth.articles());
  for (std::size_t i = 0; i < frequency_percentiles.size(); ++i) {
    figures.frequencies[i] = frequency_at(counts, figures.distinct, frequency_percentiles[i]);
  }
  return figures;
}

/// New terms for each 1,000 articles between two points of a curve, over the middle of the two.
double rate(double before, double after, double articles) { return (after - before) * 1000 / articles; }

// About so many points of a curve are drawn, further apart as it goes on.
constexpr double points_of_a_decade = 12;

std::vector<std::size_t> drawn_points(std::size_t count) {
  std::vector<std::size_t> points;
  for (double at = 1; at <= static_cast<double>(count); at *= std::pow(10, 1 / points_of_a_decade)) {
    const auto point = static_cast<std::size_t>(at);
    if (points.empty() || point > points.back()) points.push_back(point);
  }
  return points;
}

measure::Series series_of(const CorpusGrowth& corpus, std::size_t family) {
  measure::Series series{corpus.name, {}, true};
  double at = 0;
  double distinct = 0;
  for (const std::size_t point : drawn_points(corpus.curve.size())) {
    const double articles = static_cast<double>(point) * corpus.step;
    const auto now = static_cast<double>(corpus.curve[point - 1][family]);
    if (at > 0) series.points.emplace_back(std::sqrt(at * articles), rate(distinct, now, articles - at));
    at = articles;
    distinct = now;
  }
  return series;
}

measure::Series law_series(const Heaps& law, double from, double to) {
  measure::Series series{"Heaps, beta " + fixed("%.3f", law.beta), {}, false};
  for (double n = from; n <= to * 1.0001; n *= std::pow(to / from, 1.0 / 50)) {
    series.points.emplace_back(n, law.beta * law.at(n) / n * 1000);
  }
  return series;
}

Json to_json(const FamilyFigures& figures) {
  Json frequencies = Json::object();
  for (std::size_t i = 0; i < frequency_percentiles.size(); ++i) {
    frequencies["p" + fixed("%g", frequency_percentiles[i])] = figures.frequencies[i];
  }
  return {{"distinct", figures.distinct},
          {"hapax_share", figures.hapaxes},
          {"heaps_beta", figures.law.beta},
          {"document_frequency", std::move(frequencies)}};
}

}  // namespace

CorpusGrowth describe(const std::string& name, const TermGrowth& growth, std::uint32_t step) {
  CorpusGrowth corpus;
  corpus.name = name;
  corpus.articles = growth.articles();
  corpus.text_bytes = static_cast<double>(growth.text_bytes());
  corpus.words = static_cast<double>(growth.words()) / growth.articles();
  const std::vector<double> postings(growth.terms_of_articles().begin(), growth.terms_of_articles().end());
  for (const double each : postings) corpus.postings += each / static_cast<double>(postings.size());
  corpus.postings_p50 = measure::percentile(postings, 0.5);
  corpus.postings_p90 = measure::percentile(postings, 0.9);
  corpus.postings_p99 = measure::percentile(postings, 0.99);
  corpus.step = step;
  corpus.curve = growth.curve();
  for (std::size_t i = 0; i < family_names.size(); ++i) {
    corpus.families[i] = figures_of(growth, static_cast<Family>(i));
  }
  return corpus;
}

std::string markdown(const std::vector<CorpusGrowth>& corpora) {
  std::string text = measure::heading(
      {"corpus", "articles", "MB", "words an article", "distinct terms an article", "p50", "p90", "p99"});
  for (const CorpusGrowth& corpus : corpora) {
    text +=
        measure::line({corpus.name, std::to_string(corpus.articles), fixed("%.1f", corpus.text_bytes / 1e6),
                       fixed("%.1f", corpus.words), fixed("%.1f", corpus.postings), fixed("%.0f", corpus.postings_p50),
                       fixed("%.0f", corpus.postings_p90), fixed("%.0f", corpus.postings_p99)});
  }
  text += "\n" + measure::heading({"corpus", "terms", "distinct", "in one article only", "Heaps' beta", "articles p50",
                                   "p90", "p99", "p99.9"});
  for (const CorpusGrowth& corpus : corpora) {
    for (std::size_t i = 0; i < family_names.size(); ++i) {
      const FamilyFigures& figures = corpus.families[i];
      measure::Row row = {corpus.name, family_names[i], std::to_string(figures.distinct),
                          fixed("%.3f", figures.hapaxes), fixed("%.3f", figures.law.beta)};
      for (const std::uint32_t frequency : figures.frequencies) row.push_back(std::to_string(frequency));
      text += measure::line(row);
    }
  }
  return text;
}

std::string csv(const std::vector<CorpusGrowth>& corpora) {
  std::string text = "corpus,articles";
  for (const char* family : family_names) text += std::string(",") + family + "," + family + " new per 1000";
  text += "\n";
  for (const CorpusGrowth& corpus : corpora) {
    FamilyCounts before{};
    for (std::size_t point = 0; point < corpus.curve.size(); ++point) {
      text += corpus.name + "," + std::to_string((point + 1) * corpus.step);
      for (std::size_t i = 0; i < family_names.size(); ++i) {
        const auto now = static_cast<double>(corpus.curve[point][i]);
        text += fixed(",%.0f", now) + fixed(",%.1f", rate(static_cast<double>(before[i]), now, corpus.step));
      }
      text += "\n";
      before = corpus.curve[point];
    }
  }
  return text;
}

Json to_json(const std::vector<CorpusGrowth>& corpora) {
  Json all = Json::array();
  for (const CorpusGrowth& corpus : corpora) {
    Json object = {{"name", corpus.name},
                   {"articles", corpus.articles},
                   {"text_bytes", corpus.text_bytes},
                   {"words_per_article", corpus.words},
                   {"distinct_terms_per_article",
                    {{"mean", corpus.postings},
                     {"p50", corpus.postings_p50},
                     {"p90", corpus.postings_p90},
                     {"p99", corpus.postings_p99}}},
                   {"step", corpus.step}};
    for (std::size_t i = 0; i < family_names.size(); ++i) {
      object["terms"][family_names[i]] = to_json(corpus.families[i]);
      for (const FamilyCounts& point : corpus.curve) object["curve"][family_names[i]].push_back(point[i]);
    }
    all.push_back(std::move(object));
  }
  return {{"corpora", std::move(all)}};
}

std::string plot(const std::vector<CorpusGrowth>& corpora) {
  double most = 0;
  for (const CorpusGrowth& corpus : corpora) most = std::max(most, static_cast<double>(corpus.articles));
  std::vector<measure::Panel> panels;
  for (std::size_t i = 0; i < family_names.size(); ++i) {
    measure::Panel panel{
        std::string("New ") + family_names[i], {"articles", true}, {"for each 1,000 articles", true}, {}};
    for (const CorpusGrowth& corpus : corpora) panel.series.push_back(series_of(corpus, i));
    const FamilyFigures& first = corpora.front().families[i];
    if (first.distinct > 0) panel.series.push_back(law_series(first.law, first.law.documents / 8, most));
    panels.push_back(std::move(panel));
  }
  return measure::line_charts("How vocabulary grows", panels);
}

}  // namespace scale
