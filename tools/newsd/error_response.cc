// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/error_response.h"

#include <nlohmann/json.hpp>

namespace newsd {
namespace {

int status_of(malmoi::ErrorCode code) {
  switch (code) {
    case malmoi::ErrorCode::invalid_argument:
    case malmoi::ErrorCode::bad_encoding:
    case malmoi::ErrorCode::bad_input:
      return 400;
    case malmoi::ErrorCode::not_found:
      return 404;
    case malmoi::ErrorCode::too_large:
      return 413;
    case malmoi::ErrorCode::locked:
      return 503;
    default:
      return 500;
  }
}

}  // namespace

Response error_response(int status, const std::string& code, const std::string& message) {
  using Json = nlohmann::ordered_json;
  const Json object = {{"error", {{"code", code}, {"message", message}}}};
  Response response{status, json_type, object.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n", "", {}};
  if (status == 429 || status == 503) response.headers.emplace_back("retry-after", "1");
  return response;
}

Response error_response(const malmoi::Error& error) {
  return error_response(status_of(error.code), malmoi::name(error.code), error.message);
}

}  // namespace newsd
