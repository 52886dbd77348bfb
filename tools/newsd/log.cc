// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/log.h"

#include <errno.h>
#include <unistd.h>

#include <utility>

namespace newsd {
namespace {

constexpr std::size_t most_pending = 1u << 20;

void write_all(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

Log::Log() : thread_([this] { run(); }) {}

Log::~Log() {
  {
    const std::lock_guard lock(mutex_);
    is_ending_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void Log::write(std::string_view line) {
  const std::lock_guard lock(mutex_);
  if (pending_.size() + line.size() > most_pending) {
    ++dropped_;
    return;
  }
  if (pending_.empty()) changed_.notify_one();
  pending_ += line;
  pending_ += '\n';
}

void Log::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return is_ending_ || !pending_.empty(); });
    if (pending_.empty()) return;
    std::string text = std::exchange(pending_, {});
    if (const std::size_t dropped = std::exchange(dropped_, 0); dropped > 0) {
      text += "newsd: " + std::to_string(dropped) + " lines of the log were dropped; it is read too slowly\n";
    }
    lock.unlock();
    write_all(text);
    lock.lock();
  }
}

}  // namespace newsd
