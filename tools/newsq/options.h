// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include <malmoi/search_request.h>

namespace newsq {

/// The command line as typed.
struct Options {
  std::string index;
  std::vector<std::string> query;
  malmoi::SearchRequest request;
  std::string sort = "relevance";
  std::vector<std::string> facets;
  std::string language;
  std::string color = "auto";
  std::string config;
  std::string queries;                 ///< file of queries to answer in a batch
  std::string run;                     ///< TREC run file to write
  std::string similar_text;            ///< file of which similar articles are sought
  std::optional<std::string> suggest;  ///< what is typed so far
  bool json = false;
  bool no_collapse = false;
};

void add_options(CLI::App& app, Options& options);

/// What is wrong with a command line that parses, nothing if it is fine.
std::optional<std::string> mistake(const Options& options);

malmoi::SearchRequest request_of(const Options& options);

}  // namespace newsq
