// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/conclude.h"

#include <algorithm>
#include <utility>

#include "newsd/gzip.h"

namespace newsd {
namespace {

constexpr std::size_t worth_compressing = 1024;  // smaller ones fit in one packet anyway

/// An entity tag without W/: If-None-Match compares weakly (RFC 9110, 8.8.3.2).
std::string_view opaque(std::string_view etag) { return etag.substr(etag.rfind("W/", 0) == 0 ? 2 : 0); }

bool is_compressible(std::string_view type) {
  return type.rfind("text/", 0) == 0 || type.rfind("application/json", 0) == 0 || type.rfind("image/svg", 0) == 0 ||
         type.rfind("application/javascript", 0) == 0;
}

}  // namespace

bool names_etag(std::string_view list, std::string_view etag) {
  while (!list.empty()) {
    std::string_view each = list.substr(0, list.find(','));
    list.remove_prefix(std::min(each.size() + 1, list.size()));
    each.remove_prefix(std::min(each.find_first_not_of(" \t"), each.size()));
    each = each.substr(0, each.find_last_not_of(" \t") + 1);
    if (each == "*" || (!each.empty() && opaque(each) == opaque(etag))) return true;
  }
  return false;
}

void conclude(const Request& request, Response& response, bool may_compress) {
  if (response.status == 200 && !response.etag.empty() && names_etag(request.header("if-none-match"), response.etag)) {
    response.status = 304;
    response.body.clear();
    response.content_type.clear();
    return;
  }
  if (!may_compress || response.body.size() < worth_compressing || !is_compressible(response.content_type)) return;
  response.headers.emplace_back("vary", "Accept-Encoding");
  if (!takes_gzip(request.header("accept-encoding"))) return;
  if (auto compressed = gzip(response.body)) {
    response.body = std::move(*compressed);
    response.headers.emplace_back("content-encoding", "gzip");
  }
}

}  // namespace newsd
