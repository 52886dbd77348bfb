// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/search_query.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <limits>
#include <optional>
#include <utility>

namespace newsd {
namespace {

using malmoi::Error;
using malmoi::ErrorCode;
using malmoi::Facet;
using malmoi::Language;
using malmoi::Sort;
using malmoi::Status;

/// Takes a value, or says what is wanted instead.
using Take = std::function<std::string(const std::string&)>;

struct Parameter {
  std::string name;
  Take take;
  bool is_repeatable = false;
};

Take text(std::string& target) {
  return [&target](const std::string& value) {
    target = value;
    return std::string();
  };
}

Take texts(std::vector<std::string>& target) {
  return [&target](const std::string& value) {
    target.push_back(value);
    return std::string();
  };
}

template <class T>
std::string shown(T number) {
  char buffer[32];
  return {buffer, std::to_chars(buffer, buffer + sizeof buffer, number).ptr};
}

/// Stores a number through `store`.
template <class T, class Store>
Take number(T least, T most, Store store) {
  return [least, most, store](const std::string& value) -> std::string {
    T parsed{};
    const char* const end = value.data() + value.size();
    const auto [stop, error] = std::from_chars(value.data(), end, parsed);
    if (error != std::errc() || stop != end || !(parsed >= least && parsed <= most)) {
      return "must be a number from " + shown(least) + " to " + shown(most);
    }
    store(parsed);
    return "";
  };
}

Take count(std::uint32_t& target, std::uint32_t least, std::uint32_t most) {
  return number<std::uint32_t>(least, most, [&target](std::uint32_t parsed) { target = parsed; });
}

Take flag(bool& target) {
  return [&target](const std::string& value) -> std::string {
    const bool yes = value == "true" || value == "1";
    if (!yes && value != "false" && value != "0") return "must be true or false";
    target = yes;
    return "";
  };
}

template <class T>
using Choices = std::vector<std::pair<std::string, T>>;

template <class T, class Store>
Take choice(Choices<T> choices, Store store) {
  return [choices, store](const std::string& value) -> std::string {
    std::string wanted;
    for (const auto& [name, meaning] : choices) {
      if (name == value) {
        store(meaning);
        return "";
      }
      wanted += (wanted.empty() ? "must be " : &name == &choices.back().first ? " or " : ", ") + name;
    }
    return wanted;
  };
}

Take language(Language& target) {
  return choice<Language>({{"ko", Language::ko}, {"en", Language::en}}, [&target](Language each) { target = each; });
}

Take offsets(Offsets& target) {
  return choice<Offsets>({{"utf8", Offsets::utf8}, {"utf16", Offsets::utf16}},
                         [&target](Offsets each) { target = each; });
}

/// A client may ask for less time than the server gives, not for more.
std::int64_t most_milliseconds(const malmoi::SearchSettings& search) {
  constexpr std::int64_t hour = 3'600'000;
  return search.time_budget.count() > 0 ? search.time_budget.count() : hour;
}

std::vector<Parameter> parameters_of(SearchQuery& query, const malmoi::Settings& settings) {
  malmoi::SearchRequest& request = query.request;
  return {{"q", text(request.query)},
          {"limit", count(request.limit, 0, settings.server.max_limit)},
          {"offset", count(request.offset, 0, settings.server.max_offset)},
          {"sort", choice<Sort>({{"relevance", Sort::relevance}, {"newest", Sort::newest}, {"oldest", Sort::oldest}},
                                [&request](Sort each) { request.sort = each; })},
          {"from", text(request.from)},
          {"to", text(request.to)},
          {"category", texts(request.categories), true},
          {"tag", texts(request.tags), true},
          {"facet",
           choice<Facet>({{"category", Facet::category}, {"tag", Facet::tag}, {"month", Facet::month}},
                         [&request](Facet each) { request.facets.push_back(each); }),
           true},
          {"snippet", count(request.snippet_length, 0, 2'000)},
          {"time_budget_ms", number<std::int64_t>(1, most_milliseconds(settings.search),
                                                  [&request](std::int64_t each) {
                                                    request.time_budget = std::chrono::milliseconds(each);
                                                  })},
          {"correct", flag(request.correct)},
          {"explain", flag(request.explain)},
          {"half_life", number<double>(0, 36'500, [&request](double each) { request.half_life = each; })},
          {"collapse", flag(request.collapse)},
          {"duplicates", flag(request.list_duplicates)},
          {"lang", language(request.language)},
          {"offsets", offsets(query.offsets)}};
}

std::vector<Parameter> parameters_of(SuggestQuery& query, const malmoi::Settings& settings) {
  malmoi::SuggestRequest& request = query.request;
  return {{"q", text(request.typed)},
          {"limit", count(request.limit, 1, std::min(settings.server.max_limit, 100u))},
          {"lang", language(request.language)},
          {"offsets", offsets(query.offsets)}};
}

std::vector<std::string> names(const std::vector<Parameter>& known) {
  std::vector<std::string> all;
  for (const Parameter& each : known) all.push_back(each.name);
  return all;
}

std::string listed(const std::vector<Parameter>& known) {
  std::string list;
  for (const Parameter& each : known) list += (list.empty() ? "" : ", ") + each.name;
  return list;
}

Error refused(const std::string& name, const std::string& why) {
  return {ErrorCode::invalid_argument, "parameter " + name + ": " + why};
}

Status take_all(const Parameters& given, const std::vector<Parameter>& known) {
  std::vector<std::string> seen;
  for (const auto& [name, value] : given) {
    const auto is_named = [&wanted = name](const Parameter& each) { return each.name == wanted; };
    const auto parameter = std::find_if(known.begin(), known.end(), is_named);
    if (parameter == known.end()) return refused(name, "there is none of this name; use " + listed(known));
    if (!parameter->is_repeatable && std::find(seen.begin(), seen.end(), name) != seen.end()) {
      return refused(name, "is there twice; give it once");
    }
    seen.push_back(name);
    if (const std::string wanted = parameter->take(value); !wanted.empty()) return refused(name, wanted);
  }
  return {};
}

template <class Query>
malmoi::Result<Query> parse(const Parameters& given, const malmoi::Settings& settings) {
  Query query;
  if (const Status taken = take_all(given, parameters_of(query, settings)); !taken) return taken.error();
  return query;
}

}  // namespace

std::vector<std::string> search_parameters() {
  SearchQuery query;
  return names(parameters_of(query, {}));
}

std::vector<std::string> suggest_parameters() {
  SuggestQuery query;
  return names(parameters_of(query, {}));
}

malmoi::Result<SearchQuery> parse_search(const Parameters& given, const malmoi::Settings& settings) {
  return parse<SearchQuery>(given, settings);
}

malmoi::Result<SuggestQuery> parse_suggest(const Parameters& given, const malmoi::Settings& settings) {
  return parse<SuggestQuery>(given, settings);
}

}  // namespace newsd
