/* SPDX-License-Identifier: GPL-3.0-or-later
 * A dictionary against people, calculated by hand. */
#include "analysis/measure/validation.h"

#include "core/random.h"
#include "tests/support/check.h"

/* Two strata: of 20 units with a hit 4 are drawn (weight 5), of 100 without 5 (weight 20). People
 * find it in 3 of the 4 and in 1 of the 5. */
static const double truth[] = {1, 1, 1, 0, 1, 0, 0, 0, 0};
static const bool hit[] = {true, true, true, true, false, false, false, false, false};
static const double weight[] = {5, 5, 5, 5, 20, 20, 20, 20, 20};
static const uint32_t stratum[] = {0, 0, 0, 0, 1, 1, 1, 1, 1};

static lec_validation example(void)
{
    return (lec_validation){.truth = truth,
                            .hit = hit,
                            .weight = weight,
                            .stratum = stratum,
                            .count = 9,
                            .stratum_count = 2,
                            .hit_share = 20.0 / 120};
}

static lec_estimate measured(const lec_validation *of, lec_validity measure, size_t *units)
{
    lec_arena *arena = lec_arena_new();
    const lec_estimate made = lec_validity_of(of, measure, 0.95, arena, units);
    lec_arena_free(arena);
    return made;
}

static void test_measures(void)
{
    const lec_validation of = example();
    size_t units;
    CHECK_NUMBER(measured(&of, LEC_PRECISION, &units).value, 0.75, 1e-12, "3 of 4");
    CHECK_COUNT(units, 4, "hits");
    CHECK_NUMBER(measured(&of, LEC_RECALL, &units).value, 15.0 / 35, 1e-12, "15 of 15 + 20");
    CHECK_COUNT(units, 4, "those that have it");
    CHECK_NUMBER(measured(&of, LEC_F1, &units).value, 30.0 / 55, 1e-12, "2 * 15 / (20 + 35)");
    CHECK_NUMBER(measured(&of, LEC_RATE, &units).value, 35.0 / 120, 1e-12, "35 of 120");
    CHECK_NUMBER(measured(&of, LEC_RATE_CORRECTED, &units).value, 35.0 / 120, 1e-12,
                 "strata are hits: the same");
}

/* The variance of a stratified mean, textbook: sum of W^2 (1 - f) s^2 / n with W = 1/6, 5/6, f =
 * .2, .05, s^2 = .25, .2 (Cochran 1977, 5.6); t with 9 - 2 degrees of freedom 2.36462425, on the
 * logit scale. */
static void test_interval(void)
{
    const lec_validation of = example();
    size_t units;
    const double r = 35.0 / 120;
    const double sd = sqrt(1.0 / 36 * 0.8 * 0.25 / 4 + 25.0 / 36 * 0.95 * 0.2 / 5);
    const double half = 2.364624252 * sd / (r * (1 - r));
    const lec_estimate rate = measured(&of, LEC_RATE, &units);
    CHECK_NUMBER(rate.low, 1 / (1 + exp(-(log(r / (1 - r)) - half))), 1e-8, "low");
    CHECK_NUMBER(rate.high, 1 / (1 + exp(-(log(r / (1 - r)) + half))), 1e-8, "high");
}

/* A sample that was not divided by hits: the hits of all units correct it. H = .5 although 4 of 9
 * have one: .5 * 3/4 + .5 * 1/5. */
static void test_corrected(void)
{
    static const double ones[] = {1, 1, 1, 1, 1, 1, 1, 1, 1};
    static const uint32_t none[9] = {0};
    lec_validation of = example();
    of.weight = ones;
    of.stratum = none;
    of.stratum_count = 1;
    of.hit_share = 0.5;
    size_t units;
    CHECK_NUMBER(measured(&of, LEC_RATE, &units).value, 4.0 / 9, 1e-12, "as the sample has it");
    CHECK_NUMBER(measured(&of, LEC_RATE_CORRECTED, &units).value, 0.475, 1e-12, "corrected");
}

/* All hits are right: the low end of Clopper & Pearson for 4 of 4, .025^(1/4) = .3976 (any table);
 * half a coder says so: 1/2. Nobody has coded it: nothing. */
static void test_ends(void)
{
    static const double all[] = {1, 1, 1, 1, 0, 0, 0, 0, 0};
    static const double halves[] = {0.5, 0.5, 0.5, 0.5, NAN, NAN, NAN, NAN, NAN};
    lec_validation of = example();
    size_t units;
    of.truth = all;
    const lec_estimate precision = measured(&of, LEC_PRECISION, &units);
    CHECK_NUMBER(precision.value, 1, 0, "all right");
    CHECK_NUMBER(precision.low, 0.3976, 0.00005, "4 of 4");
    CHECK_NUMBER(precision.high, 1, 0, "high");
    of.truth = halves;
    CHECK_NUMBER(measured(&of, LEC_PRECISION, &units).value, 0.5, 1e-12, "coders in two minds");
    of.truth = halves + 4;
    of.count = 5;
    CHECK_TRUE(isnan(measured(&of, LEC_PRECISION, &units).value), "not coded");
}

/* How often the interval of the recall holds the truth: texts of 2,000 units of which 300 have it,
 * a dictionary that finds 70 % of them and 6 % of the others; 60 units drawn of each stratum, 400
 * samples. */
static void test_coverage(void)
{
    enum { UNITS = 2000, DRAWN = 60, SAMPLES = 400 };
    static uint32_t with[UNITS], without[UNITS];
    size_t hits = 0, others = 0;
    double right = 0, held = 0;
    double uniform[UNITS];
    lec_random_uniform((lec_random_key){5, LEC_STREAM_SIMULATION, 0}, 0, UNITS, uniform);
    for (uint32_t u = 0; u < UNITS; u++) {
        const bool found = uniform[u] < (u < 300 ? 0.7 : 0.06);
        right += found && u < 300;
        if (found)
            with[hits++] = u;
        else
            without[others++] = u;
    }
    for (uint32_t sample = 0; sample < SAMPLES; sample++) {
        double says[2 * DRAWN], stands[2 * DRAWN];
        bool found[2 * DRAWN];
        uint32_t of_stratum[2 * DRAWN];
        const lec_random_key key = {5, LEC_STREAM_SAMPLE, sample};
        lec_random_shuffle(key, 0, hits, with);
        lec_random_shuffle(key, UNITS, others, without);
        for (uint32_t i = 0; i < 2 * DRAWN; i++) {
            found[i] = i < DRAWN;
            of_stratum[i] = found[i];
            says[i] = (found[i] ? with[i] : without[i - DRAWN]) < 300;
            stands[i] = (double)(found[i] ? hits : others) / DRAWN;
        }
        const lec_validation of = {says, found, stands, of_stratum, NULL, (size_t)2 * DRAWN,
                                   2,    NAN};
        size_t units;
        const lec_estimate recall = measured(&of, LEC_RECALL, &units);
        held += recall.low <= right / 300 && right / 300 <= recall.high;
    }
    CHECK_TRUE(held >= 0.92 * SAMPLES, "in 92 % or more");
    CHECK_TRUE(held <= 0.99 * SAMPLES, "and not in all");
}

const lec_test lec_tests_validation[] = {{"measures", test_measures},   {"interval", test_interval},
                                         {"corrected", test_corrected}, {"ends", test_ends},
                                         {"coverage", test_coverage},   {0}};
