// SPDX-License-Identifier: GPL-2.0-or-later
#include <malmoi/version.h>

#define MALMOI_STRING_(x) #x
#define MALMOI_STRING(x) MALMOI_STRING_(x)

namespace malmoi {

const char* version() noexcept {
  return MALMOI_STRING(MALMOI_VERSION_MAJOR) "." MALMOI_STRING(MALMOI_VERSION_MINOR) "." MALMOI_STRING(
      MALMOI_VERSION_PATCH);
}

}  // namespace malmoi
