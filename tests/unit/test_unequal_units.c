/* SPDX-License-Identifier: GPL-3.0-or-later
 * Numbers marked R: R 4.2.2, by its own distribution functions, by convolution, or by listing every
 * way to deal the items out. */
#include "analysis/measure/unequal_units.h"

#include "analysis/measure/dealt_units.h"
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

static void test_fit(void)
{
    double p[6], sum = 0;
    lec_fit_presence(lengths, 6, 3, p);
    for (size_t i = 0; i < 6; i++) {
        CHECK_NUMBER(p[i], present_in_3[i], 1e-11, "R: uniroot");
        sum += p[i];
    }
    CHECK_NUMBER(sum, 3, 1e-14, "as many as observed");
    lec_fit_presence(lengths, 6, 6, p);
    CHECK_NUMBER(p[0], 1, 0, "in all");
    lec_fit_presence(lengths, 6, 0, p);
    CHECK_NUMBER(p[5], 0, 0, "in none");
}

/* All 20 sets of three units against all 15 of two, each with its probability. */
static void test_shared_distribution(void)
{
    static const double expected[] = {0.051664305099508, 0.4961671803129149, 0.45216851458757712};
    lec_arena *arena = lec_arena_new();
    double p[6], q[6];
    lec_fit_presence(lengths, 6, 3, p);
    lec_fit_presence(lengths, 6, 2, q);
    const lec_count got = lec_shared_distribution(p, q, 6, 3, 2, 2, arena);
    CHECK_COUNT(got.value_count, 3, "0, 1, 2");
    CHECK_COUNT(got.observed, 2, "observed");
    for (size_t k = 0; k < 3; k++) CHECK_NUMBER(exp(got.log_p[k]), expected[k], 1e-10, "R");
    lec_arena_free(arena);
}

static lec_presence presence(const lec_unequal_units *units, const char *marks, lec_arena *arena)
{
    uint8_t *present = lec_new(arena, uint8_t, units->unit_count);
    for (size_t i = 0; i < units->unit_count; i++) present[i] = marks[i] == 'x';
    return lec_presence_new(units, present, arena);
}

static void test_given_lengths(void)
{
    static const size_t start[] = {0, 6};
    lec_arena *arena = lec_arena_new();
    const lec_unequal_units units = {6, 1, lengths, start};
    const lec_presence first = presence(&units, "...xxx", arena);
    const lec_presence second = presence(&units, "...x.x", arena);
    const lec_shared_units got = lec_shared_given_lengths(&units, &first, &second);
    CHECK_NUMBER(got.both, 2, 0, "both");
    CHECK_NUMBER(got.expected, 1.3003744185175483, 1e-10, "R");
    CHECK_NUMBER(got.log10_p, -0.41230141651148644, 1e-10, "R");
    const lec_shared_units within = lec_shared_within_strata(&units, &first, &second);
    CHECK_NUMBER(pow(10, within.log10_p), 0.45216851458757712, 1e-10, "R: one stratum");
    CHECK_NUMBER(pow(10, within.log10_mid_p), 0.45216851458757712 / 2, 1e-10, "R: half of it");
    CHECK_NUMBER(within.expected, 0.4961671803129149 + 2 * 0.45216851458757712, 1e-10, "R");
    lec_arena_free(arena);
}

/* Units of one length: the test within strata is that of hypergeometric counts. */
static void test_equal_lengths(void)
{
    static const double equal[] = {7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7};
    static const size_t start[] = {0, 6, 13, 15};
    static const lec_contingency tables[] = {{2, 1, 1, 2}, {2, 1, 2, 2}};
    lec_arena *arena = lec_arena_new();
    const lec_unequal_units units = {15, 3, equal, start};
    /* strata:                                      |xxx... |xxx....  |.x  */
    const lec_presence first = presence(&units, "xxx...xxx.....x", arena);
    const lec_presence second = presence(&units, "xx.x..xx.xx..xx", arena);
    const lec_shared_units got = lec_shared_within_strata(&units, &first, &second);
    const lec_stratified want = lec_stratified_test(tables, 2);
    CHECK_NUMBER(got.both, 5, 0, "two, two, and one that is certain");
    CHECK_NUMBER(got.expected, want.null_mean + 1, 1e-14, "mean");
    CHECK_NUMBER(sqrt(got.variance), want.null_sd, 1e-13, "sd");
    CHECK_NUMBER(got.log10_p, want.log10_p_greater, 1e-13, "p");
    CHECK_NUMBER(got.log10_mid_p, want.log10_mid_p_greater, 1e-13, "mid-p");
    lec_arena_free(arena);
}

static void test_nothing_to_test(void)
{
    static const size_t start[] = {0, 3, 6};
    lec_arena *arena = lec_arena_new();
    const lec_unequal_units units = {6, 2, lengths, start};
    const lec_presence none = presence(&units, "......", arena);
    const lec_presence all = presence(&units, "xxxxxx", arena);
    const lec_presence some = presence(&units, "xxx..x", arena);
    const lec_presence block = presence(&units, "xxx...", arena);
    CHECK_TRUE(isnan(lec_shared_given_lengths(&units, &none, &some).log10_p), "in no unit");
    CHECK_TRUE(isnan(lec_shared_given_lengths(&units, &some, &all).log10_p), "in all units");
    CHECK_TRUE(isnan(lec_shared_within_strata(&units, &some, &block).log10_p), "strata decide");
    CHECK_NUMBER(lec_shared_within_strata(&units, &some, &block).both, 3, 0, "counted");
    CHECK_NUMBER(lec_shared_within_strata(&units, &some, &block).expected, 3, 0, "and certain");
    lec_arena_free(arena);
}

/* --- dealing out ----------------------------------------------------------------------------- */

/* The share of dealings with each unit is R's, within four standard errors; each has three units;
 * two items share units as the exact distribution says. */
static void test_dealings(void)
{
    static const double expected[] = {0.13064566735919195, 0.22230942252545752,
                                      0.36300714533098949, 0.58615021125943823,
                                      0.78323351710510147, 0.91465403641982124};
    enum { DEALINGS = 20000 };
    lec_arena *arena = lec_arena_new();
    double p[6], q[6];
    size_t holds[6] = {0};
    lec_fit_presence(lengths, 6, 3, p);
    lec_fit_presence(lengths, 6, 2, q);
    const lec_dealings first = lec_deal_item(p, 6, 3, DEALINGS, 1, 0, arena);
    const lec_dealings second = lec_deal_item(q, 6, 2, DEALINGS, 1, 1, arena);
    for (size_t d = 0; d < DEALINGS; d++) {
        size_t total = 0;
        for (size_t u = 0; u < 6; u++) {
            const size_t is = first.bits[d] >> u & 1;
            holds[u] += is;
            total += is;
        }
        if (total != 3) CHECK_COUNT(total, 3, "units of a dealing");
    }
    for (size_t u = 0; u < 6; u++)
        CHECK_NUMBER((double)holds[u] / DEALINGS, expected[u], 4 * 0.5 / sqrt(DEALINGS), "unit");
    /* P(2) / 2 and P(2) + P(1) / 2 of test_shared_distribution */
    CHECK_NUMBER(lec_dealt_mid_p(&first, &second, 2), 0.22608425729378856, 0.015, "mid-p of 2");
    CHECK_NUMBER(lec_dealt_mid_p(&first, &second, 1), 0.70025210474403457, 0.015, "mid-p of 1");
    const lec_dealings again = lec_deal_item(p, 6, 3, 10, 1, 0, arena);
    for (size_t d = 0; d < 10; d++) CHECK_COUNT(again.bits[d], first.bits[d], "the same again");
    lec_arena_free(arena);
}

static void test_dealings_ends(void)
{
    lec_arena *arena = lec_arena_new();
    double p[70];
    for (size_t i = 0; i < 70; i++) p[i] = 1;
    const lec_dealings all = lec_deal_item(p, 70, 70, 3, 1, 0, arena);
    CHECK_TRUE(all.bits[5] == 0x3F && all.bits[0] == UINT64_MAX, "all units, in two words");
    const lec_dealings none = lec_deal_item(p, 70, 0, 3, 1, 1, arena);
    CHECK_COUNT(none.bits[0], 0, "no unit");
    CHECK_NUMBER(lec_dealt_mid_p(&all, &none, 0), 0.5, 1e-15, "no choice: 4 / 2 / 4");
    const lec_dealings large = lec_deal_item(p, 1 << 20, 100, 3, 1, 1, arena);
    CHECK_COUNT(large.count, 0, "too large a table");
    CHECK_TRUE(isnan(lec_dealt_mid_p(&large, &none, 0)), "no dealings, no p");
    lec_arena_free(arena);
}

/* --- texts without an association ---------------------------------------------------------------
 */

/* The turns of 3 December 2024, in words. */
static const double turns[] = {485, 9,   40,  149, 10, 82,  187, 9,   80,  357, 9,   41,  233,
                               11,  47,  156, 11,  14, 113, 8,   118, 161, 7,   110, 266, 11,
                               3,   131, 249, 6,   60, 269, 8,   74,  298, 16,  53,  352};
enum { TURN_COUNT = sizeof turns / sizeof *turns, ITEMS = 10, TEXTS = 150 };
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

/* The p of one pair dealt out in all ways; its smallest value is P(all of the rarer) / 2. */
static double dealt_p(const lec_presence *one, const lec_presence *other, double both,
                      double *smallest, lec_arena *arena)
{
    const lec_count shared =
        lec_shared_distribution(one->probability, other->probability, TURN_COUNT, one->total,
                                other->total, (size_t)both, arena);
    *smallest = shared.log_p[shared.value_count - 1] - log(2);
    return lec_log10_mid_p(lec_count_sum_greater(&shared, 1));
}

/* Ten items, used 3 to 30 times, on words drawn at random: no two of them are associated. Equal
 * units find it in far more than .05 of the pairs; lengths known, p below .05 is as rare as it
 * should be: .04 to .06 of the rows for the mid-p, fewer for the Poisson-binomial p (150 texts,
 * 6,750 pairs; the standard error, pairs of one text not being independent, is some .004). */
static void test_level(void)
{
    static const size_t start[] = {0, TURN_COUNT};
    const lec_unequal_units units = {TURN_COUNT, 1, turns, start};
    tally given = {0}, dealt = {0}, able = {0}, equal = {0};
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
                double smallest;
                const double p = dealt_p(&items[i], &items[j], free.both, &smallest, arena);
                count(p, &dealt);
                count(smallest < log(0.005) ? p : NAN, &able);
                count(lec_stratified_test(&cells, 1).log10_mid_p_greater, &equal);
            }
        lec_arena_free(arena);
    }
    CHECK_NUMBER(given.rows, TEXTS * PAIRS, 0, "every pair is tested");
    CHECK_TRUE(given.below / given.rows < 0.05, "Poisson-binomial");
    CHECK_TRUE(dealt.below / dealt.rows < 0.06, "all permutations");
    CHECK_TRUE(able.below / able.rows > 0.04, "all permutations: where they can");
    CHECK_TRUE(equal.below / equal.rows > 0.2, "units taken as equal");
    printf("pairs by turn, words at random: p < .05 in %.3f given lengths, %.3f dealt (%.3f of the "
           "%.0f that can), %.3f equal\n",
           given.below / given.rows, dealt.below / dealt.rows, able.below / able.rows, able.rows,
           equal.below / equal.rows);
}

const lec_test lec_tests_unequal_units[] = {
    {"poisson_binomial", test_poisson_binomial},
    {"poisson_binomial_ends", test_poisson_binomial_ends},
    {"fit", test_fit},
    {"shared_distribution", test_shared_distribution},
    {"given_lengths", test_given_lengths},
    {"equal_lengths", test_equal_lengths},
    {"nothing_to_test", test_nothing_to_test},
    {"dealings", test_dealings},
    {"dealings_ends", test_dealings_ends},
    {"level", test_level},
    {0},
};
