// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <malmoi/error.h>

#include "glass/cursor.h"
#include "glass/database.h"
#include "index/term_statistics.h"

namespace malmoi::index {

/// One thread at a time. The terms of several databases as one list, in order of their bytes.
class IndexedTerms {
 public:
  /// The databases must stay.
  explicit IndexedTerms(const std::vector<const glass::Database*>& parts);
  /// With those of other machines that begin so; what is not known there yet is fetched by TermStatistics::fetch().
  IndexedTerms(const TermStatistics& statistics, const std::string& beginning);

  /// Moves to the first term not before `term`, which must not be empty. False where there is none. Errors: io,
  /// corrupt.
  Result<bool> seek(std::string_view term);
  /// Moves to the next term.
  Result<bool> next();

  /// Of the term moved to.
  const std::string& term() const { return term_; }
  std::uint32_t frequency() const { return frequency_; }

 private:
  struct Part {
    explicit Part(const glass::Database& database) : cursor(database.postings()) {}
    glass::Cursor cursor;
    bool has_term = false;
    std::string key;  // of its term
  };

  Status enter(Part& part, Result<bool> moved);
  Status step(Part& part);
  Result<bool> take_least();

  /// Those of another machine.
  struct List {
    std::shared_ptr<const TermList> terms;
    std::size_t at = 0;
    bool has_term() const { return at < terms->size(); }
    const std::pair<std::string, std::uint64_t>& term() const { return (*terms)[at]; }
  };

  std::vector<Part> parts_;
  std::vector<List> lists_;
  std::string term_;
  std::uint32_t frequency_ = 0;
};

}  // namespace malmoi::index
