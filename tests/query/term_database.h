// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "../temporary_folder.h"
#include "glass/database.h"
#include "glass/database_writer.h"
#include "index/term_statistics.h"

namespace malmoi::query {

/// A database of documents that have terms and nothing else.
class TermDatabase {
 public:
  explicit TermDatabase(const std::vector<std::vector<std::string>>& documents) {
    glass::Inverter inverter;
    glass::DatabaseWriter writer(folder_ / "db", false, inverter);
    for (const auto& terms : documents) {
      glass::Document document;
      for (const std::string& term : terms) document.terms.push_back({term, std::hash<std::string>()(term), 1});
      writer.add(document);
    }
    EXPECT_TRUE(writer.finish());
    auto opened = glass::Database::open(folder_ / "db");
    EXPECT_TRUE(opened) << opened.error().message;
    database_.emplace(std::move(*opened));
  }

  const glass::Database& database() const { return *database_; }
  index::TermStatistics statistics() const { return index::TermStatistics({&*database_}); }
  std::string path() const { return folder_ / "db"; }

 private:
  TemporaryFolder folder_;
  std::optional<glass::Database> database_;
};

}  // namespace malmoi::query
