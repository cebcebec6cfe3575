/* SPDX-License-Identifier: GPL-3.0-or-later
 * Every system call that a result folder makes fails in turn: there is the new result, or the
 * earlier one and a reason; what the user had in it is there in any case; no descriptor stays open,
 * and the next run finds nothing in its way. With and without the exchange of folders in one step,
 * with and without links. */
#define _GNU_SOURCE /* NOLINT(bugprone-reserved-identifier): mkdtemp() */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/landing.h"
#include "core/tree.h"
#include "io/output/datapackage.h"
#include "io/output/folder.h"
#include "io/output/json.h"
#include "tests/support/check.h"
#include "tests/support/entries.h"
#include "tests/support/failing.h"

static const lec_column columns[] = {{"n", LEC_COUNT, "n", NULL, NULL, NULL}, {0}};
static const lec_resource resource = {"a", "a.csv", "a", columns, 1, 1, NULL};

/* A folder for one test, in memory where that is to be had. */
typedef struct {
    char path[64], result[80];
    int folder;
} place;

static void open_place(place *at)
{
    snprintf(at->path, sizeof at->path, "/dev/shm/lectern-fails-XXXXXX");
    if (mkdtemp(at->path) == NULL) {
        snprintf(at->path, sizeof at->path, "/tmp/lectern-fails-XXXXXX");
        CHECK_TRUE(mkdtemp(at->path) != NULL, at->path);
    }
    snprintf(at->result, sizeof at->result, "%s/result", at->path);
    at->folder = lec_open_folder_at(AT_FDCWD, at->path);
}

static void close_place(place *at)
{
    close(at->folder);
    lec_remove_tree(AT_FDCWD, at->path);
}

/* --- a result of one table ------------------------------------------------------------------- */

static lec_status put_text(lec_folder *folder, const char *name, const char *text, lec_error *error)
{
    FILE *file = NULL;
    const lec_status status = lec_folder_open(folder, name, &file, error);
    if (status != LEC_OK) return status;
    fputs(text, file);
    return lec_folder_close(folder, file, error);
}

static lec_status put_records(lec_folder *folder, lec_arena *arena, lec_error *error)
{
    FILE *file = NULL;
    lec_listing files;
    lec_status status = lec_folder_open(folder, LEC_DATAPACKAGE_FILE, &file, error);
    if (status == LEC_OK) status = lec_datapackage_write(&resource, 1, "", file, error);
    if (status == LEC_OK) status = lec_folder_close(folder, file, error);
    if (status == LEC_OK) status = lec_folder_list(folder, &files, error);
    if (status == LEC_OK) status = lec_folder_open(folder, LEC_RUN_RECORD_FILE, &file, error);
    if (status != LEC_OK) return status;
    json_t *run = lec_json_object(arena);
    lec_json_add(run, "files", lec_listing_json(&files, arena));
    status = lec_json_write(run, file, error);
    return status == LEC_OK ? lec_folder_close(folder, file, error) : status;
}

static lec_status write_result(const char *path, const char *text, lec_error *error)
{
    lec_arena *arena = lec_arena_new();
    lec_folder *folder = NULL;
    int tables;
    size_t length;
    lec_status status = lec_folder_check(path, arena, error);
    if (status == LEC_OK) status = lec_folder_begin(path, false, arena, &folder, error);
    if (status == LEC_OK) status = lec_folder_subfolder(folder, "tables", &tables, error);
    if (status == LEC_OK) status = put_text(folder, "tables/a.csv", text, error);
    if (status == LEC_OK) status = put_text(folder, "tables/b.csv", text, error);
    if (status == LEC_OK) status = lec_folder_check_room(folder, error);
    if (status == LEC_OK && lec_folder_read(folder, "tables/a.csv", arena, &length) == NULL)
        status = lec_fail(error, LEC_BAD_DATA, "cannot be read");
    if (status == LEC_OK) status = put_records(folder, arena, error);
    if (status == LEC_OK)
        status = lec_folder_finish(folder, error);
    else
        lec_folder_abandon(folder);
    lec_arena_free(arena);
    return status;
}

/* --- what is in it ---------------------------------------------------------------------------- */

static bool holds(const place *at, const char *name, const char *text)
{
    char bytes[64] = "", path[160];
    snprintf(path, sizeof path, "%s/%s", at->result, name);
    FILE *file = fopen(path, "r");
    if (file == NULL) return false;
    const size_t length = fread(bytes, 1, sizeof bytes - 1, file);
    fclose(file);
    return length == strlen(text) && memcmp(bytes, text, length) == 0;
}

static void put_own(const place *at, const char *name, const char *text)
{
    char path[160];
    snprintf(path, sizeof path, "%s/%s", at->result, name);
    FILE *file = fopen(path, "w");
    CHECK_TRUE(file != NULL && fputs(text, file) >= 0 && fclose(file) == 0, path);
}

/* A first result, what the user put into it and changed in it, and what a run that died left. */
static void begin(place *at)
{
    lec_error error = {""};
    char path[160];
    open_place(at);
    CHECK_COUNT(write_result(at->result, "first", &error), LEC_OK, error.message);
    put_own(at, "notes.txt", "mine");
    put_own(at, "tables/b.csv", "edited");
    snprintf(path, sizeof path, "%s/link", at->result);
    CHECK_COUNT(symlink("notes.txt", path), 0, path);
    snprintf(path, sizeof path, "%s/.lectern-result-abcdef", at->path);
    CHECK_COUNT(mkdir(path, 0700), 0, path);
}

/* The new or the earlier result as a whole, with all that is the user's. */
static bool is_whole(const place *at, lec_status status)
{
    if (status == LEC_OK)
        return holds(at, "tables/a.csv", "second") && holds(at, "tables/b.csv", "second") &&
               holds(at, "notes.txt", "mine") && holds(at, "link", "mine") &&
               holds(at, "kept/tables/b.csv", "edited");
    return holds(at, "tables/a.csv", "first") && holds(at, "tables/b.csv", "edited") &&
           holds(at, "notes.txt", "mine") && holds(at, "link", "mine");
}

/* One run with one failure in it, and one after it without any; whether it came to the failure. */
static bool try_failure(const char *call, size_t number, int reason, bool goes_on)
{
    place at;
    lec_error error = {""};
    char what[128];
    begin(&at);
    const size_t open_before = entries_in("/proc/self/fd");
    if (goes_on)
        failing_from(call, number, reason);
    else
        failing_at(call, number, reason);
    const lec_status status = write_result(at.result, "second", &error);
    const bool failed = failing_end();
    failing_never();
    snprintf(what, sizeof what, "%s, %zu: %.60s", call, number, error.message);
    if (status != LEC_OK && !holds(&at, "notes.txt", "mine")) { /* aside: the next puts it back */
        lec_error unsaid;
        CHECK_TRUE(strstr(error.message, "the next run puts it back") != NULL, what);
        CHECK_COUNT(write_result(at.result, "second", &unsaid), LEC_OK, what);
        CHECK_TRUE(is_whole(&at, LEC_OK), what);
    } else {
        CHECK_TRUE(is_whole(&at, status), what);
    }
    CHECK_TRUE(failed || status == LEC_OK, what);
    CHECK_TRUE(status == LEC_OK || error.message[0] != '\0', what);
    CHECK_COUNT(entries_in("/proc/self/fd"), open_before, what);
    CHECK_COUNT(write_result(at.result, "third", &error), LEC_OK, what);
    CHECK_TRUE(holds(&at, "tables/a.csv", "third") && holds(&at, "notes.txt", "mine"), what);
    CHECK_COUNT(entries_in(at.path), 1, what);
    close_place(&at);
    return failed;
}

/* Reasons for which something else is done than for any; 0 ends them. */
static const int *reasons_of(const char *call)
{
    enum { MOST = 5 };
    static const struct {
        const char *call;
        int reasons[MOST + 1];
    } of[] = {
        {"read", {EIO, EACCES, EINTR}},
        {"write", {EIO, EACCES, EINTR}},
        {"flock", {EIO, EACCES, EWOULDBLOCK, ENOENT}},
        {"linkat", {EIO, EACCES, ENOSPC}},
        {"renameat2", {EIO, EACCES, ENOSYS, ENOTSUP}},
        {"openat", {EIO, EACCES, EMFILE, ENFILE, ENOMEM}},
    };
    static const int usual[] = {EIO, EACCES, 0};
    for (size_t i = 0; i < sizeof of / sizeof *of; i++)
        if (strcmp(of[i].call, call) == 0) return of[i].reasons;
    return usual;
}

static void try_all(const char *const always[2], int reason_always)
{
    size_t points = 0;
    for (const char *const *call = failing_calls; *call != NULL; call++)
        for (const int *reason = reasons_of(*call); *reason != 0; reason++)
            for (size_t number = 1;; number++) {
                for (int i = 0; i < 2 && always[i] != NULL; i++)
                    failing_always(always[i], reason_always);
                if (!try_failure(*call, number, *reason, false)) break;
                points++;
            }
    CHECK_TRUE(points > 100, "calls that failed");
}

static void test_in_one_step(void)
{
    if (failing_calls[0] == NULL) SKIP("needs a linker that wraps functions");
    try_all((const char *const[2]){NULL, NULL}, 0);
}

/* Where the file system knows neither an exchange nor links. */
static void test_in_two_steps(void)
{
    if (failing_calls[0] == NULL) SKIP("needs a linker that wraps functions");
    try_all((const char *const[2]){"renameat2", "linkat"}, EINVAL);
}

/* From some moment on nothing of the kind works any more; then it does again. */
static void test_for_ever(void)
{
    if (failing_calls[0] == NULL) SKIP("needs a linker that wraps functions");
    for (const char *const *call = failing_calls; *call != NULL; call++) {
        const int reason = strcmp(*call, "flock") == 0 ? EWOULDBLOCK : EIO;
        for (int steps = 0; steps < 2; steps++)
            for (size_t number = 1;; number++) {
                if (steps == 1) failing_always("renameat2", EINVAL);
                if (!try_failure(*call, number, reason, true)) break;
            }
    }
}

/* Where there was no result before: there is one or nothing. */
static void test_first(void)
{
    if (failing_calls[0] == NULL) SKIP("needs a linker that wraps functions");
    size_t points = 0;
    for (const char *const *call = failing_calls; *call != NULL; call++)
        for (size_t number = 1;; number++) {
            place at;
            lec_error error = {""};
            open_place(&at);
            const size_t open_before = entries_in("/proc/self/fd");
            failing_at(*call, number, strcmp(*call, "renameat2") == 0 ? EEXIST : EIO);
            const lec_status status = write_result(at.result, "second", &error);
            const bool failed = failing_end();
            CHECK_TRUE(holds(&at, "tables/a.csv", "second") == (status == LEC_OK), error.message);
            CHECK_COUNT(entries_in("/proc/self/fd"), open_before, error.message);
            CHECK_COUNT(write_result(at.result, "third", &error), LEC_OK, error.message);
            CHECK_TRUE(holds(&at, "tables/a.csv", "third"), *call);
            CHECK_COUNT(entries_in(at.path), 1, *call);
            close_place(&at);
            points += failed;
            if (!failed) break;
        }
    CHECK_TRUE(points > 40, "calls that failed");
}

typedef struct {
    const char *path;
    lec_status status;
    lec_error error;
} one_run;

static void run(void *given)
{
    one_run *it = given;
    it->status = write_result(it->path, "second", &it->error);
}

/* Memory that runs out, also within a call of the system, ends at the landing, and all is undone.
 */
static void test_without_memory(void)
{
    if (failing_calls[0] == NULL) SKIP("needs a linker that wraps functions");
    static const char *const calls[] = {"realpath", "memory"};
    for (size_t c = 0; c < 2; c++)
        for (size_t number = 1;; number++) {
            place at;
            begin(&at);
            one_run it = {.path = at.result};
            const size_t open_before = entries_in("/proc/self/fd");
            failing_at(calls[c], number, ENOMEM);
            const lec_landed landed = lec_landing_run(run, &it, NULL, NULL);
            const bool failed = failing_end();
            CHECK_COUNT(landed, failed ? LEC_LANDED_MEMORY : LEC_NOT_LANDED, calls[c]);
            CHECK_TRUE(is_whole(&at, failed ? LEC_BAD_DATA : LEC_OK), calls[c]);
            CHECK_COUNT(entries_in("/proc/self/fd"), open_before, calls[c]);
            CHECK_COUNT(write_result(at.result, "third", &it.error), LEC_OK, it.error.message);
            CHECK_COUNT(entries_in(at.path), 1, calls[c]);
            close_place(&at);
            if (!failed) break;
        }
}

const lec_test lec_tests_folder_fails[] = {{"for_ever", test_for_ever},
                                           {"first", test_first},
                                           {"in_one_step", test_in_one_step},
                                           {"in_two_steps", test_in_two_steps},
                                           {"without_memory", test_without_memory},
                                           {0}};
