// SPDX-License-Identifier: GPL-2.0-or-later
#include "relevance/judgements.h"

#include <set>
#include <utility>

#include "measure/lines.h"
#include "relevance/number.h"

namespace relevance {
namespace {

// The gain of a grade is 2^grade - 1: a larger one is a mistake, such as an id in the wrong column.
constexpr int highest_grade = 30;

class Reader {
 public:
  std::string read(std::string_view line, std::size_t number) {
    const auto columns = measure::split(line, '\t');
    if (columns.size() != 3) return "must be query, document and grade, separated by tabs";
    const auto grade = parse_number<int>(columns[2]);
    if (!grade && number == 1) return "";
    if (!grade || *grade > highest_grade) return "the grade must be a whole number up to 30";
    const std::string query(columns[0]);
    const std::string document(columns[1]);
    if (query.empty() || document.empty()) return "query and document must not be empty";
    if (!seen_.emplace(query, document).second) return "this query and document were judged above; remove one line";
    if (*grade > 0) judgements_[query][document] = *grade;
    return "";
  }

  Judgements take() { return std::move(judgements_); }

 private:
  Judgements judgements_;
  std::set<std::pair<std::string, std::string>> seen_;
};

}  // namespace

malmoi::Result<Judgements> read_judgements(const std::string& path) {
  Reader reader;
  const auto read =
      measure::read_lines(path, [&](std::string_view line, std::size_t number) { return reader.read(line, number); });
  if (!read) return read.error();
  Judgements judgements = reader.take();
  if (judgements.empty()) {
    return malmoi::Error{malmoi::ErrorCode::bad_input, path + ": no relevant document; every grade is 0 or less"};
  }
  return judgements;
}

}  // namespace relevance
