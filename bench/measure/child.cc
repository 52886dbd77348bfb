// SPDX-License-Identifier: GPL-2.0-or-later
#include "measure/child.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>

namespace measure {
namespace {

using Json = nlohmann::json;

malmoi::Error failure(const std::string& what) {
  return {malmoi::ErrorCode::io, what + ": " + std::generic_category().message(errno)};
}

void write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(file, bytes.data(), bytes.size());
    if (written <= 0) return;  // the parent finds the answer cut short
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::string read_all(int file) {
  std::string bytes;
  char piece[4096];
  for (ssize_t size; (size = read(file, piece, sizeof piece)) > 0;) bytes.append(piece, static_cast<std::size_t>(size));
  return bytes;
}

Json answer_of(const std::function<malmoi::Result<Json>()>& work) {
  auto result = work();
  if (result) return {{"value", std::move(*result)}};
  return {{"code", static_cast<int>(result.error().code)}, {"message", result.error().message}};
}

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

}  // namespace

malmoi::Result<ChildReport> run_in_child(const std::function<malmoi::Result<Json>()>& work) {
  int ends[2];
  if (pipe(ends) == -1) return failure("pipe");
  Stopwatch stopwatch;
  const pid_t child = fork();
  if (child == -1) return failure("fork");
  if (child == 0) {
    close(ends[0]);
    write_all(ends[1], answer_of(work).dump(-1, ' ', false, Json::error_handler_t::replace));
    _exit(0);
  }
  close(ends[1]);
  const std::string bytes = read_all(ends[0]);
  close(ends[0]);
  int status = 0;
  rusage usage{};
  if (wait4(child, &status, 0, &usage) == -1) return failure("wait4");
  Json answer = Json::parse(bytes, nullptr, false);
  if (answer.is_discarded()) return malmoi::Error{malmoi::ErrorCode::internal, "a measured process died"};
  if (!answer.contains("value")) {
    return malmoi::Error{static_cast<malmoi::ErrorCode>(answer["code"].get<int>()), answer["message"]};
  }
  ChildReport report;
  report.value = std::move(answer["value"]);
  report.cost = {seconds(usage.ru_utime) + seconds(usage.ru_stime), stopwatch.lap().wall};
  report.peak_bytes = static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
  return report;
}

}  // namespace measure
