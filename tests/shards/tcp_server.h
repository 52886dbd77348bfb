// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <string>
#include <thread>

namespace malmoi {

/// A stock xapian-tcpsrv over the folder of an index, on a loopback port of its own.
class TcpServer {
 public:
  explicit TcpServer(std::string folder) : folder_(std::move(folder)), port_(free_port()) { start(); }
  ~TcpServer() { kill_it(); }
  TcpServer(const TcpServer&) = delete;
  TcpServer& operator=(const TcpServer&) = delete;

  std::string url() const { return "xapian-tcp://127.0.0.1:" + std::to_string(port_); }

  void start() {
    process_ = fork();
    if (process_ == 0) {
      setpgid(0, 0);                     // each connection is a process, all of one group
      prctl(PR_SET_PDEATHSIG, SIGKILL);  // ends with a test that crashes, which would else wait for its output
      const std::string port = "--port=" + std::to_string(port_);
      execl(XAPIAN_TCPSRV, "xapian-tcpsrv", "--interface=127.0.0.1", port.c_str(), "--quiet", folder_.c_str(),
            static_cast<char*>(nullptr));
      _exit(127);
    }
    setpgid(process_, process_);
    for (int tries = 0; tries < 500 && !listens(); ++tries) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  void kill_it() {
    if (process_ == 0) return;
    kill(-process_, SIGKILL);
    waitpid(process_, nullptr, 0);
    process_ = 0;
  }
  void stop() const { kill(-process_, SIGSTOP); }
  void go_on() const { kill(-process_, SIGCONT); }

 private:
  static sockaddr_in loopback(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    return address;
  }
  static int free_port() {
    const int descriptor = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    EXPECT_EQ(bind(descriptor, reinterpret_cast<sockaddr*>(&address), size), 0);
    EXPECT_EQ(getsockname(descriptor, reinterpret_cast<sockaddr*>(&address), &size), 0);
    close(descriptor);
    return ntohs(address.sin_port);
  }
  bool listens() const {
    const int descriptor = socket(AF_INET, SOCK_STREAM, 0);
    const sockaddr_in address = loopback(port_);
    const bool connected = connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    close(descriptor);
    return connected;
  }

  const std::string folder_;
  const int port_;
  pid_t process_ = 0;
};

}  // namespace malmoi
