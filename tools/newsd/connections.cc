// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/connections.h"

#include <sys/socket.h>

namespace newsd {
namespace {

constexpr std::chrono::milliseconds between_looks{100};

}  // namespace

Connections::Connections() : watcher_([this] { watch(); }) {}

Connections::~Connections() {
  {
    const std::lock_guard lock(mutex_);
    is_ending_ = true;
  }
  ending_.notify_all();
  watcher_.join();
}

Connection* Connections::open(int socket) {
  const std::lock_guard lock(mutex_);
  open_.emplace_front(socket);
  open_.front().self = open_.begin();
  return &open_.front();
}

void Connections::close(Connection* connection) {
  const std::lock_guard lock(mutex_);
  open_.erase(connection->self);
}

std::size_t Connections::count() const {
  const std::lock_guard lock(mutex_);
  return open_.size();
}

void Connections::watch() {
  std::unique_lock lock(mutex_);
  while (!ending_.wait_for(lock, between_looks, [this] { return is_ending_; })) shut_down_late();
}

void Connections::shut_down_late() {
  const auto now = Connection::Clock::now().time_since_epoch().count();
  for (Connection& connection : open_) {
    const auto deadline = connection.deadline.load(std::memory_order_relaxed);
    if (deadline == 0 || deadline > now) continue;
    // The socket is open: close() is called before, and waits for the mutex.
    ::shutdown(connection.socket, SHUT_RDWR);
    connection.may_rest();
    timed_out_.fetch_add(1, std::memory_order_relaxed);
  }
}

}  // namespace newsd
