// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/capi.h>
#include <malmoi/error.h>

#include <string>
#include <string_view>
#include <vector>

namespace malmoi::capi {

inline malmoi_text text(const std::string& value) { return {value.c_str(), value.size()}; }

/// The element's text, or nothing.
inline malmoi_text text(const std::vector<std::string>& values, std::size_t index) {
  return index < values.size() ? text(values[index]) : malmoi_text{"", 0};
}

inline std::vector<malmoi_text> texts(const std::vector<std::string>& values) {
  std::vector<malmoi_text> out;
  for (const std::string& value : values) out.push_back(text(value));
  return out;
}

/// Copies texts of the caller. The first that has a size and no data is remembered instead.
class Texts {
 public:
  std::string operator()(const char* name, malmoi_text given) {
    if (given.data || given.size == 0) return {given.data, given.size};
    refuse(name);
    return {};
  }

  std::vector<std::string> operator()(const char* name, const malmoi_text* given, std::size_t count) {
    std::vector<std::string> out;
    if (!given && count > 0) refuse(name), count = 0;
    for (std::size_t i = 0; i < count; ++i) out.push_back((*this)(name, given[i]));
    return out;
  }

  const Status& status() const { return status_; }

 private:
  void refuse(const char* name) {
    if (status_) {
      status_ = Error{ErrorCode::invalid_argument, std::string(name) + ": has a size, and its data is NULL"};
    }
  }

  Status status_;
};

}  // namespace malmoi::capi
