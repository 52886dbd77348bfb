#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Indexes two articles and searches them, through ctypes. Usage: embed.py INDEX QUERY"""
import ctypes
import json
import sys
from ctypes import POINTER, byref, c_char, c_double, c_int32, c_int64, c_size_t, c_uint32, c_void_p

library = ctypes.CDLL("libmalmoi.so.0")


class Text(ctypes.Structure):
    _fields_ = [("data", c_void_p), ("size", c_size_t)]

    def __init__(self, text=""):
        self.utf8 = ctypes.create_string_buffer(text.encode())  # lives as long as the Text
        super().__init__(ctypes.addressof(self.utf8), len(self.utf8) - 1)

    def __str__(self):
        return ctypes.string_at(self.data, self.size).decode()


class Error(ctypes.Structure):
    _fields_ = [("code", c_int32), ("message", c_char * 2044)]


class SearchRequest(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_size_t), ("query", Text), ("similar_to", Text), ("similar_text", Text), ("from_", Text),
        ("to", Text), ("now", Text), ("categories", POINTER(Text)), ("category_count", c_size_t),
        ("tags", POINTER(Text)), ("tag_count", c_size_t), ("facets", POINTER(c_int32)), ("facet_count", c_size_t),
        ("cancellation", c_void_p), ("half_life", c_double), ("time_budget_ms", c_int64), ("limit", c_uint32), ("offset", c_uint32),
        ("snippet_length", c_uint32), ("sort", c_int32), ("language", c_int32), ("correct", c_uint32),
        ("collapse", c_uint32), ("list_duplicates", c_uint32), ("ids_only", c_uint32), ("explain", c_uint32)]


library.malmoi_string_text.restype = Text


def call(function, *arguments):
    """Calls a function that returns a code and describes errors in its last argument."""
    error = Error()
    if function(*arguments, byref(error)) != 0:
        raise RuntimeError(error.message.decode())


class Indexer:
    def __init__(self, path):
        self.handle = c_void_p()
        call(library.malmoi_indexer_open, Text(path), None, byref(self.handle))

    def add(self, article):
        call(library.malmoi_indexer_add_json, self.handle, Text(json.dumps(article)))

    def commit(self):
        call(library.malmoi_indexer_commit, self.handle)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        library.malmoi_indexer_free(self.handle)


class Searcher:
    def __init__(self, path):
        self.handle = c_void_p()
        call(library.malmoi_searcher_open, Text(path), None, byref(self.handle))

    def search(self, query, limit=10):
        request, results, text = SearchRequest(), c_void_p(), c_void_p()
        library.malmoi_search_request_init(byref(request), c_size_t(ctypes.sizeof(request)))
        request.query = wanted = Text(query)
        request.limit = limit
        call(library.malmoi_search, self.handle, byref(request), byref(results))
        try:
            call(library.malmoi_results_json, results, byref(text))
            return json.loads(str(library.malmoi_string_text(text)))
        finally:
            library.malmoi_string_free(text)
            library.malmoi_results_free(results)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        library.malmoi_searcher_free(self.handle)


def main(index, query):
    with Indexer(index) as indexer:
        indexer.add({"id": "lighthouse", "title": "섬마을 등대에 불이 켜졌다", "body": "등대지기가 서른 해 만에 돌아왔다."})
        indexer.add({"id": "library", "title": "폐교가 도서관으로",
                     "body": "주민들이 책장을 손수 짰다.\n개관식은 토요일이다."})
        indexer.commit()
    with Searcher(index) as searcher:
        for hit in searcher.search(query)["hits"]:
            print(hit["id"], hit["title"], hit["snippet"], sep="\t")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(2)
    try:
        main(*sys.argv[1:])
    except RuntimeError as error:
        sys.exit(f"embed.py: {error}")
