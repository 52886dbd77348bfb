// SPDX-License-Identifier: GPL-2.0-or-later
// What alerts of saved queries cost beside plain indexing: bulk builds, and updates of 1 and 100 articles. See
// docs/performance.md.
#include <malmoi/saved_queries.h>

#include <filesystem>
#include <fstream>
#include <iostream>

#include "alerts/realistic_queries.h"
#include "cli/failure.h"
#include "cli/streams.h"
#include "cli/usage.h"
#include "measure/article_stream.h"
#include "measure/bulk_build.h"
#include "measure/child.h"
#include "measure/markdown_table.h"
#include "measure/output_file.h"
#include "measure/percentile.h"
#include "measure/temporary_folder.h"

namespace {

using namespace malmoi;
using measure::Cost;

struct Options {
  std::vector<std::string> paths;
  std::size_t queries = 10'000;
  unsigned jobs = 0;
  unsigned repeat = 3;
  unsigned updates = 11;
  std::string work;
};

struct Collection {
  std::vector<std::string> titles;
  std::vector<Article> articles;  ///< some, to change
};

constexpr std::size_t most_changed = 100;

Collection read(const std::vector<std::string>& paths) {
  Collection all;
  measure::ArticleStream stream(paths);
  for (auto batch = stream.next_batch(); !batch.empty(); batch = stream.next_batch()) {
    for (Article& article : batch) {
      all.titles.push_back(article.title);
      if (all.articles.size() < most_changed) all.articles.push_back(std::move(article));
    }
  }
  return all;
}

/// Medians of costs, each for itself.
class Costs {
 public:
  void add(const Cost& cost) {
    cpu_.push_back(cost.cpu);
    wall_.push_back(cost.wall);
  }
  Cost median() const { return {measure::percentile(cpu_, 0.5), measure::percentile(wall_, 0.5)}; }

 private:
  std::vector<double> cpu_, wall_;
};

/// Writes alerts as newsidx does.
Result<MatchSummary> tell(SavedQueries& queries, const std::string& index, unsigned jobs) {
  std::ofstream out(index + ".alerts");
  MatchRequest request;
  request.index = index;
  request.seen = index + ".seen";
  request.jobs = jobs;
  request.found = [&](const MatchedArticle& article) -> Status {
    out << to_json(article) << '\n';
    return {};
  };
  auto summary = queries.match_new(request);
  if (!summary) return summary;
  out.flush();
  if (Status confirmed = queries.confirm(); !confirmed) return std::move(confirmed).error();
  return summary;
}

Status begin(SavedQueries& queries, const std::string& index) {
  MatchRequest request;
  request.index = index;
  request.seen = index + ".seen";
  return queries.begin(request);
}

/// A bulk build and its alerts, in a process of its own.
Result<measure::ChildReport> build_with_alerts(const Options& options, const std::string& file,
                                               const std::string& index) {
  return measure::run_in_child([&]() -> Result<nlohmann::json> {
    auto queries = SavedQueries::load(file);
    if (!queries) return queries.error();
    if (const Status begun = begin(*queries, index); !begun) return begun.error();
    auto indexer = Indexer::open(index);
    if (!indexer) return indexer.error();
    UpdateRequest request;
    request.paths = options.paths;
    request.jobs = options.jobs;
    if (const auto updated = indexer->update(request); !updated) return updated.error();
    const auto summary = tell(*queries, index, options.jobs);
    if (!summary) return summary.error();
    return nlohmann::json{{"articles", summary->articles}, {"matches", summary->matches}};
  });
}

Status change(const std::vector<Article>& articles, std::size_t count, unsigned round, const std::string& index) {
  auto indexer = Indexer::open(index);
  if (!indexer) return indexer.error();
  for (std::size_t i = 0; i < count && i < articles.size(); ++i) {
    Article changed = articles[i];
    changed.body += "\n고친 글 " + std::to_string(count) + "-" + std::to_string(round);
    if (Status added = indexer->add(changed); !added) return added;
  }
  return indexer->commit();
}

nlohmann::json to_json(const Cost& cost) { return {{"cpu", cost.cpu}, {"wall", cost.wall}}; }
Cost cost_of(const nlohmann::json& json) { return {json["cpu"], json["wall"]}; }

/// What an update takes, reading the saved queries, and their alerts.
struct UpdateCosts {
  Costs plain, load, alerts;
};

Status measure_updates(const Options& options, const Collection& collection, std::size_t count, const std::string& file,
                       const std::string& index, UpdateCosts& costs) {
  for (unsigned round = 0; round < options.updates; ++round) {
    const auto child = measure::run_in_child([&]() -> Result<nlohmann::json> {
      measure::Stopwatch stopwatch;
      if (const Status changed = change(collection.articles, count, round, index); !changed) return changed.error();
      const Cost plain = stopwatch.lap();
      auto queries = SavedQueries::load(file);
      if (!queries) return queries.error();
      const Cost load = stopwatch.lap();
      if (const auto told = tell(*queries, index, options.jobs); !told) return told.error();
      return nlohmann::json{{"plain", to_json(plain)}, {"load", to_json(load)}, {"alerts", to_json(stopwatch.lap())}};
    });
    if (!child) return child.error();
    costs.plain.add(cost_of(child->value["plain"]));
    costs.load.add(cost_of(child->value["load"]));
    costs.alerts.add(cost_of(child->value["alerts"]));
  }
  return {};
}

std::string seconds(double value) { return measure::fixed("%.3f", value); }

void print_row(const std::string& name, const Cost& plain, const Cost& with) {
  std::cout << measure::line({name, seconds(plain.cpu), seconds(with.cpu), measure::fixed("%.2f", with.cpu / plain.cpu),
                              seconds(plain.wall), seconds(with.wall), measure::fixed("%.2f", with.wall / plain.wall)});
}

Status run(const Options& options) {
  auto folder = measure::TemporaryFolder::make(options.work);
  if (!folder) return folder.error();
  const Collection collection = read(options.paths);
  const std::string file = folder->path() + "/queries.jsonl", index = folder->path() + "/alerts";
  const std::string lines = alerts::realistic_queries(collection.titles, options.queries);
  if (Status written = measure::write_file(file, lines, "--work"); !written) return written;

  Costs plain, with;
  nlohmann::json counts;
  for (unsigned round = 0; round < options.repeat; ++round) {
    const std::string bare = folder->path() + "/plain" + std::to_string(round);
    const auto built = measure::bulk_build(options.paths, bare, options.jobs);
    if (!built) return built.error();
    plain.add(built->cost);
    std::filesystem::remove_all(index);
    std::filesystem::remove_all(index + ".seen");
    const auto alerted = build_with_alerts(options, file, index);
    if (!alerted) return alerted.error();
    with.add(alerted->cost);
    counts = alerted->value;
  }
  std::cout << options.queries << " saved queries, " << counts["articles"] << " articles, " << counts["matches"]
            << " matches\n\n"
            << measure::heading({"", "plain: CPU s", "with alerts", "times", "plain: wall s", "with alerts", "times"});
  print_row("bulk build", plain.median(), with.median());
  for (const std::size_t count : {std::size_t{1}, most_changed}) {
    UpdateCosts costs;
    if (Status done = measure_updates(options, collection, count, file, index, costs); !done) return done;
    Cost kept = costs.plain.median();
    kept += costs.alerts.median();
    Cost all = kept;
    all += costs.load.median();
    const std::string name = "update of " + std::to_string(count);
    print_row(name + ", queries kept in memory", costs.plain.median(), kept);
    print_row(name + ", queries read from their file", costs.plain.median(), all);
  }
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  cli::prepare_streams();
  CLI::App app{"Measures what alerts of saved queries cost beside plain indexing.", "bench_alerts"};
  Options options;
  app.add_option("PATH", options.paths, "Posts, folders of posts, or JSON Lines files")
      ->required()
      ->check(CLI::ExistingPath);
  app.add_option("--queries", options.queries, "Saved queries")->check(CLI::Range(1, 100'000))->capture_default_str();
  app.add_option("--jobs", options.jobs, "Threads; default: one for each core")->check(CLI::Range(1, 1024));
  app.add_option("--repeat", options.repeat, "Bulk builds; figures are medians")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  app.add_option("--updates", options.updates, "Updates of each size; figures are medians")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  app.add_option("--work", options.work, "Folder for the indexes, which do not stay")->type_name("FOLDER");
  if (const auto status = cli::parse(app, argc, argv)) return *status;
  const Status done = run(options);
  return cli::finish(done ? cli::done : cli::fail(done.error()));
}
