/* SPDX-License-Identifier: GPL-3.0-or-later
 * null.c -- how often keyness finds a key word where there is none to find.
 *
 * The exchanges of one conference are split in two at random, again and again. The halves differ by
 * chance alone, so that any key word is a false alarm; a test that keeps its promise at 0.05 finds
 * none in 95 of 100 splits. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "analysis/measure/association.h"
#include "analysis/measure/multiple_tests.h"
#include "analysis/measure/permutation.h"
#include "analysis/measure/random.h"
#include "analysis/view/compared_groups.h"
#include "analysis/view/item_counts.h"
#include "analysis/view/items.h"
#include "io/read.h"
#include "io/study/study.h"

enum { FEWEST_EXCHANGES = 8, PERMUTATIONS = 2000, CRITERIA = 5, FREQUENT = 5 };

/* What could be called a key word: below 0.05 in one of these. The first is the column q. */
static const char *const criteria[CRITERIA] = {
    "`q`", "`q` of `--test g2`", "the same, words used 5 times or more",
    "adjusted plain `permutation_p`", "`--permutation maxt`"};

/* Splits without a key word, by criterion. */
typedef struct {
    size_t none[CRITERIA], splits;
} tally;

/* The turns of the exchanges with in_target[exchange] == side. */
static lec_selection select_half(const lec_context *context, const bool *in_target, bool side)
{
    const lec_corpus *corpus = context->corpus;
    uint32_t *turns = lec_new(context->arena, uint32_t, corpus->turn_count);
    lec_selection half = {.text = side ? "one half" : "other half", .turns = turns};
    for (uint32_t t = 0; t < corpus->turn_count; t++) {
        const uint32_t exchange = corpus->turn_exchange[t];
        if (exchange == LEC_NONE || in_target[exchange] != side) continue;
        turns[half.turn_count++] = t;
        half.token_count += corpus->turn_start[t + 1] - corpus->turn_start[t];
    }
    return half;
}

/* log10 of the p-value that a criterion looks at; NaN where it does not look at the word. */
static double log10_p_of(size_t criterion, const lec_permutation_result *word, uint64_t count)
{
    const double of_g2 = lec_log10_p_chi2_1df(fabs(word->statistic));
    switch (criterion) {
    case 0:
        return log10(word->p_pooled);
    case 1:
        return of_g2;
    case 2:
        return count >= FREQUENT ? of_g2 : NAN;
    case 3:
        return log10(word->p);
    default:
        return log10(word->p_maxt); /* adjusted as it is */
    }
}

static void count_false_alarms(const lec_permutation_result *words, const lec_item_counts *counts,
                               lec_arena *arena, tally *sum)
{
    const size_t count = counts->clusters.cell_count;
    double *log10_p = lec_new(arena, double, count);
    sum->splits++;
    for (size_t criterion = 0; criterion < CRITERIA; criterion++) {
        for (size_t i = 0; i < count; i++)
            log10_p[i] = log10_p_of(criterion, &words[i], counts->total[i]);
        if (criterion + 1 < CRITERIA)
            lec_adjust_log10_p(LEC_ADJUST_BH, log10_p, count, arena, log10_p);
        bool any = false;
        for (size_t i = 0; i < count; i++) any = any || log10_p[i] < log10(0.05);
        sum->none[criterion] += any ? 0 : 1;
    }
}

/* The permutation test that keyness makes, without the rest of it. */
static void test_words(const lec_context *context, const lec_items *items,
                       const lec_compared_groups *groups, tally *sum)
{
    const lec_exchangeable_clusters clusters = lec_exchangeable_clusters_make(context, groups);
    const lec_item_counts counts =
        lec_count_tokens(context, &clusters.both, items->token_item, items->item_count);
    lec_permutation_result *words =
        lec_new(context->arena, lec_permutation_result, counts.clusters.cell_count);
    const lec_permutation_design design = {.size = clusters.size,
                                           .is_target = clusters.is_target,
                                           .stratum = clusters.stratum,
                                           .statistic = LEC_PERMUTED_G2,
                                           .alternative = LEC_TWO_SIDED,
                                           .seed = context->common->seed,
                                           .permutations = PERMUTATIONS};
    lec_permutation_test(&counts.clusters, &design, words);
    count_false_alarms(words, &counts, context->arena, sum);
}

/* One random split of the exchanges of a corpus of one conference. */
static lec_status split_once(const lec_corpus *corpus, const lec_study *study, uint32_t split,
                             tally *sum, lec_error *error)
{
    lec_arena *arena = lec_arena_new();
    const lec_common common = lec_common_defaults;
    lec_context context;
    lec_items items;
    lec_compared_groups groups;
    lec_status status = lec_context_open(corpus, study, &common, arena, &context, error);
    if (status == LEC_OK) status = lec_items_make(&context, &items, error);
    uint32_t *order = lec_new(arena, uint32_t, corpus->exchange_count);
    bool *in_target = lec_new(arena, bool, corpus->exchange_count);
    for (uint32_t e = 0; e < corpus->exchange_count; e++) order[e] = e;
    lec_random_shuffle((lec_random_key){common.seed, LEC_STREAM_SIMULATION, split}, 0,
                       corpus->exchange_count, order);
    for (size_t e = 0; e < corpus->exchange_count / 2; e++) in_target[order[e]] = true;
    if (status == LEC_OK) {
        const lec_selection target = select_half(&context, in_target, true);
        const lec_selection reference = select_half(&context, in_target, false);
        status = lec_compared_groups_of(&context, &target, &reference, &groups, error);
    }
    if (status == LEC_OK) test_words(&context, &items, &groups, sum);
    lec_arena_free(arena);
    return status;
}

static lec_status study_conference(const lec_corpus *all, uint32_t conference,
                                   const lec_study *study, uint32_t splits, tally *sum,
                                   lec_error *error)
{
    lec_arena *arena = lec_arena_new();
    bool *keep = lec_new(arena, bool, all->turn_count);
    for (uint32_t t = all->conference_turn[conference]; t < all->conference_turn[conference + 1];
         t++)
        keep[t] = true;
    const lec_corpus *corpus = lec_corpus_select(arena, all, keep);
    lec_status status = LEC_OK;
    tally own = {0};
    if (corpus->exchange_count >= FEWEST_EXCHANGES) {
        for (uint32_t s = 0; s < splits && status == LEC_OK; s++)
            status = split_once(corpus, study, s, &own, error);
        printf("| %s | %zu | %zu |", all->conference[conference].name, corpus->exchange_count,
               corpus->token_count);
        fflush(stdout);
        for (size_t c = 0; c < CRITERIA; c++) {
            printf(" %.1f |", 100.0 * (double)own.none[c] / (double)splits);
            sum->none[c] += own.none[c];
        }
        printf("\n");
        sum->splits += own.splits;
    }
    lec_arena_free(arena);
    return status;
}

int main(int argc, char **argv)
{
    const long splits = argc > 2 ? strtol(argv[1], NULL, 10) : 0;
    if (splits < 1 || splits > INT32_MAX) {
        fprintf(stderr, "usage: lectern_null SPLITS PATH...\n");
        return 2;
    }
    lec_arena *arena = lec_arena_new();
    lec_error error = {""};
    lec_readings readings;
    tally sum = {0};
    const lec_study *study = NULL;
    const lec_read_options options = {0};
    lec_status status = lec_study_read(NULL, arena, &study, &error);
    if (status == LEC_OK)
        status = lec_read((const char *const *)argv + 2, (size_t)argc - 2, study, &options, arena,
                          &readings, &error);
    printf(
        "%ld splits of each conference with %d exchanges or more, %d permutations each; per cent "
        "of the splits without a key word.\n\n| conference | exchanges | words |",
        splits, FEWEST_EXCHANGES, PERMUTATIONS);
    for (size_t c = 0; c < CRITERIA; c++) printf(" %s |", criteria[c]);
    printf("\n|---|---:|---:|---:|---:|---:|---:|---:|\n");
    for (uint32_t c = 0; status == LEC_OK && c < readings.corpus->conference_count; c++)
        status = study_conference(readings.corpus, c, study, (uint32_t)splits, &sum, &error);
    printf("| all | | |");
    for (size_t c = 0; c < CRITERIA; c++)
        printf(" %.1f |", 100.0 * (double)sum.none[c] / (double)sum.splits);
    printf("\n");
    lec_arena_free(arena);
    if (status != LEC_OK) fprintf(stderr, "lectern_null: %s\n", error.message);
    return (int)status;
}
