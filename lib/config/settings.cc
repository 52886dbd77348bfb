// SPDX-License-Identifier: GPL-2.0-or-later
#include <malmoi/settings.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <limits>
#include <set>
#include <system_error>
#include <utility>
#include <vector>

#include "config/timezone.h"
#include "config/user_words.h"
#include "config/yaml_file.h"

namespace malmoi {

namespace {

using config::Value;

constexpr std::uint64_t max_input_bytes = std::numeric_limits<std::uint32_t>::max();

/// Stores a value, or says what is wanted instead.
using Setter = std::function<std::string(const Value&)>;

struct Key {
  std::string name;
  Setter set;
};

template <class T>
bool parse_number(const Value& value, T& number) {
  const char* end = value.text.data() + value.text.size();
  const auto [stop, error] = std::from_chars(value.text.data(), end, number);
  return value.is_scalar() && !value.quoted && error == std::errc() && stop == end;
}

Setter boolean(bool& target) {
  return [&target](const Value& value) -> std::string {
    const bool yes = value.text == "true";
    if (!value.is_scalar() || value.quoted || (!yes && value.text != "false")) return "must be true or false";
    target = yes;
    return "";
  };
}

template <class T>
std::string show(T number) {
  char buffer[32];
  return {buffer, std::to_chars(buffer, buffer + sizeof buffer, number).ptr};
}

template <class T>
Setter number(T& target, T least, T most) {
  return [&target, least, most](const Value& value) -> std::string {
    T parsed{};
    if (parse_number(value, parsed) && parsed >= least && parsed <= most) {
      target = parsed;
      return "";
    }
    if (most == std::numeric_limits<T>::max()) return "must be a number, " + show(least) + " or more";
    return "must be a number from " + show(least) + " to " + show(most);
  };
}

Setter milliseconds(std::chrono::milliseconds& target, std::int64_t most) {
  return [&target, most](const Value& value) -> std::string {
    std::int64_t count = 0;
    const std::string wanted = number<std::int64_t>(count, 0, most)(value);
    if (wanted.empty()) target = std::chrono::milliseconds(count);
    return wanted;
  };
}

Setter timezone(std::string& target) {
  return [&target](const Value& value) -> std::string {
    if (!value.is_scalar()) return "must be the name of a time zone, such as Asia/Seoul";
    if (const Status known = config::check_timezone(value.text); !known) return "refused: " + known.error().message;
    target = value.text;
    return "";
  };
}

/// Where it begins with a name and not with a slash, it is beside the settings file.
Setter file_path(std::string& target, const std::string& settings_path) {
  return [&target, &settings_path](const Value& value) -> std::string {
    if (!value.is_scalar() || value.text.empty()) return "must be the path of a file";
    target = config::beside(settings_path, value.text);
    return "";
  };
}

std::vector<Key> ranking_keys(RankingSettings& ranking) {
  constexpr double unlimited = std::numeric_limits<double>::max();
  return {{"k1", number(ranking.k1, 0.0, unlimited)},
          {"b", number(ranking.b, 0.0, 1.0)},
          {"mixed_weight", number(ranking.mixed_weight, 0.0, unlimited)},
          {"title_weight", number(ranking.title_weight, 0.0, unlimited)},
          {"length_weight", number(ranking.length_weight, 0.0, unlimited)},
          {"first_word_weight", number(ranking.first_word_weight, 0.0, unlimited)},
          {"word_weight", number(ranking.word_weight, 0.0, unlimited)},
          {"lead_weight", number(ranking.lead_weight, 0.0, unlimited)},
          {"pair_weight", number(ranking.pair_weight, 0.0, unlimited)},
          {"all_words_bonus", number(ranking.all_words_bonus, 0.0, unlimited)},
          {"half_life_days", number(ranking.half_life, 0.0, 36'500.0)},
          {"recency_weight", number(ranking.recency_weight, 0.0, 1.0)}};
}

std::vector<Key> search_keys(SearchSettings& search) {
  constexpr std::int64_t hour = 3'600'000;
  return {{"time_budget_ms", milliseconds(search.time_budget, hour)}};
}

std::vector<Key> top_keys(Settings& settings) {
  constexpr std::int64_t day = 86'400'000;
  return {{"hanja_readings", boolean(settings.analyzer.hanja_readings)},
          {"timezone", timezone(settings.ingest.timezone)},
          {"max_post_bytes", number<std::uint64_t>(settings.ingest.max_post_bytes, 1, max_input_bytes)},
          {"max_line_bytes", number<std::uint64_t>(settings.ingest.max_line_bytes, 1, max_input_bytes)},
          {"term_lists", boolean(settings.index.term_lists)},
          {"auto_compact", boolean(settings.index.auto_compact)},
          {"verify_on_open", boolean(settings.index.verify_on_open)},
          {"lock_wait_ms", milliseconds(settings.index.lock_wait, day)},
          {"compression_level", number(settings.index.compression_level, 1, 19)}};
}

std::string names(const std::vector<Key>& keys) {
  std::string list;
  for (const Key& key : keys) list += (list.empty() ? "" : ", ") + key.name;
  return list;
}

/// Hands each entry of a map to the setter of its name.
Status apply(const std::string& path, const std::string& prefix, const Value& map, const std::vector<Key>& keys) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < map.items.size(); ++i) {
    const Value& value = map.items[i];
    const std::string name = "key " + prefix + map.keys[i];
    const auto key = std::find_if(keys.begin(), keys.end(), [&](const Key& k) { return k.name == map.keys[i]; });
    if (key == keys.end()) {
      return config::error_at(path, value.line,
                              name + ": there is no such setting; remove it or use one of " + names(keys));
    }
    if (!seen.insert(key->name).second)
      return config::error_at(path, value.line, name + ": is there twice; remove one");
    if (const std::string wanted = key->set(value); !wanted.empty()) {
      return config::error_at(path, value.line, name + ": " + wanted);
    }
  }
  return {};
}

}  // namespace

Result<Settings> load_settings(const std::string& path) {
  const auto root = config::read_yaml_file(path, "a settings file");
  if (!root) return root.error();
  Settings settings;
  if (root->is_null()) return settings;
  if (!root->is_map()) return config::error_at(path, root->line, "must hold lines such as \"timezone: Asia/Seoul\"");

  std::vector<Key> keys = top_keys(settings);
  Status nested;
  const auto add_section = [&](const std::string& name, const std::string& example, std::vector<Key> section) {
    keys.push_back({name, [&nested, &path, name, example, section](const Value& value) -> std::string {
                      if (!value.is_map()) return "must hold indented keys, such as \"" + example + "\"";
                      const Status done = apply(path, name + ".", value, section);
                      if (nested) nested = done;
                      return "";
                    }});
  };
  add_section("ranking", "k1: 0.9", ranking_keys(settings.ranking));
  add_section("search", "time_budget_ms: 500", search_keys(settings.search));
  keys.push_back({"synonyms", file_path(settings.search.synonyms, path)});
  keys.push_back({"user_words", [&](const Value& value) -> std::string {
                    auto words = config::read_user_words(value, path);
                    if (words) {
                      settings.analyzer.user_words = std::move(*words);
                    } else if (nested) {
                      nested = std::move(words).error();
                    }
                    return "";
                  }});
  const Status top = apply(path, "", *root, keys);
  if (!nested) return nested.error();
  if (!top) return top.error();
  return settings;
}

}  // namespace malmoi
