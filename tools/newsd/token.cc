// SPDX-License-Identifier: GPL-2.0-or-later
#include "newsd/token.h"

#include <errno.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>

namespace newsd {
namespace {

using malmoi::Error;
using malmoi::ErrorCode;
using malmoi::Result;

constexpr std::size_t shortest = 16;
constexpr std::size_t longest = 1024;

Result<std::string> checked(std::string token, const std::string& where) {
  const auto is_printable = [](char c) { return c > ' ' && c < 0x7F; };
  if (token.size() < shortest || token.size() > longest || !std::all_of(token.begin(), token.end(), is_printable)) {
    return Error{ErrorCode::bad_input, where +
                                           ": a token is 16 to 1,024 printable ASCII characters without spaces; "
                                           "make one by `openssl rand -hex 32`"};
  }
  return token;
}

ErrorCode code_of(int error) {
  if (error == ENOENT) return ErrorCode::not_found;
  return error == EACCES ? ErrorCode::permission_denied : ErrorCode::io;
}

/// The first line of a file.
Result<std::string> read_token(const std::string& path) {
  const auto close = [](std::FILE* file) { std::fclose(file); };
  const std::unique_ptr<std::FILE, decltype(close)> file(std::fopen(path.c_str(), "rbe"), close);
  std::string text(longest + 2, '\0');
  if (file) text.resize(std::fread(text.data(), 1, text.size(), file.get()));
  if (!file || std::ferror(file.get()) != 0) {
    return Error{code_of(errno), path + ": " + std::strerror(errno) + "; put the token for writers there"};
  }
  text.resize(std::min(text.find_first_of("\r\n"), text.size()));
  return checked(std::move(text), path);
}

}  // namespace

Result<std::string> load_token(const malmoi::ServerSettings& settings) {
  if (!settings.token_file.empty()) return read_token(settings.token_file);
  if (const char* token = std::getenv("NEWSD_TOKEN")) return checked(token, "NEWSD_TOKEN");
  if (const char* folder = std::getenv("CREDENTIALS_DIRECTORY")) {
    const std::string path = std::string(folder) + "/newsd.token";
    if (::access(path.c_str(), F_OK) == 0) return read_token(path);
  }
  return std::string();
}

bool is_authorized(std::string_view authorization, std::string_view token) {
  constexpr std::string_view scheme = "Bearer ";
  if (token.empty() || authorization.substr(0, scheme.size()) != scheme) return false;
  const std::string_view given = authorization.substr(scheme.size());
  // No early end: how long the comparison takes must not tell how much is right.
  unsigned difference = given.size() == token.size() ? 0 : 1;
  for (std::size_t i = 0; i < given.size(); ++i) {
    difference |= static_cast<unsigned char>(given[i]) ^ static_cast<unsigned char>(token[i % token.size()]);
  }
  return difference == 0;
}

}  // namespace newsd
