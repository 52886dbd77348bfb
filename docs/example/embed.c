// SPDX-License-Identifier: GPL-2.0-or-later
// Indexes two articles and searches them. Usage: embed_c INDEX QUERY
#include <stdio.h>
#include <string.h>

#include <malmoi/capi.h>

static malmoi_text text(const char* string) {
  malmoi_text out = {string, strlen(string)};
  return out;
}

static malmoi_code add(malmoi_indexer* indexer, const char* id, const char* title, const char* body,
                       malmoi_error* error) {
  malmoi_article article;
  malmoi_article_init(&article, sizeof article);
  article.id = text(id);
  article.title = text(title);
  article.body = text(body);
  return malmoi_indexer_add(indexer, &article, error);
}

static malmoi_code index_two(const char* path, malmoi_error* error) {
  malmoi_indexer* indexer;
  malmoi_code code = malmoi_indexer_open(text(path), NULL, &indexer, error);
  if (code == MALMOI_OK) {
    code = add(indexer, "lighthouse", "섬마을 등대에 불이 켜졌다", "등대지기가 서른 해 만에 돌아왔다.", error);
  }
  if (code == MALMOI_OK) {
    code = add(indexer, "library", "폐교가 도서관으로", "주민들이 책장을 손수 짰다.\n개관식은 토요일이다.", error);
  }
  if (code == MALMOI_OK) code = malmoi_indexer_commit(indexer, error);
  malmoi_indexer_free(indexer);
  return code;
}

static malmoi_code search(const malmoi_searcher* searcher, const char* query, malmoi_error* error) {
  malmoi_search_request request;
  malmoi_search_request_init(&request, sizeof request);
  request.query = text(query);
  malmoi_results* results;
  const malmoi_code code = malmoi_search(searcher, &request, &results, error);
  for (size_t i = 0; i < malmoi_results_hit_count(results); ++i) {
    const malmoi_hit* hit = malmoi_results_hit(results, i);
    printf("%s\t%s\t%s\n", malmoi_hit_id(hit).data, malmoi_hit_title(hit).data, malmoi_hit_snippet(hit).data);
  }
  malmoi_results_free(results);
  return code;
}

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  malmoi_error error;
  malmoi_searcher* searcher = NULL;
  malmoi_code code = index_two(argv[1], &error);
  if (code == MALMOI_OK) code = malmoi_searcher_open(text(argv[1]), NULL, &searcher, &error);
  if (code == MALMOI_OK) code = search(searcher, argv[2], &error);
  malmoi_searcher_free(searcher);
  if (code != MALMOI_OK) fprintf(stderr, "embed_c: %s\n", error.message);
  return code != MALMOI_OK;
}
