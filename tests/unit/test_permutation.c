/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/measure/permutation.h"

#include "core/arena.h"
#include "tests/support/check.h"

#define LENGTH(array) (sizeof(array) / sizeof *(array))

/* --- the statistic: words of the text of 3 December 2024 ---------------------------------------
 */

/* Answers (2,795 words) against journalists (852) as two clusters; the signed G2 is that of
 * ../shared/reference/keyness_SGanswers_vs_journalists.csv. */
static const size_t word_start[] = {0, 2, 3, 5, 6};
static const uint32_t word_cluster[] = {0, 1, 0, 0, 1, 1};
static const uint32_t word_count[] = {75, 4, 31, 22, 24, 6}; /* we, but, you, kind */
static const lec_cluster_counts words = {4, 2, word_start, word_cluster, word_count};
static const double word_g2[] = {20.210137625765636, 16.57736639805318, -18.093642573100297,
                                 -17.481360481583216};
static const uint32_t word_sizes[] = {2795, 852};

static void test_statistic(void)
{
    static const bool is_target[] = {true, false};
    lec_permutation_design design = {word_sizes,    is_target, NULL, LEC_PERMUTED_G2,
                                     LEC_TWO_SIDED, 1,         99,   1};
    lec_permutation_result results[4];
    lec_permutation_test(&words, &design, results);
    for (size_t i = 0; i < 4; i++) {
        CHECK_NUMBER(results[i].statistic, word_g2[i], 1e-11, "signed G2");
        CHECK_NUMBER(results[i].p, 1, 0, "with two clusters every relabelling is as extreme");
    }
    design.statistic = LEC_PERMUTED_DIFFERENCE;
    lec_permutation_test(&words, &design, results);
    CHECK_NUMBER(results[2].statistic, 22.0 / 2795 - 24.0 / 852, TOLERANCE_CLOSED_FORM, "rates");
}

/* --- p against all relabellings ----------------------------------------------------------------
 */

enum { CLUSTERS = 8, CELLS = 5 };

static const uint32_t table[CELLS][CLUSTERS] = {
    {9, 4, 6, 1, 0, 2, 0, 1}, /* much more in the first four */
    {2, 3, 1, 2, 3, 1, 2, 2}, /* even */
    {0, 0, 0, 0, 0, 0, 5, 0}, /* one burst */
    {1, 0, 0, 2, 4, 6, 3, 3}, /* more in the last four */
    {1, 1, 1, 0, 0, 0, 0, 0},
};
static const uint32_t sizes[CLUSTERS] = {120, 85, 97, 60, 110, 74, 130, 91};
static const bool first_four[CLUSTERS] = {true, true, true, true};
static const uint32_t pairs[CLUSTERS] = {7, 3, 900, 1, 7, 3, 900, 1}; /* c and c + 4 */

static lec_cluster_counts sparse(lec_arena *arena)
{
    size_t *start = lec_new(arena, size_t, CELLS + 1);
    uint32_t *cluster = lec_new(arena, uint32_t, sizeof table / sizeof **table);
    uint32_t *count = lec_new(arena, uint32_t, sizeof table / sizeof **table);
    size_t filled = 0;
    for (size_t cell = 0; cell < CELLS; cell++) {
        for (uint32_t c = 0; c < CLUSTERS; c++) {
            if (table[cell][c] == 0) continue;
            cluster[filled] = c;
            count[filled++] = table[cell][c];
        }
        start[cell + 1] = filled;
    }
    return (lec_cluster_counts){CELLS, CLUSTERS, start, cluster, count};
}

/* T of one cell when the clusters in the bit set `chosen` are the target's. */
static double extremeness(size_t cell, unsigned chosen, lec_alternative alternative)
{
    double a = 0, b = 0, c = 0, d = 0;
    for (size_t i = 0; i < CLUSTERS; i++) {
        const bool target = (chosen >> i & 1) != 0;
        *(target ? &a : &b) += table[cell][i];
        *(target ? &c : &d) += sizes[i];
    }
    const double difference = a / c - b / d;
    if (alternative == LEC_LESS) return -difference;
    return alternative == LEC_GREATER ? difference : fabs(difference);
}

/* Four clusters of eight; with strata, one of each pair. */
static bool is_relabelling(unsigned chosen, bool stratified)
{
    size_t count = 0;
    bool one_of_each_pair = true;
    for (unsigned i = 0; i < CLUSTERS; i++) count += chosen >> i & 1;
    for (unsigned i = 0; i < CLUSTERS / 2; i++)
        one_of_each_pair &= (chosen >> i & 1) != (chosen >> (i + 4) & 1);
    return count == 4 && (one_of_each_pair || !stratified);
}

/* The share of all relabellings in which the largest T of the cells that are not more extreme than
 * `cell` in the data (alone: of `cell` itself) reaches the T of `cell`. */
static double exact_p(size_t cell, bool alone, lec_alternative alternative, bool stratified)
{
    const unsigned data = 0x0F;
    const double observed = extremeness(cell, data, alternative) - 1e-12;
    double all = 0, reached = 0;
    for (unsigned chosen = 0; chosen < 1U << CLUSTERS; chosen++) {
        if (!is_relabelling(chosen, stratified)) continue;
        bool reaches = false;
        for (size_t other = 0; other < CELLS; other++)
            if (alone ? other == cell : extremeness(other, data, alternative) <= observed + 2e-12)
                reaches |= extremeness(other, chosen, alternative) >= observed;
        all++;
        reached += reaches;
    }
    return reached / all;
}

/* Step-down: never below the adjusted p of a more extreme cell. */
static double exact_maxt(size_t cell, lec_alternative alternative, bool stratified)
{
    double p = 0;
    for (size_t other = 0; other < CELLS; other++)
        if (extremeness(other, 0x0F, alternative) >= extremeness(cell, 0x0F, alternative))
            p = fmax(p, exact_p(other, false, alternative, stratified));
    return p;
}

/* The share of all cells in all relabellings that reach the T of `cell`. */
static double exact_pooled(size_t cell, lec_alternative alternative, bool stratified)
{
    const double observed = extremeness(cell, 0x0F, alternative) - 1e-12;
    double all = 0, reached = 0;
    for (unsigned chosen = 0; chosen < 1U << CLUSTERS; chosen++) {
        if (!is_relabelling(chosen, stratified)) continue;
        for (size_t other = 0; other < CELLS; other++)
            reached += extremeness(other, chosen, alternative) >= observed;
        all += CELLS;
    }
    return reached / all;
}

static void test_against_all_relabellings(void)
{
    enum { PERMUTATIONS = 20000 };
    lec_arena *arena = lec_arena_new();
    const lec_cluster_counts cells = sparse(arena);
    for (int alternative = 0; alternative <= LEC_LESS; alternative++) {
        for (int stratified = 0; stratified < 2; stratified++) {
            const lec_alternative side = (lec_alternative)alternative;
            const lec_permutation_design design = {sizes,
                                                   first_four,
                                                   stratified ? pairs : NULL,
                                                   LEC_PERMUTED_DIFFERENCE,
                                                   side,
                                                   8,
                                                   PERMUTATIONS,
                                                   2};
            lec_permutation_result results[CELLS];
            lec_permutation_test(&cells, &design, results);
            for (size_t cell = 0; cell < CELLS; cell++) {
                const double p = exact_p(cell, true, side, stratified);
                const double maxt = exact_maxt(cell, side, stratified);
                const double error = 2.0 / PERMUTATIONS; /* of the 1 that is added */
                CHECK_TRUE(fabs(results[cell].p - p) <=
                               4 * sqrt(p * (1 - p) / PERMUTATIONS) + error,
                           "p within 4 standard errors");
                CHECK_TRUE(fabs(results[cell].p_maxt - maxt) <=
                               4 * sqrt(maxt * (1 - maxt) / PERMUTATIONS) + error,
                           "p_maxt within 4 standard errors");
                /* cells of one permutation go together: the error of a share of permutations */
                const double pooled = exact_pooled(cell, side, stratified);
                CHECK_TRUE(fabs(results[cell].p_pooled - pooled) <=
                               4 * sqrt(pooled * (1 - pooled) / PERMUTATIONS) + error,
                           "p_pooled within 4 standard errors");
            }
        }
    }
    /* by hand: of the 70 relabellings 5 put the three words into the target, and its size is
     * smallest, the rate largest, when the fourth cluster is that of 60 words: the data */
    CHECK_NUMBER(exact_p(4, true, LEC_GREATER, false), 1.0 / 70, TOLERANCE_CLOSED_FORM, "1/70");
    lec_arena_free(arena);
}

/* --- properties --------------------------------------------------------------------------------
 */

static bool same_bytes(const void *one, const void *other, size_t size)
{
    return memcmp(one, other, size) == 0;
}

static void test_threads_and_swapping(void)
{
    bool last_four[CLUSTERS];
    for (size_t c = 0; c < CLUSTERS; c++) last_four[c] = !first_four[c];
    lec_arena *arena = lec_arena_new();
    const lec_cluster_counts cells = sparse(arena);
    for (int statistic = 0; statistic <= LEC_PERMUTED_DIFFERENCE; statistic++) {
        lec_permutation_design design = {
            sizes, first_four, NULL, (lec_permuted_statistic)statistic, LEC_TWO_SIDED, 5, 777, 1};
        lec_permutation_result one[CELLS], other[CELLS];
        lec_permutation_test(&cells, &design, one);
        for (design.threads = 2; design.threads <= 7; design.threads++) {
            lec_permutation_test(&cells, &design, other);
            CHECK_TRUE(same_bytes(one, other, sizeof one), "the same bytes with any threads");
        }
        design.is_target = last_four;
        lec_permutation_test(&cells, &design, other);
        for (size_t cell = 0; cell < CELLS; cell++) {
            CHECK_NUMBER(other[cell].statistic, -one[cell].statistic, 0, "the sign flips");
            CHECK_NUMBER(other[cell].p, one[cell].p, 0, "p does not");
            CHECK_NUMBER(other[cell].p_maxt, one[cell].p_maxt, 0, "nor the adjusted p");
        }
    }
    lec_arena_free(arena);
}

static void test_nothing_to_permute(void)
{
    static const bool none[CLUSTERS] = {false};
    static const uint32_t alone[CLUSTERS] = {0, 1, 2, 3, 4, 5, 6, 7};
    static const size_t no_cells[] = {0};
    lec_arena *arena = lec_arena_new();
    const lec_cluster_counts cells = sparse(arena);
    lec_permutation_design design = {sizes, none, NULL, LEC_PERMUTED_G2, LEC_TWO_SIDED, 1, 50, 2};
    lec_permutation_result results[CELLS];
    lec_permutation_test(&cells, &design, results);
    for (size_t cell = 0; cell < CELLS; cell++) {
        CHECK_NUMBER(results[cell].statistic, 0, 0, "an empty target");
        CHECK_NUMBER(results[cell].p, 1, 0, "an empty target");
    }
    design.is_target = first_four;
    design.stratum = alone;
    lec_permutation_test(&cells, &design, results);
    for (size_t cell = 0; cell < CELLS; cell++) {
        CHECK_NUMBER(results[cell].p, 1, 0, "strata of one cluster");
        CHECK_NUMBER(results[cell].p_maxt, 1, 0, "strata of one cluster");
    }
    lec_permutation_test(&(lec_cluster_counts){0, CLUSTERS, no_cells, NULL, NULL}, &design, NULL);
    lec_permutation_test(&(lec_cluster_counts){0, 0, no_cells, NULL, NULL}, &design, NULL);
    lec_arena_free(arena);
}

const lec_test lec_tests_permutation[] = {
    {"statistic", test_statistic},
    {"against_all_relabellings", test_against_all_relabellings},
    {"threads_and_swapping", test_threads_and_swapping},
    {"nothing_to_permute", test_nothing_to_permute},
    {0},
};
