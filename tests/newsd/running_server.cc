// SPDX-License-Identifier: GPL-2.0-or-later
#include "running_server.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <utility>

namespace newsd {
namespace {

std::string write_settings(const std::vector<std::string>& server) {
  std::string path = testing::TempDir() + "newsd-XXXXXX.yaml";
  ::close(::mkostemps(path.data(), 5, O_CLOEXEC));
  std::ofstream file(path);
  file << "server:\n  port: 0\n";
  for (const std::string& line : server) file << "  " << line << "\n";
  return path;
}

[[noreturn]] void become_server(const std::string& index, const std::string& settings, bool writes, int log) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // ends with a test that crashes, which would else wait for its output
  ::dup2(log, STDERR_FILENO);
  ::unsetenv("NEWSD_TOKEN");
  if (writes) ::setenv("NEWSD_TOKEN", test_token, 1);
  ::execl(NEWSD_PROGRAM, "newsd", index.c_str(), "--config", settings.c_str(), static_cast<char*>(nullptr));
  ::_exit(127);
}

/// The number in "newsd: serving INDEX on ADDRESS port N, ..."; 0 where there is none.
std::uint16_t port_in(const std::string& log) {
  unsigned port = 0;
  const std::size_t at = log.rfind(" port ");
  if (at != std::string::npos) std::sscanf(log.c_str() + at, " port %u,", &port);
  return static_cast<std::uint16_t>(port);
}

}  // namespace

RunningServer::RunningServer(const std::string& index, const std::vector<std::string>& server, bool writes)
    : settings_path_(write_settings(server)) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return;
  pid_ = ::fork();
  if (pid_ == 0) become_server(index, settings_path_, writes, ends[1]);
  ::close(ends[1]);
  char byte = 0;
  while (::read(ends[0], &byte, 1) == 1) {
    log_ += byte;
    if (byte == '\n' && (port_ = port_in(log_)) != 0) break;
  }
  reader_ = std::thread([this, log = ends[0]] { read_log(log); });
}

void RunningServer::read_log(int descriptor) {
  char buffer[4096];
  for (ssize_t count = 0; (count = ::read(descriptor, buffer, sizeof buffer)) > 0;) {
    log_.append(buffer, static_cast<std::size_t>(count));
  }
  ::close(descriptor);
}

RunningServer::~RunningServer() {
  if (pid_ > 0) {
    send(SIGKILL);
    wait();
  }
  ::unlink(settings_path_.c_str());
}

void RunningServer::send(int signal) const { ::kill(pid_, signal); }

int RunningServer::wait() {
  int status = 0;
  ::waitpid(std::exchange(pid_, -1), &status, 0);
  if (reader_.joinable()) reader_.join();
  return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace newsd
