// SPDX-License-Identifier: GPL-2.0-or-later
#include "relevance/measurement.h"

#include <filesystem>
#include <system_error>

namespace relevance {
namespace {

malmoi::Result<Answers> answers_of(const Measurement& measurement, const QuerySet& set,
                                   const malmoi::Settings& settings) {
  const auto index = measurement.indexes.index_of(set.corpus, settings);
  if (!index) return index.error();
  const auto searcher = malmoi::Searcher::open(*index, settings);
  if (!searcher) return searcher.error();
  return answer(*searcher, set.queries, measurement.answers);
}

malmoi::Status write_runs(const std::string& folder, const std::string& set, const Run& run) {
  if (folder.empty()) return {};
  std::error_code ignored;  // write_run() says what is wrong with the folder
  std::filesystem::create_directories(folder, ignored);
  return write_run(folder + "/" + set + ".run", run, "malmoi");
}

}  // namespace

malmoi::Result<System> measure_system(const Measurement& measurement, const std::string& name,
                                      const malmoi::Settings& settings) {
  System system{name, {}};
  for (const QuerySet& set : measurement.sets) {
    auto answers = answers_of(measurement, set, settings);
    if (!answers) return answers.error();
    if (const auto written = write_runs(measurement.runs, set.name, answers->run); !written) return written.error();
    if (measurement.answers.jobs > 1) answers->milliseconds.clear();
    system.sets.push_back({set.name, score(answers->run, set.judgements), std::move(answers->milliseconds)});
  }
  return system;
}

malmoi::Result<System> read_engine(const std::vector<QuerySet>& sets, const std::string& folder,
                                   const std::string& engine, const std::string& split) {
  System system{engine, {}};
  for (const QuerySet& set : sets) {
    const auto run = read_run(folder + "/" + engine + "@" + set.name + "@" + split + ".run");
    if (!run) return run.error();
    system.sets.push_back({set.name, score(*run, set.judgements), {}});
  }
  return system;
}

}  // namespace relevance
