// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/exchange.h"

#include "newsd/error_response.h"

namespace newsd {

void Exchange::open_spool(const std::string& folder) {
  auto opened = Spool::create(folder);
  if (!opened) {
    response = error_response(opened.error());
    return;
  }
  spool = std::move(*opened);
  request.body_path = spool->path();
}

void Exchange::take_body(std::string_view data, const malmoi::ServerSettings& limits) {
  if (response || route == nullptr) return;
  if (spool) {
    if (spool->size() + data.size() > limits.max_bulk_bytes) {
      response = too_large(true);
    } else if (const malmoi::Status kept = spool->append(data); !kept) {
      response = error_response(kept.error());
    }
  } else if (request.body.size() + data.size() > limits.max_article_bytes) {
    response = too_large(false);
  } else {
    request.body += data;
  }
}

Response too_large(bool is_bulk) {
  return error_response(413, "too_large",
                        is_bulk ? "the body is over server.max_bulk_bytes; send it in parts"
                                : "the body is over server.max_article_bytes");
}

}  // namespace newsd
