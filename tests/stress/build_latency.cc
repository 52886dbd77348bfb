// SPDX-License-Identifier: GPL-2.0-or-later
// How long searches take while another process builds an index in bulk, against the same searches before it began.
#include <malmoi/indexer.h>
#include <malmoi/searcher.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <thread>
#include <vector>

#include "histogram.h"
#include "newspaper.h"
#include "workshop.h"

namespace {

using Clock = std::chrono::steady_clock;

struct Options {
  double seconds = 20;
  unsigned readers = 2;
  double searches_per_second = 20;
  std::uint64_t articles = 50'000;
};

void write_articles(const std::string& path, std::uint64_t count) {
  std::ofstream out(path);
  for (std::uint64_t n = 0; n < count; ++n) {
    const malmoi::Article article = stress::archive_article(n, 0);
    out << nlohmann::json{{"id", article.id},     {"title", article.title},    {"excerpt", article.excerpt},
                          {"body", article.body}, {"date", article.published}, {"categories", article.categories}}
        << '\n';
  }
}

void build(const std::string& index, const std::string& articles, unsigned jobs) {
  auto indexer = malmoi::Indexer::open(index);
  if (!indexer) throw std::runtime_error(indexer.error().message);
  malmoi::UpdateRequest request;
  request.paths = {articles};
  request.jobs = jobs;
  const auto summary = indexer->update(request);
  if (!summary) throw std::runtime_error(summary.error().message);
}

/// A process that builds one index after the other until it is ended.
class Build {
 public:
  Build(const stress::Workshop& workshop, const std::string& articles, unsigned jobs, int niceness) {
    process_ = fork();
    if (process_ != 0) return;
    setpriority(PRIO_PROCESS, 0, niceness);
    try {
      for (;;) {
        std::filesystem::remove_all(workshop / "built");
        build(workshop / "built", articles, jobs);
      }
    } catch (const std::exception& error) {
      std::fprintf(stderr, "build_latency: %s\n", error.what());
      _exit(1);
    }
  }
  ~Build() {
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
  }
  Build(const Build&) = delete;
  Build& operator=(const Build&) = delete;

 private:
  pid_t process_;
};

void search(const malmoi::Searcher& searcher, const Options& options, Clock::time_point end,
            stress::Histogram& latency) {
  static const char* const queries[] = {"도서관 축제",  "\"버스를 기다렸다\"", "코로나19 -예산", "박물*",
                                        "美 정부 예산", "관람객 3천",          "+시장 +주민"};
  const auto pause =
      std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(1 / options.searches_per_second));
  for (std::size_t i = 0; Clock::now() < end; ++i) {
    malmoi::SearchRequest request;
    request.query = queries[i % std::size(queries)];
    const auto begin = Clock::now();
    if (const auto results = searcher.search(request); !results) {
      std::fprintf(stderr, "build_latency: %s\n", results.error().message.c_str());
      std::_Exit(EXIT_FAILURE);
    }
    latency.add(static_cast<std::uint64_t>(
        std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin).count()));
    std::this_thread::sleep_until(begin + pause);
  }
}

/// Times of searches for so long.
std::unique_ptr<stress::Histogram> measure(const malmoi::Searcher& searcher, const Options& options) {
  auto latency = std::make_unique<stress::Histogram>();
  const auto end =
      Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(options.seconds));
  std::vector<std::jthread> readers;
  for (unsigned i = 0; i < options.readers; ++i) {
    readers.emplace_back([&] { search(searcher, options, end, *latency); });
  }
  readers.clear();
  return latency;
}

void report(const std::string& what, const stress::Histogram& latency, const stress::Histogram& alone) {
  std::printf("%-24s", what.c_str());
  for (const double percent : {50.0, 90.0, 99.0}) {
    std::printf("%10.2f ms (%5.2f)", latency.percentile(percent),
                latency.percentile(percent) / alone.percentile(percent));
  }
  std::printf("\n");
  std::fflush(stdout);
}

void run(const Options& options) {
  const stress::Workshop workshop;
  const std::string articles = workshop / "articles.jsonl";
  write_articles(articles, options.articles);
  build(workshop / "index", articles, 0);
  auto searcher = malmoi::Searcher::open(workshop / "index");
  if (!searcher) throw std::runtime_error(searcher.error().message);
  std::printf("%-24s%21s%21s%21s\n", "beside", "p50 (ratio)", "p90 (ratio)", "p99 (ratio)");
  measure(*searcher, options);  // warms up
  const auto alone = measure(*searcher, options);
  report("nothing", *alone, *alone);
  for (const int niceness : {0, 19}) {
    for (const unsigned jobs : {1U, 2U}) {
      const Build other(workshop, articles, jobs, niceness);
      const auto beside = measure(*searcher, options);
      report("--jobs " + std::to_string(jobs) + (niceness > 0 ? ", nice 19" : ""), *beside, *alone);
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app{"Times searches beside bulk builds.", "build_latency"};
  app.add_option("--seconds", options.seconds, "Of each measurement")->capture_default_str();
  app.add_option("--readers", options.readers)->check(CLI::PositiveNumber)->capture_default_str();
  app.add_option("--searches-per-second", options.searches_per_second, "Of each reader")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  app.add_option("--articles", options.articles)->check(CLI::PositiveNumber)->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  try {
    run(options);
    return EXIT_SUCCESS;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "build_latency: %s\n", error.what());
    return EXIT_FAILURE;
  }
}
