// SPDX-License-Identifier: GPL-2.0-or-later
// Many readers beside a writer that commits all the time; what each answer must be is known. Exit status 1 where any
// search failed, mixed two commits or was older than one before it.
#include <malmoi/searcher.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <thread>
#include <vector>

#include "board.h"
#include "reader.h"
#include "usage.h"
#include "workshop.h"
#include "writer.h"

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

struct Options {
  double seconds = 10;
  unsigned readers = 8;
  double searches_per_second = 0;
  unsigned commit_every = 1000;
  std::uint64_t articles = 2000;
  bool processes = false;
};

malmoi::Searcher open(const std::string& index) {
  auto searcher = malmoi::Searcher::open(index);
  if (!searcher) throw std::runtime_error(searcher.error().message);
  return std::move(*searcher);
}

void read_in_child(const std::string& index, const stress::Board& board, stress::ReaderTally& tally,
                   double searches_per_second) {
  while (board.committed == 0 && !board.done) std::this_thread::sleep_for(10ms);
  const malmoi::Searcher searcher = open(index);
  stress::read(searcher, board, tally, searches_per_second);
}

/// Readers as processes. They are forked before anything is open, and wait for the first commit.
std::vector<pid_t> fork_readers(const Options& options, const std::string& index, stress::Board& board) {
  std::vector<pid_t> children;
  const pid_t parent = getpid();
  for (unsigned i = 0; i < options.readers; ++i) {
    const pid_t child = fork();
    if (child < 0) throw std::runtime_error("cannot fork");
    if (child == 0) {
      prctl(PR_SET_PDEATHSIG, SIGKILL);
      if (getppid() != parent) _exit(1);
      try {
        read_in_child(index, board, board.readers[i], options.searches_per_second);
      } catch (const std::exception& error) {
        std::fprintf(stderr, "stress: %s\n", error.what());
        _exit(1);
      }
      _exit(0);
    }
    children.push_back(child);
  }
  return children;
}

/// The largest of all readers.
stress::Usage usage_of(const std::vector<pid_t>& processes) {
  stress::Usage most;
  for (const pid_t process : processes) {
    const stress::Usage usage = stress::usage_of(process);
    most.memory_mb = std::max(most.memory_mb, usage.memory_mb);
    most.open_files = std::max(most.open_files, usage.open_files);
    most.dead_files = std::max(most.dead_files, usage.dead_files);
  }
  return most;
}

std::uint64_t sum(const stress::Board& board, std::atomic<std::uint64_t> stress::ReaderTally::*count) {
  std::uint64_t all = 0;
  for (const stress::ReaderTally& tally : board.readers) all += tally.*count;
  return all;
}

void write(const Options& options, stress::Writer& writer, const stress::Board& board,
           const std::vector<pid_t>& processes) {
  const auto begin = Clock::now();
  const auto end = begin + std::chrono::duration<double>(options.seconds);
  const auto tenth = std::chrono::duration<double>(options.seconds / 10);
  auto line = begin + tenth;
  std::printf("%8s %9s %10s %10s %11s %11s\n", "seconds", "commits", "searches", "memory/MB", "open files",
              "dead files");
  while (Clock::now() < end) {
    const auto next = Clock::now() + std::chrono::milliseconds(options.commit_every);
    writer.next();
    std::this_thread::sleep_until(std::min<std::chrono::time_point<Clock, std::chrono::duration<double>>>(next, end));
    if (Clock::now() < line) continue;
    line += tenth;
    const stress::Usage usage = usage_of(processes);
    std::printf("%8.0f %9llu %10llu %10.1f %11llu %11llu\n",
                std::chrono::duration<double>(Clock::now() - begin).count(),
                static_cast<unsigned long long>(board.commits),
                static_cast<unsigned long long>(sum(board, &stress::ReaderTally::searches)), usage.memory_mb,
                static_cast<unsigned long long>(usage.open_files), static_cast<unsigned long long>(usage.dead_files));
    std::fflush(stdout);
  }
}

int report(const stress::Board& board) {
  stress::Histogram latency;
  for (const stress::ReaderTally& tally : board.readers) latency.merge(tally.latency);
  const std::uint64_t searches = sum(board, &stress::ReaderTally::searches);
  const std::uint64_t failures = sum(board, &stress::ReaderTally::failures);
  const std::uint64_t steps_back = sum(board, &stress::ReaderTally::steps_back);
  std::printf("searches %llu, failed or mixed %llu, steps back %llu, commits %llu\n",
              static_cast<unsigned long long>(searches), static_cast<unsigned long long>(failures),
              static_cast<unsigned long long>(steps_back), static_cast<unsigned long long>(board.commits));
  std::printf("latency in ms: p50 %.2f, p90 %.2f, p99 %.2f, p99.9 %.2f, max %.2f\n", latency.percentile(50),
              latency.percentile(90), latency.percentile(99), latency.percentile(99.9), latency.percentile(100));
  return searches > 0 && failures == 0 && steps_back == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

int run_processes(const Options& options, const std::string& index, stress::Board& board) {
  const std::vector<pid_t> children = fork_readers(options, index, board);
  stress::Writer writer(index, options.articles, board);
  writer.begin();
  write(options, writer, board, children);
  board.done = true;
  int status = 0;
  for (const pid_t child : children) {
    int exit = 0;
    waitpid(child, &exit, 0);
    status |= exit;
  }
  return report(board) == EXIT_SUCCESS && status == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

int run_threads(const Options& options, const std::string& index, stress::Board& board) {
  stress::Writer writer(index, options.articles, board);
  writer.begin();
  const malmoi::Searcher searcher = open(index);
  std::vector<std::jthread> readers;
  for (unsigned i = 0; i < options.readers; ++i) {
    readers.emplace_back([&, i] { stress::read(searcher, board, board.readers[i], options.searches_per_second); });
  }
  try {
    write(options, writer, board, {getpid()});
  } catch (...) {
    board.done = true;
    throw;
  }
  board.done = true;
  readers.clear();
  return report(board);
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app{"Searches an index from many threads or processes while it is written to.", "stress"};
  app.add_option("--seconds", options.seconds)->capture_default_str();
  app.add_option("--readers", options.readers)->check(CLI::Range(1u, stress::max_readers))->capture_default_str();
  app.add_option("--searches-per-second", options.searches_per_second, "Of each reader; 0 for no pause");
  app.add_option("--commit-every", options.commit_every, "Milliseconds; 0 for no pause")->capture_default_str();
  app.add_option("--articles", options.articles, "Of the archive")->check(CLI::PositiveNumber)->capture_default_str();
  app.add_flag("--processes", options.processes, "Readers are processes instead of threads");
  CLI11_PARSE(app, argc, argv);
  try {
    const stress::Workshop workshop;
    stress::Board& board = *stress::Board::make();
    return options.processes ? run_processes(options, workshop / "index", board)
                             : run_threads(options, workshop / "index", board);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "stress: %s\n", error.what());
    return EXIT_FAILURE;
  }
}
