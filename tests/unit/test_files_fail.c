/* SPDX-License-Identifier: GPL-3.0-or-later
 * Every system call fails in turn where files are read and written: what is written is the new
 * file or the earlier one, what is read is all of it or a reason; no descriptor stays open.
 * test_folder_fails.c has the result folder. */
#define _GNU_SOURCE /* NOLINT(bugprone-reserved-identifier): mkdtemp() */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/tree.h"
#include "io/index/index.h"
#include "io/index/map.h"
#include "io/output/earlier.h"
#include "io/output/replacement.h"
#include "io/output/table_writer.h"
#include "io/source/sha256.h"
#include "io/source/source.h"
#include "plots/text.h"
#include "tests/support/check.h"
#include "tests/support/entries.h"
#include "tests/support/failing.h"

static char place[64];

static const char *in(lec_arena *arena, const char *name)
{
    return lec_arena_format(arena, "%s/%s", place, name);
}

static void put(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    CHECK_TRUE(file != NULL && fputs(text, file) >= 0 && fclose(file) == 0, path);
}

static const char *text_of(const char *path, lec_arena *arena)
{
    char bytes[256];
    FILE *file = fopen(path, "r");
    if (file == NULL) return "(not there)";
    const size_t length = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    return lec_arena_text(arena, bytes, length);
}

/* What is tried: before it, during it (the message, or ""), after it. */
typedef struct {
    void (*before)(lec_arena *arena);
    const char *(*run)(lec_arena *arena);
    void (*after)(const char *message, lec_arena *arena);
} trial;

/* Whether it came to the failure. */
static bool try_failure(const trial *it, const char *call, size_t number, int reason)
{
    lec_arena *arena = lec_arena_new();
    snprintf(place, sizeof place, "/tmp/lectern-fail-XXXXXX");
    CHECK_TRUE(mkdtemp(place) != NULL, place);
    it->before(arena);
    const size_t open_before = entries_in("/proc/self/fd");
    failing_at(call, number, reason);
    lec_arena *own = lec_arena_new();
    const char *message = it->run(own);
    const bool failed = failing_end();
    message = lec_arena_format(arena, "%s", message);
    lec_arena_free(own);
    const char *what = lec_arena_format(arena, "%s, %zu: %s", call, number, message);
    CHECK_COUNT(entries_in("/proc/self/fd"), open_before, what);
    CHECK_TRUE(failed || message[0] == '\0', what);
    it->after(message, arena);
    lec_remove_tree(AT_FDCWD, place);
    lec_arena_free(arena);
    return failed;
}

static void try_all(const trial *it, size_t fewest)
{
    static const int reasons[] = {EIO, EACCES, EINTR, EEXIST};
    static const char *const also[] = {"", "", "read write", "open"}; /* of calls that try again */
    size_t points = 0;
    for (const char *const *call = failing_calls; *call != NULL; call++)
        for (int r = 0; r < 4; r++)
            for (size_t number = 1; (r < 2 || strstr(also[r], *call) != NULL) &&
                                    try_failure(it, *call, number, reasons[r]);
                 number++)
                points++;
    CHECK_TRUE(points >= fewest, "calls that failed");
}

/* --- a file that takes the place of an earlier one ------------------------------------------- */

static void put_old(lec_arena *arena)
{
    put(in(arena, "table.csv"), "old");
}

static const char *replace(lec_arena *arena)
{
    static lec_error error;
    lec_replacement *file;
    error = (lec_error){""};
    lec_status status = lec_replacement_open(in(arena, "table.csv"), arena, &file, &error);
    if (status != LEC_OK) return error.message;
    fputs("new", file->file);
    status = lec_flush(file->file, "the table", &error);
    return lec_replacement_end(file, status, &error) == LEC_OK ? "" : error.message;
}

/* Another program writes the file; lectern brings it to the disk. */
static const char *replace_closed(lec_arena *arena)
{
    static lec_error error;
    lec_replacement *file;
    error = (lec_error){""};
    const lec_status status = lec_replacement_open(in(arena, "table.csv"), arena, &file, &error);
    if (status != LEC_OK) return error.message;
    fputs("new", file->file);
    lec_replacement_close(file);
    return lec_replacement_end(file, LEC_OK, &error) == LEC_OK ? "" : error.message;
}

static void check_replaced(const char *message, lec_arena *arena)
{
    CHECK_TEXT(text_of(in(arena, "table.csv"), arena), message[0] == '\0' ? "new" : "old", message);
    CHECK_COUNT(entries_in(place), 1, message);
}

static void test_replacement(void)
{
    if (failing_calls[0] == NULL) SKIP("needs a linker that wraps functions");
    try_all(&(trial){put_old, replace, check_replaced}, 8);
}

/* That the other program could not write is not lectern's to say: it is not closed in vain. */
static void test_replacement_closed(void)
{
    if (failing_calls[0] == NULL) SKIP("needs a linker that wraps functions");
    static const char *const calls[] = {"open", "fsync", "rename", "fdopen"};
    const trial it = {put_old, replace_closed, check_replaced};
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
        for (size_t number = 1; try_failure(&it, calls[i], number, EIO); number++) continue;
}

/* --- pictures of an earlier result ------------------------------------------------------------ */

static const lec_package programs[] = {{"gnuplot", "5.4"}, {0}};

static void put_earlier(lec_arena *arena)
{
    const char *hash[3];
    static const char *const texts[] = {"plot 'a.csv'", "x,y", "<svg/>"};
    for (size_t i = 0; i < 3; i++) hash[i] = lec_sha256(texts[i], strlen(texts[i]), arena);
    CHECK_COUNT(mkdir(in(arena, "result"), 0700), 0, "result");
    CHECK_COUNT(mkdir(in(arena, "result/plots"), 0700), 0, "its plots");
    CHECK_COUNT(mkdir(in(arena, "new"), 0700), 0, "new plots");
    put(in(arena, "result/plots/a.svg"), texts[2]);
    put(in(arena, "new/a.gp"), texts[0]);
    put(in(arena, "new/a_data.csv"), texts[1]);
    put(in(arena, "new/ab.gp"), "of another picture");
    put(in(arena, "result/run.json"),
        lec_arena_format(
            arena,
            "{\"program\":\"lectern\",\"command\":\"report\",\"version\":\"1\",\"libraries\":{"
            "\"ICU\":\"72\",\"none\":null},\"programs\":{\"gnuplot\":\"5.4\"},\"study\":{\"text\":"
            "\"\"},\"paths\":[\"a.txt\"],\"files\":[{\"file\":\"plots/a.gp\",\"sha256\":\"%s\"},{"
            "\"file\":\"plots/a_data.csv\",\"sha256\":\"%s\"},{\"file\":\"plots/a.svg\",\"sha256\":"
            "\"%s\"},{\"file\":\"tables/a.csv\",\"sha256\":\"0\"}]}",
            hash[0], hash[1], hash[2]));
}

/* "": taken. */
static const char *take(lec_arena *arena)
{
    static const char *const made[] = {"a.svg", NULL};
    lec_earlier *earlier = lec_earlier_open(in(arena, "result"), "plots", "1", programs, arena);
    const int folder = lec_open_folder_at(AT_FDCWD, in(arena, "new"));
    const bool taken = folder >= 0 && lec_earlier_take(earlier, folder, "a", made);
    if (folder >= 0) close(folder);
    return taken ? "" : "not taken";
}

static void check_taken(const char *message, lec_arena *arena)
{
    CHECK_TEXT(text_of(in(arena, "new/a.svg"), arena),
               message[0] == '\0' ? "<svg/>" : "(not there)", message);
    CHECK_TEXT(text_of(in(arena, "result/plots/a.svg"), arena), "<svg/>", "stays");
}

static void test_earlier(void)
{
    if (failing_calls[0] == NULL) SKIP("needs a linker that wraps functions");
    try_all(&(trial){put_earlier, take, check_taken}, 20);
}

/* One thing is not as it was: nothing is taken. */
static void test_earlier_changed(void)
{
    static const struct {
        const char *what, *file, *text;
    } changes[] = {{"the script", "new/a.gp", "plot"},
                   {"one more source", "new/a_more.csv", "x"},
                   {"the data", "new/a_data.csv", "x,z"},
                   {"the picture", "result/plots/a.svg", "<svg>"},
                   {"a picture that is there already", "new/a.svg", "<svg>"},
                   {"a record of nobody's", "result/run.json", "{}"},
                   {"no record", "result/run.json", "no JSON"}};
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        lec_arena *arena = lec_arena_new();
        snprintf(place, sizeof place, "/tmp/lectern-fail-XXXXXX");
        CHECK_TRUE(mkdtemp(place) != NULL, place);
        put_earlier(arena);
        put(in(arena, changes[i].file), changes[i].text);
        CHECK_TEXT(take(arena), "not taken", changes[i].what);
        lec_remove_tree(AT_FDCWD, place);
        lec_arena_free(arena);
    }
}

/* Other versions, names and lists than those of the record. */
static void test_earlier_others(void)
{
    static const lec_package other[] = {{"gnuplot", "6.0"}, {0}}, unknown[] = {{"fonts", "1"}, {0}},
                             untold[] = {{"gnuplot", ""}, {0}};
    static const char *const nothing[] = {NULL}, *const more[] = {"a.svg", "a.png", NULL};
    lec_arena *arena = lec_arena_new();
    snprintf(place, sizeof place, "/tmp/lectern-fail-XXXXXX");
    CHECK_TRUE(mkdtemp(place) != NULL, place);
    put_earlier(arena);
    const char *result = in(arena, "result");
    CHECK_TRUE(lec_earlier_open(result, "plots", "2", programs, arena) == NULL, "version");
    CHECK_TRUE(lec_earlier_open(result, "plots", "1", other, arena) == NULL, "of gnuplot");
    CHECK_TRUE(lec_earlier_open(result, "plots", "1", unknown, arena) == NULL, "not recorded");
    CHECK_TRUE(lec_earlier_open(result, "plots", "1", untold, arena) == NULL, "not told now");
    CHECK_TRUE(lec_earlier_open(result, "charts", "1", programs, arena) == NULL, "no such folder");
    lec_earlier *earlier = lec_earlier_open(result, "plots", "1", programs, arena);
    const int folder = lec_open_folder_at(AT_FDCWD, in(arena, "new"));
    CHECK_TRUE(!lec_earlier_take(NULL, folder, "a", more), "no earlier result");
    CHECK_TRUE(!lec_earlier_take(earlier, folder, "a", nothing), "nothing to take");
    CHECK_TRUE(!lec_earlier_take(earlier, folder, "a", more), "one of them is not there");
    CHECK_TRUE(!lec_earlier_take(earlier, folder, "b", more), "made of nothing");
    close(folder);
    lec_remove_tree(AT_FDCWD, place);
    lec_arena_free(arena);
}

/* --- reading ---------------------------------------------------------------------------------- */

static void put_texts(lec_arena *arena)
{
    put(in(arena, "a.txt"), "ADA: yes");
    CHECK_COUNT(mkdir(in(arena, "inside"), 0700), 0, "a folder");
    put(in(arena, "inside/b.txt"), "TOM: no");
}

static const char *read_sources(lec_arena *arena)
{
    static const lec_source_limits none = {0};
    static lec_error error;
    lec_sources sources;
    error = (lec_error){""};
    if (lec_sources_read(place, &none, arena, &sources, &error) != LEC_OK) return error.message;
    CHECK_COUNT(sources.count, 2, "both");
    return "";
}

static void check_message(const char *message, lec_arena *arena)
{
    (void)arena;
    CHECK_TRUE(message[0] == '\0' || strncmp(message, place, strlen(place)) == 0, message);
}

static void test_sources(void)
{
    if (failing_calls[0] == NULL) SKIP("needs a linker that wraps functions");
    try_all(&(trial){put_texts, read_sources, check_message}, 6);
}

static const char *read_index(lec_arena *arena)
{
    static lec_error error;
    const void *bytes;
    size_t length = 0;
    bool is_index = true;
    const char *path = in(arena, "a.txt");
    error = (lec_error){""};
    lec_status status = lec_index_is_at(path, &is_index, &error);
    CHECK_TRUE(!is_index, "a text");
    if (status == LEC_OK) status = lec_index_bytes(path, arena, &bytes, &length, &error);
    if (status != LEC_OK) return error.message;
    CHECK_TRUE(length == 8 && memcmp(bytes, "ADA: yes", 8) == 0, "all of it");
    return "";
}

/* --- a script of a chart --------------------------------------------------------------------- */

static void put_nothing(lec_arena *arena)
{
    (void)arena;
}

static const char *write_script(lec_arena *arena)
{
    static lec_error error;
    error = (lec_error){""};
    lec_text script = {.arena = arena};
    lec_text_put(&script, "plot x\n");
    const int folder = lec_open_folder_at(AT_FDCWD, place);
    if (folder < 0) return "no folder";
    const lec_status status = lec_text_write(&script, folder, "a.gp", &error);
    close(folder);
    return status == LEC_OK ? "" : error.message;
}

static void check_script(const char *message, lec_arena *arena)
{
    CHECK_TEXT(text_of(in(arena, "a.gp"), arena), message[0] == '\0' ? "plot x\n" : "(not there)",
               message);
}

static void test_script(void)
{
    if (failing_calls[0] == NULL) SKIP("needs a linker that wraps functions");
    try_all(&(trial){put_nothing, write_script, check_script}, 6);
}

static void test_index(void)
{
    if (failing_calls[0] == NULL) SKIP("needs a linker that wraps functions");
    const trial it = {put_texts, read_index, check_message};
    static const char *const calls[] = {"open", "read", "fstat", "stat"};
    size_t points = 0;
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
        for (size_t number = 1; try_failure(&it, calls[i], number, EIO); number++) points++;
    CHECK_TRUE(points >= 5, "calls that failed");
    lec_arena *arena = lec_arena_new();
    lec_error error = {""};
    const void *bytes;
    size_t length;
    bool is_index = true;
    CHECK_COUNT(lec_index_bytes("/tmp", arena, &bytes, &length, &error), LEC_BAD_DATA, "a folder");
    CHECK_COUNT(lec_index_bytes("/nonexistent", arena, &bytes, &length, &error), LEC_BAD_DATA,
                "nothing");
    CHECK_COUNT(lec_index_is_at("/tmp", &is_index, &error), LEC_OK, "a folder");
    CHECK_TRUE(!is_index, "is none");
    CHECK_COUNT(lec_index_is_at("/nonexistent", &is_index, &error), LEC_OK, "who reads it says so");
    lec_arena_free(arena);
}

const lec_test lec_tests_files_fail[] = {{"replacement", test_replacement},
                                         {"replacement_closed", test_replacement_closed},
                                         {"earlier", test_earlier},
                                         {"earlier_changed", test_earlier_changed},
                                         {"earlier_others", test_earlier_others},
                                         {"sources", test_sources},
                                         {"script", test_script},
                                         {"index", test_index},
                                         {0}};
