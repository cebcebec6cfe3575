/* SPDX-License-Identifier: GPL-3.0-or-later
 * System calls that fail while a report, an export or an index is written: an error with a reason
 * or the whole result; no descriptor stays open, and the next call finds nothing in its way. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "api/export.h"
#include "api/handle.h"
#include "include/lectern.h"
#include "tests/support/arrow.h"
#include "tests/support/check.h"
#include "tests/support/entries.h"
#include "tests/support/failing.h"
#include "tests/support/place.h"

typedef lectern_status attempt(const place *at, const void *how);

/* Whether it came to the failure. */
static bool try_failure(const place *at, attempt *run, const void *how, const char *call,
                        size_t number)
{
    char what[160];
    const size_t open_before = entries_in("/proc/self/fd");
    failing_at(call, number, EIO);
    const lectern_status status = run(at, how);
    const bool failed = failing_end();
    const lectern_status told =
        strcmp(call, "memory") == 0 ? LECTERN_OUT_OF_MEMORY : LECTERN_BAD_DATA;
    snprintf(what, sizeof what, "%s, %zu: %.100s", call, number, lectern_error_message(at->error));
    CHECK_COUNT(entries_in("/proc/self/fd"), open_before, what);
    CHECK_TRUE(failed || status == LECTERN_OK, what);
    CHECK_TRUE(status == LECTERN_OK || status == told, what);
    CHECK_TRUE(status == LECTERN_OK || lectern_error_message(at->error)[0] != '\0', what);
    return failed;
}

/* Every call up to `dense`, then fewer and fewer; how many failed. */
static size_t try_call(const place *at, attempt *run, const void *how, const char *call,
                       size_t dense)
{
    size_t points = 0;
    for (size_t number = 1; try_failure(at, run, how, call, number); number += 1 + number / dense)
        points++;
    return points;
}

/* Every call that can fail, and memory; afterwards it is whole and alone. */
static void try_all(const place *at, attempt *run, const void *how, size_t dense, size_t fewest)
{
    size_t points = 0;
    for (const char *const *call = failing_calls; *call != NULL; call++)
        points += try_call(at, run, how, *call, dense);
    CHECK_TRUE(points >= fewest, "calls that failed");
    CHECK_TRUE(try_call(at, run, how, "memory", dense + 3) >= 4, "memory that ran out");
    CHECK_COUNT(run(at, how), LECTERN_OK, lectern_error_message(at->error));
    CHECK_COUNT(entries_in(at->folder), 1, "nothing beside it");
}

/* --- a report --------------------------------------------------------------------------------- */

static lectern_status report(const place *at, const void *how)
{
    static const char *const quickly[] = {"replicates=20", "threads=1", NULL};
    (void)how;
    return lectern_report(at->corpus, at->result, quickly, NULL, NULL, at->error);
}

static void test_report(void)
{
    if (failing_calls[0] == NULL) SKIP("needs a linker that wraps functions");
    place at = place_begin();
    try_all(&at, report, NULL, 1, 60);
    char path[128];
    snprintf(path, sizeof path, "%s/tables", at.result);
    CHECK_TRUE(entries_in(path) > 30, "its tables");
    place_end(&at);
}

static lectern_status workbook(const place *at, const void *how)
{
    static const char *const quickly[] = {"replicates=20", "threads=1", NULL};
    char path[96];
    (void)how;
    snprintf(path, sizeof path, "%s.csv.xlsx", at->result);
    return lectern_report(at->corpus, path, quickly, NULL, NULL, at->error);
}

static void test_workbook(void)
{
    if (failing_calls[0] == NULL) SKIP("needs a linker that wraps functions");
    place at = place_begin();
    try_all(&at, workbook, NULL, 4, 4);
    place_end(&at);
}

/* --- an index --------------------------------------------------------------------------------- */

static lectern_status write_index(const place *at, const void *how)
{
    (void)how;
    return lectern_index_write(at->corpus, at->result, at->error);
}

static void test_index(void)
{
    if (failing_calls[0] == NULL) SKIP("needs a linker that wraps functions");
    place at = place_begin();
    try_all(&at, write_index, NULL, 20, 4);
    place_end(&at);
}

static lectern_status read_index(const place *at, const void *how)
{
    const char *const paths[] = {at->result};
    lectern_corpus *corpus = NULL;
    (void)how;
    const lectern_status status = lectern_read(paths, 1, NULL, NULL, &corpus, at->error);
    CHECK_COUNT(lectern_turn_count(corpus), status == LECTERN_OK ? 5 : 0, "all or nothing");
    lectern_corpus_release(corpus);
    return status;
}

static void test_index_read(void)
{
    if (failing_calls[0] == NULL) SKIP("needs a linker that wraps functions");
    place at = place_begin();
    CHECK_COUNT(write_index(&at, NULL), LECTERN_OK, lectern_error_message(at.error));
    try_all(&at, read_index, NULL, 20, 4);
    place_end(&at);
}

/* --- exports ---------------------------------------------------------------------------------- */

typedef struct {
    const place *at;
    const lec_export *format;
} exporting;

static lec_status run_export(void *given, lec_error *error)
{
    const exporting *it = given;
    lec_export_outcome outcome;
    lec_arena *arena = lec_arena_new();
    const lec_status status = lec_export_corpus(it->at->corpus, it->format, it->at->result, false,
                                                arena, &outcome, error);
    lec_arena_free(arena);
    return status;
}

static lectern_status export(const place *at, const void *how)
{
    return lec_call(run_export, &(exporting){at, how}, at->error);
}

static void test_exports(void)
{
    if (failing_calls[0] == NULL) SKIP("needs a linker that wraps functions");
    size_t formats = 0;
    for (; lec_exports[formats] != NULL; formats++) {
        place at = place_begin();
        try_all(&at, export, lec_exports[formats], 20, 4);
        place_end(&at);
    }
    CHECK_TRUE(formats >= 7, "formats");
}

/* --- tables and pictures -----------------------------------------------------------------------
 */

static int count_bytes(void *state, const void *bytes, size_t length)
{
    (void)bytes;
    *(size_t *)state += length;
    return 0;
}

/* Makes the table `how` and writes it in every form. */
static lectern_status write_table(const place *at, const void *how)
{
    static const char *const formats[] = {"csv", "tsv", "jsonl", "text", NULL};
    lectern_table *table = NULL;
    size_t bytes = 0;
    lectern_status status = lectern_table_ask(at->corpus, how, "threads=1", &table, at->error);
    for (size_t i = 0; status == LECTERN_OK && formats[i] != NULL; i++)
        status = lectern_table_write(table, formats[i], count_bytes, &bytes, at->error);
    CHECK_TRUE(status != LECTERN_OK || bytes > 0, how);
    lectern_table_release(table);
    return status;
}

static void test_tables(void)
{
    if (failing_calls[0] == NULL) SKIP("needs a linker that wraps functions");
    static const char *const names[] = {"words", "network", "speaking"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        place at = place_begin();
        try_call(&at, write_table, names[i], "memory", 12);
        CHECK_COUNT(write_table(&at, names[i]), LECTERN_OK, lectern_error_message(at.error));
        place_end(&at);
    }
}

/* The status of a table that a consumer of Arrow's stream takes to its end. */
static lectern_status stream_table(const place *at, const void *how)
{
    lectern_table *table = NULL;
    struct stream stream = {0};
    lectern_status status = lectern_table_ask(at->corpus, how, "threads=1", &table, at->error);
    if (status == LECTERN_OK) status = lectern_table_arrow(table, &stream, at->error);
    lectern_table_release(table);
    if (status != LECTERN_OK) return status;
    struct schema schema = {0};
    struct array array = {0};
    int reason = stream.get_schema(&stream, &schema);
    if (reason == 0) reason = stream.get_next(&stream, &array);
    const char *why = stream.get_last_error(&stream);
    CHECK_TRUE((reason == 0) == (why == NULL), "it says why");
    if (why != NULL) snprintf(at->error->error.message, sizeof at->error->error.message, "%s", why);
    CHECK_TRUE(reason == 0 || reason == ENOMEM, "the reason");
    if (schema.release != NULL) schema.release(&schema);
    if (array.release != NULL) array.release(&array);
    stream.release(&stream);
    return reason == 0 ? LECTERN_OK : LECTERN_OUT_OF_MEMORY;
}

static void test_streams(void)
{
    if (failing_calls[0] == NULL) SKIP("needs a linker that wraps functions");
    place at = place_begin();
    CHECK_TRUE(try_call(&at, stream_table, "turns", "memory", 1000) > 20, "memory that ran out");
    CHECK_COUNT(stream_table(&at, "turns"), LECTERN_OK, lectern_error_message(at.error));
    place_end(&at);
}

static lectern_status draw_chart(const place *at, const void *how)
{
    size_t bytes = 0;
    lectern_table *table = NULL;
    lectern_status status = lectern_table_ask(at->corpus, how, "threads=1", &table, at->error);
    if (status == LECTERN_OK)
        status = lectern_chart_draw(table, 0, "svg", count_bytes, &bytes, at->error);
    lectern_table_release(table);
    return status;
}

static void test_charts(void)
{
    if (failing_calls[0] == NULL) SKIP("needs a linker that wraps functions");
    place at = place_begin();
    setenv("PATH", at.path, 1);
    if (draw_chart(&at, "speaking") != LECTERN_OK) {
        place_end(&at);
        SKIP("needs gnuplot");
    }
    size_t points = 0;
    for (const char *const *call = failing_calls; *call != NULL; call++)
        points += try_call(&at, draw_chart, "speaking", *call, 3);
    points += try_call(&at, draw_chart, "speaking", "memory", 3);
    CHECK_TRUE(points >= 40, "calls that failed");
    CHECK_COUNT(draw_chart(&at, "speaking"), LECTERN_OK, lectern_error_message(at.error));
    place_end(&at);
}

const lec_test lec_tests_api_fails[] = {
    {"report", test_report},         {"workbook", test_workbook}, {"index", test_index},
    {"index_read", test_index_read}, {"exports", test_exports},   {"tables", test_tables},
    {"streams", test_streams},       {"charts", test_charts},     {0}};
