// SPDX-License-Identifier: GPL-2.0-or-later
#include "relevance/zstd_file.h"

#include <zstd.h>

#include <fstream>
#include <memory>
#include <string_view>
#include <vector>

namespace relevance {
namespace {

malmoi::Error failure(malmoi::ErrorCode code, const std::string& path, const std::string& message) {
  return {code, path + ": " + message};
}

/// One file's decompression; appends to `out` what a piece of the input gives.
class Unpacker {
 public:
  /// Whether the input is sound so far.
  bool feed(std::string_view piece, std::ofstream& out) {
    ZSTD_inBuffer in{piece.data(), piece.size(), 0};
    ZSTD_outBuffer space{buffer_.data(), buffer_.size(), 0};
    do {
      space.pos = 0;
      left_ = ZSTD_decompressStream(stream_.get(), &space, &in);
      if (ZSTD_isError(left_)) return false;
      out.write(buffer_.data(), static_cast<std::streamsize>(space.pos));
    } while (in.pos < in.size || space.pos == space.size);
    return true;
  }

  /// Whether the last frame was complete.
  bool complete() const { return left_ == 0; }

 private:
  std::unique_ptr<ZSTD_DStream, decltype(&ZSTD_freeDStream)> stream_{ZSTD_createDStream(), &ZSTD_freeDStream};
  std::vector<char> buffer_ = std::vector<char>(ZSTD_DStreamOutSize());
  std::size_t left_ = 1;
};

}  // namespace

malmoi::Status unpack_zstd(const std::string& packed, const std::string& unpacked) {
  std::ifstream in(packed, std::ios::binary);
  if (!in) return failure(malmoi::ErrorCode::io, packed, "cannot be read; check its permissions");
  std::ofstream out(unpacked, std::ios::binary);
  Unpacker unpacker;
  std::vector<char> piece(ZSTD_DStreamInSize());
  bool sound = true;
  while (sound && (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0)) {
    sound = unpacker.feed({piece.data(), static_cast<std::size_t>(in.gcount())}, out);
  }
  if (!sound || !unpacker.complete()) {
    return failure(malmoi::ErrorCode::bad_input, packed, "is damaged or cut short; fetch it again");
  }
  out.close();
  if (out.fail())
    return failure(malmoi::ErrorCode::io, unpacked, "cannot be written; make room or choose another --work");
  return {};
}

}  // namespace relevance
