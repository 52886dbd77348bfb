// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include <malmoi/error.h>

namespace newsd {

/// A socket that listens. Errors: invalid_argument (no address), permission_denied, io (in use).
malmoi::Result<int> listen_on(const std::string& address, std::uint16_t port);

/// The port of a socket.
std::uint16_t port_of(int socket);

/// Raises the limit on open files as far as so many connections need. Returns how many of them it allows.
std::uint32_t allowed_connections(std::uint32_t wanted);

}  // namespace newsd
