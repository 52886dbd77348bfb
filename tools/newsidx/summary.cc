// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsidx/summary.h"

#include <nlohmann/json.hpp>

#include "cli/numbers.h"
#include "cli/streams.h"

namespace newsidx {
namespace {

using Json = nlohmann::ordered_json;

void append(Json& list, const std::vector<malmoi::Rejection>& rejections) {
  for (const auto& rejection : rejections) {
    list.push_back({{"path", rejection.path}, {"reason", rejection.reason}});
  }
}

void report(const std::vector<malmoi::Rejection>& rejections) {
  for (const auto& rejection : rejections) cli::complain(rejection.path + ": " + rejection.reason);
}

}  // namespace

std::string summary_line(const malmoi::UpdateSummary& summary, malmoi::Language language) {
  const std::string rejected = cli::grouped(summary.rejected.size() + summary.missing.size());
  const std::string seconds = cli::fixed(summary.seconds, 2);
  const std::string text = cli::size(summary.text_bytes);
  if (language == malmoi::Language::ko) {
    return "추가 " + cli::grouped(summary.added) + ", 갱신 " + cli::grouped(summary.updated) + ", 그대로 " +
           cli::grouped(summary.unchanged) + ", 삭제 " + cli::grouped(summary.deleted) + ", 건너뜀 " +
           cli::grouped(summary.skipped) + ", 거부 " + rejected + " (" + seconds + "초, 글 " + text + ")";
  }
  return "added " + cli::grouped(summary.added) + ", updated " + cli::grouped(summary.updated) + ", unchanged " +
         cli::grouped(summary.unchanged) + ", deleted " + cli::grouped(summary.deleted) + ", skipped " +
         cli::grouped(summary.skipped) + ", rejected " + rejected + " in " + seconds + " s (" + text + " of text)";
}

std::string summary_json(const malmoi::UpdateSummary& summary) {
  Json rejected = Json::array();
  append(rejected, summary.missing);
  append(rejected, summary.rejected);
  Json object = {{"added", summary.added},     {"updated", summary.updated}, {"unchanged", summary.unchanged},
                 {"deleted", summary.deleted}, {"skipped", summary.skipped}, {"rejected", rejected},
                 {"seconds", summary.seconds}};
  if (!summary.not_pruned.empty()) append(object["not_pruned"], summary.not_pruned);
  return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void report_rejections(const malmoi::UpdateSummary& summary) {
  report(summary.missing);
  report(summary.rejected);
  report(summary.not_pruned);
}

}  // namespace newsidx
