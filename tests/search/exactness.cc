// SPDX-License-Identifier: GPL-2.0-or-later
#include "exactness.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace malmoi::search {
namespace {

using Ids = std::set<std::string>;

std::string some_of(const char* what, const Ids& from, const Ids& without) {
  Ids only;
  std::set_difference(from.begin(), from.end(), without.begin(), without.end(), std::inserter(only, only.end()));
  if (only.empty()) return {};
  return std::string(what) + " " + std::to_string(only.size()) + ", for one " + *only.begin() + "\n";
}

}  // namespace

std::string disagreement(const Searcher& searcher, const std::vector<ReadArticle>& articles, const RandomQuery& query) {
  SearchRequest request;
  request.query = query.text;
  request.limit = 10000;
  request.snippet_length = 0;
  request.collapse = false;
  const auto results = searcher.search(request);
  if (!results) return query.text + "\n" + results.error().message;
  Ids found, read;
  for (const Hit& hit : results->hits) found.insert(hit.id);
  for (const ReadArticle& article : articles) {
    if (Oracle::matches(query.wanted, article)) read.insert(article.id);
  }
  std::string wrong = some_of("not found:", read, found) + some_of("found wrongly:", found, read);
  if (!results->total.exact || results->total.value != read.size()) {
    wrong += "total: " + std::to_string(results->total.value) + ", not " + std::to_string(read.size()) + "\n";
  }
  return wrong.empty() ? wrong : query.text + "\n" + wrong;
}

}  // namespace malmoi::search
