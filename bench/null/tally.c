/* SPDX-License-Identifier: GPL-3.0-or-later
 * tally.c -- the rows of a table that are below .05 and .01. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "bench/null/null.h"

/* --- counting --------------------------------------------------------------------------------- */

static lec_status set_options(const lec_analysis *analysis, const char *text, lec_common *common,
                              void *settings, lec_arena *arena, lec_error *error)
{
    for (const char *at = text; *at != '\0';) {
        const size_t length = strcspn(at, " "), name = strcspn(at, "=");
        const char *value = lec_arena_text(arena, at + name + 1, length - name - 1);
        const lec_option *own =
            analysis->options != NULL ? lec_option_named(analysis->options, at, name) : NULL;
        const lec_option *shared = lec_shared_option(analysis, at, name);
        if (own == NULL && shared == NULL)
            return lec_fail(error, LEC_BAD_USAGE, "no option %.*s", (int)name, at);
        const lec_status status = own != NULL ? lec_option_set(own, value, settings, error)
                                              : lec_option_set(shared, value, common, error);
        if (status != LEC_OK) return status;
        at += length;
        at += strspn(at, " ");
    }
    return LEC_OK;
}

/* log10 of the p of a row; of an interval: below .05 where it does not hold 0. NaN: none. */
static double log10_p_of(const studied_table *of, const lec_table *table, size_t row)
{
    if (of->log10_p != NULL) return number_in(table, row, of->log10_p);
    const double low = number_in(table, row, of->low), high = number_in(table, row, of->high);
    if (isnan(low) && isnan(high)) return NAN;
    return low > 0 || high < 0 ? log10(0.049) : 0;
}

static void count_row(const studied_table *of, const lec_table *table, size_t row, text_counts *out)
{
    double log10_p = log10_p_of(of, table, row);
    if (isnan(log10_p)) return;
    const bool one_sided = of->rows->direction == NULL;
    const double upper = pow(10, log10_p);
    const bool up = one_sided ? upper < 0.5 : of->rows->direction(table, row) > 0;
    if (one_sided) log10_p = log10(fmin(1, 2 * fmin(upper, 1 - upper)));
    for (size_t class = 0; of->rows->classes[class] != NULL; class ++) {
        if (!of->rows->is_in(table, row, class)) continue;
        row_counts *counts = &out->classes[class];
        counts->rows++;
        counts->above += log10_p < log10(0.05) && up;
        counts->below += log10_p < log10(0.05) && !up;
        counts->below_01 += log10_p < log10(0.01);
    }
}

lec_status make_table(const studied_table *of, const lec_corpus *corpus, const lec_study *study,
                      lec_arena *arena, const lec_table **out, lec_error *error)
{
    const lec_analysis *analysis = lec_analysis_named(of->analysis);
    lec_common common = lec_common_defaults;
    common.threads = 1;
    void *settings = lec_arena_alloc(arena, 1, analysis->settings_size);
    if (analysis->settings_size > 0) memcpy(settings, analysis->defaults, analysis->settings_size);
    lec_context context;
    lec_status status = set_options(analysis, of->options, &common, settings, arena, error);
    if (status == LEC_OK) status = lec_context_open(corpus, study, &common, arena, &context, error);
    if (status == LEC_OK) status = lec_analysis_run(analysis, &context, settings, out, error);
    return status;
}

void count_rows(const studied_table *of, const lec_table *table, text_counts *out)
{
    for (size_t row = 0; row < lec_table_row_count(table); row++) {
        count_row(of, table, row, out);
        if (of->q != NULL && number_in(table, row, of->q) < 0.05) out->false_alarm = true;
    }
}

/* --- printing --------------------------------------------------------------------------------- */

static double part_05(const row_counts *of)
{
    return of->above + of->below;
}

static double part_above(const row_counts *of)
{
    return of->above;
}

static double part_below(const row_counts *of)
{
    return of->below;
}

static double part_01(const row_counts *of)
{
    return of->below_01;
}

typedef double part_of(const row_counts *of);
static part_of *const parts[] = {part_05, part_above, part_below, part_01};

static void print_part(const text_counts *texts, size_t count, size_t class, part_of *part)
{
    double sum = 0, squares = 0, products = 0;
    for (size_t i = 0; i < count; i++) {
        const row_counts *of = &texts[i].classes[class];
        sum += part(of);
        squares += part(of) * part(of);
        products += part(of) * of->rows;
    }
    printf("\t%.0f\t%.0f\t%.0f", sum, squares, products);
}

void print_counts(const studied_table *of, const char *frame, const char *sort,
                  const text_counts *texts, size_t count)
{
    size_t alarms = 0;
    for (size_t i = 0; i < count; i++) alarms += texts[i].false_alarm;
    for (size_t class = 0; of->rows->classes[class] != NULL; class ++) {
        double rows = 0, squares = 0;
        for (size_t i = 0; i < count; i++) {
            rows += texts[i].classes[class].rows;
            squares += texts[i].classes[class].rows * texts[i].classes[class].rows;
        }
        printf("%s\t%s\t%s\t%s\t%zu\t", of->name, frame, sort, of->rows->classes[class], count);
        if (of->q != NULL && class == 0) printf("%zu", alarms);
        printf("\t%.0f\t%.0f", rows, squares);
        for (size_t p = 0; p < sizeof parts / sizeof *parts; p++)
            print_part(texts, count, class, parts[p]);
        printf("\n");
    }
}
