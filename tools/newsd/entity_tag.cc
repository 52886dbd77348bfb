// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/entity_tag.h"

#include <array>
#include <cstdio>
#include <filesystem>
#include <random>
#include <system_error>
#include <utility>

#include <malmoi/maintenance.h>

namespace newsd {
namespace {

bool is_file(const std::string& path) {
  std::error_code absent;
  return std::filesystem::is_regular_file(path, absent);
}

std::string random_name() {
  std::random_device random;
  std::array<char, 20> text{};
  std::snprintf(text.data(), text.size(), "%08x%08x", random(), random());
  return text.data();
}

}  // namespace

EntityTag::EntityTag(std::string index, std::string synonyms)
    : index_(std::move(index)), synonyms_(std::move(synonyms)), run_(random_name()), is_described_(is_file(index_)) {}

std::string EntityTag::state() const {
  if (synonyms_.empty()) return run_;
  std::error_code absent;
  const auto changed = std::filesystem::last_write_time(synonyms_, absent);
  return run_ + "-" + std::to_string(changed.time_since_epoch().count());
}

std::string EntityTag::of(const std::string& state, std::uint64_t commit) const {
  return is_described_ ? "" : "W/\"" + state + "-" + std::to_string(commit) + "\"";
}

std::optional<std::string> EntityTag::newest() const {
  if (is_described_) return std::nullopt;
  const auto info = malmoi::index_info(index_);
  if (!info) return std::nullopt;
  return of(state(), info->commit);
}

}  // namespace newsd
