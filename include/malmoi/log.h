// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

namespace malmoi {

/// How much a message matters.
enum class LogLevel : std::uint8_t {
  info,     ///< something happened as it should
  warning,  ///< something is not as it should be, and is done without
  error,    ///< something cannot be done until somebody sees to it
};

/// Takes a message: one line of UTF-8 without its end, valid during the call. Called by whichever thread calls Malmoi,
/// by several at once where several do; no lock is held meanwhile, so it may call Malmoi. It must not throw.
using Log = std::function<void(LogLevel level, std::string_view message)>;

}  // namespace malmoi
