// SPDX-License-Identifier: GPL-2.0-or-later
#include "measure/bulk_build.h"

#include <malmoi/indexer.h>

#include "measure/child.h"
#include "measure/index_files.h"

namespace measure {
namespace {

malmoi::Result<nlohmann::json> update(const malmoi::UpdateRequest& request, const std::string& index) {
  auto indexer = malmoi::Indexer::open(index);
  if (!indexer) return indexer.error();
  const auto summary = indexer->update(request);
  if (!summary) return summary.error();
  return nlohmann::json{{"articles", summary->added}, {"text_bytes", summary->text_bytes}};
}

}  // namespace

malmoi::Result<BulkBuild> bulk_build(const std::vector<std::string>& paths, const std::string& index, unsigned jobs) {
  malmoi::UpdateRequest request;
  request.paths = paths;
  request.jobs = jobs;
  const auto child = run_in_child([&] { return update(request, index); });
  if (!child) return child.error();
  auto files = index_files(index);
  if (!files) return files.error();
  return BulkBuild{child->value["articles"], child->value["text_bytes"], child->cost, child->peak_bytes,
                   std::move(*files)};
}

}  // namespace measure
