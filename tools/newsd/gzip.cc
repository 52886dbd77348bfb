// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <cctype>

namespace newsd {
namespace {

constexpr int level = 1;                 // answers are made once for each request: fast before small
constexpr int gzip_window = 15 + 16;     // the largest window, and a gzip header
constexpr int default_memory_level = 8;  // of zlib

/// A stream that is set up once for each thread and used again.
class Deflater {
 public:
  Deflater() {
    is_ready_ =
        deflateInit2(&stream_, level, Z_DEFLATED, gzip_window, default_memory_level, Z_DEFAULT_STRATEGY) == Z_OK;
  }
  ~Deflater() {
    if (is_ready_) deflateEnd(&stream_);
  }
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;

  std::optional<std::string> run(std::string_view text) {
    if (!is_ready_ || deflateReset(&stream_) != Z_OK) return std::nullopt;
    std::string out(text.size(), '\0');  // no room for what would not become smaller
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream_.avail_in = static_cast<uInt>(text.size());
    stream_.next_out = reinterpret_cast<Bytef*>(out.data());
    stream_.avail_out = static_cast<uInt>(out.size());
    if (deflate(&stream_, Z_FINISH) != Z_STREAM_END) return std::nullopt;
    out.resize(out.size() - stream_.avail_out);
    return out;
  }

 private:
  z_stream stream_{};
  bool is_ready_ = false;
};

/// Is the weight in "gzip;q=0.5" zero?
bool is_refused(std::string_view parameters) {
  const std::size_t weight = parameters.find("q=");
  return weight != std::string_view::npos && parameters.find_first_not_of("0. ", weight + 2) == std::string_view::npos;
}

}  // namespace

bool takes_gzip(std::string_view accepted) {
  while (!accepted.empty()) {
    std::string_view coding = accepted.substr(0, accepted.find(','));
    accepted.remove_prefix(std::min(coding.size() + 1, accepted.size()));
    coding.remove_prefix(std::min(coding.find_first_not_of(" \t"), coding.size()));
    const std::string_view name = coding.substr(0, coding.find_first_of("; \t"));
    constexpr std::string_view wanted = "gzip";
    const auto same = [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; };
    if (std::equal(name.begin(), name.end(), wanted.begin(), wanted.end(), same)) {
      return !is_refused(coding.substr(name.size()));
    }
  }
  return false;
}

std::optional<std::string> gzip(std::string_view text) {
  constexpr std::size_t most_bytes = 1u << 30;
  if (text.size() > most_bytes) return std::nullopt;
  thread_local Deflater deflater;
  return deflater.run(text);
}

}  // namespace newsd
