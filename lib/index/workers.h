// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>

#include <malmoi/error.h>

namespace malmoi::index {

/// Threads for `jobs`, where 0 stands for one for each core; 256 at most.
unsigned job_count(unsigned jobs);

/// Runs work(0) .. work(jobs - 1), each on a thread of its own as far as the system has threads, and waits for
/// all; any one of them alone must do the whole work. Returns the first
/// error; an exception of the standard library becomes one.
Status run_workers(unsigned jobs, const std::function<Status(unsigned)>& work);

}  // namespace malmoi::index
