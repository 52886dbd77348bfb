// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <malmoi/error.h>

#include "config/value.h"

namespace malmoi::config {

/// The words of the setting `user_words`: a list, or the path of a YAML file that is one, as seen from the folder of
/// the settings file. Errors: those of read_yaml_file(), and bad_input; the message begins with the settings
/// file and names file and line of what is wrong.
Result<std::vector<std::string>> read_user_words(const Value& value, const std::string& settings_path);

/// `path` as seen from the folder of the settings file.
std::string beside(const std::string& settings_path, const std::string& path);

inline constexpr std::size_t max_user_words = 10'000;
inline constexpr std::size_t max_user_word_bytes = 100;

}  // namespace malmoi::config
