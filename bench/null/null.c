/* SPDX-License-Identifier: GPL-3.0-or-later
 * null.c -- how often the tables that print p or q find what is not there.
 *
 * A frame is one or more real conferences: their roles, turns, exchanges and lengths. The words are
 * put in again so that nothing is there to be found (texts.c), every table that prints p or q is
 * made, and its rows below .05 and .01 are counted (tally.c). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
    text_counts *counts; /* [texts] */
    lec_error *errors;   /* [threads] */
} job;

static void count_range(size_t first, size_t end, size_t thread, void *state)
{
    job *of = state;
    for (size_t i = first; i < end && of->errors[thread].message[0] == '\0'; i++) {
        lec_arena *arena = lec_arena_new();
        const lec_corpus *corpus = null_text(of->frame, of->sort, (uint32_t)i, of->effect, arena);
        const lec_status status =
            count_rows(of->table, corpus, of->study, &of->counts[i], &of->errors[thread]);
        if (status != LEC_OK && of->errors[thread].message[0] == '\0')
            snprintf(of->errors[thread].message, sizeof of->errors[thread].message, "failed");
        lec_arena_free(arena);
    }
}

static int study_table(const studied_table *table, const lec_corpus *frame, const char *name,
                       const lec_study *study, text_sort sort, size_t texts)
{
    lec_arena *arena = lec_arena_new();
    const size_t threads = lec_thread_count(0);
    job of = {table,
              frame,
              study,
              sort,
              1,
              lec_new(arena, text_counts, texts),
              lec_new(arena, lec_error, threads)};
    lec_parallel_for(texts, threads, count_range, &of);
    int failed = 0;
    for (size_t t = 0; t < threads; t++) {
        if (of.errors[t].message[0] == '\0') continue;
        fprintf(stderr, "lectern_null: %s\n", of.errors[t].message);
        failed = 1;
    }
    if (!failed) print_lines(table, name, sort_names[sort], of.counts, texts);
    fflush(stdout);
    lec_arena_free(arena);
    return failed;
}

static bool is_asked(const char *list, const char *name)
{
    if (strcmp(list, "all") == 0) return true;
    const char *at = strstr(list, name);
    return at != NULL;
}

/* TEXTS TABLES SORTS NAME PATH... */
int main(int argc, char **argv)
{
    const long texts = argc > 5 ? strtol(argv[1], NULL, 10) : 0;
    if (texts < 1 || texts > INT32_MAX) {
        fprintf(stderr, "usage: lectern_null TEXTS TABLES SORTS NAME PATH...\n"
                        "TABLES and SORTS: all, or some of their names; NAME: of the frame\n");
        return 2;
    }
    lec_arena *arena = lec_arena_new();
    lec_error error = {""};
    lec_readings readings;
    const lec_study *study = NULL;
    const lec_read_options options = {0};
    lec_status status = lec_study_read(NULL, arena, &study, &error);
    if (status == LEC_OK)
        status = lec_read((const char *const *)argv + 5, (size_t)argc - 5, study, &options, arena,
                          &readings, &error);
    if (status != LEC_OK) fprintf(stderr, "lectern_null: %s\n", error.message);
    int failed = status != LEC_OK;
    for (const studied_table *table = studied_tables; !failed && table->name != NULL; table++)
        for (int sort = 0; sort < SORTS; sort++)
            if (table->null_in[sort] && is_asked(argv[2], table->name) &&
                is_asked(argv[3], sort_names[sort]))
                failed |= study_table(table, readings.corpus, argv[4], study, (text_sort)sort,
                                      (size_t)texts);
    lec_arena_free(arena);
    return failed;
}
