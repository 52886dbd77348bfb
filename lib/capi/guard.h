// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/capi.h>
#include <malmoi/error.h>

#include <exception>
#include <new>
#include <utility>

namespace malmoi::capi {

/// Fills the caller's error, which may be null, without allocating. Returns the code.
malmoi_code report(malmoi_error* error, malmoi_code code, const char* message) noexcept;
malmoi_code report(malmoi_error* error, const Status& status) noexcept;

inline Error missing(const char* argument) {
  return {ErrorCode::invalid_argument, std::string(argument) + ": must not be NULL"};
}

/// Runs the body of a C function, which returns a Status. No exception leaves it.
template <class Body>
malmoi_code guarded(malmoi_error* error, Body body) noexcept {
  try {
    return report(error, body());
  } catch (const std::bad_alloc&) {
    return report(error, MALMOI_OUT_OF_MEMORY, "out of memory; ask for less at once, or give the process more");
  } catch (const std::exception& unexpected) {
    return report(error, MALMOI_INTERNAL, unexpected.what());
  } catch (...) {
    return report(error, MALMOI_INTERNAL, "unknown exception; please report it");
  }
}

/// The same for a function that makes an object: the body returns a Result of what goes into it.
template <class Object, class Body>
malmoi_code make(Object** out, malmoi_error* error, Body body) noexcept {
  if (out) *out = nullptr;
  return guarded(error, [&]() -> Status {
    if (!out) return missing("out");
    auto made = body();
    if (!made) return std::move(made).error();
    *out = new Object{std::move(*made)};
    return {};
  });
}

}  // namespace malmoi::capi
