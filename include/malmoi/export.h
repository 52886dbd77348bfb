// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// Marks what the library lets out; all other symbols are hidden.
#define MALMOI_EXPORT __attribute__((visibility("default")))
