// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace newsd {

/// Names and values in the order of a query string, percent-decoded, `+` as a space. Any bytes may be in them.
using Parameters = std::vector<std::pair<std::string, std::string>>;

/// Names in lower case.
using Headers = std::vector<std::pair<std::string, std::string>>;

/// What a client asks. Everything in it may be hostile, but is within the limits of ServerSettings.
struct Request {
  std::string method;  ///< "GET"; a HEAD is handled as GET, and its body not sent
  std::string path;    ///< percent-decoded, begins with '/'
  /// What follows the route in `path`: of "/assets/page.css" on the route "/assets/", "page.css".
  std::string rest;
  Parameters query;
  Headers headers;
  std::string body;       ///< of an article
  std::string body_path;  ///< file that holds a body of JSON Lines
  std::string client;     ///< address of the client, that behind a trusted proxy

  /// The value of a header by its name in lower case; empty where there is none.
  std::string_view header(std::string_view name) const {
    for (const auto& [key, value] : headers) {
      if (key == name) return value;
    }
    return {};
  }

  /// The first value of a parameter.
  std::optional<std::string_view> parameter(std::string_view name) const {
    for (const auto& [key, value] : query) {
      if (key == name) return value;
    }
    return std::nullopt;
  }
};

/// What it is answered. The server adds Content-Length, Date and Server, compresses `body` where the client and
/// `content_type` allow it, and answers 304 in its place where the request's If-None-Match names `etag`.
struct Response {
  int status = 200;
  std::string content_type;  ///< "text/html; charset=utf-8"; empty where there is no body
  std::string body;
  std::string etag;  ///< with its quotes, W/"..." where weak; empty for none
  Headers headers;   ///< others, such as cache-control and vary
};

/// Called from many threads at once.
using Handler = std::function<Response(const Request&)>;

}  // namespace newsd
