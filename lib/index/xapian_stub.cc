// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/xapian_stub.h"

#include <algorithm>
#include <filesystem>

#include "glass/durable_file.h"

namespace malmoi::index {
namespace {

// A line of a stub file: the backend and the database, seen from the file.
std::string line_for(const GenerationEntry& generation) { return "glass " + generation.name + "\n"; }

}  // namespace

Status write_stub(const std::string& folder, const Manifest& manifest) {
  const std::string path = folder + "/" + stub_name;
  const auto& generations = manifest.generations;
  if (manifest.term_lists && generations.size() == 1 && generations.front().dead == 0) {
    return replace_file(folder, stub_name, line_for(generations.front()));
  }
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return {};
  const auto line = read_file(path);
  if (!line) return line.error();
  const bool is_there = std::ranges::any_of(generations, [&](const auto& each) { return line_for(each) == *line; });
  if (is_there && manifest.term_lists) return {};
  std::filesystem::remove(path, error);
  return error ? Status(system_error(error.value(), "cannot remove", path)) : Status();
}

}  // namespace malmoi::index
