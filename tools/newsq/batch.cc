// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsq/batch.h"

#include <errno.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <fstream>
#include <optional>
#include <sstream>
#include <vector>

#include <nlohmann/json.hpp>

#include "cli/failure.h"
#include "cli/numbers.h"
#include "cli/streams.h"

namespace newsq {
namespace {

struct Query {
  std::string id;
  std::string text;
};

std::string id_of(const nlohmann::json& line) {
  const auto id = line.find("_id");
  if (id == line.end()) return {};
  return id->is_string() ? id->get<std::string>() : id->dump();
}

std::optional<Query> parse_query(const std::string& line) {
  const auto object = nlohmann::json::parse(line, nullptr, false);
  if (!object.is_object()) return std::nullopt;
  const auto text = object.find("text");
  Query query{id_of(object), {}};
  if (query.id.empty() || text == object.end() || !text->is_string()) return std::nullopt;
  query.text = text->get<std::string>();
  return query;
}

struct Queries {
  std::vector<Query> queries;
  bool complete = true;  ///< every line held a query
};

malmoi::Result<Queries> read_queries(const std::string& path) {
  std::ifstream file(path);
  Queries result;
  std::string line;
  std::size_t number = 0;
  while (std::getline(file, line)) {
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    if (auto query = parse_query(line)) {
      result.queries.push_back(std::move(*query));
    } else {
      cli::complain(path + ":" + std::to_string(number) + ": no query; a line must be {\"_id\": .., \"text\": ..}");
      result.complete = false;
    }
  }
  if (number == 0 && !file.eof()) {
    return malmoi::Error{malmoi::ErrorCode::not_found, path + ": " + std::strerror(errno) + "; check --queries"};
  }
  return result;
}

/// Scores with all their digits, so that an evaluator that sorts by score keeps our order.
std::string run_lines(const std::string& query_id, const malmoi::SearchResults& results) {
  std::ostringstream lines;
  lines.precision(17);
  std::size_t rank = 0;
  for (const malmoi::Hit& hit : results.hits) {
    lines << query_id << " Q0 " << hit.id << ' ' << ++rank << ' ' << hit.score << " malmoi\n";
  }
  return lines.str();
}

void report_latencies(std::vector<double> milliseconds) {
  if (milliseconds.empty()) return;
  std::sort(milliseconds.begin(), milliseconds.end());
  const auto percentile = [&](double share) {
    const auto last = static_cast<double>(milliseconds.size() - 1);
    return cli::fixed(milliseconds[static_cast<std::size_t>(share * last + 0.5)], 3);
  };
  cli::complain(std::to_string(milliseconds.size()) + " queries, milliseconds: p50 " + percentile(0.5) + ", p90 " +
                percentile(0.9) + ", p99 " + percentile(0.99) + ", max " + percentile(1));
}

/// Where the run goes: a file or standard output.
class RunWriter {
 public:
  explicit RunWriter(const std::string& path) : path_(path) {
    if (path != "-") file_.open(path, std::ios::binary);
  }

  bool open() const { return path_ == "-" || file_.is_open(); }

  void write(const std::string& lines) {
    if (path_ == "-") {
      cli::print(lines);
    } else {
      file_ << lines;
    }
  }

  bool close() {
    if (path_ == "-") return true;
    file_.close();
    return !file_.fail();
  }

 private:
  std::string path_;
  std::ofstream file_;
};

cli::ExitStatus cannot_write(const std::string& path) {
  return cli::fail({malmoi::ErrorCode::io, path + ": " + std::strerror(errno) + "; choose another file for --run"});
}

}  // namespace

cli::ExitStatus answer_batch(const malmoi::Searcher& searcher, malmoi::SearchRequest request,
                             const std::string& queries, const std::string& run) {
  const auto batch = read_queries(queries);
  if (!batch) return cli::fail(batch.error());
  RunWriter writer(run);
  if (!writer.open()) return cannot_write(run);

  request.ids_only = true;
  request.collapse = false;
  // A run must not depend on how busy the machine is.
  if (!request.time_budget) request.time_budget = std::chrono::milliseconds(0);
  std::vector<double> milliseconds;
  for (const Query& query : batch->queries) {
    request.query = query.text;
    const auto start = std::chrono::steady_clock::now();
    const auto results = searcher.search(request);
    const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start;
    if (!results) return cli::fail(results.error());
    milliseconds.push_back(taken.count());
    writer.write(run_lines(query.id, *results));
  }
  if (!writer.close()) return cannot_write(run);
  report_latencies(std::move(milliseconds));
  return batch->complete ? cli::done : cli::partly_done;
}

}  // namespace newsq
