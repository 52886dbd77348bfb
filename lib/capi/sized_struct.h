// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <malmoi/error.h>

#include <algorithm>
#include <cstring>
#include <string>

#include "capi/guard.h"

// Structs that begin with their own size, so that programs compiled with an earlier or later capi.h go on. The rules
// are those of Linux's copy_struct_from_user(): what the caller does not know is 0, and what the library does not know
// must be.
namespace malmoi::capi {

/// A caller's struct as this version has it. `least`: its size in the version that introduced it.
template <class Struct>
Result<Struct> known_part(const Struct* given, std::size_t least, const char* name) {
  if (!given) return missing(name);
  const std::size_t size = given->struct_size;
  if (size < least) return Error{ErrorCode::invalid_argument, std::string(name) + ": call its init function first"};
  const char* bytes = reinterpret_cast<const char*>(given);
  if (std::any_of(bytes + std::min(size, sizeof(Struct)), bytes + size, [](char byte) { return byte != 0; })) {
    return Error{ErrorCode::unsupported,
                 std::string(name) + ": has a field set that this version of the library does not have; update it"};
  }
  Struct known{};
  std::memcpy(&known, given, std::min(size, sizeof(Struct)));
  return known;
}

/// Writes as much of `value` as the caller knows.
template <class Struct>
void fill(Struct* out, std::size_t size, Struct value) {
  if (!out || size < sizeof out->struct_size) return;
  value.struct_size = size;
  char* bytes = reinterpret_cast<char*>(out);
  const std::size_t known = std::min(size, sizeof(Struct));
  std::memcpy(bytes, &value, known);
  std::memset(bytes + known, 0, size - known);
}

}  // namespace malmoi::capi
