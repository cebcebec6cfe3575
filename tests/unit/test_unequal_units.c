/* SPDX-License-Identifier: GPL-3.0-or-later
 * Numbers marked R: R 4.2.2, by its own distribution functions, by convolution, or by listing every
 * way to deal the items out. */
#include "analysis/measure/unequal_units.h"

#include <gsl/gsl_randist.h>
#include <string.h>

#include "analysis/measure/deal_saddle.h"
#include "analysis/measure/poisson_binomial.h"
#include "analysis/measure/stratified.h"
#include "core/random.h"
#include "tests/support/check.h"

/* --- the Poisson-binomial distribution ------------------------------------------------------- */

static void test_poisson_binomial(void)
{
    static const double five[] = {0.1, 0.2, 0.3, 0.4, 0.5};
    double many[4000];
    lec_log10_tail tail = lec_poisson_binomial_greater(five, 5, 3);
    CHECK_NUMBER(tail.greater, -0.82390874094431865, 1e-13, "R: 3 of 5 or more");
    CHECK_NUMBER(tail.equal, -0.89483057200066829, 1e-13, "R: just 3");
    for (size_t i = 0; i < 200; i++) many[i] = (double)(i + 1) / 1000;
    CHECK_NUMBER(lec_poisson_binomial_greater(many, 200, 60).greater, -15.113145468079628, 1e-11,
                 "R: 60 of 200, mean 20.1");
    CHECK_NUMBER(lec_poisson_binomial_greater(many, 200, 120).equal, -71.829025878423607, 1e-11,
                 "R: just 120");
    CHECK_NUMBER(lec_poisson_binomial_greater(many, 200, 120).greater, -71.804559044480925, 1e-11,
                 "R: 120");
    for (size_t i = 0; i < 50; i++) many[i] = 0.3;
    CHECK_NUMBER(lec_poisson_binomial_greater(many, 50, 30).greater, -4.9751314422226436, 1e-12,
                 "R: pbinom");
    CHECK_NUMBER(lec_poisson_binomial_greater(many, 50, 30).equal, -5.1111113774563881, 1e-12,
                 "R: dbinom");
    for (size_t i = 0; i < 4000; i++) many[i] = 0.001;
    CHECK_NUMBER(lec_poisson_binomial_greater(many, 4000, 400).greater, -638.51068868660093, 1e-9,
                 "R: pbinom, below the smallest double");
}

static void test_poisson_binomial_ends(void)
{
    static const double p[] = {1, 0, 0.5, 1};
    CHECK_NUMBER(lec_poisson_binomial_greater(p, 4, 0).greater, 0, 0, "0 or more");
    CHECK_NUMBER(lec_poisson_binomial_greater(p, 4, 2).greater, 0, 0, "two are certain");
    CHECK_NUMBER(lec_poisson_binomial_greater(p, 4, 3).greater, log10(0.5), 1e-15, "a coin");
    CHECK_TRUE(lec_poisson_binomial_greater(p, 4, 4).greater == -INFINITY, "one is impossible");
    CHECK_NUMBER(lec_poisson_binomial_greater(NULL, 0, 0).greater, 0, 0, "no trials");
}

/* --- units of unequal length ----------------------------------------------------------------- */

static const double lengths[] = {3, 5, 8, 13, 21, 34};
static const double present_in_3[] = {0.1709241145875745,  0.26831558319756166, 0.39337809429704429,
                                      0.55614420470614911, 0.73074735160154314, 0.8804906516101273};

/* All 20 sets of three units (R). */
static const double held_of_3[] = {0.13064566735919195, 0.22230942252545752, 0.36300714533098949,
                                   0.58615021125943823, 0.78323351710510147, 0.91465403641982124};

/* The turns of 3 December 2024, in words. */
static const double turns[] = {485, 9,   40,  149, 10, 82,  187, 9,   80,  357, 9,   41,  233,
                               11,  47,  156, 11,  14, 113, 8,   118, 161, 7,   110, 266, 11,
                               3,   131, 249, 6,   60, 269, 8,   74,  298, 16,  53,  352};
enum { TURN_COUNT = sizeof turns / sizeof *turns };

static uint8_t *marks_of(const char *marks, lec_arena *arena)
{
    const size_t count = strlen(marks);
    uint8_t *present = lec_new(arena, uint8_t, count);
    for (size_t i = 0; i < count; i++) present[i] = marks[i] == 'x';
    return present;
}

static void test_fit(void)
{
    static const double bursts[] = {0.22748668079211395, 0.3292162586860051, 0.4398604807982682,
                                    0.5606448386254105,  0.673344852458863,  0.7694468886393389};
    double p[6], sum = 0;
    lec_fit_presence(lengths, 6, 3, INFINITY, p);
    for (size_t i = 0; i < 6; i++) {
        CHECK_NUMBER(p[i], present_in_3[i], 1e-11, "R: uniroot");
        sum += p[i];
    }
    CHECK_NUMBER(sum, 3, 1e-14, "as many as observed");
    lec_fit_presence(lengths, 6, 3, 1, p);
    for (size_t i = 0; i < 6; i++) CHECK_NUMBER(p[i], bursts[i], 1e-12, "rL / (1 + rL), bisected");
    lec_fit_presence(lengths, 6, 6, INFINITY, p);
    CHECK_NUMBER(p[0], 1, 0, "in all");
    lec_fit_presence(lengths, 6, 0, INFINITY, p);
    CHECK_NUMBER(p[5], 0, 0, "in none");
}

/* The share of the 20 sets of three units that hold each. */
static void test_conditional(void)
{
    double conditional[6];
    lec_condition_presence(present_in_3, 6, 3, conditional);
    for (size_t i = 0; i < 6; i++)
        CHECK_NUMBER(conditional[i], held_of_3[i], 1e-10, "R: every set of three");
    lec_condition_presence(present_in_3, 6, 0, conditional);
    CHECK_NUMBER(conditional[5], present_in_3[5], 0, "nothing given");
}

/* The likelihood on a grid of log shapes, .001 apart (Python). */
static void test_burst_shape(void)
{
    static const char *const marks[] = {"x.....x....xx...x.x..x.x..x.x.....x...",
                                        "x..x.xxxxxx.x..x...x.x..x..xxxx.....xx"};
    static const size_t start[] = {0, TURN_COUNT}, start_each[] = {0, 1, TURN_COUNT};
    lec_arena *arena = lec_arena_new();
    const lec_unequal_units units = {TURN_COUNT, 1, turns, start, 0, 0};
    const uint8_t *present[] = {marks_of(marks[0], arena), marks_of(marks[1], arena)};
    const double shape = lec_burst_shape(&units, present, 2, false);
    CHECK_NUMBER(log(shape), log(0.226729), 0.03, "bursts");
    CHECK_NUMBER(lec_burst_shape(&units, present, 2, true), shape, 0, "one stratum is all");
    CHECK_TRUE(isinf(lec_burst_shape(&units, present, 0, false)), "no item");
    const uint8_t *long_only[] = {marks_of("x..x..x..x..x..x....x...x...x..x.....x", arena)};
    CHECK_TRUE(isinf(lec_burst_shape(&units, long_only, 1, false)), "in all long turns: no bursts");
    const lec_unequal_units one_apart = {TURN_COUNT, 2, turns, start_each, 0, 0};
    CHECK_TRUE(isfinite(lec_burst_shape(&one_apart, present, 2, true)), "a turn by itself");
    lec_arena_free(arena);
}

static lec_presence presence(const lec_unequal_units *units, const char *marks, lec_arena *arena)
{
    return lec_presence_new(units, marks_of(marks, arena), arena);
}

static lec_shared_score test_all(const lec_unequal_units *units, const lec_presence *first,
                                 const lec_presence *second)
{
    const size_t start[] = {0, units->unit_count};
    return lec_shared_score_test(&first->all, &second->all, start, 1);
}

static lec_shared_score test_within(const lec_unequal_units *units, const lec_presence *first,
                                    const lec_presence *second)
{
    return lec_shared_score_test(&first->within, &second->within, units->stratum_start,
                                 units->stratum_count);
}

/* All 20 sets of three units, and all 15 of two, each with its probability and sum of scores
 * (Python). */
static void test_given_lengths(void)
{
    static const size_t start[] = {0, 6};
    lec_arena *arena = lec_arena_new();
    const lec_unequal_units units = {6, 1, lengths, start, INFINITY, 1};
    const lec_presence first = presence(&units, "...xxx", arena);
    const lec_presence second = presence(&units, "...x.x", arena);
    const lec_shared_units got = lec_shared_given_lengths(&units, &first, &second);
    CHECK_NUMBER(got.both, 2, 0, "both");
    CHECK_NUMBER(got.expected, 0.4961671803129149 + 2 * 0.45216851458757712, 1e-10, "R");
    CHECK_NUMBER(got.log10_p, -0.41230141651148644, 1e-10, "R");
    const lec_shared_score score = test_all(&units, &first, &second);
    CHECK_NUMBER(score.excess, 0.2910038256549855, 1e-11, "excess");
    CHECK_NUMBER(pow(10, score.log10_p), 0.26315041565092351, 1e-11, "mid-p");
    CHECK_NUMBER(pow(10, score.log10_least), 0.029372430651004946, 1e-11, "the least");
    const lec_shared_score within = test_within(&units, &first, &second);
    CHECK_NUMBER(within.excess, 0.35119686108791948, 1e-11, "excess in bursts");
    CHECK_NUMBER(pow(10, within.log10_p), 0.25074710171857756, 1e-11, "mid-p in bursts");
    CHECK_NUMBER(lec_shared_within_strata(&units, &first, &second).expected, 1.25846929524312,
                 1e-11, "expected in bursts");
    lec_arena_free(arena);
}

static void test_two_strata(void)
{
    static const double both_lengths[] = {3, 5, 8, 13, 21, 34, 10, 20, 30, 40, 50};
    static const size_t start[] = {0, 6, 11};
    lec_arena *arena = lec_arena_new();
    const lec_unequal_units units = {11, 2, both_lengths, start, INFINITY, INFINITY};
    const lec_presence first = presence(&units, "x.x..xx.x..", arena);
    const lec_presence second = presence(&units, "x...x.x..x.", arena);
    const lec_shared_score score = test_within(&units, &first, &second);
    CHECK_NUMBER(score.excess, 1.2250585163601491, 1e-11, "excess of both");
    CHECK_NUMBER(pow(10, score.log10_p), 0.094372844736131056, 1e-11, "mid-p");
    lec_arena_free(arena);
}

/* Units of one length: the test within strata is that of hypergeometric counts. */
static void test_equal_lengths(void)
{
    static const double equal[] = {7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7};
    static const size_t start[] = {0, 6, 13, 15};
    static const lec_contingency tables[] = {{2, 1, 1, 2}, {2, 1, 2, 2}};
    lec_arena *arena = lec_arena_new();
    const lec_unequal_units units = {15, 3, equal, start, INFINITY, INFINITY};
    /* strata:                                      |xxx... |xxx....  |.x  */
    const lec_presence first = presence(&units, "xxx...xxx.....x", arena);
    const lec_presence second = presence(&units, "xx.x..xx.xx..xx", arena);
    const lec_shared_units got = lec_shared_within_strata(&units, &first, &second);
    const lec_shared_score score = test_within(&units, &first, &second);
    const lec_stratified want = lec_stratified_test(tables, 2);
    CHECK_NUMBER(got.both, 5, 0, "two, two, and one that is certain");
    CHECK_NUMBER(got.expected, want.null_mean + 1, 1e-14, "mean");
    CHECK_NUMBER(score.excess, want.observed - want.null_mean, 1e-13, "excess");
    CHECK_NUMBER(score.log10_p, want.log10_mid_p_greater, 1e-13, "mid-p");
    CHECK_NUMBER(score.log10_least, want.log10_least, 1e-13, "the least");
    lec_arena_free(arena);
}

static void test_nothing_to_test(void)
{
    static const size_t start[] = {0, 3, 6};
    lec_arena *arena = lec_arena_new();
    const lec_unequal_units units = {6, 2, lengths, start, INFINITY, INFINITY};
    const lec_presence none = presence(&units, "......", arena);
    const lec_presence all = presence(&units, "xxxxxx", arena);
    const lec_presence some = presence(&units, "xxx..x", arena);
    const lec_presence block = presence(&units, "xxx...", arena);
    CHECK_TRUE(isnan(lec_shared_given_lengths(&units, &none, &some).log10_p), "in no unit");
    CHECK_TRUE(isnan(lec_shared_given_lengths(&units, &some, &all).log10_p), "in all units");
    CHECK_TRUE(isnan(test_all(&units, &none, &some).log10_p), "in no unit");
    CHECK_TRUE(isnan(test_all(&units, &some, &all).log10_p), "in all units");
    CHECK_TRUE(isnan(test_within(&units, &some, &block).log10_p), "strata decide");
    CHECK_NUMBER(lec_shared_within_strata(&units, &some, &block).both, 3, 0, "counted");
    CHECK_NUMBER(lec_shared_within_strata(&units, &some, &block).expected, 3, 0, "and certain");
    lec_arena_free(arena);
}

/* --- the saddlepoint ---------------------------------------------------------------------------
 */

static double saddle_of_one(const lec_dealt_item *dealt, const lec_dealt_item *other, size_t units,
                            lec_arena *arena)
{
    double *score = lec_new(arena, double, units);
    for (size_t i = 0; i < units; i++) score[i] = other->present[i] - other->conditional[i];
    const lec_dealt_stratum all = {dealt->present, dealt->probability, score, units,
                                   dealt->totals[0]};
    const lec_saddle_strata strata = {&all, 1, NULL, 0, 0};
    return pow(10, lec_deal_saddle_log10_p(&strata, arena));
}

static double saddle(const lec_presence *first, const lec_presence *second, size_t units,
                     lec_arena *arena)
{
    return log10((saddle_of_one(&first->all, &second->all, units, arena) +
                  saddle_of_one(&second->all, &first->all, units, arena)) /
                 2);
}

/* Near to the exact p of rounded scores, from 1 to 10^-4. */
static void test_saddlepoint(void)
{
    static const size_t start[] = {0, TURN_COUNT};
    static const char *const second[] = {
        "x.....x....x........x.......x.........", ".x....x....x........x.......x.........",
        "x........x.x........x.....x...........", "x..x.....x..x.............x..........x",
        "...x.....x..x...............x........x", "x..........x..............x..x........",
        "x.....x.........x..x..................", "..x.......x......x....................",
    };
    lec_arena *arena = lec_arena_new();
    const lec_unequal_units units = {TURN_COUNT, 1, turns, start, 1, 1};
    const lec_presence first = presence(&units, second[0], arena);
    for (size_t i = 0; i < sizeof second / sizeof *second; i++) {
        const lec_presence other = presence(&units, second[i], arena);
        const lec_shared_score exact = test_all(&units, &first, &other);
        const lec_shared_score turned = test_all(&units, &other, &first);
        CHECK_TRUE(isfinite(exact.log10_least), "exact");
        CHECK_NUMBER(turned.log10_p, exact.log10_p, 0, "the other way round");
        const double near = saddle(&first, &other, TURN_COUNT, arena);
        if (i == 0)
            CHECK_TRUE(isnan(near), "the largest sum there is");
        else
            CHECK_NUMBER(near, exact.log10_p, 0.05 + 0.05 * fabs(exact.log10_p), "saddlepoint");
    }
    lec_arena_free(arena);
}

/* Strata by their distributions: the convolution of three binomial counts, smoothed. */
static void test_saddlepoint_of_known(void)
{
    enum { VALUES = 21 };
    lec_arena *arena = lec_arena_new();
    double log_p[VALUES];
    for (size_t k = 0; k < VALUES; k++) log_p[k] = log(gsl_ran_binomial_pdf((unsigned)k, 0.3, 20));
    const lec_count counts[] = {{VALUES, 11, log_p}, {VALUES, 9, log_p}, {VALUES, 12, log_p}};
    const lec_saddle_strata strata = {NULL, 0, counts, 3, 0.125};
    const double exact = lec_log10_mid_p(lec_count_sum_greater(counts, 3));
    CHECK_NUMBER(lec_deal_saddle_log10_p(&strata, arena), exact, 0.02, "32 of 60 at .3");
    lec_arena_free(arena);
}

/* Units of one length: the tail of a hypergeometric count, far out. */
static void test_saddlepoint_far_out(void)
{
    enum { UNITS = 300, WITH = 40, BOTH = 30 };
    lec_arena *arena = lec_arena_new();
    double *equal = lec_new(arena, double, UNITS);
    uint8_t *first = lec_new(arena, uint8_t, UNITS), *second = lec_new(arena, uint8_t, UNITS);
    static const size_t start[] = {0, UNITS};
    for (size_t i = 0; i < UNITS; i++) equal[i] = 10;
    for (size_t i = 0; i < WITH; i++) first[i] = second[i + WITH - BOTH] = 1;
    const lec_unequal_units units = {UNITS, 1, equal, start, INFINITY, INFINITY};
    const lec_presence one = lec_presence_new(&units, first, arena);
    const lec_presence other = lec_presence_new(&units, second, arena);
    const lec_contingency cells = lec_contingency_of_margins(BOTH, WITH, WITH, UNITS);
    const double exact = lec_stratified_test(&cells, 1).log10_mid_p_greater;
    const double excess = test_all(&units, &one, &other).excess;
    CHECK_NUMBER(excess, BOTH - (double)WITH * WITH / UNITS, 1e-9, "beyond the margins");
    CHECK_TRUE(exact < -20, "far out");
    CHECK_NUMBER(saddle(&one, &other, UNITS, arena), exact, 0.2, "saddlepoint");
    lec_arena_free(arena);
}

/* --- texts without an association ---------------------------------------------------------------
 */

enum { ITEMS = 10, TEXTS = 150 };
enum { PAIRS = ITEMS * (ITEMS - 1) / 2 };

/* Puts `uses` of an item on any words of the text. */
static lec_presence scatter(const lec_unequal_units *units, uint32_t uses, lec_random_key key,
                            uint32_t first, lec_arena *arena)
{
    double all = 0;
    uint8_t *present = lec_new(arena, uint8_t, units->unit_count);
    uint32_t *draws = lec_new(arena, uint32_t, uses);
    for (size_t u = 0; u < units->unit_count; u++) all += units->length[u];
    lec_random_below(key, (uint32_t)all, first, uses, draws);
    for (uint32_t i = 0; i < uses; i++) {
        size_t unit = 0;
        double end = units->length[0];
        while (draws[i] >= end) end += units->length[++unit];
        present[unit] = 1;
    }
    return lec_presence_new(units, present, arena);
}

/* Rows of one kind: how many, and how many have a p below .05. */
typedef struct {
    double rows, below;
} tally;

static void count(double log10_p, tally *sum)
{
    sum->rows += isnan(log10_p) ? 0 : 1;
    sum->below += log10_p < log10(0.05) ? 1 : 0;
}

/* Ten items, used 3 to 30 times, on words drawn at random: no two of them are associated. Equal
 * units find it in far more than .05 of the pairs; lengths known, p below .05 is as rare as it
 * should be: .04 to .06 of the rows for the mid-p, fewer for the Poisson-binomial p (150 texts,
 * 6,750 pairs; the standard error, pairs of one text not being independent, is some .004). */
static void test_level(void)
{
    static const size_t start[] = {0, TURN_COUNT};
    const lec_unequal_units units = {TURN_COUNT, 1, turns, start, INFINITY, INFINITY};
    tally given = {0}, dealt = {0}, less = {0}, equal = {0};
    for (uint32_t text = 0; text < TEXTS; text++) {
        lec_arena *arena = lec_arena_new();
        lec_presence items[ITEMS];
        for (uint32_t i = 0; i < ITEMS; i++)
            items[i] = scatter(&units, 3 + 3 * i, (lec_random_key){1, LEC_STREAM_SIMULATION, text},
                               64 * i, arena);
        for (size_t i = 0; i < ITEMS; i++)
            for (size_t j = 0; j < i; j++) {
                const lec_shared_units free =
                    lec_shared_given_lengths(&units, &items[i], &items[j]);
                const lec_contingency cells = lec_contingency_of_margins(
                    free.both, (double)items[i].total, (double)items[j].total, TURN_COUNT);
                count(free.log10_p, &given);
                const lec_shared_score score = test_all(&units, &items[i], &items[j]);
                count(score.log10_p, &dealt);
                count(log10(1 - pow(10, score.log10_p)), &less);
                count(lec_stratified_test(&cells, 1).log10_mid_p_greater, &equal);
            }
        lec_arena_free(arena);
    }
    CHECK_NUMBER(given.rows, TEXTS * PAIRS, 0, "every pair is tested");
    CHECK_TRUE(given.below / given.rows < 0.05, "Poisson-binomial");
    CHECK_TRUE(dealt.below / dealt.rows < 0.06, "all permutations");
    CHECK_TRUE(dealt.below / dealt.rows > 0.04, "and not far below");
    CHECK_TRUE(less.below / less.rows < 0.06 && less.below / less.rows > 0.04, "apart");
    CHECK_TRUE(equal.below / equal.rows > 0.2, "units taken as equal");
    printf("pairs by turn, words at random: p < .05 in %.3f given lengths, %.3f dealt, %.3f "
           "apart, %.3f equal\n",
           given.below / given.rows, dealt.below / dealt.rows, less.below / less.rows,
           equal.below / equal.rows);
}

const lec_test lec_tests_unequal_units[] = {
    {"poisson_binomial", test_poisson_binomial},
    {"poisson_binomial_ends", test_poisson_binomial_ends},
    {"fit", test_fit},
    {"conditional", test_conditional},
    {"burst_shape", test_burst_shape},
    {"given_lengths", test_given_lengths},
    {"two_strata", test_two_strata},
    {"equal_lengths", test_equal_lengths},
    {"nothing_to_test", test_nothing_to_test},
    {"saddlepoint", test_saddlepoint},
    {"saddlepoint_of_known", test_saddlepoint_of_known},
    {"saddlepoint_far_out", test_saddlepoint_far_out},
    {"level", test_level},
    {0},
};
