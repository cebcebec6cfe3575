/* SPDX-License-Identifier: GPL-3.0-or-later
 * Upper ends for what does not occur. Burstiness by hand, ends by R's uniroot. */
#include "analysis/measure/absence.h"

#include <math.h>

#include "tests/support/check.h"

static const double size[] = {100, 50, 150}; /* Q = (100^2 + 50^2 + 150^2) / 300^2 = 7/18 */

/* counts 2 0 1, 0 0 2, 1 1 0; used once or 12 times they do not count: D = (2 + 2 + 0) / (6 + 2 +
 * 2), 1 / k = (.4 - 7/18) / (7/18 * .6) = 1/21 */
static void test_burstiness(void)
{
    static const size_t start[] = {0, 2, 3, 5, 6, 8};
    static const uint32_t cluster[] = {0, 2, 2, 0, 1, 0, 0, 2};
    static const uint32_t count[] = {2, 1, 2, 1, 1, 1, 6, 6};
    const lec_cluster_counts cells = {5, 3, start, cluster, count};
    CHECK_NUMBER(lec_burstiness(&cells, size), 1.0 / 21, 1e-14, "by hand");
    const lec_cluster_counts even = {1, 3, (const size_t[]){0, 2}, (const uint32_t[]){0, 1},
                                     (const uint32_t[]){1, 1}};
    CHECK_NUMBER(lec_burstiness(&even, size), 0, 0, "more even than chance: not bursty");
    const lec_cluster_counts together = {1, 3, (const size_t[]){0, 1}, (const uint32_t[]){0},
                                         (const uint32_t[]){2}};
    CHECK_TRUE(isnan(lec_burstiness(&together, size)), "each word in one cluster only");
    const lec_cluster_counts none = {0, 3, (const size_t[]){0}, NULL, NULL};
    CHECK_TRUE(isnan(lec_burstiness(&none, size)), "no words");
}

static void test_ends(void)
{
    CHECK_NUMBER(lec_absence_end(size, 3, 0, 0.95), 0.0122962648470465, 1e-15,
                 "Garwood: -ln(.025) / 300");
    CHECK_NUMBER(lec_absence_end(size, 3, 1.0 / 21, 0.95), 0.0127239829243407, 1e-12, "R");
    CHECK_NUMBER(lec_absence_end(size, 3, 0.5, 0.95), 0.0176913187487954, 1e-12, "R");
    CHECK_NUMBER(lec_absence_end(size, 3, 2, 0.95), 0.0583162195084016, 1e-12, "R");
    CHECK_TRUE(isnan(lec_absence_end(size, 3, NAN, 0.95)), "burstiness unknown");
    CHECK_TRUE(isnan(lec_absence_end(size, 0, 0, 0.95)), "nothing was said");
}

const lec_test lec_tests_absence[] = {
    {"burstiness", test_burstiness},
    {"ends", test_ends},
    {0},
};
