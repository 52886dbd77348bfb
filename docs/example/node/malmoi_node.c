// SPDX-License-Identifier: GPL-2.0-or-later
// A small addon for Node.js, on Node-API. Its functions run on the thread of JavaScript; a server would call
// malmoi_search() from napi_create_async_work().
#include <node_api.h>
#include <stdlib.h>

#include <malmoi/capi.h>

static napi_value failed(napi_env env, const malmoi_error* error) {
  napi_throw_error(env, malmoi_code_name(error->code), error->message);
  return NULL;
}

// A copy of a JavaScript string, to be freed; its data is NULL after an exception.
static malmoi_text to_text(napi_env env, napi_value value) {
  malmoi_text out = {NULL, 0};
  if (napi_get_value_string_utf8(env, value, NULL, 0, &out.size) != napi_ok) {
    napi_throw_type_error(env, NULL, "a string is wanted");
    return out;
  }
  char* copy = malloc(out.size + 1);
  if (copy)
    napi_get_value_string_utf8(env, value, copy, out.size + 1, &out.size);
  else
    napi_throw_error(env, NULL, "out of memory");
  out.data = copy;
  return out;
}

static napi_value to_string(napi_env env, malmoi_text text) {
  napi_value out = NULL;
  napi_create_string_utf8(env, text.data, text.size, &out);
  return out;
}

// The arguments and the handle that `this` wraps.
static void* arguments(napi_env env, napi_callback_info info, size_t count, napi_value* values) {
  napi_value self;
  void* handle = NULL;
  napi_get_cb_info(env, info, &count, values, &self, NULL);
  napi_unwrap(env, self, &handle);
  return handle;
}

static void free_indexer(napi_env env, void* handle, void* hint) {
  (void)env, (void)hint;
  malmoi_indexer_free(handle);
}

static void free_searcher(napi_env env, void* handle, void* hint) {
  (void)env, (void)hint;
  malmoi_searcher_free(handle);
}

// new Indexer(path)
static napi_value open_indexer(napi_env env, napi_callback_info info) {
  napi_value path, self;
  size_t count = 1;
  napi_get_cb_info(env, info, &count, &path, &self, NULL);
  const malmoi_text text = to_text(env, path);
  if (!text.data) return NULL;
  malmoi_error error;
  malmoi_indexer* indexer;
  malmoi_indexer_open(text, NULL, &indexer, &error);
  free((void*)text.data);
  if (error.code != MALMOI_OK) return failed(env, &error);
  napi_wrap(env, self, indexer, free_indexer, NULL, NULL);
  return self;
}

// indexer.add(JSON.stringify(article))
static napi_value add(napi_env env, napi_callback_info info) {
  napi_value json;
  malmoi_indexer* indexer = arguments(env, info, 1, &json);
  const malmoi_text text = to_text(env, json);
  if (!text.data) return NULL;
  malmoi_error error;
  malmoi_indexer_add_json(indexer, text, &error);
  free((void*)text.data);
  return error.code == MALMOI_OK ? NULL : failed(env, &error);
}

// indexer.commit()
static napi_value commit(napi_env env, napi_callback_info info) {
  malmoi_error error;
  malmoi_indexer_commit(arguments(env, info, 0, NULL), &error);
  return error.code == MALMOI_OK ? NULL : failed(env, &error);
}

// indexer.close(): lets the lock of the index go now, not when the garbage collector comes.
static napi_value close_indexer(napi_env env, napi_callback_info info) {
  napi_value self;
  void* indexer = NULL;
  napi_get_cb_info(env, info, NULL, NULL, &self, NULL);
  napi_remove_wrap(env, self, &indexer);
  malmoi_indexer_free(indexer);
  return NULL;
}

// new Searcher(path)
static napi_value open_searcher(napi_env env, napi_callback_info info) {
  napi_value path, self;
  size_t count = 1;
  napi_get_cb_info(env, info, &count, &path, &self, NULL);
  const malmoi_text text = to_text(env, path);
  if (!text.data) return NULL;
  malmoi_error error;
  malmoi_searcher* searcher;
  malmoi_searcher_open(text, NULL, &searcher, &error);
  free((void*)text.data);
  if (error.code != MALMOI_OK) return failed(env, &error);
  napi_wrap(env, self, searcher, free_searcher, NULL, NULL);
  return self;
}

// [[begin, end], ...] in UTF-16 code units, as String.prototype.slice() takes them.
static napi_value highlights(napi_env env, const malmoi_hit* hit) {
  malmoi_range ranges[64];
  size_t count = malmoi_hit_highlights(hit, MALMOI_UTF16, ranges, 64);
  if (count > 64) count = 64;
  napi_value out, pair, number;
  napi_create_array_with_length(env, count, &out);
  for (uint32_t i = 0; i < count; ++i) {
    napi_create_array_with_length(env, 2, &pair);
    napi_create_uint32(env, ranges[i].begin, &number);
    napi_set_element(env, pair, 0, number);
    napi_create_uint32(env, ranges[i].end, &number);
    napi_set_element(env, pair, 1, number);
    napi_set_element(env, out, i, pair);
  }
  return out;
}

static napi_value hit_object(napi_env env, const malmoi_hit* hit) {
  napi_value out;
  napi_create_object(env, &out);
  napi_set_named_property(env, out, "id", to_string(env, malmoi_hit_id(hit)));
  napi_set_named_property(env, out, "title", to_string(env, malmoi_hit_title(hit)));
  napi_set_named_property(env, out, "snippet", to_string(env, malmoi_hit_snippet(hit)));
  napi_set_named_property(env, out, "highlights", highlights(env, hit));
  return out;
}

// searcher.search(query): an array of hits.
static napi_value search(napi_env env, napi_callback_info info) {
  napi_value query, out;
  const malmoi_searcher* searcher = arguments(env, info, 1, &query);
  malmoi_search_request request;
  malmoi_search_request_init(&request, sizeof request);
  request.query = to_text(env, query);
  if (!request.query.data) return NULL;
  malmoi_error error;
  malmoi_results* results;
  malmoi_search(searcher, &request, &results, &error);
  free((void*)request.query.data);
  if (error.code != MALMOI_OK) return failed(env, &error);
  napi_create_array(env, &out);
  for (uint32_t i = 0; i < malmoi_results_hit_count(results); ++i) {
    napi_set_element(env, out, i, hit_object(env, malmoi_results_hit(results, i)));
  }
  malmoi_results_free(results);
  return out;
}

static void define(napi_env env, napi_value exports, const char* name, napi_callback constructor, size_t count,
                   const napi_property_descriptor* methods) {
  napi_value made;
  napi_define_class(env, name, NAPI_AUTO_LENGTH, constructor, NULL, count, methods, &made);
  napi_set_named_property(env, exports, name, made);
}

NAPI_MODULE_INIT() {
  const napi_property_descriptor of_indexer[] = {
      {.utf8name = "add", .method = add},
      {.utf8name = "commit", .method = commit},
      {.utf8name = "close", .method = close_indexer},
  };
  const napi_property_descriptor of_searcher[] = {{.utf8name = "search", .method = search}};
  define(env, exports, "Indexer", open_indexer, 3, of_indexer);
  define(env, exports, "Searcher", open_searcher, 1, of_searcher);
  return exports;
}
