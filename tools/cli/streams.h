// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "cli/exit_status.h"

namespace cli {

/// Call first. Occupies the standard descriptors that the caller closed, so that no file of an index
/// is opened as one of them, and turns SIGPIPE into a write error.
void prepare_streams();

void print(std::string_view text);

/// One line on standard error, "program: message".
void complain(std::string_view message);

/// Call last. Flushes standard output and returns the status to exit with: `status`, or failed where
/// the output could not be written. A reader that closed its pipe has seen enough: no failure.
ExitStatus finish(ExitStatus status);

/// Control characters, which could steer a terminal or reorder what it shows, as spaces.
std::string printable(std::string_view text);

}  // namespace cli
