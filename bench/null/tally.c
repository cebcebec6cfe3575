/* SPDX-License-Identifier: GPL-3.0-or-later
 * tally.c -- the tables that print p or q, and the rows of each that are below .05 and .01. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "bench/null/null.h"

/* --- tables ----------------------------------------------------------------------------------- */

static double number_in(const lec_table *table, size_t row, const char *column)
{
    const size_t c = lec_table_column(table, column);
    const lec_cell cell = lec_table_cell(table, row, c);
    if (lec_table_is_missing(table, row, c)) return NAN;
    return lec_table_columns(table)[c].type == LEC_COUNT ? (double)cell.count : cell.number;
}

enum { ALL, OF_TARGET, OF_REFERENCE, RARE, FREQUENT, ATTAINABLE };
static const char *const word_classes[] = {"all words",  "of the target", "of the reference",
                                           "rare (< 5)", "frequent (5+)", "p < .005 attainable",
                                           NULL};

static bool word_is_in(const lec_table *table, size_t row, size_t class)
{
    const double target = number_in(table, row, "target_count");
    const double reference = number_in(table, row, "reference_count");
    switch (class) {
    case OF_TARGET:
        return target > 0;
    case OF_REFERENCE:
        return reference > 0;
    case RARE:
        return target + reference < 5;
    case FREQUENT:
        return target + reference >= 5;
    case ATTAINABLE:
        return number_in(table, row, "permutation_p_smallest") < 0.005;
    default:
        return true;
    }
}

static double word_direction(const lec_table *table, size_t row)
{
    return number_in(table, row, "permutation_z");
}

static const char *const interval_classes[] = {"all words",  "of the target", "of the reference",
                                               "rare (< 5)", "frequent (5+)", NULL};

static double word_sign(const lec_table *table, size_t row)
{
    return number_in(table, row, "sign");
}

static const char *const collocate_classes[] = {
    "all rows", "expected < 1", "expected 1 to 5", "expected 5+", "p < .005 attainable", NULL};

static bool collocate_is_in(const lec_table *table, size_t row, size_t class)
{
    const double expected = number_in(table, row, "expected");
    switch (class) {
    case 1:
        return expected < 1;
    case 2:
        return expected >= 1 && expected < 5;
    case 3:
        return expected >= 5;
    case 4:
        return number_in(table, row, "permutation_p_smallest") < 0.005;
    default:
        return true;
    }
}

static const char *const pair_classes[] = {"all rows", "expected < 1", "expected 1 to 5",
                                           "expected 5+", NULL};

static bool pair_is_in(const lec_table *table, size_t row, size_t class)
{
    return collocate_is_in(table, row, class);
}

static const char *const edge_classes[] = {"edges (chosen by their outcome)", NULL};

static bool edge_is_in(const lec_table *table, size_t row, size_t class)
{
    (void)table;
    (void)row;
    (void)class;
    return true;
}

static const char *const shift_classes[] = {"all words",  "of the target", "of the reference",
                                            "rare (< 5)", "frequent (5+)", NULL};

static double shift_direction(const lec_table *table, size_t row)
{
    return number_in(table, row, "target_per_thousand") -
           number_in(table, row, "reference_per_thousand");
}

const studied_table studied_tables[] = {
    {.name = "keyness",
     .analysis = "keyness",
     .options = "replicates=20",
     .log10_p = "permutation_log10_p",
     .q = "q",
     .null_in = {true, true, false, true, true},
     .classes = word_classes,
     .is_in = word_is_in,
     .direction = word_direction},
    {.name = "keyness: p and q of --test g2",
     .analysis = "keyness",
     .options = "replicates=20 test=g2",
     .log10_p = "log10_p",
     .q = "q",
     .null_in = {true, false, false, true, true},
     .classes = interval_classes,
     .is_in = word_is_in,
     .direction = word_sign},
    {.name = "keyness: interval of log_ratio without 0",
     .analysis = "keyness",
     .options = "replicates=20",
     .low = "log_ratio_low",
     .high = "log_ratio_high",
     .null_in = {true, false, false, true, true},
     .classes = interval_classes,
     .is_in = word_is_in,
     .direction = word_sign},
    {.name = "keyness: interval of log_ratio_shrunken without 0",
     .analysis = "keyness",
     .options = "replicates=20",
     .low = "log_ratio_shrunken_low",
     .high = "log_ratio_shrunken_high",
     .null_in = {true, false, false, true, true},
     .classes = interval_classes,
     .is_in = word_is_in,
     .direction = word_sign},
    {.name = "collocates",
     .analysis = "collocates",
     .options = "by=none minimum=1 query=we,our",
     .log10_p = "permutation_log10_p",
     .q = "q",
     .null_in = {true, true, true, true, true},
     .classes = collocate_classes,
     .is_in = collocate_is_in,
     .direction = word_direction},
    {.name = "cooccurrence by sentence",
     .analysis = "cooccurrence",
     .options = "by=none replicates=500 unit=sentence",
     .log10_p = "log10_p",
     .q = "q",
     .one_sided = true,
     .null_in = {true, false, false, false, false},
     .classes = pair_classes,
     .is_in = pair_is_in},
    {.name = "cooccurrence by turn",
     .analysis = "cooccurrence",
     .options = "by=none replicates=500 unit=turn",
     .log10_p = "log10_p",
     .q = "q",
     .one_sided = true,
     .null_in = {true, false, false, false, false},
     .classes = pair_classes,
     .is_in = pair_is_in},
    {.name = "cooccurrence by exchange",
     .analysis = "cooccurrence",
     .options = "by=none replicates=500 unit=exchange",
     .log10_p = "log10_p",
     .q = "q",
     .one_sided = true,
     .null_in = {true, false, false, false, false},
     .classes = pair_classes,
     .is_in = pair_is_in},
    {.name = "cooccurrence by window",
     .analysis = "cooccurrence",
     .options = "by=none replicates=500 unit=window",
     .log10_p = "log10_p",
     .q = "q",
     .one_sided = true,
     .null_in = {true, false, false, false, false},
     .classes = pair_classes,
     .is_in = pair_is_in},
    {.name = "sentences within turns",
     .analysis = "cooccurrence",
     .options = "by=none replicates=500 unit=sentence",
     .log10_p = "within_log10_p",
     .q = "within_q",
     .one_sided = true,
     .null_in = {true, true, true, true, true},
     .classes = pair_classes,
     .is_in = pair_is_in},
    {.name = "windows within turns",
     .analysis = "cooccurrence",
     .options = "by=none replicates=500 unit=window",
     .log10_p = "within_log10_p",
     .q = "within_q",
     .one_sided = true,
     .null_in = {true, true, true, true, true},
     .classes = pair_classes,
     .is_in = pair_is_in},
    {.name = "network",
     .analysis = "network",
     .options = "by=none replicates=200",
     .log10_p = "log10_p",
     .q = "q",
     .one_sided = true,
     .null_in = {true, false, false, false, false},
     .classes = edge_classes,
     .is_in = edge_is_in},
    {.name = "wordshift",
     .analysis = "wordshift",
     .options = "replicates=20",
     .log10_p = "permutation_log10_p",
     .q = "q",
     .null_in = {true, true, false, true, true},
     .classes = shift_classes,
     .is_in = word_is_in,
     .direction = shift_direction},
    {0},
};

/* --- counting --------------------------------------------------------------------------------- */

static lec_status set_options(const lec_analysis *analysis, const char *text, lec_common *common,
                              void *settings, lec_arena *arena, lec_error *error)
{
    for (const char *at = text; *at != '\0';) {
        const size_t length = strcspn(at, " "), name = strcspn(at, "=");
        const char *value = lec_arena_text(arena, at + name + 1, length - name - 1);
        const lec_option *own =
            analysis->options != NULL ? lec_option_named(analysis->options, at, name) : NULL;
        const lec_option *shared = lec_option_named(lec_common_options, at, name);
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
    const double upper = pow(10, log10_p);
    const bool up = of->one_sided ? upper < 0.5 : of->direction(table, row) > 0;
    if (of->one_sided) log10_p = log10(fmin(1, 2 * fmin(upper, 1 - upper)));
    for (size_t class = 0; of->classes[class] != NULL; class ++) {
        if (!of->is_in(table, row, class)) continue;
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

lec_status count_rows(const studied_table *of, const lec_corpus *corpus, const lec_study *study,
                      text_counts *out, lec_error *error)
{
    lec_arena *arena = lec_arena_new();
    const lec_table *table = NULL;
    const lec_status status = make_table(of, corpus, study, arena, &table, error);
    if (status == LEC_OK) {
        bool any = false;
        for (size_t row = 0; row < lec_table_row_count(table); row++) {
            count_row(of, table, row, out);
            any = any || (of->q != NULL && number_in(table, row, of->q) < 0.05);
        }
        out->tables++;
        out->false_alarms += any;
    }
    lec_arena_free(arena);
    return status;
}

/* --- printing --------------------------------------------------------------------------------- */

/* The ratio of two sums over texts in per cent, and its standard error: rows of one text go
 * together. Whether it is within `promised`, which is at 4 standard errors or below. */
static bool print_share(const text_counts *texts, size_t count, size_t class,
                        double (*part)(const row_counts *), double promised)
{
    double rows = 0, found = 0, squares = 0;
    for (size_t i = 0; i < count; i++) {
        rows += texts[i].classes[class].rows;
        found += part(&texts[i].classes[class]);
    }
    if (rows == 0) {
        printf(" |");
        return true;
    }
    for (size_t i = 0; i < count; i++) {
        const row_counts *of = &texts[i].classes[class];
        const double error = part(of) - found / rows * of->rows;
        squares += error * error;
    }
    const double error = sqrt(squares) / rows;
    printf(" %.2f (%.2f) |", 100 * found / rows, 100 * error);
    return found / rows <= promised + 4 * error;
}

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

/* Tables with a false alarm at q < .05. */
static bool print_alarms(const studied_table *of, const text_counts *texts, size_t count)
{
    double tables = 0, alarms = 0;
    for (size_t i = 0; i < count; i++) {
        tables += texts[i].tables;
        alarms += texts[i].false_alarms;
    }
    if (of->q == NULL || tables == 0) {
        printf(" |\n");
        return true;
    }
    const double share = alarms / tables, error = sqrt(share * (1 - share) / tables);
    printf(" %.1f (%.1f) |\n", 100 * share, 100 * error);
    return share <= 0.06 + 4 * error;
}

bool print_lines(const studied_table *of, const char *frame, const char *sort,
                 const text_counts *texts, size_t count)
{
    bool within = true;
    for (size_t class = 0; of->classes[class] != NULL; class ++) {
        double rows = 0;
        for (size_t i = 0; i < count; i++) rows += texts[i].classes[class].rows;
        printf("| %s | %s | %s | %zu | %s | %.0f |", of->name, frame, sort, count,
               of->classes[class], rows / (double)count);
        within &= print_share(texts, count, class, part_05, 0.06);
        within &= print_share(texts, count, class, part_above, 0.035);
        within &= print_share(texts, count, class, part_below, 0.035);
        within &= print_share(texts, count, class, part_01, 0.015);
        if (class == 0)
            within &= print_alarms(of, texts, count);
        else
            printf(" |\n");
    }
    return within;
}
