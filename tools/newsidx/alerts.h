// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <utility>

#include <malmoi/saved_queries.h>

namespace newsidx {

struct AlertOptions {
  std::string queries;
  std::string out = "-";
  std::string seen;

  bool on_standard_output() const { return out == "-"; }
};

/// One thread at a time. Writes which new articles match saved queries.
class Alerts {
 public:
  /// Reads the queries and tells on standard error which lines are not used; opens the output.
  static malmoi::Result<Alerts> open(const AlertOptions& options, const std::string& index,
                                     const malmoi::Settings& settings);

  bool all_used() const { return queries_.rejected().empty(); }

  /// What is in the index now is not new.
  malmoi::Status begin() { return queries_.begin(request_); }
  /// Writes matches, and once they are written, remembers that.
  malmoi::Result<malmoi::MatchSummary> tell(unsigned jobs);

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  using File = std::unique_ptr<std::FILE, Close>;

  Alerts(malmoi::SavedQueries queries, std::string out, File file)
      : queries_(std::move(queries)), out_(std::move(out)), file_(std::move(file)) {}
  static malmoi::Result<File> open_output(const std::string& path);
  std::FILE* output() const { return file_ ? file_.get() : stdout; }
  malmoi::Status write(const malmoi::MatchedArticle& article);
  malmoi::Status flush();

  malmoi::SavedQueries queries_;
  malmoi::MatchRequest request_;
  std::string out_;
  File file_;  // none for standard output
};

/// Prints a line for people: on standard error where alerts go to standard output.
void tell(const std::string& line, const AlertOptions& options);

/// "alerts: 12 matches in 340 new articles, 15 of them changed"
std::string alerts_line(const malmoi::MatchSummary& summary, malmoi::Language language);

}  // namespace newsidx
