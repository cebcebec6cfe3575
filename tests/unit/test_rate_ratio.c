/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/rate_ratio.h"

#include "core/arena.h"
#include "tests/support/check.h"

enum { UNITS = 20 };

typedef struct {
    uint32_t size[UNITS], cluster[UNITS];
    bool is_target[UNITS];
} text;

/* Ten exchanges of two sides, 300 words against 100. */
static text text_new(void)
{
    text made;
    for (uint32_t u = 0; u < UNITS; u++) {
        made.size[u] = u % 2 == 0 ? 300 : 100;
        made.cluster[u] = u / 2;
        made.is_target[u] = u % 2 == 0;
    }
    return made;
}

static lec_ratio_design design_of(const text *of)
{
    return (lec_ratio_design){of->size, of->is_target, of->cluster, 0.95, 1};
}

/* Words used at most once in an exchange do not come in bursts: binomial. The ends are those at
 * which pbinom(a, m, p) - dbinom(a, m, p) / 2 is .025 or .975, p = 3 * 2^theta / (3 * 2^theta + 1),
 * found with uniroot() of R 4.2.2 and stated below with the probability itself: 3 of 3: p^3 / 2 =
 * .025, p = .05^(1/3) = .3684031: theta = log2(p / (1 - p) / 3) 0 of 4: (1 - p)^4 / 2 = .025, p = 1
 * - .05^(1/4) = .5271292 */
static void test_few(void)
{
    const text units = text_new();
    const lec_ratio_design design = design_of(&units);
    static const size_t start[] = {0, 3, 7, 8, 8};
    static const uint32_t unit[] = {0, 4, 8, 1, 3, 5, 7, 2}, count[] = {1, 1, 1, 1, 1, 1, 1, 5};
    const lec_cluster_counts words = {4, UNITS, start, unit, count};
    lec_ratio_estimate out[4];
    lec_rate_ratios(&words, &design, out);
    /* tail widened? a word without two uses in a cluster still varies between clusters; the bound
     * holds from one side */
    const double low = log2(0.3684031 / (1 - 0.3684031) / 3);
    const double high = log2(0.5271292 / (1 - 0.5271292) / 3);
    CHECK_TRUE(out[0].interval.low <= low + 1e-6, "3:0, no nearer than binomial");
    CHECK_TRUE(out[0].interval.low > low - 3, "3:0, not without end");
    CHECK_NUMBER(out[0].interval.high, NAN, 0, "infinite");
    CHECK_TRUE(out[1].interval.high >= high - 1e-6, "0:4, no nearer than binomial");
    CHECK_NUMBER(out[1].interval.low, NAN, 0, "infinite");
    CHECK_NUMBER(out[2].interval.low, NAN, 0, "one cluster");
    CHECK_NUMBER(out[2].shrunken, 0, 0, "one cluster says nothing");
    CHECK_COUNT(out[2].clusters_with, 1, "one cluster");
    CHECK_NUMBER(out[3].shrunken, NAN, 0, "never used");
}

static void fill(size_t words, size_t *start, uint32_t *unit, uint32_t *count)
{
    size_t at = 0;
    start[0] = 0;
    for (uint32_t w = 0; w < words; w++) {
        for (uint32_t u = 0; u < UNITS; u++) {
            const bool favoured = w % 4 == 0 ? u % 2 == 0 : w % 4 == 1 ? u % 2 == 1 : true;
            const uint32_t x = (u % 2 == 0 ? 3U : 1U) * (favoured ? 4U : 1U) + (w * 3 + u * 7) % 3;
            unit[at] = u;
            count[at++] = x;
        }
        start[w + 1] = at;
    }
}

/* The interval holds the ratio, shrinking goes towards 0, swapping changes signs. */
static void test_many(void)
{
    enum { WORDS = 32 };
    const text units = text_new();
    lec_ratio_design design = design_of(&units);
    size_t start[WORDS + 1];
    uint32_t unit[WORDS * UNITS], count[WORDS * UNITS];
    fill(WORDS, start, unit, count);
    const lec_cluster_counts words = {WORDS, UNITS, start, unit, count};
    lec_ratio_estimate one[WORDS], other[WORDS];
    lec_rate_ratios(&words, &design, one);
    for (size_t w = 0; w < WORDS; w++) {
        double a = 0, b = 0;
        for (size_t i = start[w]; i < start[w + 1]; i++) *(unit[i] % 2 == 0 ? &a : &b) += count[i];
        const double theta = log2(a / 3 / b);
        CHECK_TRUE(one[w].interval.low < theta && theta < one[w].interval.high, "holds the ratio");
        CHECK_TRUE(fabs(one[w].shrunken) <= fabs(theta) + 0.05, "shrunken towards 0");
        CHECK_TRUE(one[w].shrunken_interval.low < one[w].shrunken &&
                       one[w].shrunken < one[w].shrunken_interval.high,
                   "within its interval");
        if (w % 4 == 0) CHECK_TRUE(one[w].interval.low > 0 && one[w].shrunken > 0.5, "twice");
    }
    bool swapped[UNITS];
    for (size_t u = 0; u < UNITS; u++) swapped[u] = !units.is_target[u];
    design.is_target = swapped;
    design.threads = 2;
    lec_rate_ratios(&words, &design, other);
    for (size_t w = 0; w < WORDS; w++) {
        CHECK_NUMBER(one[w].interval.low, -other[w].interval.high, 1e-9, "ends change places");
        CHECK_NUMBER(one[w].shrunken, -other[w].shrunken, 1e-9, "the sign changes");
    }
}

/* "the" of a short briefing: 600 against 200 uses, in each exchange 60 and 20. P(X = a) far from
 * the data is smaller than any double. No bursts: the variance of theta is 1/600 + 1/200 nats^2, so
 * that the ends are 1.96 * .1178 = .231 bits from 0; t of the bursts' freedom widens them a little.
 */
static void test_frequent(void)
{
    const text units = text_new();
    const lec_ratio_design design = design_of(&units);
    uint32_t unit[UNITS], count[UNITS];
    for (uint32_t u = 0; u < UNITS; u++) {
        unit[u] = u;
        count[u] = u % 2 == 0 ? 60 : 20;
    }
    static const size_t start[] = {0, UNITS};
    const lec_cluster_counts words = {1, UNITS, start, unit, count};
    lec_ratio_estimate out;
    lec_rate_ratios(&words, &design, &out);
    CHECK_TRUE(out.interval.low < -0.22 && out.interval.low > -0.3, "low end");
    CHECK_TRUE(out.interval.high > 0.22 && out.interval.high < 0.3, "high end");
}

const lec_test lec_tests_rate_ratio[] = {
    {"frequent", test_frequent},
    {"few", test_few},
    {"many", test_many},
    {0},
};
