// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

/// @file
/// The C interface, C11 and C++: for programs in C and for languages that load a shared library.
///
/// **Text** is UTF-8, a pointer and a number of bytes. What goes in needs no terminating NUL, and what comes out has
/// one that the size does not count. Text that comes out belongs to the object it was asked of and is valid until that
/// is freed.
///
/// **Objects** are opaque. Those that a function makes come back through its `out`, which is NULL after an error, and
/// are freed by the function of that name, which accepts NULL. Functions that read an object take NULL for an empty
/// one, and give an empty text, 0 or NULL for an index out of range.
///
/// **Errors**: functions that can fail return a malmoi_code, and describe what went wrong in `error`, which may be
/// NULL. No C++ exception leaves a function. Lack of memory is MALMOI_OUT_OF_MEMORY; only inside the JSON library,
/// which functions named ..._json and the opening of a commit use, can it end the program.
///
/// **Growing**: `struct_size` of a struct is set by an ..._init() function, or by the caller where there is none. Later
/// versions add fields at the end, functions and constants, and take away none, so that programs go on without being
/// compiled anew.
///
/// **Threads** are spoken of at each function. *Any thread*: from many at once, with the same arguments. *One thread*:
/// not while another function has the same object.

#include <stddef.h>
#include <stdint.h>

#include <malmoi/export.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Text in UTF-8.
typedef struct malmoi_text {
  const char* data;  ///< may be NULL where `size` is 0
  size_t size;       ///< bytes
} malmoi_text;

/// A half-open range of a text.
typedef struct malmoi_range {
  uint32_t begin;  ///< first unit
  uint32_t end;    ///< one past the last
} malmoi_range;

/// What a function returns, one of the constants below. Numbers are never given a second meaning.
typedef int32_t malmoi_code;

/// What went wrong, as malmoi::ErrorCode.
enum {
  MALMOI_OK = 0,                     ///< nothing
  MALMOI_INVALID_ARGUMENT = 1,       ///< a value of the caller's is out of range or malformed
  MALMOI_NOT_FOUND = 2,              ///< a file, folder, index or article is not there
  MALMOI_PERMISSION_DENIED = 3,      ///< the operating system refuses access
  MALMOI_IO = 4,                     ///< reading or writing failed (disk full, I/O error)
  MALMOI_BAD_ENCODING = 5,           ///< bytes are not text in any charset we can tell
  MALMOI_BAD_INPUT = 6,              ///< a post, JSON line or YAML file cannot be understood
  MALMOI_TOO_LARGE = 7,              ///< an input is over a documented limit
  MALMOI_NOT_AN_INDEX = 8,           ///< the path exists but holds no Malmoi index
  MALMOI_CORRUPT = 9,                ///< an index contradicts its own checksums or structure
  MALMOI_FORMAT_MISMATCH = 10,       ///< an index of a format this version cannot read
  MALMOI_FINGERPRINT_MISMATCH = 11,  ///< an index built by another analyzer
  MALMOI_LOCKED = 12,                ///< another writer holds the index
  MALMOI_UNSUPPORTED = 13,           ///< this version does not have it yet
  MALMOI_INTERNAL = 14,              ///< a defect of Malmoi or of a library below it
  MALMOI_CANCELLED = 15,             ///< the caller asked for it to end
  MALMOI_OUT_OF_MEMORY = 1000,       ///< memory ran out; all objects can be used on, but for a malmoi_indexer
};

/// The caller's own; needs no initialization. Written by each function that gets it, also on success. Never grows.
typedef struct malmoi_error {
  /// What the function returned.
  malmoi_code code;
  /// One line for people, which names the file or argument at fault and says what to do. Ends with NUL; cut at a code
  /// point where it would be longer.
  char message[2044];
} malmoi_error;

/// Any thread. Version of the library that is loaded, such as "0.1.0". Never freed.
MALMOI_EXPORT const char* malmoi_version(void);

/// Any thread. Name of a code, such as "not_found"; "unknown" for other numbers. Never freed.
MALMOI_EXPORT const char* malmoi_code_name(malmoi_code code);

/// Text that the library made.
typedef struct malmoi_string malmoi_string;

/// Any thread.
MALMOI_EXPORT malmoi_text malmoi_string_text(const malmoi_string* string);
/// One thread.
MALMOI_EXPORT void malmoi_string_free(malmoi_string* string);

// ---------------------------------------------------------------------------------------------------------------------

/// All settings, as one YAML file holds them; malmoi::Settings.
typedef struct malmoi_settings malmoi_settings;

/// Any thread. Reads settings from a YAML file. Errors: as malmoi::load_settings().
MALMOI_EXPORT malmoi_code malmoi_settings_load(malmoi_text path, malmoi_settings** out, malmoi_error* error);
/// One thread. Objects opened with the settings do not need them any longer.
MALMOI_EXPORT void malmoi_settings_free(malmoi_settings* settings);

// ---------------------------------------------------------------------------------------------------------------------

/// An article, see malmoi::Article for what its fields may hold. All texts are valid UTF-8.
typedef struct malmoi_article {
  size_t struct_size;             ///< of the struct that the caller was compiled with
  malmoi_text id;                 ///< 1 to 512 bytes without white space, unique within an index
  malmoi_text title;              ///< one line
  malmoi_text excerpt;            ///< the author's summary
  malmoi_text body;               ///< blocks, separated by '\n'
  malmoi_text published;          ///< RFC 3339, date-time or date; empty where undated
  malmoi_text url;                ///< where it can be read
  malmoi_text author;             ///< searched by `author:`
  const malmoi_text* categories;  ///< may be NULL where there are none
  size_t category_count;          ///< of `categories`
  const malmoi_text* tags;        ///< may be NULL where there are none
  size_t tag_count;               ///< of `tags`
} malmoi_article;

/// Any thread. Makes an article with nothing in it. `struct_size` is sizeof(malmoi_article).
MALMOI_EXPORT void malmoi_article_init(malmoi_article* article, size_t struct_size);

/// An article read from an index.
typedef struct malmoi_stored_article malmoi_stored_article;

/// Any thread. Views of what is stored, valid until `stored` is freed. `article->struct_size` says how much of the
/// struct the caller knows; no more is written.
MALMOI_EXPORT void malmoi_stored_article_view(const malmoi_stored_article* stored, malmoi_article* article);
/// Any thread. The article as a JSON object, with the keys that malmoi_indexer_add_json() reads.
MALMOI_EXPORT malmoi_code malmoi_stored_article_json(const malmoi_stored_article* stored, malmoi_string** out,
                                                     malmoi_error* error);
/// One thread.
MALMOI_EXPORT void malmoi_stored_article_free(malmoi_stored_article* stored);

// ---------------------------------------------------------------------------------------------------------------------

/// In what order hits come; malmoi::Sort.
enum {
  MALMOI_SORT_RELEVANCE = 0,  ///< best first
  MALMOI_SORT_NEWEST = 1,     ///< undated ones last
  MALMOI_SORT_OLDEST = 2,     ///< undated ones last
};

/// What matches can be counted by; malmoi::Facet.
enum {
  MALMOI_FACET_CATEGORY = 0,  ///< categories of articles
  MALMOI_FACET_TAG = 1,       ///< tags of articles
  MALMOI_FACET_MONTH = 2,     ///< months of publication, such as "2024-07"
};

/// Language of warnings; malmoi::Language.
enum {
  MALMOI_LANGUAGE_KO = 0,  ///< Korean
  MALMOI_LANGUAGE_EN = 1,  ///< English
};

/// What offsets count.
enum {
  MALMOI_UTF8 = 0,   ///< bytes
  MALMOI_UTF16 = 1,  ///< 16-bit code units, as strings of JavaScript, Java and C# have them
};

/// Answers queries from one index and follows its commits, of this process and of others: each search sees the newest
/// commit whole. Keep one for the life of a server.
typedef struct malmoi_searcher malmoi_searcher;

/// Any thread. Opens an index for reading. `settings` may be NULL for the defaults. Errors: MALMOI_NOT_FOUND,
/// MALMOI_NOT_AN_INDEX, MALMOI_FORMAT_MISMATCH, MALMOI_FINGERPRINT_MISMATCH, MALMOI_CORRUPT, MALMOI_IO,
/// MALMOI_PERMISSION_DENIED.
MALMOI_EXPORT malmoi_code malmoi_searcher_open(malmoi_text path, const malmoi_settings* settings, malmoi_searcher** out,
                                               malmoi_error* error);
/// How much a message matters; malmoi::LogLevel.
enum {
  MALMOI_LOG_INFO = 0,     ///< something happened as it should
  MALMOI_LOG_WARNING = 1,  ///< something is not as it should be, and is done without
  MALMOI_LOG_ERROR = 2,    ///< something cannot be done until somebody sees to it
};

/// Takes a message: one line, which here ends with no NUL, valid during the call; `context` as it was given. Called by
/// whichever thread has called the library, by several at once where several have. It may call the library.
typedef void (*malmoi_log_function)(int32_t level, malmoi_text message, void* context);

/// Any thread. As malmoi_searcher_open(); `log` hears what no answer tells: a commit or a synonyms file that was opened
/// or refused, once each.
MALMOI_EXPORT malmoi_code malmoi_searcher_open_with_log(malmoi_text path, const malmoi_settings* settings,
                                                        malmoi_log_function log, void* context, malmoi_searcher** out,
                                                        malmoi_error* error);
/// One thread, when all functions that have it have returned. What it answered stays valid.
MALMOI_EXPORT void malmoi_searcher_free(malmoi_searcher* searcher);

/// What a searcher has done since it was opened, and what it holds; malmoi::SearcherStatistics. Counters only rise.
typedef struct malmoi_searcher_statistics {
  size_t struct_size;           ///< of the struct that the caller was compiled with
  uint64_t searches;            ///< those below included
  uint64_t failed;              ///< of them, those that ended with an error other than MALMOI_CANCELLED
  uint64_t cancelled;           ///< of them, those that ended with MALMOI_CANCELLED
  uint64_t partial;             ///< of them, answers marked as partial
  uint64_t cache_hits;          ///< of them, answers that were kept; see malmoi::SearchSettings::cache_bytes
  uint64_t suggestions;         ///< calls of malmoi_suggest()
  uint64_t reopened;            ///< newer commits that were opened
  uint64_t commit;              ///< the newest commit that was opened
  uint64_t articles;            ///< in it
  uint64_t readers;             ///< open now, those under way included
  uint64_t cache_bytes;         ///< of answers that are kept now
  double latency_seconds;       ///< of searches that were answered, the sum
  uint64_t latency_bounds;      ///< how many of `latency_bound` are used
  double latency_bound[31];     ///< upper bounds in seconds, inclusive
  uint64_t latency_counts[32];  ///< searches up to each bound and above the one before; then those above all bounds
} malmoi_searcher_statistics;

/// Any thread. `statistics->struct_size` says how much of the struct the caller knows; no more is written.
MALMOI_EXPORT void malmoi_searcher_get_statistics(const malmoi_searcher* searcher,
                                                  malmoi_searcher_statistics* statistics);

/// Ends searches that nobody waits for any more.
typedef struct malmoi_cancellation malmoi_cancellation;

/// Any thread.
MALMOI_EXPORT malmoi_code malmoi_cancellation_new(malmoi_cancellation** out, malmoi_error* error);
/// Any thread, at any time. All searches that have it, and later ones, end within some milliseconds with
/// MALMOI_CANCELLED, but for those that are done by then.
MALMOI_EXPORT void malmoi_cancel(malmoi_cancellation* cancellation);
/// One thread; searches that have it may go on.
MALMOI_EXPORT void malmoi_cancellation_free(malmoi_cancellation* cancellation);

/// One search; malmoi::SearchRequest has more about each field.
typedef struct malmoi_search_request {
  size_t struct_size;             ///< of the struct that the caller was compiled with
  malmoi_text query;              ///< in the query language; any bytes. Empty: all articles that pass the filters
  malmoi_text similar_to;         ///< id of an article: rank by what is typical of it; `query` then only filters
  malmoi_text similar_text;       ///< the same for a text; not both
  malmoi_text from;               ///< first day: "2024-07-12", "2024-07" or "2024"; empty for no bound
  malmoi_text to;                 ///< last day, inclusive; not before `from`
  malmoi_text now;                ///< the day that ages count from; empty: the newest article's
  const malmoi_text* categories;  ///< articles pass that have one of them; may be NULL where there are none
  size_t category_count;          ///< of `categories`
  const malmoi_text* tags;        ///< articles pass that have one of them; may be NULL where there are none
  size_t tag_count;               ///< of `tags`
  const int32_t* facets;          ///< MALMOI_FACET_...; may be NULL where there are none
  size_t facet_count;             ///< of `facets`
  const malmoi_cancellation* cancellation;  ///< ends the search; may be NULL
  double half_life;                         ///< days, 0 to 36,500; negative: as settings say, the default
  int64_t time_budget_ms;                   ///< 0 for no limit, at most an hour; negative: as settings say, the default
  uint32_t limit;                           ///< hits to return, 0 to 10,000; 10 by default
  uint32_t offset;                          ///< hits to pass over first; offset + limit is at most 100,000
  uint32_t snippet_length;                  ///< code points, 0 to 2,000; 160 by default
  int32_t sort;                             ///< MALMOI_SORT_...
  int32_t language;                         ///< MALMOI_LANGUAGE_...
  uint32_t correct;                         ///< 1: search for what was probably meant at once
  uint32_t collapse;                        ///< 1, the default: fold near-duplicates into the best of them
  uint32_t list_duplicates;                 ///< 1: list those folded
  uint32_t ids_only;                        ///< 1: only ids and scores, without reading articles
  uint32_t explain;                         ///< 1: explain scores
} malmoi_search_request;

/// Any thread. Fills a request with the defaults. `struct_size` is sizeof(malmoi_search_request); of a smaller one no
/// more is written.
MALMOI_EXPORT void malmoi_search_request_init(malmoi_search_request* request, size_t struct_size);

/// The answer to a search.
typedef struct malmoi_results malmoi_results;
/// One article found; part of its malmoi_results.
typedef struct malmoi_hit malmoi_hit;
/// Why an article scored as it did, a sum of parts; part of its malmoi_results.
typedef struct malmoi_explanation malmoi_explanation;

/// Any thread; searches do not wait for each other. What the user typed never makes an error, only warnings. Errors:
/// MALMOI_INVALID_ARGUMENT (a field of the request out of range), MALMOI_NOT_FOUND (`similar_to`),
/// MALMOI_CANCELLED, MALMOI_CORRUPT, MALMOI_IO.
MALMOI_EXPORT malmoi_code malmoi_search(const malmoi_searcher* searcher, const malmoi_search_request* request,
                                        malmoi_results** out, malmoi_error* error);
/// One thread.
MALMOI_EXPORT void malmoi_results_free(malmoi_results* results);

/// Any thread. The answer as the JSON object of docs/query-language.md, which `newsq --json` prints.
MALMOI_EXPORT malmoi_code malmoi_results_json(const malmoi_results* results, malmoi_string** out, malmoi_error* error);

/// Any thread. The query as it was asked.
MALMOI_EXPORT malmoi_text malmoi_results_query(const malmoi_results* results);
/// Any thread. Articles that match, before near-duplicates fold.
MALMOI_EXPORT uint64_t malmoi_results_total(const malmoi_results* results);
/// Any thread. 1 where the total was counted, 0 where it is an estimate.
MALMOI_EXPORT int malmoi_results_is_exact(const malmoi_results* results);
/// Any thread. 1 where the search ran out of time: the best hits found so far.
MALMOI_EXPORT int malmoi_results_is_partial(const malmoi_results* results);
/// Any thread. Wall time of the search in milliseconds.
MALMOI_EXPORT double malmoi_results_took_ms(const malmoi_results* results);
/// Any thread. The index's commit that was searched.
MALMOI_EXPORT uint64_t malmoi_results_commit(const malmoi_results* results);
/// Any thread. What was probably meant; its `data` is NULL where there is nothing to suggest.
MALMOI_EXPORT malmoi_text malmoi_results_suggestion(const malmoi_results* results);
/// Any thread. The query that was searched instead, where `correct`; its `data` is NULL where none was.
MALMOI_EXPORT malmoi_text malmoi_results_corrected(const malmoi_results* results);
/// Any thread. How many warnings there are.
MALMOI_EXPORT size_t malmoi_results_warning_count(const malmoi_results* results);
/// Any thread. What could not be searched as typed, one sentence.
MALMOI_EXPORT malmoi_text malmoi_results_warning(const malmoi_results* results, size_t index);

/// Any thread. How many facets were counted, as the request lists them.
MALMOI_EXPORT size_t malmoi_results_facet_count(const malmoi_results* results);
/// Any thread. What a facet counts by: MALMOI_FACET_..., or -1 where there is no such facet.
MALMOI_EXPORT int32_t malmoi_results_facet(const malmoi_results* results, size_t facet);
/// Any thread. How many values a facet has: by count and then by name; months newest first.
MALMOI_EXPORT size_t malmoi_results_facet_value_count(const malmoi_results* results, size_t facet);
/// Any thread. A value of a facet: a category, a tag or a month.
MALMOI_EXPORT malmoi_text malmoi_results_facet_value(const malmoi_results* results, size_t facet, size_t index);
/// Any thread. How many matches have that value.
MALMOI_EXPORT uint64_t malmoi_results_facet_articles(const malmoi_results* results, size_t facet, size_t index);

/// Any thread. How many hits there are, at most the request's `limit`.
MALMOI_EXPORT size_t malmoi_results_hit_count(const malmoi_results* results);
/// Any thread. A hit, best first or as the request's `sort` says; NULL where there is none.
MALMOI_EXPORT const malmoi_hit* malmoi_results_hit(const malmoi_results* results, size_t index);

/// Any thread. Id of the article.
MALMOI_EXPORT malmoi_text malmoi_hit_id(const malmoi_hit* hit);
/// Any thread. Comparable within one answer only.
MALMOI_EXPORT double malmoi_hit_score(const malmoi_hit* hit);
/// Any thread. Title of the article, plain text; empty where `ids_only`, as all that follows.
MALMOI_EXPORT malmoi_text malmoi_hit_title(const malmoi_hit* hit);
/// Any thread. Where the article can be read.
MALMOI_EXPORT malmoi_text malmoi_hit_url(const malmoi_hit* hit);
/// Any thread. RFC 3339, date-time or date; empty where undated.
MALMOI_EXPORT malmoi_text malmoi_hit_published(const malmoi_hit* hit);
/// Any thread. How many categories the article has.
MALMOI_EXPORT size_t malmoi_hit_category_count(const malmoi_hit* hit);
/// Any thread. One of its categories.
MALMOI_EXPORT malmoi_text malmoi_hit_category(const malmoi_hit* hit, size_t index);
/// Any thread. How many tags the article has.
MALMOI_EXPORT size_t malmoi_hit_tag_count(const malmoi_hit* hit);
/// Any thread. One of its tags.
MALMOI_EXPORT malmoi_text malmoi_hit_tag(const malmoi_hit* hit, size_t index);
/// Any thread. The best passage, plain text: escape it before you put it into HTML.
MALMOI_EXPORT malmoi_text malmoi_hit_snippet(const malmoi_hit* hit);
/// Any thread. What to highlight in the snippet: sorted, disjoint, on code-point boundaries. `unit` is MALMOI_UTF8 or
/// MALMOI_UTF16. Returns how many there are, of which the first `capacity` are written to `ranges`; it may be NULL
/// where `capacity` is 0.
MALMOI_EXPORT size_t malmoi_hit_highlights(const malmoi_hit* hit, int32_t unit, malmoi_range* ranges, size_t capacity);
/// Any thread. The same of the title.
MALMOI_EXPORT size_t malmoi_hit_title_highlights(const malmoi_hit* hit, int32_t unit, malmoi_range* ranges,
                                                 size_t capacity);
/// Any thread. How many articles were folded into this one.
MALMOI_EXPORT uint32_t malmoi_hit_duplicates(const malmoi_hit* hit);
/// Any thread. How many of them are listed, where `list_duplicates`.
MALMOI_EXPORT size_t malmoi_hit_duplicate_count(const malmoi_hit* hit);
/// Any thread. Id of one of those listed.
MALMOI_EXPORT malmoi_text malmoi_hit_duplicate_id(const malmoi_hit* hit, size_t index);
/// Any thread. Its title; empty where `ids_only`, as the two that follow.
MALMOI_EXPORT malmoi_text malmoi_hit_duplicate_title(const malmoi_hit* hit, size_t index);
/// Any thread. Where it can be read.
MALMOI_EXPORT malmoi_text malmoi_hit_duplicate_url(const malmoi_hit* hit, size_t index);
/// Any thread. As malmoi_hit_published().
MALMOI_EXPORT malmoi_text malmoi_hit_duplicate_published(const malmoi_hit* hit, size_t index);
/// Any thread. Why it scored as it did, where `explain`; else NULL.
MALMOI_EXPORT const malmoi_explanation* malmoi_hit_explanation(const malmoi_hit* hit);
/// Any thread. What it is the score of.
MALMOI_EXPORT malmoi_text malmoi_explanation_label(const malmoi_explanation* explanation);
/// Any thread. The sum of its parts, where it has any.
MALMOI_EXPORT double malmoi_explanation_score(const malmoi_explanation* explanation);
/// Any thread. How many parts it has.
MALMOI_EXPORT size_t malmoi_explanation_part_count(const malmoi_explanation* explanation);
/// Any thread. One of its parts; NULL where there is none.
MALMOI_EXPORT const malmoi_explanation* malmoi_explanation_part(const malmoi_explanation* explanation, size_t index);

/// Any thread. The stored article of an id. Errors: MALMOI_NOT_FOUND, MALMOI_CORRUPT, MALMOI_IO.
MALMOI_EXPORT malmoi_code malmoi_find_article(const malmoi_searcher* searcher, malmoi_text id,
                                              malmoi_stored_article** out, malmoi_error* error);

// ---------------------------------------------------------------------------------------------------------------------

/// Why something is suggested; malmoi::SuggestionKind.
enum {
  MALMOI_SUGGESTION_WORD = 0,      ///< the last word typed, completed
  MALMOI_SUGGESTION_INITIALS = 1,  ///< a word by its initial consonants
  MALMOI_SUGGESTION_LAYOUT = 2,    ///< typed on the wrong keyboard layout
  MALMOI_SUGGESTION_TITLE = 3,     ///< the title of an article that has all that was typed
};

/// What someone has typed into a search box so far.
typedef struct malmoi_suggest_request {
  size_t struct_size;  ///< of the struct that the caller was compiled with
  malmoi_text typed;   ///< any bytes; of more than 200 code points nothing is suggested
  uint32_t limit;      ///< suggestions to return, 1 to 100; 10 by default
  int32_t language;    ///< MALMOI_LANGUAGE_...
} malmoi_suggest_request;

/// Any thread. Fills a request with the defaults. `struct_size` is sizeof(malmoi_suggest_request).
MALMOI_EXPORT void malmoi_suggest_request_init(malmoi_suggest_request* request, size_t struct_size);

/// What they may want to search for, the most useful first.
typedef struct malmoi_suggestions malmoi_suggestions;

/// Any thread. Words of titles and leads, and titles. Errors: MALMOI_INVALID_ARGUMENT (`limit`), MALMOI_CORRUPT,
/// MALMOI_IO.
MALMOI_EXPORT malmoi_code malmoi_suggest(const malmoi_searcher* searcher, const malmoi_suggest_request* request,
                                         malmoi_suggestions** out, malmoi_error* error);
/// One thread.
MALMOI_EXPORT void malmoi_suggestions_free(malmoi_suggestions* suggestions);

/// Any thread. The answer as the JSON object of docs/query-language.md.
MALMOI_EXPORT malmoi_code malmoi_suggestions_json(const malmoi_suggestions* suggestions, malmoi_string** out,
                                                  malmoi_error* error);
/// Any thread. How many suggestions there are.
MALMOI_EXPORT size_t malmoi_suggestions_count(const malmoi_suggestions* suggestions);
/// Any thread. What to put into the search box.
MALMOI_EXPORT malmoi_text malmoi_suggestions_text(const malmoi_suggestions* suggestions, size_t index);
/// Any thread. MALMOI_SUGGESTION_..., or -1 where there is no such suggestion.
MALMOI_EXPORT int32_t malmoi_suggestions_kind(const malmoi_suggestions* suggestions, size_t index);
/// Any thread. How many articles have the word; 1 for a title.
MALMOI_EXPORT uint64_t malmoi_suggestions_articles(const malmoi_suggestions* suggestions, size_t index);
/// Any thread. What of the text was typed, as malmoi_hit_highlights().
MALMOI_EXPORT size_t malmoi_suggestions_highlights(const malmoi_suggestions* suggestions, size_t index, int32_t unit,
                                                   malmoi_range* ranges, size_t capacity);
/// Any thread. Wall time in milliseconds.
MALMOI_EXPORT double malmoi_suggestions_took_ms(const malmoi_suggestions* suggestions);
/// Any thread. How many warnings there are.
MALMOI_EXPORT size_t malmoi_suggestions_warning_count(const malmoi_suggestions* suggestions);
/// Any thread. What could not be done as asked, one sentence.
MALMOI_EXPORT malmoi_text malmoi_suggestions_warning(const malmoi_suggestions* suggestions, size_t index);

// ---------------------------------------------------------------------------------------------------------------------

/// The one writer of an index: it holds the index's lock until it is freed. Readers go on meanwhile. After
/// MALMOI_OUT_OF_MEMORY free it and open it anew; what was not committed is lost.
typedef struct malmoi_indexer malmoi_indexer;

/// Any thread. Opens an index for writing, or creates one where `path` does not exist or is an empty folder. `settings`
/// may be NULL for the defaults. Errors: MALMOI_LOCKED, and those of malmoi_searcher_open().
MALMOI_EXPORT malmoi_code malmoi_indexer_open(malmoi_text path, const malmoi_settings* settings, malmoi_indexer** out,
                                              malmoi_error* error);
/// One thread. Lets the lock go; what was not committed is lost.
MALMOI_EXPORT void malmoi_indexer_free(malmoi_indexer* indexer);

/// One thread. Adds an article or replaces the one of its id; visible after malmoi_indexer_commit(). Errors:
/// MALMOI_INVALID_ARGUMENT (id, date, a category or tag that holds U+001F), MALMOI_BAD_ENCODING, MALMOI_TOO_LARGE,
/// MALMOI_IO.
MALMOI_EXPORT malmoi_code malmoi_indexer_add(malmoi_indexer* indexer, const malmoi_article* article,
                                             malmoi_error* error);
/// One thread. The same for an article written as a JSON object, with the keys of JSON Lines: `id` or `_id`, `title`,
/// `excerpt`, `body` or `text`, `date`, `categories`, `tags`, `author`, `url`. Errors: those of malmoi_indexer_add(),
/// MALMOI_BAD_INPUT.
MALMOI_EXPORT malmoi_code malmoi_indexer_add_json(malmoi_indexer* indexer, malmoi_text json, malmoi_error* error);
/// One thread. Deletes an article; visible after malmoi_indexer_commit(). `was_there`, which may be NULL, becomes 1
/// where there was one, else 0. Errors: MALMOI_CORRUPT, MALMOI_IO.
MALMOI_EXPORT malmoi_code malmoi_indexer_remove(malmoi_indexer* indexer, malmoi_text id, int* was_there,
                                                malmoi_error* error);
/// One thread. Makes everything since the last commit visible and durable, all at once. Errors: MALMOI_IO.
MALMOI_EXPORT malmoi_code malmoi_indexer_commit(malmoi_indexer* indexer, malmoi_error* error);
/// One thread. Commits, then makes one generation of all. Errors: MALMOI_CORRUPT, MALMOI_IO.
MALMOI_EXPORT malmoi_code malmoi_indexer_compact(malmoi_indexer* indexer, malmoi_error* error);

/// How the files of an update are read; malmoi::InputFormat.
enum {
  MALMOI_FORMAT_AUTOMATIC = 0,  ///< `.jsonl` is JSON Lines, everything else a post
  MALMOI_FORMAT_POST = 1,       ///< Jekyll or Hugo posts
  MALMOI_FORMAT_JSONL = 2,      ///< one JSON object a line
};

/// How far an update has come.
typedef struct malmoi_progress {
  uint64_t articles;     ///< seen so far
  uint64_t bytes;        ///< of input read so far
  uint64_t total_bytes;  ///< of input in all; 0 where unknown
  double seconds;        ///< since the update began
} malmoi_progress;

/// Called a few times a second from one of the threads of an update, never from two at once. `progress` is valid during
/// the call, which must return; `context` is the request's.
typedef void (*malmoi_progress_function)(const malmoi_progress* progress, void* context);

/// What to read, and how.
typedef struct malmoi_update_request {
  size_t struct_size;                 ///< of the struct that the caller was compiled with
  const malmoi_text* paths;           ///< posts, JSON Lines files, or folders; "-" is standard input
  size_t path_count;                  ///< of `paths`
  malmoi_text source;                 ///< name of the source of JSON Lines; empty: the canonical path of the file
  malmoi_progress_function progress;  ///< may be NULL
  void* context;                      ///< for `progress`
  uint32_t jobs;                      ///< threads; 0: one for each core
  int32_t format;                     ///< MALMOI_FORMAT_...
  uint32_t prune;     ///< 1: delete articles that sources under `paths` no longer give; see UpdateRequest
  uint32_t reserved;  ///< 0
} malmoi_update_request;

/// Any thread. Fills a request with the defaults: nothing yet. `struct_size` is sizeof(malmoi_update_request).
MALMOI_EXPORT void malmoi_update_request_init(malmoi_update_request* request, size_t struct_size);

/// What an update did.
typedef struct malmoi_update_counts {
  size_t struct_size;   ///< of the struct that the caller was compiled with
  uint64_t added;       ///< articles that were not there
  uint64_t updated;     ///< articles that replaced another of their id
  uint64_t unchanged;   ///< articles that equal the indexed ones
  uint64_t deleted;     ///< by `prune`
  uint64_t skipped;     ///< drafts, future posts, hidden and binary files
  uint64_t text_bytes;  ///< of title, excerpt and body of articles added or updated
  double seconds;       ///< that it took
} malmoi_update_counts;

/// What an update did, and what it could not.
typedef struct malmoi_update_summary malmoi_update_summary;

/// One thread, and working threads of its own. Reads posts and JSON Lines in bulk and commits once at the end; what was
/// pending is committed first. Inputs that cannot be indexed are listed in the summary and the rest goes on; after an
/// error nothing was committed. `out` may be NULL. Errors: MALMOI_INVALID_ARGUMENT, MALMOI_NOT_FOUND, MALMOI_IO.
MALMOI_EXPORT malmoi_code malmoi_indexer_update(malmoi_indexer* indexer, const malmoi_update_request* request,
                                                malmoi_update_summary** out, malmoi_error* error);
/// One thread.
MALMOI_EXPORT void malmoi_update_summary_free(malmoi_update_summary* summary);

/// Any thread. `counts->struct_size` says how much of the struct the caller knows; no more is written.
MALMOI_EXPORT void malmoi_update_summary_counts(const malmoi_update_summary* summary, malmoi_update_counts* counts);
/// Any thread. How many inputs were not indexed.
MALMOI_EXPORT size_t malmoi_update_summary_rejected_count(const malmoi_update_summary* summary);
/// Any thread. Such an input: the file, or "file:line" for JSON Lines.
MALMOI_EXPORT malmoi_text malmoi_update_summary_rejected_path(const malmoi_update_summary* summary, size_t index);
/// Any thread. Why it was not indexed, one line.
MALMOI_EXPORT malmoi_text malmoi_update_summary_rejected_reason(const malmoi_update_summary* summary, size_t index);
/// Any thread. How many of `paths` were missing or unreadable.
MALMOI_EXPORT size_t malmoi_update_summary_missing_count(const malmoi_update_summary* summary);
/// Any thread. Such a path.
MALMOI_EXPORT malmoi_text malmoi_update_summary_missing_path(const malmoi_update_summary* summary, size_t index);
/// Any thread. What is wrong with it, one line.
MALMOI_EXPORT malmoi_text malmoi_update_summary_missing_reason(const malmoi_update_summary* summary, size_t index);
/// Any thread. Of how many sources of JSON Lines `prune` deleted nothing, though articles of theirs were not met.
MALMOI_EXPORT size_t malmoi_update_summary_not_pruned_count(const malmoi_update_summary* summary);
/// Any thread. Such a source.
MALMOI_EXPORT malmoi_text malmoi_update_summary_not_pruned_source(const malmoi_update_summary* summary, size_t index);
/// Any thread. Why, one line: a line was rejected, or none was read.
MALMOI_EXPORT malmoi_text malmoi_update_summary_not_pruned_reason(const malmoi_update_summary* summary, size_t index);

#ifdef __cplusplus
}
#endif
