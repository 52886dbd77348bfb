// SPDX-License-Identifier: GPL-2.0-or-later
// Prints the constants of capi.h, and size and offset of each field of its structs; fails where a struct has room that
// no field names, because a later field put there would be read from callers that never set it.
#include <malmoi/capi.h>
#include <stddef.h>
#include <stdio.h>

static size_t end_of_last;
static int gaps;

static void print(const char* type, const char* field, size_t offset, size_t size) {
  if (offset != end_of_last) {
    fprintf(stderr, "%s: room before %s that no field names\n", type, field);
    gaps = 1;
  }
  end_of_last = offset + size;
  printf("  %-16s %4zu %4zu\n", field, offset, size);
}

static void print_end(const char* type, size_t size) {
  print(type, "(end)", size, 0);
  end_of_last = 0;
}

#define BEGIN(type) printf("%s\n", #type)
#define FIELD(type, field) print(#type, #field, offsetof(type, field), sizeof(((type*)0)->field))
#define END(type) print_end(#type, sizeof(type))
#define CONSTANT(name) printf("%s = %d\n", #name, (int)(name))

static void print_constants(void) {
  CONSTANT(MALMOI_OK);
  CONSTANT(MALMOI_INVALID_ARGUMENT);
  CONSTANT(MALMOI_NOT_FOUND);
  CONSTANT(MALMOI_PERMISSION_DENIED);
  CONSTANT(MALMOI_IO);
  CONSTANT(MALMOI_BAD_ENCODING);
  CONSTANT(MALMOI_BAD_INPUT);
  CONSTANT(MALMOI_TOO_LARGE);
  CONSTANT(MALMOI_NOT_AN_INDEX);
  CONSTANT(MALMOI_CORRUPT);
  CONSTANT(MALMOI_FORMAT_MISMATCH);
  CONSTANT(MALMOI_FINGERPRINT_MISMATCH);
  CONSTANT(MALMOI_LOCKED);
  CONSTANT(MALMOI_UNSUPPORTED);
  CONSTANT(MALMOI_INTERNAL);
  CONSTANT(MALMOI_CANCELLED);
  CONSTANT(MALMOI_OUT_OF_MEMORY);
  CONSTANT(MALMOI_SORT_RELEVANCE);
  CONSTANT(MALMOI_SORT_NEWEST);
  CONSTANT(MALMOI_SORT_OLDEST);
  CONSTANT(MALMOI_FACET_CATEGORY);
  CONSTANT(MALMOI_FACET_TAG);
  CONSTANT(MALMOI_FACET_MONTH);
  CONSTANT(MALMOI_LANGUAGE_KO);
  CONSTANT(MALMOI_LANGUAGE_EN);
  CONSTANT(MALMOI_UTF8);
  CONSTANT(MALMOI_UTF16);
  CONSTANT(MALMOI_LOG_INFO);
  CONSTANT(MALMOI_LOG_WARNING);
  CONSTANT(MALMOI_LOG_ERROR);
  CONSTANT(MALMOI_SUGGESTION_WORD);
  CONSTANT(MALMOI_SUGGESTION_INITIALS);
  CONSTANT(MALMOI_SUGGESTION_LAYOUT);
  CONSTANT(MALMOI_SUGGESTION_TITLE);
  CONSTANT(MALMOI_FORMAT_AUTOMATIC);
  CONSTANT(MALMOI_FORMAT_POST);
  CONSTANT(MALMOI_FORMAT_JSONL);
}

static void print_values(void) {
  BEGIN(malmoi_text);
  FIELD(malmoi_text, data);
  FIELD(malmoi_text, size);
  END(malmoi_text);
  BEGIN(malmoi_range);
  FIELD(malmoi_range, begin);
  FIELD(malmoi_range, end);
  END(malmoi_range);
  BEGIN(malmoi_error);
  FIELD(malmoi_error, code);
  FIELD(malmoi_error, message);
  END(malmoi_error);
  BEGIN(malmoi_article);
  FIELD(malmoi_article, struct_size);
  FIELD(malmoi_article, id);
  FIELD(malmoi_article, title);
  FIELD(malmoi_article, excerpt);
  FIELD(malmoi_article, body);
  FIELD(malmoi_article, published);
  FIELD(malmoi_article, url);
  FIELD(malmoi_article, author);
  FIELD(malmoi_article, categories);
  FIELD(malmoi_article, category_count);
  FIELD(malmoi_article, tags);
  FIELD(malmoi_article, tag_count);
  END(malmoi_article);
}

static void print_requests(void) {
  BEGIN(malmoi_search_request);
  FIELD(malmoi_search_request, struct_size);
  FIELD(malmoi_search_request, query);
  FIELD(malmoi_search_request, similar_to);
  FIELD(malmoi_search_request, similar_text);
  FIELD(malmoi_search_request, from);
  FIELD(malmoi_search_request, to);
  FIELD(malmoi_search_request, now);
  FIELD(malmoi_search_request, categories);
  FIELD(malmoi_search_request, category_count);
  FIELD(malmoi_search_request, tags);
  FIELD(malmoi_search_request, tag_count);
  FIELD(malmoi_search_request, facets);
  FIELD(malmoi_search_request, facet_count);
  FIELD(malmoi_search_request, cancellation);
  FIELD(malmoi_search_request, half_life);
  FIELD(malmoi_search_request, time_budget_ms);
  FIELD(malmoi_search_request, limit);
  FIELD(malmoi_search_request, offset);
  FIELD(malmoi_search_request, snippet_length);
  FIELD(malmoi_search_request, sort);
  FIELD(malmoi_search_request, language);
  FIELD(malmoi_search_request, correct);
  FIELD(malmoi_search_request, collapse);
  FIELD(malmoi_search_request, list_duplicates);
  FIELD(malmoi_search_request, ids_only);
  FIELD(malmoi_search_request, explain);
  END(malmoi_search_request);
  BEGIN(malmoi_suggest_request);
  FIELD(malmoi_suggest_request, struct_size);
  FIELD(malmoi_suggest_request, typed);
  FIELD(malmoi_suggest_request, limit);
  FIELD(malmoi_suggest_request, language);
  END(malmoi_suggest_request);
}

static void print_statistics(void) {
  BEGIN(malmoi_searcher_statistics);
  FIELD(malmoi_searcher_statistics, struct_size);
  FIELD(malmoi_searcher_statistics, searches);
  FIELD(malmoi_searcher_statistics, failed);
  FIELD(malmoi_searcher_statistics, cancelled);
  FIELD(malmoi_searcher_statistics, partial);
  FIELD(malmoi_searcher_statistics, cache_hits);
  FIELD(malmoi_searcher_statistics, suggestions);
  FIELD(malmoi_searcher_statistics, reopened);
  FIELD(malmoi_searcher_statistics, commit);
  FIELD(malmoi_searcher_statistics, articles);
  FIELD(malmoi_searcher_statistics, readers);
  FIELD(malmoi_searcher_statistics, cache_bytes);
  FIELD(malmoi_searcher_statistics, latency_seconds);
  FIELD(malmoi_searcher_statistics, latency_bounds);
  FIELD(malmoi_searcher_statistics, latency_bound);
  FIELD(malmoi_searcher_statistics, latency_counts);
  END(malmoi_searcher_statistics);
}

static void print_updates(void) {
  BEGIN(malmoi_progress);
  FIELD(malmoi_progress, articles);
  FIELD(malmoi_progress, bytes);
  FIELD(malmoi_progress, total_bytes);
  FIELD(malmoi_progress, seconds);
  END(malmoi_progress);
  BEGIN(malmoi_update_request);
  FIELD(malmoi_update_request, struct_size);
  FIELD(malmoi_update_request, paths);
  FIELD(malmoi_update_request, path_count);
  FIELD(malmoi_update_request, source);
  FIELD(malmoi_update_request, progress);
  FIELD(malmoi_update_request, context);
  FIELD(malmoi_update_request, jobs);
  FIELD(malmoi_update_request, format);
  FIELD(malmoi_update_request, prune);
  FIELD(malmoi_update_request, reserved);
  END(malmoi_update_request);
  BEGIN(malmoi_update_counts);
  FIELD(malmoi_update_counts, struct_size);
  FIELD(malmoi_update_counts, added);
  FIELD(malmoi_update_counts, updated);
  FIELD(malmoi_update_counts, unchanged);
  FIELD(malmoi_update_counts, deleted);
  FIELD(malmoi_update_counts, skipped);
  FIELD(malmoi_update_counts, text_bytes);
  FIELD(malmoi_update_counts, seconds);
  END(malmoi_update_counts);
}

int main(void) {
  print_constants();
  print_values();
  print_requests();
  print_statistics();
  print_updates();
  return gaps;
}
