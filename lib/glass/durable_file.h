// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <malmoi/error.h>

namespace malmoi {

/// errno as an Error that names the path and what was tried.
Error system_error(int error, const std::string& doing, const std::string& path);

/// corrupt: what is wrong with a file or folder of an index, with the remedy.
Error damage(const std::string& path, const std::string& what);

/// In bytes; 0 where it cannot be told.
std::uint64_t size_of_file(const std::string& path);

Result<std::string> read_file(const std::string& path);

/// Replaces a file as a whole: written beside it, synced, renamed, and the folder synced. After a
/// crash at any instant the file is the old one or the new one.
Status replace_file(const std::string& folder, const std::string& name, std::string_view content);

/// Writes a file that nobody reads yet and syncs it; the folder is synced by whoever makes it visible.
Status write_file(const std::string& path, std::string_view content);

Status sync_file(const std::string& path);

/// Syncs each file of a folder, and the folder.
Status sync_folder(const std::string& folder);

/// XXH3-64 of a file's bytes.
Result<std::uint64_t> file_checksum(const std::string& path);

/// Copies a file and returns the checksum of what was copied. The copy is not synced.
Result<std::uint64_t> copy_file(const std::string& from, const std::string& to);

/// 16 hexadecimal digits.
std::string to_hex(std::uint64_t number);

}  // namespace malmoi
