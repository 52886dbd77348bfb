// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

namespace malmoi::faults {

/// What a program asked of the file system. `look` is the opening of any file for any purpose; `output` is a write to
/// standard output: a promise to whoever reads it.
enum class Call : std::uint8_t { open, close, write, truncate, sync, rename, link, unlink, rmdir, mkdir, look, output };

/// One call as the interposer logs it; then come the bytes of the path, of the second path (rename, link) and of
/// what was written.
struct CallHeader {
  Call call;
  std::int32_t error;  ///< errno, 0 where it was done
  std::uint64_t inode;
  std::uint64_t offset;  ///< of a write; the new size of a truncation
  std::uint32_t path_bytes;
  std::uint32_t second_bytes;
  std::uint32_t data_bytes;
  std::uint32_t truncates;  ///< open: O_TRUNC
};

/// What the interposer does to a program. By environment variables: `folder` is what is watched, `log` a file to
/// append to, `plan` an action with its numbers.
namespace variable {
constexpr const char* folder = "FAULTS_FOLDER";
constexpr const char* log = "FAULTS_LOG";
constexpr const char* plan = "FAULTS_PLAN";
}  // namespace variable

/// The actions of a plan. Calls that change files below the folder are counted from 1, in the order in which they
/// happen; for `fail_open` and `fail_opens` looks are.
enum class Action : int {
  none,
  kill_before,   ///< the call of that number
  kill_amid,     ///< a write, of which half was done
  fail,          ///< the call of that number, with an errno
  fail_from,     ///< it and all that follow
  fail_open,     ///< the open of that number
  fail_opens,    ///< it and all that follow
  short_writes,  ///< half of what was asked
  interrupt,     ///< each second write ends with EINTR
};

}  // namespace malmoi::faults
