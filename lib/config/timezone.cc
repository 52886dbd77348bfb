// SPDX-License-Identifier: GPL-2.0-or-later
#include "config/timezone.h"

// g++ 12 has no std::chrono::time_zone yet; this is the library it was modelled on.
#include <date/tz.h>

#include <exception>

namespace malmoi::config {

namespace {

// The library reads its list on first use. A guard of our own, because ThreadSanitizer cannot see the one inside it.
void read_zones() { [[maybe_unused]] static const date::tzdb& zones = date::get_tzdb(); }

Result<const date::time_zone*> find_zone(const std::string& name) {
  try {
    read_zones();
    return date::locate_zone(name);
  } catch (const std::exception&) {
    return Error{ErrorCode::invalid_argument,
                 "timezone \"" + name +
                     "\" is not in this system's time zone database; use an IANA name such as "
                     "Asia/Seoul, and install the package tzdata if it is missing"};
  }
}

template <class Look>
Result<std::chrono::minutes> offset_by(const std::string& name, const Look& look) {
  const auto zone = find_zone(name);
  if (!zone) return zone.error();
  try {
    return std::chrono::round<std::chrono::minutes>(look(**zone).offset);
  } catch (const std::exception& error) {
    return Error{ErrorCode::internal, "timezone \"" + name + "\": " + error.what()};
  }
}

}  // namespace

Status check_timezone(const std::string& name) {
  const auto zone = find_zone(name);
  return zone ? Status() : Status(zone.error());
}

Result<std::chrono::minutes> utc_offset(const std::string& name, std::chrono::seconds local) {
  return offset_by(name, [local](const auto& zone) { return zone.get_info(date::local_seconds(local)).first; });
}

Result<std::chrono::minutes> utc_offset(const std::string& name, std::chrono::sys_seconds instant) {
  return offset_by(name, [instant](const auto& zone) { return zone.get_info(instant); });
}

}  // namespace malmoi::config
