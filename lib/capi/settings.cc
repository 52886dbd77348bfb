// SPDX-License-Identifier: GPL-2.0-or-later
#include "capi/guard.h"
#include "capi/objects.h"
#include "capi/text.h"

malmoi_code malmoi_settings_load(malmoi_text path, malmoi_settings** out, malmoi_error* error) {
  return malmoi::capi::make(out, error, [&]() -> malmoi::Result<malmoi::Settings> {
    malmoi::capi::Texts copy;
    const std::string file = copy("path", path);
    if (!copy.status()) return copy.status().error();
    return malmoi::load_settings(file);
  });
}

void malmoi_settings_free(malmoi_settings* settings) { delete settings; }
