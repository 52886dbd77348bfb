// SPDX-License-Identifier: GPL-2.0-or-later
// What a user types, from its bytes to hits, corrections and suggestions in a small index.
#include <malmoi/searcher.h>

#include "require.h"
#include "scratch.h"
#include "text/utf8.h"

namespace {

const malmoi::Searcher& searcher() {
  static const Scratch scratch;
  static const malmoi::Searcher opened = [] {
    make_small_index(scratch / "index");
    auto made = malmoi::Searcher::open(scratch / "index");
    require(made.ok(), "the index can be searched");
    return std::move(*made);
  }();
  return opened;
}

void require_sound(const malmoi::SearchResults& results) {
  double last = 1e300;
  for (const malmoi::Hit& hit : results.hits) {
    require(hit.score <= last, "scores never rise");
    last = hit.score;
    require(malmoi::text::is_valid_utf8(hit.snippet), "snippets are UTF-8");
    std::uint32_t end = 0;
    for (const auto& range : hit.highlights) {
      require(range.begin >= end && range.begin < range.end && range.end <= hit.snippet.size(), "marks are in order");
      end = range.end;
    }
  }
  require(results.total.value >= results.hits.size(), "as many match as are shown");
  for (const std::string& warning : results.warnings) {
    require(malmoi::text::is_valid_utf8(warning) && warning.find('\n') == std::string::npos, "warnings are lines");
  }
}

void require_sound(const malmoi::Suggestions& suggestions) {
  for (const malmoi::Suggestion& each : suggestions.suggestions) {
    require(malmoi::text::is_valid_utf8(each.text) && !each.text.empty(), "suggestions are text");
    std::uint32_t end = 0;
    for (const auto& range : each.highlights) {
      require(range.begin >= end && range.begin < range.end && range.end <= each.text.size(), "marks are in order");
      end = range.end;
    }
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  malmoi::SearchRequest request;
  // The last byte chooses how; the rest is typed.
  const std::uint8_t how = size > 0 ? data[size - 1] : 0;
  request.query = as_text(data, size > 0 ? size - 1 : 0);
  if ((how & 3) == 1) request.sort = malmoi::Sort::newest;
  if ((how & 3) == 2) request.sort = malmoi::Sort::oldest;
  if ((how & 3) == 3) std::swap(request.query, request.similar_text);
  if ((how & 4) != 0) request.facets = {malmoi::Facet::category, malmoi::Facet::tag, malmoi::Facet::month};
  if ((how & 8) != 0) request.explain = true;
  if ((how & 16) != 0) request.categories = {"사회"};
  if ((how & 32) != 0) request.from = "2024-03";
  if ((how & 64) != 0) request.offset = 5;
  if ((how & 128) != 0) request.correct = true;
  const auto results = searcher().search(request);
  require(results.ok(), "what a user types is no error");
  require_sound(*results);
  static_cast<void>(malmoi::to_json(*results));
  const auto suggestions = searcher().suggest({.typed = request.query});
  require(suggestions.ok(), "what a user types is no error");
  require_sound(*suggestions);
  return 0;
}
