// SPDX-License-Identifier: GPL-2.0-or-later
#include "child.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <stdexcept>
#include <string_view>

namespace malmoi::faults {
namespace {

using Clock = std::chrono::steady_clock;

std::vector<char*> pointers(std::vector<std::string>& strings) {
  std::vector<char*> all;
  for (std::string& each : strings) all.push_back(each.data());
  all.push_back(nullptr);
  return all;
}

std::vector<std::string> environment(const Workshop& workshop, const ChildOptions& options) {
  std::vector<std::string> all;
  for (char** each = environ; *each; ++each) all.emplace_back(*each);
  const auto set = [&](const std::string& name, const std::string& value) { all.push_back(name + "=" + value); };
  set("LD_PRELOAD", workshop.interposer);
  set(variable::folder, options.watched.empty() ? workshop.world() : options.watched);
  if (options.log) set(variable::log, workshop.log());
  const Plan& plan = options.plan;
  set(variable::plan, std::to_string(static_cast<int>(plan.action)) + " " + std::to_string(plan.point) + " " +
                          std::to_string(plan.error));
  return all;
}

/// With a limit on open files, a shell sets it.
std::vector<std::string> limited(std::vector<std::string> command, const ChildOptions& options) {
  if (!options.open_files) return command;
  command.insert(command.begin(),
                 {"/bin/sh", "-c", "ulimit -n " + std::to_string(*options.open_files) + "; exec \"$@\"", "sh"});
  return command;
}

pid_t spawn(std::vector<std::string> command, std::vector<std::string> environment, int output, int errors) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO);
  // What this program has inherited would count against a limit on open files.
  posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
  pid_t child = 0;
  const auto arguments = pointers(command);
  const auto variables = pointers(environment);
  const int error = posix_spawn(&child, arguments[0], &actions, nullptr, arguments.data(), variables.data());
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) throw std::runtime_error(command[0] + ": cannot be run");
  return child;
}

/// Reads both pipes to their ends; kills the child when its time has come.
void drain(pid_t child, std::array<int, 2> pipes, std::array<std::string*, 2> texts, const ChildOptions& options) {
  const auto begin = Clock::now();
  bool to_kill = options.kill_after.has_value();
  std::array<pollfd, 2> polled{pollfd{pipes[0], POLLIN, 0}, pollfd{pipes[1], POLLIN, 0}};
  int open = 2;
  while (open > 0) {
    timespec wait{};
    const auto passed = std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now() - begin);
    if (to_kill && passed >= *options.kill_after) {
      kill(child, SIGKILL);
      to_kill = false;
    }
    if (to_kill) wait.tv_nsec = (std::chrono::nanoseconds(*options.kill_after) - passed).count() % 1'000'000'000;
    if (ppoll(polled.data(), 2, to_kill ? &wait : nullptr, nullptr) <= 0) continue;
    for (std::size_t i = 0; i < 2; ++i) {
      if (polled[i].revents == 0) continue;
      char buffer[4096];
      const ssize_t n = read(polled[i].fd, buffer, sizeof buffer);
      if (n > 0) {
        texts[i]->append(buffer, static_cast<std::size_t>(n));
      } else {
        polled[i].fd = -1;
        --open;
      }
    }
  }
}

}  // namespace

Ended run_child(const Workshop& workshop, const std::vector<std::string>& command, const ChildOptions& options) {
  int output[2];
  int errors[2];
  if (pipe2(output, O_CLOEXEC) != 0 || pipe2(errors, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  const auto begin = Clock::now();
  const pid_t child = spawn(limited(command, options), environment(workshop, options), output[1], errors[1]);
  close(output[1]);
  close(errors[1]);
  Ended ended;
  drain(child, {output[0], errors[0]}, {&ended.output, &ended.errors}, options);
  close(output[0]);
  close(errors[0]);
  int status = 0;
  waitpid(child, &status, 0);
  ended.time = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin);
  ended.status = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
  ended.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  return ended;
}

}  // namespace malmoi::faults
