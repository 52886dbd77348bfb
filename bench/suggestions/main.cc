// SPDX-License-Identifier: GPL-2.0-or-later
// What suggestions cost: titles of an index are typed key by key, as an input method shows them, and each state is
// asked for. Usage: bench_suggestions INDEX [TITLES], of which 200 are typed if not said otherwise.
#include <malmoi/maintenance.h>
#include <malmoi/searcher.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "glass/cursor.h"
#include "index/schema.h"
#include "index/snapshot.h"
#include "text/folded_text.h"
#include "text/keystrokes.h"
#include "text/utf8.h"

namespace {

using namespace malmoi;

/// Bytes of the posting lists that suggestions are made of.
std::uint64_t bytes_of_words(const index::Snapshot& snapshot) {
  std::uint64_t bytes = 0;
  for (std::size_t i = 0; i < snapshot.generation_count(); ++i) {
    glass::Cursor cursor(snapshot.generation(i).database().postings());
    auto there = cursor.find_first(glass::key::term(index::prefix::word));
    for (; there && *there && cursor.key().starts_with(index::prefix::word); there = cursor.next()) {
      const auto tag = cursor.tag();
      if (tag) bytes += cursor.key().size() + tag->size();
    }
  }
  return bytes;
}

/// What stands in the box while a title is typed, after each key.
std::vector<std::string> typed_states(const std::string& title) {
  text::FoldedText folded;
  text::fold(title, folded);
  std::vector<std::string> states;
  for (std::size_t i = 0; i < folded.chars.size(); ++i) {
    const std::string before = text::to_utf8(folded.chars.substr(0, i));
    const std::string keys = text::keystrokes(folded.chars.substr(i, 1));
    if (folded.chars[i] < 0x80) {
      states.push_back(before + static_cast<char>(folded.chars[i]));
      continue;
    }
    for (std::size_t k = 1; k <= keys.size(); ++k) {
      states.push_back(before + text::to_utf8(text::compose_keystrokes(text::to_utf32(keys.substr(0, k)))));
    }
  }
  return states;
}

double at(const std::vector<double>& sorted, double share) {
  return sorted.empty() ? 0 : sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return std::fprintf(stderr, "usage: bench_suggestions INDEX [TITLES]\n"), 2;
  const std::size_t titles = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 200;
  auto snapshot = index::Snapshot::open(argv[1]);
  const auto searcher = Searcher::open(argv[1]);
  const auto info = index_info(argv[1]);
  if (!snapshot || !searcher || !info) return std::fprintf(stderr, "%s: cannot be opened\n", argv[1]), 1;
  const std::uint64_t words = bytes_of_words(*snapshot);
  SuggestRequest request;
  request.typed = "가";
  const auto first = searcher->suggest(request);
  if (!first) return std::fprintf(stderr, "%s\n", first.error().message.c_str()), 1;
  std::vector<double> times;
  std::size_t empty = 0;
  const std::uint64_t articles = snapshot->manifest().generations.front().articles;
  const std::uint64_t step = std::max<std::uint64_t>(1, articles / titles);
  for (std::uint64_t document = 1; document <= articles; document += step) {
    const auto article = snapshot->article(index::Location{0, static_cast<std::uint32_t>(document)});
    if (!article) continue;
    for (std::string& state : typed_states(article->title)) {
      request.typed = std::move(state);
      const auto suggestions = searcher->suggest(request);
      if (!suggestions) return std::fprintf(stderr, "%s\n", suggestions.error().message.c_str()), 1;
      times.push_back(suggestions->took_ms);
      empty += suggestions->suggestions.empty();
    }
  }
  std::sort(times.begin(), times.end());
  std::printf("%llu articles, %.1f MB, of which words for suggestions %.1f MB (%.1f%%)\n",
              static_cast<unsigned long long>(info->articles), static_cast<double>(info->bytes) / 1e6,
              static_cast<double>(words) / 1e6, 100.0 * static_cast<double>(words) / static_cast<double>(info->bytes));
  std::printf("first call, which reads the words: %.1f ms\n", first->took_ms);
  std::printf("%zu states of typing, %zu without a suggestion: median %.3f ms, p95 %.3f, p99 %.3f, most %.3f\n",
              times.size(), empty, at(times, 0.5), at(times, 0.95), at(times, 0.99), at(times, 1));
  return 0;
}
