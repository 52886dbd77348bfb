// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <string>

#include <malmoi/error.h>

namespace malmoi::config {

/// Is `name` an IANA time zone this system knows? The error says what to do.
Status check_timezone(const std::string& name);

/// How far a zone is ahead of UTC at a local time, given as seconds since 1970-01-01 00:00 on the
/// zone's own clock. Of a time that a clock change skips or repeats, the offset before the change.
Result<std::chrono::minutes> utc_offset(const std::string& zone, std::chrono::seconds local);
/// The same at an instant.
Result<std::chrono::minutes> utc_offset(const std::string& zone, std::chrono::sys_seconds instant);

}  // namespace malmoi::config
