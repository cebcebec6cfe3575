/* SPDX-License-Identifier: GPL-3.0-or-later
 * Transcripts read by several processes together, here one after the other in one: what rank 0 goes
 * on with is what one process alone reads, byte for byte. tests/command/mpi.sh has real ranks. */
#define _GNU_SOURCE /* NOLINT(bugprone-reserved-identifier): mkdtemp() */
#include "api/gather.h"

#include <stdlib.h>
#include <unistd.h>

#include "tests/support/check.h"

enum { RANKS = 3 };

/* What the ranks said; rank 0 comes last and gets it. */
typedef struct {
    lec_gathered parts[RANKS];
    bool came[RANKS], failed[RANKS], damage;
    uint64_t rank;
} meeting;

static lec_status meet(void *state, lec_status own, const lec_gathered *read, lec_arena *arena,
                       lec_gathered *parts, lec_error *error)
{
    meeting *at = state;
    at->came[at->rank] = true;
    at->failed[at->rank] = own != LEC_OK;
    if (own != LEC_OK) return own;
    char *bytes = lec_arena_alloc(arena, read->length + 1, 1);
    if (read->length > 0) memcpy(bytes, read->bytes, read->length);
    if (at->rank > 0) { /* a real one waits for the end of rank 0 from here on */
        if (read->bytes != NULL) {
            char *kept = malloc(read->length);
            memcpy(kept, bytes, read->length);
            at->parts[at->rank] = (lec_gathered){kept, read->length};
        }
        return lec_fail(error, LEC_BAD_DATA, "%s", "this rank ends");
    }
    parts[0] = (lec_gathered){read->bytes != NULL ? bytes : NULL, read->length};
    for (int i = 1; i < RANKS; i++) {
        char *received = lec_arena_alloc(arena, at->parts[i].length + 1, 1);
        if (at->parts[i].length > 0) memcpy(received, at->parts[i].bytes, at->parts[i].length);
        if (at->damage && at->parts[i].length > 0) received[at->parts[i].length / 2] ^= 1;
        parts[i] = (lec_gathered){received, at->parts[i].length};
    }
    return LEC_OK;
}

typedef struct {
    char *bytes;
    size_t length;
} output;

static int keep(void *state, const void *bytes, size_t length)
{
    output *to = state;
    to->bytes = realloc(to->bytes, to->length + length + 1);
    memcpy(to->bytes + to->length, bytes, length);
    to->length += length;
    to->bytes[to->length] = '\0';
    return 0;
}

/* Every turn as CSV, or the message. */
static char *turns_of(const char *const *paths, size_t count, const char *const *options,
                      const lectern_study *study)
{
    lectern_error *error = lectern_error_new();
    lectern_corpus *corpus = NULL;
    lectern_table *table = NULL;
    output to = {.bytes = strdup("")};
    if (lectern_read(paths, count, study, options, &corpus, error) != LECTERN_OK ||
        lectern_table_ask(corpus, "turns", "text", &table, error) != LECTERN_OK ||
        lectern_table_write(table, "csv", keep, &to, error) != LECTERN_OK) {
        free(to.bytes);
        to.bytes = strdup(lectern_error_message(error));
    }
    lectern_table_release(table);
    lectern_corpus_release(corpus);
    lectern_error_free(error);
    return to.bytes;
}

/* What rank 0 has in the end. */
static char *gathered(meeting *at, uint64_t ranks, const char *const *paths, size_t count,
                      const char *const *options, const lectern_study *study)
{
    char *last = NULL;
    for (uint64_t rank = ranks; rank-- > 0;) {
        const lec_gathering by = {.rank = rank, .count = ranks, .state = at, .gather = meet};
        at->rank = rank;
        free(last);
        lec_gather_by(&by);
        last = turns_of(paths, count, options, study);
        lec_gather_by(NULL);
    }
    for (int i = 1; i < RANKS; i++) free((void *)(uintptr_t)at->parts[i].bytes);
    return last;
}

static void test_parts(void)
{
    char folder[300];
    snprintf(folder, sizeof folder, "%s", source_path("datasets/ministerials"));
    const char *const paths[] = {folder};
    char *alone = turns_of(paths, 1, NULL, NULL);
    CHECK_TRUE(strstr(alone, "2031-03-11-pre-ministerial") != NULL, "turns");
    for (uint64_t ranks = 1; ranks <= RANKS; ranks += 2) {
        meeting at = {.rank = 0};
        char *together = gathered(&at, ranks, paths, 1, NULL, NULL);
        CHECK_TEXT(together, alone, "what one process reads");
        CHECK_TRUE(at.came[0] && at.came[ranks - 1], "all meet");
        free(together);
    }
    CHECK_TRUE(!lec_is_gathering(), "no longer");
    free(alone);
}

/* A part that changed on its way is refused by its rank. */
static void test_damaged(void)
{
    char folder[300];
    snprintf(folder, sizeof folder, "%s", source_path("datasets/ministerials"));
    const char *const paths[] = {folder};
    meeting at = {.damage = true};
    char *together = gathered(&at, RANKS, paths, 1, NULL, NULL);
    CHECK_TRUE(strncmp(together, "rank 1: ", 8) == 0, together);
    free(together);
}

/* What has to fit to the whole collection is read by rank 0 alone; the others have nothing. */
static void test_alone(void)
{
    static const char talk[] = "Ada Vale: Good morning.\n\nTom Reed: Why?\n\nAda Vale: Because.\n";
    static const char *const shard[] = {"shard=1/1", NULL};
    char path[] = "/tmp/lectern-gather-XXXXXX", corrections[64];
    const int made = mkstemp(path);
    CHECK_TRUE(made >= 0 && write(made, talk, sizeof talk - 1) == (ssize_t)sizeof talk - 1, path);
    close(made);
    snprintf(corrections, sizeof corrections, "%s.csv", path);
    FILE *file = fopen(corrections, "w");
    CHECK_TRUE(file != NULL && fputs("sha256,first_byte,first_words,speaker\n", file) >= 0 &&
                   fclose(file) == 0,
               corrections);
    char option[128];
    snprintf(option, sizeof option, "corrections=%s", corrections);
    const char *const corrected[] = {option, NULL}, *const paths[] = {path};
    const char *const *const cases[] = {shard, corrected};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        meeting at = {.rank = 0};
        char *alone = turns_of(paths, 1, cases[i], NULL);
        char *together = gathered(&at, RANKS, paths, 1, cases[i], NULL);
        CHECK_TEXT(together, alone, cases[i][0]);
        CHECK_TRUE(at.came[0] && at.came[1] && at.came[2], "all meet");
        CHECK_TRUE(at.parts[1].length == 0, "nothing was read there");
        free(together);
        free(alone);
    }
    unlink(corrections);
    unlink(path);
}

/* An index needs no parts; a file that is not there is told by every rank. */
static void test_index_and_failure(void)
{
    char path[] = "/tmp/lectern-gather-XXXXXX";
    const int made = mkstemp(path);
    CHECK_TRUE(made >= 0, path);
    close(made);
    lectern_error *error = lectern_error_new();
    lectern_corpus *corpus = NULL;
    static const char talk[] = "Ada Vale: Good morning.\n\nTom Reed: Why?\n";
    CHECK_COUNT(lectern_read_memory("talk.txt", talk, sizeof talk - 1, NULL, NULL, &corpus, error),
                LECTERN_OK, lectern_error_message(error));
    CHECK_COUNT(lectern_index_write(corpus, path, error), LECTERN_OK, lectern_error_message(error));
    lectern_corpus_release(corpus);
    lectern_error_free(error);
    const char *const paths[] = {path}, *const missing[] = {"/nonexistent/talk.txt"};
    meeting at = {.rank = 0}, failing = {.rank = 0};
    char *alone = turns_of(paths, 1, NULL, NULL),
         *together = gathered(&at, 2, paths, 1, NULL, NULL);
    CHECK_TEXT(together, alone, "the index");
    CHECK_TRUE(at.came[0] && at.came[1] && !at.failed[0], "all meet");
    free(together);
    together = gathered(&failing, 2, missing, 1, NULL, NULL);
    CHECK_TRUE(strstr(together, "/nonexistent/talk.txt") != NULL, together);
    CHECK_TRUE(failing.failed[0] && failing.failed[1], "each says so");
    free(together);
    free(alone);
    unlink(path);
}

const lec_test lec_tests_gather[] = {{"parts", test_parts},
                                     {"damaged", test_damaged},
                                     {"alone", test_alone},
                                     {"index_and_failure", test_index_and_failure},
                                     {0}};
