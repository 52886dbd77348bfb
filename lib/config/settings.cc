// SPDX-License-Identifier: GPL-2.0-or-later
#include <malmoi/settings.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <limits>
#include <set>
#include <system_error>
#include <type_traits>
#include <utility>
#include <vector>

#include "config/timezone.h"
#include "config/user_words.h"
#include "config/yaml_file.h"

namespace malmoi {

namespace {

using config::Value;

constexpr std::uint64_t max_input_bytes = std::numeric_limits<std::uint32_t>::max();
constexpr std::int64_t day = 86'400'000;  // milliseconds

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
    if (std::is_floating_point_v<T> && most == std::numeric_limits<T>::max())
      return "must be a number, " + show(least) + " or more";
    return "must be a number from " + show(least) + " to " + show(most);
  };
}

Setter milliseconds(std::chrono::milliseconds& target, std::int64_t least, std::int64_t most) {
  return [&target, least, most](const Value& value) -> std::string {
    std::int64_t count = 0;
    const std::string wanted = number<std::int64_t>(count, least, most)(value);
    if (wanted.empty()) target = std::chrono::milliseconds(count);
    return wanted;
  };
}

Setter text(std::string& target, const std::string& what) {
  return [&target, what](const Value& value) -> std::string {
    if (!value.is_scalar() || value.text.empty()) return "must be " + what;
    target = value.text;
    return "";
  };
}

Setter texts(std::vector<std::string>& target, const std::string& what) {
  constexpr std::size_t most = 1000;
  return [&target, what](const Value& value) -> std::string {
    const auto is_text = [](const Value& item) { return item.is_scalar() && !item.text.empty(); };
    if (!value.is_list() || value.items.size() > most ||
        !std::all_of(value.items.begin(), value.items.end(), is_text)) {
      return "must be a list of up to 1000 " + what;
    }
    for (const Value& item : value.items) target.push_back(item.text);
    return "";
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
  constexpr std::uint64_t max_cache_bytes = 1ull << 40;
  return {{"time_budget_ms", milliseconds(search.time_budget, 0, hour)},
          {"cache_bytes", number<std::uint64_t>(search.cache_bytes, 0, max_cache_bytes)}};
}

std::vector<Key> server_keys(ServerSettings& server, const std::string& settings_path) {
  constexpr std::uint64_t gib = 1ull << 30;
  return {{"bind", text(server.bind, "an address, such as 127.0.0.1")},
          {"port", number<std::uint16_t>(server.port, 0, 65'535)},
          {"workers", number<std::uint32_t>(server.workers, 0, 1'024)},
          {"queue", number<std::uint32_t>(server.queue, 1, 65'536)},
          {"connections", number<std::uint32_t>(server.connections, 1, 1'000'000)},
          {"connections_per_address", number<std::uint32_t>(server.connections_per_address, 0, 1'000'000)},
          {"max_header_bytes", number<std::uint32_t>(server.max_header_bytes, 4'096, 1u << 20)},
          {"max_article_bytes", number<std::uint64_t>(server.max_article_bytes, 1, gib)},
          {"max_bulk_bytes", number<std::uint64_t>(server.max_bulk_bytes, 1, 1024 * gib)},
          {"spool", file_path(server.spool, settings_path)},
          {"max_limit", number<std::uint32_t>(server.max_limit, 1, 10'000)},
          {"max_offset", number<std::uint32_t>(server.max_offset, 0, 90'000)},
          {"idle_timeout_ms", milliseconds(server.idle_timeout, 1, day)},
          {"stall_timeout_ms", milliseconds(server.stall_timeout, 1, day)},
          {"write_timeout_ms", milliseconds(server.write_timeout, 1, day)},
          {"stop_timeout_ms", milliseconds(server.stop_timeout, 1, day)},
          {"rate", number(server.rate, 0.0, 1e6)},
          {"rate_burst", number(server.rate_burst, 1.0, 1e6)},
          {"trusted_proxies", texts(server.trusted_proxies, "addresses or networks, such as 10.0.0.0/8")},
          {"cors_origins", texts(server.cors_origins, "origins, such as https://news.example")},
          {"cache_seconds", number<std::uint32_t>(server.cache_seconds, 0, 31'536'000)},
          {"gzip", boolean(server.gzip)},
          {"access_log", boolean(server.access_log)},
          {"log_queries", boolean(server.log_queries)},
          {"token_file", file_path(server.token_file, settings_path)},
          {"allow_remote_writes", boolean(server.allow_remote_writes)}};
}

std::vector<Key> top_keys(Settings& settings) {
  return {{"hanja_readings", boolean(settings.analyzer.hanja_readings)},
          {"timezone", timezone(settings.ingest.timezone)},
          {"max_post_bytes", number<std::uint64_t>(settings.ingest.max_post_bytes, 1, max_input_bytes)},
          {"max_line_bytes", number<std::uint64_t>(settings.ingest.max_line_bytes, 1, max_input_bytes)},
          {"term_lists", boolean(settings.index.term_lists)},
          {"auto_compact", boolean(settings.index.auto_compact)},
          {"verify_on_open", boolean(settings.index.verify_on_open)},
          {"lock_wait_ms", milliseconds(settings.index.lock_wait, 0, day)},
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
  add_section("server", "port: 8080", server_keys(settings.server, path));
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
