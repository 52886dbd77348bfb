// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace malmoi::ingest {

/// A path of the file system as UTF-8: bytes that are not become `\xHH`, so that two paths stay two.
std::string path_to_utf8(std::string_view path);
/// The way back.
std::string path_from_utf8(std::string_view text);

/// A folder and a path relative to it as one path.
std::string join_path(std::string_view folder, std::string_view relative);

}  // namespace malmoi::ingest
