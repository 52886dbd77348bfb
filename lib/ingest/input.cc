// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/input.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "ingest/line_reader.h"
#include "ingest/path_text.h"
#include "ingest/walk.h"

namespace malmoi::ingest {

namespace {

/// An open file; or -1, and why.
struct OpenFile {
  int descriptor = -1;
  std::uint64_t size = 0;
  std::string reason;
};

std::string cannot_read(int error) { return "cannot be read (" + std::generic_category().message(error) + ")"; }

/// O_NONBLOCK keeps a pipe that took the file's place meanwhile from blocking.
OpenFile open_file(const std::string& path) {
  OpenFile file;
  file.descriptor = open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (file.descriptor < 0) {
    file.reason = cannot_read(errno);
    return file;
  }
  struct stat status {};
  if (fstat(file.descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
    file.reason = "is not a file";
    close(file.descriptor);
    file.descriptor = -1;
  }
  file.size = static_cast<std::uint64_t>(status.st_size);
  return file;
}

/// Reads up to `limit` bytes; errno, or 0.
int read_bytes(int file, std::uint64_t limit, std::string& bytes) {
  std::size_t size = 0;
  while (size < limit) {
    const ssize_t count = read(file, bytes.data() + size, bytes.size() - size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    if (count == 0) break;
    size += static_cast<std::size_t>(count);
    if (size == bytes.size() && size < limit) bytes.resize(std::min<std::uint64_t>(limit, size * 2));
  }
  bytes.resize(size);
  return 0;
}

/// Text holds hardly any control characters but white space; a picture or archive is full of them. UTF-16
/// begins with a byte order mark.
bool is_binary(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return false;
  bytes = bytes.substr(0, 8192);
  const auto controls = std::ranges::count_if(bytes, [](char c) {
    return (c >= 0 && c < ' ' && std::string_view("\t\n\f\r\x1b").find(c) == std::string_view::npos) || c == 0x7F;
  });
  return static_cast<std::size_t>(controls) * 32 > bytes.size();
}

std::string in_mebibytes(std::uint64_t bytes) {
  return bytes % (1u << 20) == 0 ? std::to_string(bytes >> 20) + " MiB" : std::to_string(bytes) + " bytes";
}

}  // namespace

struct InputStream::State {
  State(const UpdateRequest& request, const IngestSettings& limits)
      : walk(request), settings(limits), source(request.source) {
    for (const WalkEntry& entry : walk.entries) total_bytes += entry.size;
    const auto is_stdin = [](const WalkEntry& entry) { return entry.kind == WalkEntry::Kind::standard_input; };
    if (std::ranges::any_of(walk.entries, is_stdin)) total_bytes = 0;
  }

  std::optional<Input> next() {
    for (;;) {
      if (lines) {
        if (auto input = next_line()) return input;
        continue;
      }
      if (at == walk.entries.size()) return std::nullopt;
      const WalkEntry& entry = walk.entries[at++];
      switch (entry.kind) {
        case WalkEntry::Kind::post:
          return read_post(entry);
        case WalkEntry::Kind::skipped:
        case WalkEntry::Kind::rejected:
          return unread(entry, entry.reason);
        case WalkEntry::Kind::standard_input:
          open_lines(entry, STDIN_FILENO);
          break;
        case WalkEntry::Kind::jsonl:
          if (auto input = open_jsonl(entry)) return input;
      }
    }
  }

  std::string location(const WalkEntry& entry) const {
    return path_to_utf8(walk.roots[entry.root].prefix + entry.path);
  }

  Unread unread(const WalkEntry& entry, std::string reason) const {
    return {entry.kind == WalkEntry::Kind::skipped, {location(entry), std::move(reason)}};
  }

  /// Of the lines of an entry.
  std::string source_of(const WalkEntry& entry) const {
    if (!source.empty()) return source;
    const bool is_stdin = entry.kind == WalkEntry::Kind::standard_input;
    return is_stdin ? "-" : path_to_utf8(join_path(walk.roots[entry.root].canonical, entry.path));
  }

  Input read_post(const WalkEntry& entry) {
    const WalkRoot& root = walk.roots[entry.root];
    const OpenFile file = open_file(root.prefix + entry.path);
    if (file.descriptor < 0) return unread(entry, file.reason);
    // One byte more than is allowed, since a file may grow while it is read.
    std::string bytes(std::min(file.size, settings.max_post_bytes) + 1, '\0');
    const bool fits = file.size <= settings.max_post_bytes;
    const int error = fits ? read_bytes(file.descriptor, settings.max_post_bytes + 1, bytes) : 0;
    close(file.descriptor);
    if (error != 0) return unread(entry, cannot_read(error));
    if (!fits || bytes.size() > settings.max_post_bytes) {
      return unread(entry, "is larger than max_post_bytes (" + in_mebibytes(settings.max_post_bytes) + ")");
    }
    post_bytes += bytes.size();
    if (!entry.is_named && is_binary(bytes)) return Unread{true, {location(entry), "binary"}};
    return RawInput{std::move(bytes), InputFormat::post, path_to_utf8(root.canonical), path_to_utf8(entry.path),
                    location(entry)};
  }

  std::optional<Input> open_jsonl(const WalkEntry& entry) {
    const OpenFile file = open_file(walk.roots[entry.root].prefix + entry.path);
    if (file.descriptor < 0) return Unread{false, {location(entry), file.reason}, source_of(entry)};
    open_lines(entry, file.descriptor);
    return std::nullopt;
  }

  void open_lines(const WalkEntry& entry, int descriptor) {
    line_location = location(entry);
    line_source = source_of(entry);
    lines.emplace(descriptor, settings.max_line_bytes);
  }

  /// The next line that is not blank; nothing at the end of the file, which is then closed.
  std::optional<Input> next_line() {
    std::string line;
    for (;;) {
      const LineReader::Outcome outcome = lines->next(line);
      const std::string place = line_location + ":" + std::to_string(lines->line_number());
      if (outcome == LineReader::Outcome::too_long) {
        return Unread{false,
                      {place, "is larger than max_line_bytes (" + in_mebibytes(settings.max_line_bytes) + ")"},
                      line_source};
      }
      if (outcome != LineReader::Outcome::line) {
        const int error = lines->error();
        line_bytes += lines->bytes_read();
        lines.reset();
        if (outcome == LineReader::Outcome::end) return std::nullopt;
        return Unread{false, {line_location, cannot_read(error)}, line_source};
      }
      if (lines->line_number() == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
      if (line.find_first_not_of(" \t") == std::string::npos) continue;
      return RawInput{std::move(line), InputFormat::jsonl, line_source, "", place};
    }
  }

  Walk walk;
  IngestSettings settings;
  std::string source;
  std::size_t at = 0;
  std::uint64_t total_bytes = 0;
  std::uint64_t post_bytes = 0;
  std::uint64_t line_bytes = 0;  ///< of JSON Lines files that are done
  std::optional<LineReader> lines;
  std::string line_location;
  std::string line_source;
};

InputStream::InputStream(const UpdateRequest& request, const IngestSettings& settings)
    : state_(std::make_unique<State>(request, settings)) {}
InputStream::~InputStream() = default;

std::optional<Input> InputStream::next() { return state_->next(); }
const std::vector<Rejection>& InputStream::missing() const { return state_->walk.missing; }

std::uint64_t InputStream::bytes_read() const {
  return state_->post_bytes + state_->line_bytes + (state_->lines ? state_->lines->bytes_read() : 0);
}

std::uint64_t InputStream::total_bytes() const { return state_->total_bytes; }

}  // namespace malmoi::ingest
