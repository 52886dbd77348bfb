// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/emphasis.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace malmoi::ingest {

namespace {

struct Run {
  std::size_t begin;
  std::size_t end;
};

Run find_run(std::string_view text, std::size_t from) {
  const std::size_t begin = std::min(text.find('*', from), text.size());
  return {begin, std::min(text.find_first_not_of('*', begin), text.size())};
}

bool is_space(std::string_view text, std::size_t at) {
  return at >= text.size() || text[at] == ' ' || text[at] == '\n';
}

/// Is the character that ends before `at` a letter or digit? Of those beyond ASCII, Hangul and Hanja are,
/// by the first bytes of their UTF-8; quotation marks and brackets are not.
bool follows_letter(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  const char c = text[at - 1];
  if (c >= 0) return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
  while (at > 0 && (static_cast<unsigned char>(text[at - 1]) & 0xC0) == 0x80) --at;
  const unsigned char lead = at > 0 ? static_cast<unsigned char>(text[at - 1]) : 0;
  return lead >= 0xE4 && lead <= 0xED;
}

bool opens(std::string_view text, Run run) {
  const std::size_t length = run.end - run.begin;
  return (length == 2 || length == 3) && !is_space(text, run.end) && !follows_letter(text, run.begin);
}

bool closes(std::string_view text, Run open, Run run) {
  return run.end - run.begin == open.end - open.begin && !is_space(text, run.begin - 1) &&
         text.substr(open.end, run.begin - open.end).find('\n') == std::string_view::npos;
}

}  // namespace

void strip_emphasis(std::string& text) {
  if (text.find("**") == std::string::npos) return;
  std::string out;
  std::size_t copied = 0;
  Run run = find_run(text, 0);
  while (run.begin < text.size()) {
    const Run next = find_run(text, run.end);
    if (next.begin == text.size() || !opens(text, run) || !closes(text, run, next)) {
      run = next;
      continue;
    }
    out.append(text, copied, run.begin - copied);
    out.append(text, run.end, next.begin - run.end);
    copied = next.end;
    run = find_run(text, copied);
  }
  out.append(text, copied);
  text = std::move(out);
}

}  // namespace malmoi::ingest
