// SPDX-License-Identifier: GPL-2.0-or-later
#include "workshop.h"

#include <filesystem>

namespace malmoi::faults {

void Workshop::reset_world() const {
  std::filesystem::remove_all(world());
  std::filesystem::copy(template_folder(), world(), std::filesystem::copy_options::recursive);
}

}  // namespace malmoi::faults
