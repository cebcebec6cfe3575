/* SPDX-License-Identifier: GPL-3.0-or-later
 * evaluate.c -- how well lectern tells who speaks, word by word, where the turns are known.
 *
 *   lectern_attribution [--only HOUSE,...] [--wrong] [--tab] HOUSES
 *
 * prints, for real houses and for generated styles (style-...) by themselves, one row a house, the
 * mean over houses and the worst. Per word of the truth (bench/attribution/houses.py):
 *   role      its turn's role is the truth's (other and unknown count as one)
 *   speaker   its turn's speaker is the truth's name or one of its aliases, where the truth has one
 *   precision, recall   boundaries of turns between neighbouring words of the truth
 *   sure      wrong (role or speaker) at a certainty of 0.75 or more, and lost words; percent
 *   doubt     words below 0.75, percent; and how many times the wrong words that is
 *   ece       expected error of certainty in ten bins of equal size
 *   brier, log loss; each against a constant certainty, the share right over all houses
 *   lost      words of lines of the truth none of which came out as said by anybody; percent
 *   extra     words that came out as said and are not in the truth (labels, furniture); percent
 * A file that is refused counts as wrong with certainty 0. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench/attribution/measure.h"
#include "bench/attribution/truth.h"
#include "core/parallel.h"
#include "io/read.h"
#include "io/study/study.h"

typedef struct {
    const char *houses, *only;
    bool wrong, tab;
} request;

typedef struct {
    const truth_files *files;
    const lec_study *study;
    measured_file *results; /* [files->count] */
    bool wrong;
} work;

static void measure_one(const work *it, size_t f)
{
    lec_arena *arena = lec_arena_new();
    lec_error error = {""};
    const lec_read_options options = {.threads = 1};
    lec_readings readings;
    const truth_file *file = &it->files->items[f];
    const char *const path = file->path;
    const lec_status status = lec_read(&path, 1, it->study, &options, arena, &readings, &error);
    if (status != LEC_OK) fprintf(stderr, "%s\n", error.message);
    it->results[f] =
        measure_file(file, status == LEC_OK ? readings.corpus : NULL, it->wrong, arena);
    lec_arena_free(arena);
}

static void measure_some(size_t first, size_t end, size_t thread, void *state)
{
    (void)thread;
    for (size_t f = first; f < end; f++) measure_one(state, f);
}

/* --- tables ---------------------------------------------------------------------------------- */

typedef struct {
    const char *house;
    size_t files, refused;
    measured total;
    double values[MEASURE_COUNT];
} house_row;

typedef LEC_ARRAY(house_row) house_rows;

static house_rows by_house(const truth_files *files, const measured_file *results, lec_arena *arena)
{
    house_rows rows = {0};
    for (size_t f = 0; f < files->count; f++) {
        if (rows.count == 0 ||
            strcmp(rows.items[rows.count - 1].house, files->items[f].house) != 0) {
            const house_row added = {.house = files->items[f].house};
            LEC_PUSH(arena, rows, added);
        }
        house_row *row = &rows.items[rows.count - 1];
        row->files++;
        row->refused += results[f].refused;
        measure_add(&row->total, &results[f].total, arena);
    }
    return rows;
}

static void print_row(const char *name, size_t files, const double values[MEASURE_COUNT], bool tab)
{
    printf(tab ? "%s\t%zu" : "| %-18s | %3zu ", name, files);
    for (int m = 0; m < MEASURE_COUNT; m++) {
        const char *form = tab ? "\t%.*f" : "| %7.*f ";
        if (isnan(values[m]))
            printf("%s", tab ? "\t" : "|         ");
        else
            printf(form, measure_columns[m].decimals, values[m]);
    }
    printf(tab ? "\n" : "|\n");
}

static void print_head(bool tab)
{
    printf(tab ? "house\tfiles" : "| house              | n   ");
    for (int m = 0; m < MEASURE_COUNT; m++)
        printf(tab ? "\t%s" : "| %7s ", measure_columns[m].name);
    printf(tab ? "\n" : "|\n");
    if (tab) return;
    printf("|--------------------|----:");
    for (int m = 0; m < MEASURE_COUNT; m++) printf("|--------:");
    printf("|\n");
}

/* Mean over houses and the worst of them, each measure by itself; missing values left out. */
static void print_summary(const house_rows *rows, bool styles, bool tab)
{
    double mean[MEASURE_COUNT], worst[MEASURE_COUNT];
    size_t files = 0;
    for (int m = 0; m < MEASURE_COUNT; m++) {
        double sum = 0.0;
        size_t count = 0;
        mean[m] = worst[m] = NAN;
        for (size_t h = 0; h < rows->count; h++) {
            const double value = rows->items[h].values[m];
            if (isnan(value) || (strncmp(rows->items[h].house, "style-", 6) == 0) != styles)
                continue;
            sum += value;
            count++;
            const bool less = value < worst[m];
            if (isnan(worst[m]) || less == measure_columns[m].more_is_better) worst[m] = value;
        }
        if (count > 0) mean[m] = sum / (double)count;
    }
    for (size_t h = 0; h < rows->count; h++)
        if ((strncmp(rows->items[h].house, "style-", 6) == 0) == styles)
            files += rows->items[h].files;
    print_row("MEAN", files, mean, tab);
    print_row("WORST", files, worst, tab);
}

static void print_tables(house_rows *rows, bool tab, lec_arena *arena)
{
    measured all = {0};
    for (size_t h = 0; h < rows->count; h++) measure_add(&all, &rows->items[h].total, arena);
    const double constant = measure_share_right(&all);
    for (size_t h = 0; h < rows->count; h++)
        measure_values(&rows->items[h].total, constant, rows->items[h].values, arena);
    for (int styles = 0; styles < 2; styles++) {
        bool any = false;
        for (size_t h = 0; h < rows->count; h++) {
            const house_row *row = &rows->items[h];
            if ((strncmp(row->house, "style-", 6) == 0) != (styles == 1)) continue;
            if (!any) {
                if (!tab) printf("\n%s\n\n", styles == 1 ? "Generated styles" : "Real houses");
                print_head(tab);
            }
            any = true;
            print_row(row->house, row->files, row->values, tab);
            if (row->refused > 0) fprintf(stderr, "%s: %zu refused\n", row->house, row->refused);
        }
        if (any) print_summary(rows, styles == 1, tab);
    }
}

static bool read_request(int count, char **words, request *out)
{
    for (int i = 1; i < count; i++) {
        if (strcmp(words[i], "--wrong") == 0)
            out->wrong = true;
        else if (strcmp(words[i], "--tab") == 0)
            out->tab = true;
        else if (strcmp(words[i], "--only") == 0 && i + 1 < count)
            out->only = words[++i];
        else if (words[i][0] != '-' && out->houses == NULL)
            out->houses = words[i];
        else
            return false;
    }
    return out->houses != NULL;
}

int main(int count, char **words)
{
    request asked = {0};
    if (!read_request(count, words, &asked)) {
        fprintf(stderr, "%s [--only HOUSE,...] [--wrong] [--tab] HOUSES\n", words[0]);
        return 2;
    }
    lec_arena *arena = lec_arena_new();
    lec_error error = {""};
    work it = {.wrong = asked.wrong};
    const truth_files files = truth_read(asked.houses, asked.only, arena);
    if (files.count == 0 || lec_study_read(NULL, arena, &it.study, &error) != LEC_OK) {
        fprintf(stderr, "%s: no FILE.truth.csv here %s\n", asked.houses, error.message);
        return 1;
    }
    it.files = &files;
    it.results = lec_new(arena, measured_file, files.count);
    lec_parallel_for(files.count, 0, measure_some, &it);
    if (asked.wrong) {
        for (size_t f = 0; f < files.count; f++)
            if (it.results[f].told != NULL) fputs(it.results[f].told, stdout);
    } else {
        house_rows rows = by_house(&files, it.results, arena);
        print_tables(&rows, asked.tab, arena);
    }
    for (size_t f = 0; f < files.count; f++) measure_release(&it.results[f]);
    lec_arena_free(arena);
    return 0;
}
