/* SPDX-License-Identifier: GPL-3.0-or-later
 * power.c -- how often a planted effect is found by keyness, and by other tests of the same words.
 *
 * quasi-Poisson: words in the sides of exchanges (of conferences, where there are 8 or more), a
 * score test of the group with the dispersion of Pearson's statistic (McCullagh & Nelder 1989,
 * section 9.2); also with a dispersion of 1 at the least. paired t: the residual of each exchange
 * (conference), target's uses minus their share of its words, against its own spread. permutation:
 * the conferences of two groups dealt out again, Welch's t of the rates (Chung & Romano 2013). */
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <string.h>

#include "bench/null/null.h"
#include "bench/stream.h"

enum { TARGET, REFERENCE, SIDES };

static const char *const role_tests[] = {"keyness",        "quasi-Poisson, dispersion >= 1",
                                         "quasi-Poisson",  "paired t",
                                         "could be found", NULL};
static const char *const conference_tests[] = {"keyness", "quasi-Poisson, dispersion >= 1",
                                               "quasi-Poisson", "permutation of conferences", NULL};
static const char *const uses[] = {"5 to 9 uses", "10 to 29 uses", "30 uses or more", NULL};

/* --- what is counted -------------------------------------------------------------------------- */

/* Uses of every word in every unit, by side. */
typedef struct {
    size_t units;
    double *size[SIDES];  /* [units] */
    double *count[SIDES]; /* [word * units + unit] */
} sides;

/* The side of a turn, SIDES for none. */
typedef int side_of(const lec_corpus *corpus, size_t turn);

static int side_of_role(const lec_corpus *corpus, size_t turn)
{
    if (corpus->turn_role[turn] == LEC_ROLE_PRINCIPAL) return TARGET;
    return corpus->turn_role[turn] == LEC_ROLE_JOURNALIST ? REFERENCE : SIDES;
}

/* Principals in conferences before 2016, and from then on. */
static int side_of_time(const lec_corpus *corpus, size_t turn)
{
    const char *date = corpus->conference[corpus->turn_conference[turn]].date;
    if (corpus->turn_role[turn] != LEC_ROLE_PRINCIPAL) return SIDES;
    return strcmp(date, "2016-01-01") < 0 ? TARGET : REFERENCE;
}

static sides count_sides(const lec_corpus *corpus, side_of *side_at, lec_arena *arena)
{
    const bool by_conference = corpus->conference_count >= 8;
    sides made = {by_conference ? corpus->conference_count : corpus->exchange_count, {0}, {0}};
    for (int side = 0; side < SIDES; side++) {
        made.size[side] = lec_new(arena, double, made.units);
        made.count[side] = lec_new(arena, double, made.units * corpus->word_count);
    }
    for (size_t t = 0; t < corpus->turn_count; t++) {
        const uint32_t unit = by_conference ? corpus->turn_conference[t] : corpus->turn_exchange[t];
        const int side = side_at(corpus, t);
        if (unit == LEC_NONE || side == SIDES) continue;
        for (uint32_t i = corpus->turn_start[t]; i < corpus->turn_start[t + 1]; i++) {
            made.size[side][unit]++;
            made.count[side][corpus->token_word[i] * made.units + unit]++;
        }
    }
    return made;
}

/* Uses of a word, and words, of a whole side. */
typedef struct {
    double uses[SIDES], words[SIDES];
} totals;

static totals sum_sides(const sides *of, size_t word)
{
    totals sum = {{0, 0}, {0, 0}};
    for (int side = 0; side < SIDES; side++)
        for (size_t u = 0; u < of->units; u++) {
            sum.uses[side] += of->count[side][word * of->units + u];
            sum.words[side] += of->size[side][u];
        }
    return sum;
}

/* --- tests ------------------------------------------------------------------------------------ */

static double two_sided(double t, double freedom)
{
    return freedom > 0 ? 2 * gsl_cdf_tdist_Q(fabs(t), freedom) : 1;
}

static double quasi_poisson_p(const sides *of, size_t word, double least_dispersion)
{
    const totals sum = sum_sides(of, word);
    const double all = sum.words[TARGET] + sum.words[REFERENCE];
    const double m = sum.uses[TARGET] + sum.uses[REFERENCE], share = sum.words[TARGET] / all;
    double pearson = 0, cells = 0;
    if (m == 0 || sum.words[TARGET] == 0 || sum.words[REFERENCE] == 0) return NAN;
    for (int side = 0; side < SIDES; side++)
        for (size_t u = 0; u < of->units; u++) {
            const double mean = m / all * of->size[side][u];
            if (mean == 0) continue;
            const double e = of->count[side][word * of->units + u] - mean;
            pearson += e * e / mean;
            cells++;
        }
    const double dispersion = fmax(least_dispersion, pearson / (cells - 1));
    const double score = sum.uses[TARGET] - m * share;
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

/* The least two-sided mid-p that any dealing of the uses within their exchanges could give on the
 * side of the effect, were they independent: all of them there. */
static double least_p(const sides *of, size_t word, double sign)
{
    double log_p = 0;
    for (size_t u = 0; u < of->units; u++) {
        const double n = of->size[TARGET][u] + of->size[REFERENCE][u];
        const double m =
            of->count[TARGET][word * of->units + u] + of->count[REFERENCE][word * of->units + u];
        if (m > 0) log_p += m * log(of->size[sign > 0 ? TARGET : REFERENCE][u] / n);
    }
    return exp(log_p);
}

/* --- conferences dealt out -------------------------------------------------------------------- */

/* Rates of a word in conferences, of which the first are the target's. */
static double welch(const double *rate, const uint32_t *order, size_t targets, size_t count)
{
    const size_t end[SIDES] = {targets, count};
    double mean[SIDES] = {0, 0}, error = 0;
    for (size_t side = 0, first = 0; side < SIDES; first = end[side++]) {
        const double n = (double)(end[side] - first);
        double squares = 0;
        for (size_t i = first; i < end[side]; i++) mean[side] += rate[order[i]] / n;
        for (size_t i = first; i < end[side]; i++) squares += pow(rate[order[i]] - mean[side], 2);
        error += squares / (n - 1) / n;
    }
    return error > 0 ? (mean[TARGET] - mean[REFERENCE]) / sqrt(error) : 0;
}

static double permutation_p(const sides *of, size_t word, lec_arena *arena)
{
    enum { DEALINGS = 399 };
    double *rate = lec_new(arena, double, of->units);
    uint32_t *order = lec_new(arena, uint32_t, of->units);
    size_t count = 0, targets = 0;
    for (int side = 0; side < SIDES; side++)
        for (size_t u = 0; u < of->units; u++) {
            if (of->size[side][u] == 0) continue;
            order[count] = (uint32_t)count;
            rate[count++] = of->count[side][word * of->units + u] / of->size[side][u];
            targets += side == TARGET;
        }
    const double observed = welch(rate, order, targets, count);
    double as_high = 1, as_low = 1;
    for (uint32_t d = 0; d < DEALINGS; d++) {
        lec_random_shuffle((lec_random_key){1, LEC_STREAM_SIMULATION, d}, 0, count, order);
        const double dealt = welch(rate, order, targets, count);
        as_high += dealt >= observed - 1e-9;
        as_low += dealt <= observed + 1e-9;
    }
    return fmin(1, 2 * fmin(as_high, as_low) / (DEALINGS + 1));
}

/* --- planted words ---------------------------------------------------------------------------- */

static size_t class_of(double used)
{
    return used < 10 ? 0 : used < 30 ? 1 : 2;
}

static uint32_t word_named(const lec_corpus *corpus, const char *text)
{
    for (uint32_t w = 0; w < corpus->word_count; w++)
        if (strcmp(corpus->word_text[w], text) == 0) return w;
    return LEC_NONE;
}

static void add_word(const double *p, const char *const *tests, bool is_right, power_counts *to)
{
    to->rows++;
    for (size_t test = 0; tests[test] != NULL; test++) {
        to->found[test] += p[test] < 0.05 && is_right;
        to->wrong[test] += p[test] < 0.05 && !is_right;
    }
}

/* The planted words of one text, found where the effect has `sign`. */
static void count_words(const planted_table *in, side_of *side_at, double sign, power_counts *out,
                        lec_arena *arena)
{
    const sides of = count_sides(in->corpus, side_at, arena);
    const size_t column = lec_table_column(in->table, "word");
    for (size_t row = 0; row < lec_table_row_count(in->table); row++) {
        const char *text = lec_table_cell(in->table, row, column).text;
        const double used = number_in(in->table, row, "target_count") +
                            number_in(in->table, row, "reference_count");
        const uint32_t in_frame = used < 5 ? LEC_NONE : word_named(in->frame, text);
        if (in_frame == LEC_NONE || !planted_word(in_frame)) continue;
        const uint32_t word = word_named(in->corpus, text);
        const totals sum = sum_sides(&of, word);
        const double difference =
            sum.uses[TARGET] / sum.words[TARGET] - sum.uses[REFERENCE] / sum.words[REFERENCE];
        const bool by_role = side_at == side_of_role;
        const double p[] = {number_in(in->table, row, "permutation_p"),
                            quasi_poisson_p(&of, word, 1), quasi_poisson_p(&of, word, 0),
                            by_role ? paired_t_p(&of, word) : permutation_p(&of, word, arena), 1};
        power_counts *to = &out[class_of(used)];
        add_word(p, by_role ? role_tests : conference_tests, difference * sign > 0, to);
        if (by_role) to->found[4] += least_p(&of, word, sign) < 0.05;
    }
}

static void count_of_principal(const planted_table *in, power_counts *out, lec_arena *arena)
{
    count_words(in, side_of_role, 1, out, arena);
}

static void count_of_journalists(const planted_table *in, power_counts *out, lec_arena *arena)
{
    count_words(in, side_of_role, -1, out, arena);
}

static void count_of_time(const planted_table *in, power_counts *out, lec_arena *arena)
{
    count_words(in, side_of_time, 1, out, arena);
}

static bool is_principal(const lec_corpus *frame, size_t turn)
{
    return frame->turn_role[turn] == LEC_ROLE_PRINCIPAL;
}

static bool is_journalist(const lec_corpus *frame, size_t turn)
{
    return frame->turn_role[turn] == LEC_ROLE_JOURNALIST;
}

static bool is_early(const lec_corpus *frame, size_t turn)
{
    return side_of_time(frame, turn) == TARGET;
}

static const lec_corpus *bursty_text(const lec_corpus *frame, const lec_study *study,
                                     uint32_t number, plant planted, lec_arena *arena)
{
    (void)study;
    return null_text(frame, BURSTS_BY_TURN, number, planted, arena);
}

const power_study power_studies[] = {
    {"principal's words", "keyness", role_tests, uses, is_principal, bursty_text,
     count_of_principal},
    {"journalists' words", "keyness", role_tests, uses, is_journalist, bursty_text,
     count_of_journalists},
    {"early conferences' words", "keyness of two groups of conferences", conference_tests, uses,
     is_early, bursty_text, count_of_time},
    {"pairs: sentence", "sentences within turns", pair_tests, pair_uses, NULL, paired_text,
     count_pairs},
    {"pairs: turn", "cooccurrence by turn", pair_tests, pair_uses, NULL, paired_text, count_pairs},
    {0},
};
