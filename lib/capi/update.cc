// SPDX-License-Identifier: GPL-2.0-or-later
#include "capi/indexer.h"

#include <memory>

#include "capi/sized_struct.h"
#include "capi/text.h"

using malmoi::Rejection;
using malmoi::Result;
using malmoi::Status;
using malmoi::UpdateRequest;
using malmoi::capi::text;

namespace {

static_assert(MALMOI_FORMAT_AUTOMATIC == static_cast<int>(malmoi::InputFormat::automatic) &&
              MALMOI_FORMAT_POST == static_cast<int>(malmoi::InputFormat::post) &&
              MALMOI_FORMAT_JSONL == static_cast<int>(malmoi::InputFormat::jsonl));

constexpr size_t first_update_request = 72;

Result<UpdateRequest> to_request(const malmoi_update_request* request) {
  const auto given = malmoi::capi::known_part(request, first_update_request, "request");
  if (!given) return given.error();
  if (given->format < MALMOI_FORMAT_AUTOMATIC || given->format > MALMOI_FORMAT_JSONL) {
    return malmoi::Error{malmoi::ErrorCode::invalid_argument, "format: is none of MALMOI_FORMAT_..."};
  }
  if (given->reserved != 0) {
    return malmoi::Error{malmoi::ErrorCode::invalid_argument, "reserved: must be 0; call the request's init function"};
  }
  malmoi::capi::Texts copy;
  UpdateRequest out;
  out.paths = copy("paths", given->paths, given->path_count);
  out.format = static_cast<malmoi::InputFormat>(given->format);
  out.jobs = given->jobs;
  out.prune = given->prune != 0;
  out.source = copy("source", given->source);
  if (given->progress) {
    out.progress = [call = given->progress, context = given->context](const malmoi::Progress& now) {
      const malmoi_progress progress{now.articles, now.bytes, now.total_bytes, now.seconds};
      call(&progress, context);
    };
  }
  if (!copy.status()) return copy.status().error();
  return out;
}

const malmoi::UpdateSummary& of(const malmoi_update_summary* summary) {
  static const malmoi::UpdateSummary nothing;
  return summary ? summary->value : nothing;
}

const Rejection& element(const std::vector<Rejection>& all, size_t index) {
  static const Rejection nothing;
  return index < all.size() ? all[index] : nothing;
}

}  // namespace

void malmoi_update_request_init(malmoi_update_request* request, size_t struct_size) {
  malmoi::capi::fill(request, struct_size, malmoi_update_request{});
}

malmoi_code malmoi_indexer_update(malmoi_indexer* indexer, const malmoi_update_request* request,
                                  malmoi_update_summary** out, malmoi_error* error) {
  if (out) *out = nullptr;
  return malmoi::capi::guarded_indexer(indexer, error, [&](malmoi_indexer& writer) -> Status {
    const auto given = to_request(request);
    if (!given) return given.error();
    // Before the update, because what is committed is not an error.
    auto made = std::make_unique<malmoi_update_summary>();
    auto summary = writer.value.update(*given);
    if (!summary) return std::move(summary).error();
    made->value = std::move(*summary);
    if (out) *out = made.release();
    return {};
  });
}

void malmoi_update_summary_free(malmoi_update_summary* summary) { delete summary; }

void malmoi_update_summary_counts(const malmoi_update_summary* summary, malmoi_update_counts* counts) {
  if (!counts) return;
  const malmoi::UpdateSummary& done = of(summary);
  const malmoi_update_counts value{.struct_size = 0,
                                   .added = done.added,
                                   .updated = done.updated,
                                   .unchanged = done.unchanged,
                                   .deleted = done.deleted,
                                   .skipped = done.skipped,
                                   .text_bytes = done.text_bytes,
                                   .seconds = done.seconds};
  malmoi::capi::fill(counts, counts->struct_size, value);
}

size_t malmoi_update_summary_rejected_count(const malmoi_update_summary* summary) {
  return of(summary).rejected.size();
}
malmoi_text malmoi_update_summary_rejected_path(const malmoi_update_summary* summary, size_t index) {
  return text(element(of(summary).rejected, index).path);
}
malmoi_text malmoi_update_summary_rejected_reason(const malmoi_update_summary* summary, size_t index) {
  return text(element(of(summary).rejected, index).reason);
}
size_t malmoi_update_summary_missing_count(const malmoi_update_summary* summary) { return of(summary).missing.size(); }
malmoi_text malmoi_update_summary_missing_path(const malmoi_update_summary* summary, size_t index) {
  return text(element(of(summary).missing, index).path);
}
malmoi_text malmoi_update_summary_missing_reason(const malmoi_update_summary* summary, size_t index) {
  return text(element(of(summary).missing, index).reason);
}
size_t malmoi_update_summary_not_pruned_count(const malmoi_update_summary* summary) {
  return of(summary).not_pruned.size();
}
malmoi_text malmoi_update_summary_not_pruned_source(const malmoi_update_summary* summary, size_t index) {
  return text(element(of(summary).not_pruned, index).path);
}
malmoi_text malmoi_update_summary_not_pruned_reason(const malmoi_update_summary* summary, size_t index) {
  return text(element(of(summary).not_pruned, index).reason);
}
