// SPDX-License-Identifier: GPL-2.0-or-later
#include "inspection.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>

#include <malmoi/maintenance.h>
#include <malmoi/searcher.h>

#include "index/lock.h"
#include "index/manifest.h"

namespace malmoi::faults {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t most_hits = 10'000;

bool is_absent(const Error& error) {
  return error.code == ErrorCode::not_found || error.code == ErrorCode::not_an_index;
}

/// The ids that a query finds, in no order.
std::optional<std::multiset<std::string>> ids_found(const Searcher& searcher, const std::string& query,
                                                    Findings& findings) {
  SearchRequest request;
  request.query = query;
  request.limit = most_hits;
  request.ids_only = true;
  request.collapse = false;
  request.time_budget = std::chrono::milliseconds(0);
  const auto results = searcher.search(request);
  if (!results) {
    findings.add(Fault::failed_open, results.error().message);
    return std::nullopt;
  }
  std::multiset<std::string> ids;
  for (const Hit& hit : results->hits) ids.insert(hit.id);
  return ids;
}

/// Holds the index this state? The first difference, or nothing.
std::optional<std::string> difference(const State& held, const State& state) {
  for (const auto& [id, article] : state) {
    const auto found = held.find(id);
    if (found == held.end()) return id + " is missing";
    if (!is_same(found->second, article)) return id + " has another text: " + found->second.title;
  }
  for (const auto& [id, article] : held) {
    if (!state.contains(id)) return id + " is too many";
  }
  return std::nullopt;
}

class Inspection {
 public:
  Inspection(const std::string& index, const History& history, Findings& findings)
      : index_(index), history_(history), findings_(findings) {}

  /// Reads everything; false where there is nothing to compare.
  bool read(bool may_be_absent);
  void compare(std::size_t from, std::size_t to);
  void compare_mixed();

 private:
  void read_articles(const Searcher& searcher, const std::multiset<std::string>& ids);
  void check_commit(std::size_t state);

  const std::string& index_;
  const History& history_;
  Findings& findings_;
  State held_;
  std::uint64_t commit_ = 0;
};

bool Inspection::read(bool may_be_absent) {
  const auto info = index_info(index_);
  if (!info && may_be_absent && is_absent(info.error())) return false;
  if (!info) return findings_.add(Fault::failed_open, info.error().message), false;
  commit_ = info->commit;
  const auto searcher = Searcher::open(index_);
  if (!searcher) return findings_.add(Fault::failed_open, searcher.error().message), false;
  const auto ids = ids_found(*searcher, "", findings_);
  if (!ids) return false;
  read_articles(*searcher, *ids);
  if (info->articles != held_.size()) {
    findings_.add(Fault::wrong_commit, "info says " + std::to_string(info->articles) + " articles, " +
                                           std::to_string(held_.size()) + " are found");
  }
  const auto report = check_index(index_);
  if (!report) findings_.add(Fault::unsound, report.error().message);
  for (const std::string& problem : report ? report->problems : std::vector<std::string>()) {
    findings_.add(Fault::unsound, problem);
  }
  return true;
}

void Inspection::read_articles(const Searcher& searcher, const std::multiset<std::string>& ids) {
  for (const std::string& id : std::set<std::string>(ids.begin(), ids.end())) {
    if (ids.count(id) != 1) findings_.add(Fault::duplicated, id);
    const auto article = searcher.article(id);
    if (!article) {
      findings_.add(Fault::lost, id + ": " + article.error().message);
      continue;
    }
    held_[id] = *article;
    const auto found = ids_found(searcher, own_query(*article), findings_);
    if (found && found->count(id) > 1) findings_.add(Fault::duplicated, id + ", by its words");
    if (found && (found->size() != 1 || !found->contains(id))) findings_.add(Fault::lost, id + ", by its words");
  }
}

void Inspection::check_commit(std::size_t state) {
  const bool is_first = history_.states.size() > 1 && state == 0 && difference(held_, history_.states[1]);
  const bool is_right =
      is_first ? commit_ == history_.first_commit : commit_ >= history_.first_commit && commit_ <= history_.last_commit;
  if (!is_right) findings_.add(Fault::wrong_commit, "commit " + std::to_string(commit_));
}

void Inspection::compare(std::size_t from, std::size_t to) {
  std::string all;
  for (std::size_t i = from; i <= to; ++i) {
    const auto differs = difference(held_, history_.states[i]);
    if (!differs) return check_commit(i);
    all += "; state " + std::to_string(i) + ": " + *differs;
  }
  findings_.add(Fault::lost, "commit " + std::to_string(commit_) + " is none of the states that may be" + all);
}

void Inspection::compare_mixed() {
  const State& before = history_.states.front();
  const State& after = history_.states.back();
  const auto is_in = [](const State& state, const Article& article) {
    const auto found = state.find(article.id);
    return found != state.end() && is_same(found->second, article);
  };
  for (const auto& [id, article] : held_) {
    if (!is_in(before, article) && !is_in(after, article)) findings_.add(Fault::lost, id + " has another text");
  }
  for (const auto& [id, article] : before) {
    if (after.contains(id) && !held_.contains(id)) findings_.add(Fault::lost, id);
  }
}

}  // namespace

void inspect(const std::string& index, const History& history, std::size_t from, std::size_t to, Findings& findings) {
  Inspection inspection(index, history, findings);
  const bool may_be_absent = history.begins_without_index && from == 0;
  if (inspection.read(may_be_absent)) {
    inspection.compare(may_be_absent ? 1 : from, std::max(to, std::size_t{may_be_absent ? 1U : 0U}));
  }
}

void inspect_mixed(const std::string& index, const History& history, Findings& findings) {
  Inspection inspection(index, history, findings);
  if (inspection.read(history.begins_without_index)) inspection.compare_mixed();
}

void look_for_strays(const std::string& index, Findings& findings) {
  const auto manifest = index::read_manifest(index);
  if (!manifest) return findings.add(Fault::failed_open, manifest.error().message);
  std::set<std::string> known{index::manifest_name, index::lock_name};
  for (const index::GenerationEntry& entry : manifest->generations) {
    known.insert(entry.name);
    known.insert(entry.tombstones);
    for (const auto& [file, checksum] : entry.files) known.insert(entry.name + "/" + file);
  }
  for (const auto& entry : fs::recursive_directory_iterator(index)) {
    const std::string name = entry.path().lexically_relative(index);
    if (!known.contains(name)) findings.add(Fault::not_repaired, name + " was left behind");
  }
}

}  // namespace malmoi::faults
