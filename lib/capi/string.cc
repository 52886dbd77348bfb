// SPDX-License-Identifier: GPL-2.0-or-later
#include <malmoi/version.h>
#include "capi/objects.h"

#include "capi/text.h"

const char* malmoi_version(void) { return malmoi::version(); }

malmoi_text malmoi_string_text(const malmoi_string* string) {
  return string ? malmoi::capi::text(string->value) : malmoi_text{"", 0};
}

void malmoi_string_free(malmoi_string* string) { delete string; }
