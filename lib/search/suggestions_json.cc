// SPDX-License-Identifier: GPL-2.0-or-later
#include <nlohmann/json.hpp>

#include <malmoi/suggestions.h>

namespace malmoi {

std::string to_json(const Suggestions& suggestions) {
  using Json = nlohmann::ordered_json;
  Json all = Json::array();
  for (const Suggestion& each : suggestions.suggestions) {
    Json highlights = Json::array();
    for (const ByteRange& range : each.highlights) highlights.push_back(Json::array({range.begin, range.end}));
    all.push_back({{"text", each.text},
                   {"kind", name(each.kind)},
                   {"highlights", std::move(highlights)},
                   {"articles", each.articles}});
  }
  const Json out = {
      {"suggestions", std::move(all)}, {"warnings", suggestions.warnings}, {"took_ms", suggestions.took_ms}};
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

const char* name(SuggestionKind kind) noexcept {
  switch (kind) {
    case SuggestionKind::word:
      return "word";
    case SuggestionKind::initials:
      return "initials";
    case SuggestionKind::layout:
      return "layout";
    case SuggestionKind::title:
      return "title";
  }
  return "";
}

}  // namespace malmoi
