/* SPDX-License-Identifier: GPL-3.0-or-later
 * A report by the library: what is in the folder is what its tables are, and a report that ends
 * early leaves nothing. Without gnuplot in PATH, which the command's tests look after. */
#include "include/lectern.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/tree.h"
#include "tests/support/check.h"
#include "tests/support/place.h"

static const char *const quickly[] = {"replicates=20", "threads=2", NULL};

/* The file of the result, as a text that the next call overwrites. */
static const char *content(const place *at, const char *name, size_t *length)
{
    static char bytes[1 << 18];
    char path[256];
    snprintf(path, sizeof path, "%s/%s", at->result, name);
    FILE *file = fopen(path, "rb");
    *length = file != NULL ? fread(bytes, 1, sizeof bytes - 1, file) : 0;
    bytes[*length] = '\0';
    if (file != NULL) fclose(file);
    return bytes;
}

typedef struct {
    size_t told[4];
    size_t end_at; /* the event of this number is the last one; 0: none is */
    char last[256];
} listener;

static int listen(void *state, lectern_event event, const char *text)
{
    listener *to = state;
    to->told[event]++;
    snprintf(to->last, sizeof to->last, "%s", text);
    const size_t number = to->told[0] + to->told[1] + to->told[2] + to->told[3];
    return number == to->end_at;
}

typedef struct {
    char bytes[1 << 16];
    size_t length;
} buffer;

static int keep(void *state, const void *bytes, size_t length)
{
    buffer *into = state;
    if (into->length + length > sizeof into->bytes) return 1;
    memcpy(into->bytes + into->length, bytes, length);
    into->length += length;
    return 0;
}

static void test_report(void)
{
    place at = place_begin();
    listener to = {0};
    static buffer alone;
    size_t length;
    CHECK_COUNT(lectern_report(at.corpus, at.result, quickly, listen, &to, at.error), LECTERN_OK,
                lectern_error_message(at.error));
    CHECK_COUNT(to.told[LECTERN_COMPUTING], 1, "computing");
    CHECK_COUNT(to.told[LECTERN_WRITING], 1, "writing");
    CHECK_COUNT(to.told[LECTERN_DRAWING], 0, "there is no gnuplot");
    CHECK_TRUE(strstr(to.last, "of 1 conference") != NULL, to.last);
    lectern_table *table = NULL;
    CHECK_COUNT(lectern_table_make(at.corpus, "speaking", quickly, &table, at.error), LECTERN_OK,
                lectern_error_message(at.error));
    alone.length = 0;
    CHECK_COUNT(lectern_table_write(table, "csv", keep, &alone, at.error), LECTERN_OK, "csv");
    const char *csv = content(&at, "tables/speaking.csv", &length);
    CHECK_COUNT(length, alone.length, "as long as the table alone");
    CHECK_TRUE(memcmp(csv, alone.bytes, length) == 0, "and the same");
    lectern_table_release(table);
    const char *run = content(&at, "run.json", &length);
    CHECK_TRUE(strstr(run, "\"--seed=3\"") != NULL && strstr(run, "\"--replicates=20\"") != NULL &&
                   strstr(run, "\"--language=en\"") != NULL,
               "by which options it was read and made");
    CHECK_TRUE(strstr(run, "threads") == NULL, "but not those that change no result");
    CHECK_TRUE(strstr(content(&at, "index.html", &length), "2031-03-11") != NULL, "a page");
    CHECK_TRUE(strstr(content(&at, "plots/speaking.gp", &length), "plot") != NULL, "a script");
    place_end(&at);
}

/* At every event, and before the first. */
static void test_ended_early(void)
{
    place at = place_begin();
    for (size_t number = 1; number <= 2; number++) {
        listener to = {.end_at = number};
        CHECK_COUNT(lectern_report(at.corpus, at.result, quickly, listen, &to, at.error),
                    LECTERN_CANCELLED, "ended by the callback");
    }
    CHECK_COUNT(rmdir(at.folder), 0, "nothing is left beside");
    CHECK_COUNT(mkdir(at.folder, 0700), 0, "again");
    listener to = {.end_at = 3}; /* a remark: the result is there by then */
    CHECK_COUNT(lectern_report(at.corpus, at.result, quickly, listen, &to, at.error), LECTERN_OK,
                "a remark ends nothing");
    place_end(&at);
}

static void test_refused(void)
{
    place at = place_begin();
    char file[128];
    static const char *const unknown[] = {"colour=red", NULL};
    static const char *const wrong[] = {"replicates=many", NULL};
    static const char *const nobody[] = {"speaker=Nobody", NULL};
    snprintf(file, sizeof file, "%s/thesis.doc", at.folder);
    FILE *thesis = fopen(file, "w");
    fputs("mine", thesis);
    fclose(thesis);
    const struct {
        const char *folder;
        const char *const *options;
        lectern_status status;
        const char *message;
    } cases[] = {
        {NULL, quickly, LECTERN_BAD_USAGE, "no folder"},
        {at.result, unknown, LECTERN_BAD_USAGE, "a report takes no option 'colour'"},
        {at.result, wrong, LECTERN_BAD_USAGE, "many"},
        {at.result, nobody, LECTERN_BAD_USAGE, "Nobody"},
        {at.folder, quickly, LECTERN_BAD_DATA, "is no result of lectern and holds 'thesis.doc'"},
        {file, quickly, LECTERN_BAD_DATA, "is a file"},
        {"", quickly, LECTERN_BAD_DATA, "cannot be a result folder"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        CHECK_COUNT(
            lectern_report(at.corpus, cases[i].folder, cases[i].options, NULL, NULL, at.error),
            cases[i].status, cases[i].message);
        CHECK_TRUE(strstr(lectern_error_message(at.error), cases[i].message) != NULL,
                   lectern_error_message(at.error));
    }
    CHECK_COUNT(lectern_report(NULL, at.result, NULL, NULL, NULL, at.error), LECTERN_BAD_USAGE,
                "no corpus");
    CHECK_COUNT(lectern_report_check(at.folder, at.error), LECTERN_BAD_DATA, "asked before");
    CHECK_COUNT(lectern_report_check(at.result, at.error), LECTERN_OK, "a new one may be made");
    CHECK_COUNT(lectern_report_check(NULL, at.error), LECTERN_BAD_USAGE, "no folder");
    CHECK_COUNT(unlink(file), 0, "it is still there");
    CHECK_COUNT(rmdir(at.folder), 0, "and nothing else");
    CHECK_COUNT(mkdir(at.folder, 0700), 0, "again");
    place_end(&at);
}

typedef struct {
    const place *at;
    const char *name;
    lectern_status status;
} reporter;

static void *report_beside(void *given)
{
    reporter *self = given;
    char folder[128];
    snprintf(folder, sizeof folder, "%s/%s", self->at->folder, self->name);
    self->status = lectern_report(self->at->corpus, folder, quickly, NULL, NULL, NULL);
    return NULL;
}

/* Two threads on one corpus, into folders of their own and into the same. */
static void test_side_by_side(void)
{
    place at = place_begin();
    reporter reporters[] = {
        {.at = &at, .name = "result"}, {.at = &at, .name = "other"}, {.at = &at, .name = "result"}};
    pthread_t threads[3];
    for (size_t i = 0; i < 3; i++) pthread_create(&threads[i], NULL, report_beside, &reporters[i]);
    for (size_t i = 0; i < 3; i++) pthread_join(threads[i], NULL);
    for (size_t i = 0; i < 3; i++) CHECK_COUNT(reporters[i].status, LECTERN_OK, reporters[i].name);
    size_t length;
    CHECK_TRUE(strstr(content(&at, "tables/words.csv", &length), "partner") != NULL, "whole");
    place_end(&at);
}

const lec_test lec_tests_api_report[] = {{"report", test_report},
                                         {"ended_early", test_ended_early},
                                         {"refused", test_refused},
                                         {"side_by_side", test_side_by_side},
                                         {0}};
