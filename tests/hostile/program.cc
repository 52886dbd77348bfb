// SPDX-License-Identifier: GPL-2.0-or-later
#include "program.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace malmoi::hostile {
namespace {

constexpr rlim_t most_cpu_seconds = 600;
constexpr unsigned most_seconds = 1800;

void redirect(int descriptor, const std::string& path, int flags) {
  const int file = open(path.c_str(), flags, 0600);
  if (file < 0 || dup2(file, descriptor) < 0) _exit(127);
}

/// In the child. Both limits outlive exec.
[[noreturn]] void become(std::vector<char*>& arguments) {
  const rlimit limit{most_cpu_seconds, most_cpu_seconds};
  setrlimit(RLIMIT_CPU, &limit);
  alarm(most_seconds);
  execv(arguments[0], arguments.data());
  _exit(127);
}

std::string contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

Ended run(const std::vector<std::string>& command, const std::string& scratch, const std::string& input) {
  std::vector<std::string> strings = command;
  std::vector<char*> arguments;
  for (std::string& each : strings) arguments.push_back(each.data());
  arguments.push_back(nullptr);
  const std::string output = scratch + "/output";
  const std::string errors = scratch + "/errors";
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error(command[0] + ": cannot be run");
  if (child == 0) {
    redirect(STDIN_FILENO, input, O_RDONLY);
    redirect(STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_TRUNC);
    redirect(STDERR_FILENO, errors, O_WRONLY | O_CREAT | O_TRUNC);
    become(arguments);
  }
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  Ended ended;
  ended.status = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
  ended.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  ended.output = contents(output);
  ended.errors = contents(errors);
  ended.peak_bytes = static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
  return ended;
}

}  // namespace malmoi::hostile
