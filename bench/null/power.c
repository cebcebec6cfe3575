/* SPDX-License-Identifier: GPL-3.0-or-later
 * power.c -- how often a planted effect is found by keyness, and by two other tests of the same
 * words.
 *
 * quasi-Poisson: words in the sides of exchanges (of conferences, where there are 8 or more), a
 * score test of the group with the dispersion of Pearson's statistic (McCullagh & Nelder 1989,
 * section 9.2). paired t: the residual of each exchange (conference), target's uses minus their
 * share of its words, against its own spread: what changing the sides of conferences at random
 * comes to. */
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <string.h>

#include "bench/null/null.h"

enum { TARGET, REFERENCE, SIDES };

const char *const power_tests[POWER_TESTS] = {"keyness", "quasi-Poisson", "paired t"};
const char *const power_classes[POWER_CLASSES] = {"5 to 9 uses", "10 to 29 uses",
                                                  "30 uses or more"};

/* Uses of every word in every unit, by side. */
typedef struct {
    size_t units;
    double *size[SIDES];  /* [units] */
    double *count[SIDES]; /* [word * units + unit] */
} sides;

static sides count_sides(const lec_corpus *corpus, lec_arena *arena)
{
    const bool by_conference = corpus->conference_count >= 8;
    sides made = {by_conference ? corpus->conference_count : corpus->exchange_count, {0}, {0}};
    for (int side = 0; side < SIDES; side++) {
        made.size[side] = lec_new(arena, double, made.units);
        made.count[side] = lec_new(arena, double, made.units * corpus->word_count);
    }
    for (size_t t = 0; t < corpus->turn_count; t++) {
        const uint32_t unit = by_conference ? corpus->turn_conference[t] : corpus->turn_exchange[t];
        const lec_role role = (lec_role)corpus->turn_role[t];
        if (unit == LEC_NONE || (role != LEC_ROLE_PRINCIPAL && role != LEC_ROLE_JOURNALIST))
            continue;
        const int side = role == LEC_ROLE_PRINCIPAL ? TARGET : REFERENCE;
        for (uint32_t i = corpus->turn_start[t]; i < corpus->turn_start[t + 1]; i++) {
            made.size[side][unit]++;
            made.count[side][corpus->token_word[i] * made.units + unit]++;
        }
    }
    return made;
}

static double two_sided(double t, double freedom)
{
    return freedom > 0 ? 2 * gsl_cdf_tdist_Q(fabs(t), freedom) : 1;
}

static double quasi_poisson_p(const sides *of, size_t word)
{
    double uses[SIDES] = {0, 0}, words[SIDES] = {0, 0}, pearson = 0, cells = 0;
    for (int side = 0; side < SIDES; side++)
        for (size_t u = 0; u < of->units; u++) {
            uses[side] += of->count[side][word * of->units + u];
            words[side] += of->size[side][u];
        }
    const double all = words[TARGET] + words[REFERENCE], m = uses[TARGET] + uses[REFERENCE];
    if (m == 0 || words[TARGET] == 0 || words[REFERENCE] == 0) return NAN;
    for (int side = 0; side < SIDES; side++)
        for (size_t u = 0; u < of->units; u++) {
            const double mean = m / all * of->size[side][u];
            if (mean == 0) continue;
            const double e = of->count[side][word * of->units + u] - mean;
            pearson += e * e / mean;
            cells++;
        }
    const double share = words[TARGET] / all, dispersion = pearson / (cells - 1);
    const double score = uses[TARGET] - m * share;
    return two_sided(score / sqrt(dispersion * m * share * (1 - share)), cells - 1);
}

static double paired_t_p(const sides *of, size_t word)
{
    double sum = 0, squares = 0, units = 0;
    for (size_t u = 0; u < of->units; u++) {
        const double n = of->size[TARGET][u] + of->size[REFERENCE][u];
        if (of->size[TARGET][u] == 0 || of->size[REFERENCE][u] == 0) continue;
        const double a = of->count[TARGET][word * of->units + u];
        const double m = a + of->count[REFERENCE][word * of->units + u];
        const double residual = a - m * of->size[TARGET][u] / n;
        sum += residual;
        squares += residual * residual;
        units++;
    }
    const double variance = (squares - sum * sum / units) / (units - 1);
    return variance > 0 ? two_sided(sum / sqrt(units * variance), units - 1) : 1;
}

static size_t class_of(double uses)
{
    return uses < 10 ? 0 : uses < 30 ? 1 : 2;
}

static uint32_t word_named(const lec_corpus *corpus, const char *text)
{
    for (uint32_t w = 0; w < corpus->word_count; w++)
        if (strcmp(corpus->word_text[w], text) == 0) return w;
    return LEC_NONE;
}

static bool is_more(const lec_table *keyness, size_t row)
{
    return lec_table_cell(keyness, row, lec_table_column(keyness, "sign")).number > 0;
}

void count_power(const lec_table *keyness, const lec_corpus *frame, const lec_corpus *corpus,
                 power_counts *out, lec_arena *arena)
{
    const sides of = count_sides(corpus, arena);
    const size_t word = lec_table_column(keyness, "word");
    const size_t p_column = lec_table_column(keyness, "permutation_p");
    for (size_t row = 0; row < lec_table_row_count(keyness); row++) {
        const char *text = lec_table_cell(keyness, row, word).text;
        const double uses =
            (double)lec_table_cell(keyness, row, lec_table_column(keyness, "target_count")).count +
            (double)lec_table_cell(keyness, row, lec_table_column(keyness, "reference_count"))
                .count;
        const uint32_t in_frame = word_named(frame, text), in_corpus = word_named(corpus, text);
        if (uses < 5 || in_frame == LEC_NONE || !planted_word(in_frame)) continue;
        const double p[POWER_TESTS] = {lec_table_cell(keyness, row, p_column).number,
                                       quasi_poisson_p(&of, in_corpus), paired_t_p(&of, in_corpus)};
        power_counts *counts = &out[class_of(uses)];
        counts->words++;
        for (size_t test = 0; test < POWER_TESTS; test++) {
            counts->found[test] += p[test] < 0.05;
            counts->more[test] += p[test] < 0.05 && is_more(keyness, row);
        }
    }
}
