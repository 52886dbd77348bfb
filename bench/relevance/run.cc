// SPDX-License-Identifier: GPL-2.0-or-later
#include "relevance/run.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fstream>
#include <system_error>
#include <tuple>
#include <unordered_set>

#include "measure/lines.h"
#include "relevance/number.h"

namespace relevance {
namespace {

struct Line {
  RankedDocument document;
  int rank;
};

/// The order of an answer: the document's id decides only where a run gives one rank twice.
bool better(const Line& a, const Line& b) {
  return std::tie(b.document.score, a.rank, a.document.id) < std::tie(a.document.score, b.rank, b.document.id);
}

std::vector<RankedDocument> ranked(std::vector<Line> lines) {
  std::sort(lines.begin(), lines.end(), better);
  std::vector<RankedDocument> documents;
  std::unordered_set<std::string> seen;
  for (Line& line : lines) {
    if (seen.insert(line.document.id).second) documents.push_back(std::move(line.document));
  }
  return documents;
}

std::string shortest(double number) {
  char buffer[32];
  return {buffer, std::to_chars(buffer, buffer + sizeof buffer, number).ptr};
}

}  // namespace

malmoi::Result<Run> read_run(const std::string& path) {
  std::map<std::string, std::vector<Line>> lines;
  const auto read = measure::read_lines(path, [&](std::string_view line, std::size_t) -> std::string {
    const auto columns = measure::words(line);
    if (columns.size() != 5 && columns.size() != 6) return "must be `query Q0 document rank score tag`";
    const auto rank = parse_number<int>(columns[3]);
    if (!rank) return "the rank (column 4) must be a whole number";
    const auto score = parse_number<double>(columns[4]);
    if (!score) return "the score (column 5) must be a number";
    lines[std::string(columns[0])].push_back({{std::string(columns[2]), *score}, *rank});
    return "";
  });
  if (!read) return read.error();
  Run run;
  for (auto& [query, answer] : lines) run[query] = ranked(std::move(answer));
  return run;
}

malmoi::Status write_run(const std::string& path, const Run& run, const std::string& tag) {
  std::ofstream file(path, std::ios::binary);
  for (const auto& [query, documents] : run) {
    std::size_t rank = 0;
    for (const RankedDocument& document : documents) {
      file << query << " Q0 " << document.id << ' ' << ++rank << ' ' << shortest(document.score) << ' ' << tag << '\n';
    }
  }
  file.close();
  if (!file.fail()) return {};
  return malmoi::Error{malmoi::ErrorCode::io, path + ": cannot be written (" + std::generic_category().message(errno) +
                                                  "); choose another folder"};
}

}  // namespace relevance
