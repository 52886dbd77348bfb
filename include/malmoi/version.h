// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/export.h>

/// Version of these headers, as semantic versioning has it.
///@{
#define MALMOI_VERSION_MAJOR 0
#define MALMOI_VERSION_MINOR 1
#define MALMOI_VERSION_PATCH 0
///@}

/// Full-text search for Korean news archives.
namespace malmoi {

/// Safe from any thread. Version of the library that is linked, such as "0.1.0".
MALMOI_EXPORT const char* version() noexcept;

}  // namespace malmoi
