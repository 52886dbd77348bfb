// SPDX-License-Identifier: GPL-2.0-or-later
#include "scenario.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string_view>

#include <malmoi/indexer.h>
#include <malmoi/maintenance.h>

namespace malmoi::faults {
namespace {

namespace fs = std::filesystem;

using Commits = std::vector<State>;
using Words = std::vector<std::string>;

constexpr const char* source = "통신";

void require(const Status& status) {
  if (!status) throw std::runtime_error(status.error().message);
}

void write(const std::string& path, const std::string& bytes) {
  fs::create_directories(fs::path(path).parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

State merged(State state, const State& others) {
  for (const auto& [id, article] : others) state[id] = article;
  return state;
}

State without(State state, const Words& ids) {
  for (const std::string& id : ids) state.erase(id);
  return state;
}

Words ids_of(const State& state) {
  Words ids;
  for (const auto& [id, article] : state) ids.push_back(id);
  return ids;
}

void commit(const std::string& index, const State& articles, const Words& removed) {
  Settings settings;
  settings.index.auto_compact = false;
  auto indexer = Indexer::open(index, settings);
  if (!indexer) throw std::runtime_error(indexer.error().message);
  for (const auto& [id, article] : articles) require(indexer->add(article));
  for (const std::string& id : removed) {
    if (const auto done = indexer->remove(id); !done) require(done.error());
  }
  require(indexer->commit());
}

std::optional<State> no_index(const Workshop& workshop) {
  fs::create_directories(workshop.template_folder());
  return std::nullopt;
}

/// An index of a large generation and seven small ones, so that the next is folded with them, with articles that were
/// replaced and deleted.
std::optional<State> layered(const Workshop& workshop) {
  const std::string index = workshop.template_folder() + "/index";
  State state = make_articles(0, 150, 0);
  commit(index, state, {});
  for (unsigned i = 0; i < 7; ++i) {
    const State more = merged(make_articles(150 + 6 * i, 156 + 6 * i, 0), make_articles(10 * i, 10 * i + 3, 1));
    const Words gone{make_article(10 * i + 5, 0).id};
    commit(index, more, gone);
    state = without(merged(state, more), gone);
  }
  return state;
}

/// An index of a folder of posts of which some were deleted and others changed since.
std::optional<State> of_posts(const Workshop& workshop) {
  const State state = make_articles(0, 60, 0);
  const std::string folder = workshop.input("posts");
  fs::remove_all(folder);
  for (const auto& [id, article] : state) write(folder + "/" + id + ".md", to_post(article));
  auto indexer = Indexer::open(workshop.template_folder() + "/index");
  if (!indexer) throw std::runtime_error(indexer.error().message);
  UpdateRequest request;
  request.paths = {folder};
  if (auto summary = indexer->update(request); !summary) throw std::runtime_error(summary.error().message);
  for (const std::string& id : ids_of(make_articles(0, 12, 0))) fs::remove(folder + "/" + id + ".md");
  for (const auto& [id, article] : make_articles(12, 20, 1)) write(folder + "/" + id + ".md", to_post(article));
  return state;
}

/// A backup of the layered index, which has grown since.
std::optional<State> backed_up(const Workshop& workshop) {
  const std::optional<State> state = layered(workshop);
  const std::string index = workshop.template_folder() + "/index";
  const std::string other = workshop.template_folder() + "/other";
  fs::rename(index, other);
  if (auto done = backup_index(other, index); !done) throw std::runtime_error(done.error().message);
  commit(other, make_articles(300, 320, 0), {});
  return state;
}

std::optional<State> beside_other(const Workshop& workshop) {
  commit(workshop.template_folder() + "/other", make_articles(0, 80, 0), {});
  return std::nullopt;
}

std::optional<State> layered_beside_other(const Workshop& workshop) {
  beside_other(workshop);
  return layered(workshop);
}

/// What the library commits in one turn.
struct Turn {
  State articles;
  std::string removed;
};

constexpr unsigned library_turns = 4;

Turn library_turn(unsigned i) {
  return {merged(make_articles(400 + 5 * i, 405 + 5 * i, 0), make_articles(20 * i, 20 * i + 3, 2)),
          make_article(20 * i + 7, 0).id};
}

Commits library_commits(const State& before) {
  Commits commits;
  State state = before;
  for (unsigned i = 0; i < library_turns; ++i) {
    const Turn turn = library_turn(i);
    commits.push_back(state = without(merged(state, turn.articles), {turn.removed}));
  }
  return commits;
}

}  // namespace

int commit_articles(const std::string& index) {
  auto indexer = Indexer::open(index);
  Status done = indexer ? Status() : indexer.error();
  for (unsigned i = 0; done && i < library_turns; ++i) {
    const Turn turn = library_turn(i);
    for (const auto& [id, article] : turn.articles) {
      if (done) done = indexer->add(article);
    }
    if (done) {
      if (const auto removed = indexer->remove(turn.removed); !removed) done = removed.error();
    }
    if (done) done = indexer->commit();
    constexpr std::string_view line = "committed\n";
    if (done && ::write(STDOUT_FILENO, line.data(), line.size()) < 0) return 1;
  }
  if (!done) std::cerr << done.error().message << "\n";
  return done ? 0 : 1;
}

std::vector<Scenario> all_scenarios(const Workshop& workshop) {
  const auto input = [&](const char* name, const State& articles) {
    write(workshop.input(name), to_json_lines(articles));
    return workshop.input(name);
  };
  // Two threads, so many that each has a run of its own, and the runs are merged.
  const State archive = make_articles(0, 1100, 0);
  const State news = merged(make_articles(200, 220, 0), make_articles(30, 50, 2));
  const Words gone = ids_of(make_articles(80, 100, 0));

  const std::string& newsidx = workshop.newsidx;
  const std::string index = workshop.index();
  const std::string other = workshop.other();
  const std::string posts = workshop.input("posts");
  const Words build{newsidx, "update", index, input("archive.jsonl", archive), "--jobs", "2", "--source", source};
  const Words update{newsidx, "update", index, input("news.jsonl", news), "--jobs", "2", "--source", source};
  Words remove{newsidx, "delete", index};
  remove.insert(remove.end(), gone.begin(), gone.end());
  Words purge = remove;
  purge.push_back("--purge");

  const auto same = [](const State& before) { return Commits{before}; };
  const auto to = [](const State& state) { return [state](const State&) { return Commits{state}; }; };
  const auto plus = [](const State& more) {
    return [more](const State& before) { return Commits{merged(before, more)}; };
  };
  const auto minus = [](const Words& ids) {
    return [ids](const State& before) { return Commits{without(before, ids)}; };
  };
  const State left = merged(make_articles(20, 60, 0), make_articles(12, 20, 1));
  const Words restore{newsidx, "restore", other, index};
  const Words replace{newsidx, "restore", other, index, "--replace"};
  return {
      {"bulk build", no_index, build, to(archive)},
      {"update, fold", layered, update, plus(news)},
      {"delete", layered, remove, minus(gone)},
      {"compact", layered, {newsidx, "compact", index}, same},
      {"prune", of_posts, {newsidx, "update", index, posts, "--prune", "--jobs", "1"}, to(left)},
      {"rebuild", layered, {newsidx, "rebuild", index}, same},
      {"purge", layered, purge, minus(gone)},
      {"first backup", beside_other, {newsidx, "backup", other, index}, to(make_articles(0, 80, 0))},
      {"next backup", backed_up, {newsidx, "backup", other, index}, plus(make_articles(300, 320, 0))},
      {"restore", beside_other, restore, to(make_articles(0, 80, 0)), replace},
      {"restore, replace", layered_beside_other, replace, to(make_articles(0, 80, 0))},
      {"library", layered, {workshop.harness, "commit-articles", index}, library_commits},
  };
}

}  // namespace malmoi::faults
