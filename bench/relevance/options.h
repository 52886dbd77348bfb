// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "relevance/half.h"

namespace relevance {

struct Options {
  std::string data;
  std::string work;
  std::string split = "dev";
  std::vector<std::string> sets;
  std::string half;
  std::string config;
  std::vector<std::string> compare;
  std::string compare_run;
  std::vector<std::string> engines;
  std::string runs;
  bool ladder = false;
  std::string svg;
  bool json = false;
  bool reindex = false;
  unsigned jobs = 1;
  bool warm = false;
  bool quiet = false;
};

void add_options(CLI::App& app, Options& options);

Half half_named(const std::string& name);

}  // namespace relevance
