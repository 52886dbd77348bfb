// SPDX-License-Identifier: GPL-2.0-or-later
// YAML, TOML and JSON before the body of a post.
#include "ingest/front_matter.h"
#include "require.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view post = as_text(data, size);
  if (!malmoi::text::is_valid_utf8(post)) return 0;
  const auto matter = malmoi::ingest::read_front_matter(post);
  if (!matter) {
    require(!matter.error().message.empty(), "a refusal says why");
    require(matter.error().message.find('\n') == std::string::npos, "in one line");
    return 0;
  }
  const std::string_view body = matter->body;
  require(body.empty() || (body.data() >= post.data() && body.data() + body.size() <= post.data() + post.size()),
          "the body is a part of the post");
  return 0;
}
