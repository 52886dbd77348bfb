// SPDX-License-Identifier: GPL-2.0-or-later
#include "call_log.h"

#include <cstring>
#include <fstream>
#include <iterator>

namespace malmoi::faults {

std::vector<FileCall> read_log(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  std::vector<FileCall> calls;
  std::size_t at = 0;
  const auto take = [&](std::size_t size) {
    at += size;
    return bytes.substr(at - size, size);
  };
  while (at + sizeof(CallHeader) <= bytes.size()) {
    FileCall call;
    std::memcpy(&call.header, bytes.data() + at, sizeof(CallHeader));
    const CallHeader& header = call.header;
    const std::size_t rest = std::size_t{header.path_bytes} + header.second_bytes + header.data_bytes;
    if (at + sizeof(CallHeader) + rest > bytes.size()) break;
    at += sizeof(CallHeader);
    call.path = take(header.path_bytes);
    call.second = take(header.second_bytes);
    call.data = take(header.data_bytes);
    calls.push_back(std::move(call));
  }
  return calls;
}

}  // namespace malmoi::faults
