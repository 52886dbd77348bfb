// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/metrics.h"

#include <algorithm>
#include <charconv>

namespace newsd {
namespace {

using malmoi::LatencyHistogram;

std::string shown(std::uint64_t number) { return std::to_string(number); }

std::string shown(double number) {
  char buffer[400];  // the longest double without an exponent
  return {buffer, std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::fixed).ptr};
}

std::string head(const std::string& name, const std::string& type, const std::string& help) {
  return "# HELP " + name + " " + help + "\n# TYPE " + name + " " + type + "\n";
}

/// Of one histogram, with labels such as `route="/search"`, or none.
std::string lines(const std::string& name, const std::string& labels, const LatencyHistogram& histogram) {
  std::string out;
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < histogram.counts.size(); ++i) {
    sum += histogram.counts[i];
    const std::string bound = i < LatencyHistogram::bounds.size() ? shown(LatencyHistogram::bounds[i]) : "+Inf";
    out += name + "_bucket{" + labels + (labels.empty() ? "" : ",") + "le=\"" + bound + "\"} " + shown(sum) + "\n";
  }
  const std::string braced = labels.empty() ? "" : "{" + labels + "}";
  out += name + "_sum" + braced + " " + shown(histogram.seconds) + "\n";
  return out + name + "_count" + braced + " " + shown(sum) + "\n";
}

}  // namespace

void Metrics::record(const std::string& route, int status, double seconds) {
  const auto& bounds = LatencyHistogram::bounds;
  const auto bucket = std::lower_bound(bounds.begin(), bounds.end(), seconds) - bounds.begin();
  const std::lock_guard lock(mutex_);
  ++requests_[{route, status}];
  LatencyHistogram& latencies = latencies_[route];
  ++latencies.counts[static_cast<std::size_t>(bucket)];
  latencies.seconds += seconds;
}

std::string Metrics::text() const {
  const std::lock_guard lock(mutex_);
  std::string out =
      head("newsd_requests_total", "counter", "Requests answered, by route and status; 0: the client left.");
  for (const auto& [key, count] : requests_) {
    const auto& [route, status] = key;
    out += "newsd_requests_total{route=\"" + route + "\",status=\"" + std::to_string(status) + "\"} " + shown(count) +
           "\n";
  }
  out += head("newsd_request_seconds", "histogram", "Time from a request's first line to the end of its answer.");
  for (const auto& [route, latencies] : latencies_) {
    out += lines("newsd_request_seconds", "route=\"" + route + "\"", latencies);
  }
  return out;
}

std::string metrics_of(const malmoi::SearcherStatistics& counted) {
  return metric("malmoi_searches_total", "counter", "Searches, failed and cancelled ones included.", counted.searches) +
         metric("malmoi_searches_failed_total", "counter", "Searches that ended with an error.", counted.failed) +
         metric("malmoi_searches_cancelled_total", "counter", "Searches that nobody waited for.", counted.cancelled) +
         metric("malmoi_searches_partial_total", "counter", "Searches that ran out of time.", counted.partial) +
         metric("malmoi_cache_hits_total", "counter", "Searches answered from memory.", counted.cache_hits) +
         head("malmoi_search_seconds", "histogram", "Time of searches that were answered.") +
         lines("malmoi_search_seconds", "", counted.latency) +
         metric("malmoi_suggestions_total", "counter", "Calls for suggestions.", counted.suggestions) +
         metric("malmoi_commits_opened_total", "counter", "Newer commits that were opened.", counted.reopened) +
         metric("malmoi_commit", "gauge", "The newest commit that was opened.", counted.commit) +
         metric("malmoi_articles", "gauge", "Articles in it.", counted.articles) +
         metric("malmoi_readers", "gauge", "Readers that are open.", counted.readers) +
         metric("malmoi_cache_bytes", "gauge", "Bytes of answers that are kept.", counted.cache_bytes);
}

std::string metric(const std::string& name, const std::string& type, const std::string& help, std::uint64_t value) {
  return head(name, type, help) + name + " " + shown(value) + "\n";
}

}  // namespace newsd
