/* SPDX-License-Identifier: GPL-3.0-or-later
 * null.c -- how often the tables that print p or q find what is not there, and what is.
 *
 * A frame is one or more real conferences: their roles, turns, exchanges and lengths. The words are
 * put in again so that nothing is there to be found (texts.c), every table that prints p or q is
 * made (tables.c), and its rows below .05 and .01 are counted (tally.c). Texts are numbered, so
 * that a study can be made in parts: sums over the texts of a part are printed, lines.awk adds them
 * up. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench/null/null.h"
#include "io/read.h"
#include "io/study/study.h"

static const plant nothing = {1, NULL};

/* What is studied, and on which texts. */
typedef struct {
    const char *tables, *sorts, *name; /* name: of the frame */
    const lec_corpus *frame;
    const lec_study *study;
    size_t first, texts;
} plan;

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

static bool is_studied(const plan *of, const studied_table *table, text_sort sort)
{
    return (table->sorts >> sort & 1) != 0 && is_asked(of->tables, table->name);
}

static size_t count_tables(void)
{
    size_t count = 0;
    while (studied_tables[count].name != NULL) count++;
    return count;
}

/* --- what is not there ------------------------------------------------------------------------ */

/* All tables of one text; those that differ only in what is looked at are made once. */
static lec_status count_text(const plan *of, text_sort sort, size_t text, text_counts *counts,
                             lec_error *error)
{
    lec_arena *arena = lec_arena_new();
    const lec_corpus *corpus =
        null_text(of->frame, sort, (uint32_t)(of->first + text), nothing, arena);
    lec_status status = LEC_OK;
    const studied_table *made = NULL;
    const lec_table *table = NULL;
    for (const studied_table *next = studied_tables; next->name != NULL && status == LEC_OK;
         next++) {
        if (!is_studied(of, next, sort)) continue;
        if (made == NULL || strcmp(made->analysis, next->analysis) != 0 ||
            strcmp(made->options, next->options) != 0)
            status = make_table(next, corpus, of->study, arena, &table, error);
        made = next;
        if (status == LEC_OK)
            count_rows(next, table, &counts[(size_t)(next - studied_tables) * of->texts + text]);
    }
    lec_arena_free(arena);
    return status;
}

static lec_status study_sort(const plan *of, text_sort sort, lec_error *error)
{
    lec_arena *arena = lec_arena_new();
    text_counts *counts = lec_new(arena, text_counts, count_tables() * of->texts);
    lec_status status = LEC_OK;
    for (size_t text = 0; text < of->texts && status == LEC_OK; text++)
        status = count_text(of, sort, text, counts, error);
    for (size_t t = 0; studied_tables[t].name != NULL && status == LEC_OK; t++)
        if (is_studied(of, &studied_tables[t], sort))
            print_counts(&studied_tables[t], of->name, sort_names[sort], counts + t * of->texts,
                         of->texts);
    fflush(stdout);
    lec_arena_free(arena);
    return status;
}

/* --- what is there ---------------------------------------------------------------------------- */

static const studied_table *table_named(const char *name)
{
    const studied_table *table = studied_tables;
    while (strcmp(table->name, name) != 0) table++;
    return table;
}

static void print_power(const plan *of, const power_study *study, double effect,
                        const power_counts *counts)
{
    for (size_t u = 0; study->uses[u] != NULL; u++)
        for (size_t test = 0; study->tests[test] != NULL; test++)
            printf("power: %s\t%s\t%g\t%s\t%zu\t%s\t%.0f\t%.0f\t%.0f\n", study->name, of->name,
                   effect, study->uses[u], of->texts, study->tests[test], counts[u].rows,
                   counts[u].found[test], counts[u].wrong[test]);
    fflush(stdout);
}

static lec_status study_effect(const plan *of, const power_study *study, double effect,
                               lec_error *error)
{
    power_counts counts[MOST_USES] = {0};
    lec_status status = LEC_OK;
    for (size_t text = 0; text < of->texts && status == LEC_OK; text++) {
        lec_arena *arena = lec_arena_new();
        const uint32_t number = (uint32_t)(of->first + text);
        const lec_corpus *corpus =
            study->text(of->frame, of->study, number, (plant){effect, study->is_in}, arena);
        planted_table made = {NULL, of->frame, corpus, of->study, number};
        status =
            make_table(table_named(study->table), corpus, of->study, arena, &made.table, error);
        if (status == LEC_OK) study->count(&made, counts, arena);
        lec_arena_free(arena);
    }
    if (status == LEC_OK) print_power(of, study, effect, counts);
    return status;
}

/* --- all -------------------------------------------------------------------------------------- */

static lec_status study_all(const plan *of, lec_error *error)
{
    lec_status status = LEC_OK;
    for (const power_study *study = power_studies; study->name != NULL; study++)
        if (strcmp(of->tables, "power") == 0 && is_asked(of->sorts, study->name))
            for (int effect = 1; effect < 5 && status == LEC_OK; effect *= 2)
                status = study_effect(of, study, effect, error);
    for (int sort = 0; sort < SORTS && status == LEC_OK; sort++)
        if (is_asked(of->sorts, sort_names[sort])) status = study_sort(of, (text_sort)sort, error);
    return status;
}

/* The frame with the first exchanges of each conference and what lies between them; 0: with all. */
static const lec_corpus *shorten(const lec_corpus *frame, size_t exchanges, lec_arena *arena)
{
    if (exchanges == 0) return frame;
    bool *keep = lec_new(arena, bool, frame->turn_count);
    for (size_t c = 0; c < frame->conference_count; c++) {
        uint32_t last = 0;
        for (size_t t = frame->conference_turn[c]; t < frame->conference_turn[c + 1]; t++) {
            const uint32_t exchange = frame->turn_exchange[t];
            if (exchange != LEC_NONE) last = frame->exchange_number[exchange];
            keep[t] = last <= exchanges;
        }
    }
    return lec_corpus_select(arena, frame, keep);
}

static int usage(void)
{
    fprintf(
        stderr,
        "usage: lectern_null FIRST TEXTS EXCHANGES TABLES SORTS NAME PATH...\n"
        "TEXTS of each sort from number FIRST on; EXCHANGES: of each conference (0: all);\n"
        "TABLES and SORTS: all, or some of their names, comma-separated; TABLES power: planted\n"
        "effects, SORTS is then what is planted; NAME: of the frame. Lines for lines.awk\n");
    return 2;
}

int main(int argc, char **argv)
{
    const long texts = argc > 7 ? strtol(argv[2], NULL, 10) : 0;
    if (texts < 1 || texts > INT32_MAX) return usage();
    plan of = {.first = strtoul(argv[1], NULL, 10),
               .texts = (size_t)texts,
               .tables = argv[4],
               .sorts = argv[5],
               .name = argv[6]};
    lec_arena *arena = lec_arena_new();
    lec_error error = {""};
    lec_readings readings;
    const lec_read_options options = {0};
    lec_status status = lec_study_read(NULL, arena, &of.study, &error);
    if (status == LEC_OK)
        status = lec_read((const char *const *)argv + 7, (size_t)argc - 7, of.study, &options,
                          arena, &readings, &error);
    if (status == LEC_OK) {
        of.frame = shorten(readings.corpus, strtoul(argv[3], NULL, 10), arena);
        status = study_all(&of, &error);
    }
    if (status != LEC_OK) fprintf(stderr, "lectern_null: %s\n", error.message);
    lec_arena_free(arena);
    return status == LEC_OK ? 0 : 1;
}
