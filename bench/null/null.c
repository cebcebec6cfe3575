/* SPDX-License-Identifier: GPL-3.0-or-later
 * null.c -- how often the tables that print p or q find what is not there.
 *
 * A frame is one or more real conferences: their roles, turns, exchanges and lengths. The words are
 * put in again so that nothing is there to be found (texts.c), every table that prints p or q is
 * made, and its rows below .05 and .01 are counted (tally.c). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "bench/null/null.h"
#include "core/parallel.h"
#include "io/read.h"
#include "io/study/study.h"

typedef struct {
    const studied_table *table;
    const lec_corpus *frame;
    const lec_study *study;
    text_sort sort;
    double effect;
    size_t done;         /* texts in the batches before */
    text_counts *counts; /* [texts] */
    lec_error *errors;   /* [threads] */
} job;

/* A batch is worked off at a time, so that a study can end when its time is over. */
enum { BATCH = 4 };

static void count_range(size_t first, size_t end, size_t thread, void *state)
{
    job *of = state;
    for (size_t i = of->done + first; i < of->done + end && of->errors[thread].message[0] == '\0';
         i++) {
        lec_arena *arena = lec_arena_new();
        const lec_corpus *corpus = null_text(of->frame, of->sort, (uint32_t)i, of->effect, arena);
        const lec_status status =
            count_rows(of->table, corpus, of->study, &of->counts[i], &of->errors[thread]);
        if (status != LEC_OK && of->errors[thread].message[0] == '\0')
            snprintf(of->errors[thread].message, sizeof of->errors[thread].message, "failed");
        lec_arena_free(arena);
    }
}

static bool has_failed(const lec_error *errors, size_t threads)
{
    bool failed = false;
    for (size_t t = 0; t < threads; t++) {
        if (errors[t].message[0] == '\0') continue;
        fprintf(stderr, "lectern_null: %s\n", errors[t].message);
        failed = true;
    }
    return failed;
}

/* What is studied, how many texts of each sort at the most, and for how long. */
typedef struct {
    const lec_corpus *frame;
    const char *name;
    const lec_study *study;
    size_t texts;
    long seconds;
    bool checks; /* fail where a share is beyond what is promised */
} plan;

static bool study_table(const studied_table *table, const plan *of, text_sort sort)
{
    lec_arena *arena = lec_arena_new();
    const size_t threads = lec_thread_count(0);
    const time_t start = time(NULL);
    job made = {.table = table,
                .frame = of->frame,
                .study = of->study,
                .sort = sort,
                .effect = 1,
                .counts = lec_new(arena, text_counts, of->texts),
                .errors = lec_new(arena, lec_error, threads)};
    bool failed = false;
    while (!failed && made.done < of->texts &&
           (made.done == 0 || difftime(time(NULL), start) < (double)of->seconds)) {
        const size_t left = of->texts - made.done, batch = left < BATCH ? left : BATCH;
        lec_parallel_for(batch, threads, count_range, &made);
        failed = has_failed(made.errors, threads);
        made.done += batch;
    }
    if (!failed) {
        const bool within = print_lines(table, of->name, sort_names[sort], made.counts, made.done);
        failed = of->checks && !within;
    }
    fflush(stdout);
    lec_arena_free(arena);
    return !failed;
}

/* --- power ------------------------------------------------------------------------------------ */

typedef struct {
    const lec_corpus *frame;
    const lec_study *study;
    double effect;
    power_counts *counts; /* [texts * POWER_CLASSES] */
    lec_error *errors;    /* [threads] */
} power_job;

static void power_range(size_t first, size_t end, size_t thread, void *state)
{
    power_job *of = state;
    for (size_t i = first; i < end && of->errors[thread].message[0] == '\0'; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_corpus *corpus =
            null_text(of->frame, BURSTS_BY_TURN, (uint32_t)i, of->effect, arena);
        const lec_table *table = NULL;
        if (make_table(&studied_tables[0], corpus, of->study, arena, &table, &of->errors[thread]) ==
            LEC_OK)
            count_power(table, of->frame, corpus, of->counts + i * POWER_CLASSES, arena);
        lec_arena_free(arena);
    }
}

/* Share of planted words below .05 by each test, in per cent, at one effect. */
static bool study_power(const plan *of, double effect)
{
    lec_arena *arena = lec_arena_new();
    const size_t threads = lec_thread_count(0);
    power_job made = {of->frame, of->study, effect,
                      lec_new(arena, power_counts, of->texts * POWER_CLASSES),
                      lec_new(arena, lec_error, threads)};
    lec_parallel_for(of->texts, threads, power_range, &made);
    const bool failed = has_failed(made.errors, threads);
    for (size_t class = 0; class < POWER_CLASSES && !failed; class ++) {
        power_counts sum = {0};
        for (size_t i = 0; i < of->texts; i++) {
            const power_counts *counts = &made.counts[i * POWER_CLASSES + class];
            sum.words += counts->words;
            for (size_t test = 0; test < POWER_TESTS; test++) {
                sum.found[test] += counts->found[test];
                sum.more[test] += counts->more[test];
            }
        }
        printf("| %s | %zu | %g | %s | %.1f |", of->name, of->texts, effect, power_classes[class],
               sum.words / (double)of->texts);
        for (size_t test = 0; test < POWER_TESTS; test++)
            printf(" %.1f (%.1f) |", sum.words > 0 ? 100 * sum.found[test] / sum.words : 0.0,
                   sum.words > 0 ? 100 * sum.more[test] / sum.words : 0.0);
        printf("\n");
    }
    fflush(stdout);
    lec_arena_free(arena);
    return !failed;
}

/* Whether the name is one of the comma-separated list, or the list is `all`. */
static bool is_asked(const char *list, const char *name)
{
    const size_t wanted = strlen(name);
    if (strcmp(list, "all") == 0) return true;
    for (const char *at = list; *at != '\0';) {
        const size_t length = strcspn(at, ",");
        if (length == wanted && strncmp(at, name, length) == 0) return true;
        at += length + (at[length] == ',' ? 1 : 0);
    }
    return false;
}

static bool study_all(const plan *of, const char *tables, const char *sorts)
{
    bool good = true;
    if (strcmp(tables, "power") == 0) {
        for (int effect = 1; effect < 5 && good; effect *= 2) good = study_power(of, effect);
        return good;
    }
    for (const studied_table *table = studied_tables; table->name != NULL; table++)
        for (int sort = 0; sort < SORTS; sort++)
            if (table->null_in[sort] && is_asked(tables, table->name) &&
                is_asked(sorts, sort_names[sort]))
                good &= study_table(table, of, (text_sort)sort);
    return good;
}

static int usage(void)
{
    fprintf(
        stderr,
        "usage: lectern_null [check] TEXTS SECONDS TABLES SORTS NAME PATH...\n"
        "TEXTS of each sort, fewer when SECONDS are over; TABLES and SORTS: all, or some of "
        "their\nnames; TABLES power: planted effects; NAME: of the frame; check: status 1 where "
        "a share is\nbeyond what is promised by more than 4 standard errors\n");
    return 2;
}

int main(int argc, char **argv)
{
    plan of = {.checks = argc > 1 && strcmp(argv[1], "check") == 0};
    char **given = argv + (of.checks ? 2 : 1);
    const long count = argc - (given - argv), texts = count > 5 ? strtol(given[0], NULL, 10) : 0;
    if (texts < 1 || texts > INT32_MAX) return usage();
    of.texts = (size_t)texts;
    of.seconds = strtol(given[1], NULL, 10);
    of.name = given[4];
    lec_arena *arena = lec_arena_new();
    lec_error error = {""};
    lec_readings readings;
    const lec_read_options options = {0};
    lec_status status = lec_study_read(NULL, arena, &of.study, &error);
    if (status == LEC_OK)
        status = lec_read((const char *const *)given + 5, (size_t)count - 5, of.study, &options,
                          arena, &readings, &error);
    if (status != LEC_OK) fprintf(stderr, "lectern_null: %s\n", error.message);
    bool good = status == LEC_OK;
    if (good) {
        of.frame = readings.corpus;
        good = study_all(&of, given[2], given[3]);
    }
    lec_arena_free(arena);
    return good ? 0 : 1;
}
