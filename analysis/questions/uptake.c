/* SPDX-License-Identifier: GPL-3.0-or-later
 * uptake.c -- how much of the questions is in their answers, and more than in other answers of the
 * same conference?
 *
 *   uptake    mean over exchanges of the recall of the question's terms in its answer
 *   expected  the same if every answer were as likely to go with every question of its conference
 *
 * The test deals the answers of a conference out among its questions. Its statistic is (sum of the
 * recalls - mean) / standard deviation, both over all deals (Hoeffding 1951), so that conferences
 * of any length compare. In conferences of more than MOST_DEALT exchanges answers change places
 * within runs of so many. */
#include "analysis/view/uptake.h"

#include <math.h>
#include <string.h>

#include "analysis/measure/cluster_mean.h"
#include "analysis/measure/null_engine.h"
#include "analysis/view/columns.h"
#include "core/parallel.h"
#include "core/random.h"

enum { MOST_DEALT = 500 };

#define RECALL_SOURCE "Demszky et al. 2021, doi:10.18653/v1/2021.acl-long.130"

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE_BY,
    {"exchanges", LEC_COUNT, "exchanges with words on both sides, of which the rest tells",
     "exchanges", NULL, NULL},
    {"unanswered", LEC_COUNT, "exchanges without a word of answer", "exchanges", NULL, NULL},
    {"uptake", LEC_NUMBER,
     "share of the terms of a question that are in its answer, rare terms weighing more; mean of "
     "the exchanges",
     NULL, "mean of sum of w(shared) / sum of w(asked), w = log((N + 1) / (df + 1/2)) over N sides",
     RECALL_SOURCE},
    LEC_COLUMN_LOW("uptake", NULL),
    LEC_COLUMN_HIGH("uptake", NULL),
    {"precision", LEC_NUMBER, "share of the terms of an answer that are in its question, weighted",
     NULL, "mean of sum of w(shared) / sum of w(answered)", NULL},
    LEC_COLUMN_LOW("precision", NULL),
    LEC_COLUMN_HIGH("precision", NULL),
    {"jaccard", LEC_NUMBER, "share of the terms of both that both have, weighted", NULL,
     "mean of sum of w(shared) / sum of w(either)", RECALL_SOURCE},
    LEC_COLUMN_LOW("jaccard", NULL),
    LEC_COLUMN_HIGH("jaccard", NULL),
    {"first_sentence", LEC_NUMBER, "uptake by the first sentence of the answer alone", NULL, NULL,
     NULL},
    LEC_COLUMN_LOW("first_sentence", NULL),
    LEC_COLUMN_HIGH("first_sentence", NULL),
    {"expected", LEC_NUMBER,
     "uptake by an answer of the same conference taken by chance; conferences of one exchange say "
     "nothing of it",
     NULL, "mean over all pairs of a question and an answer of one conference", NULL},
    {"excess", LEC_NUMBER, "what the own answer takes up beyond that", NULL,
     "mean over exchanges of uptake - expected", NULL},
    LEC_COLUMN_LOW("excess", NULL),
    LEC_COLUMN_HIGH("excess", NULL),
    {"log10_p", LEC_NUMBER,
     "log10 of how often answers dealt out among the questions of their conference fit as well; "
     "empty where there is one exchange",
     NULL, "one-sided permutation test", "Phipson & Smyth 2010; Hoeffding 1951"},
    LEC_COLUMN_LOG10_Q("log10_q", "p"),
    LEC_COLUMN_Q("q", "p"),
    LEC_COLUMN_CLUSTERS,
    LEC_COLUMN_DOUBT("uptake"),
    LEC_COLUMN_POOLED,
    {0},
};

static const lec_family families[] = {
    {"pooled", NULL, NULL, "log10_q", "q", "Tusher, Tibshirani & Chu 2001"}, {0}};

static const lec_doubtful_column with_intervals[] = {
    {"uptake", LEC_SCALE_LOGIT, NULL, false},  {"precision", LEC_SCALE_LOGIT, NULL, false},
    {"jaccard", LEC_SCALE_LOGIT, NULL, false}, {"first_sentence", LEC_SCALE_LOGIT, NULL, false},
    {"excess", LEC_SCALE_LINEAR, NULL, false}, {0},
};

static const lec_chart charts[] = {
    {.name = "uptake",
     .shape = LEC_CHART_BARS,
     .title = "How much more of its question an answer takes up than another answer would",
     .note = "0: no more than an answer taken by chance from the same conference",
     .axis = "share of the question's terms (weighted) beyond chance",
     .label = "conference",
     .value = "excess",
     .low = "excess_low",
     .high = "excess_high",
     .found_by = "q",
     .in_order = true},
    {0},
};

/* --- what could have been answered instead ---------------------------------------------------- */

/* A run of exchanges of one conference: recall[i * n + j] of question i in answer j. */
typedef struct {
    uint32_t conference;
    const uint32_t *exchange; /* [n] index */
    uint32_t n;
    const double *recall;
    lec_deal_moments moments;
} run_of_exchanges;

typedef struct {
    const run_of_exchanges *items;
    size_t count;
} runs;

static run_of_exchanges measure_run(const lec_uptake *uptake, const uint32_t *exchange, uint32_t n,
                                    lec_arena *arena)
{
    double *recall = lec_new(arena, double, (size_t)n *n);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            recall[i * n + j] = lec_term_overlap_of(uptake->asked[exchange[i]],
                                                    uptake->answered[exchange[j]], uptake->weight)
                                    .recall;
    return (run_of_exchanges){
        .exchange = exchange, .n = n, .recall = recall, .moments = lec_deals_of(recall, n)};
}

static bool has_both_sides(const lec_exchange *of)
{
    return of->words_asked > 0 && of->words_answered > 0;
}

static runs find_runs(const lec_exchanges *exchanges, const lec_uptake *uptake, lec_arena *arena)
{
    LEC_ARRAY(run_of_exchanges) found = {0};
    uint32_t *kept = lec_new(arena, uint32_t, exchanges->count);
    for (uint32_t e = 0; e < exchanges->count;) {
        const uint32_t conference = exchanges->items[e].conference;
        uint32_t n = 0;
        for (;
             e < exchanges->count && exchanges->items[e].conference == conference && n < MOST_DEALT;
             e++)
            if (has_both_sides(&exchanges->items[e])) kept[n++] = e;
        if (n == 0) continue;
        run_of_exchanges run = measure_run(uptake, kept, n, arena);
        run.conference = conference;
        LEC_PUSH(arena, found, run);
        kept += n;
    }
    return (runs){found.items, found.count};
}

/* --- rows ------------------------------------------------------------------------------------ */

typedef struct {
    const lec_group *group;
    lec_exchanges_in_group in;
    const bool *has_run;           /* [runs] */
    double expected_sum, variance; /* of the sum of the recalls over all deals */
} row;

typedef struct {
    const lec_context *context;
    const lec_exchanges *exchanges;
    const lec_uptake *uptake;
    runs all;
    const double *expected; /* [exchanges] mean recall over the answers of its run */
    row *rows;
    size_t row_count;
    uint32_t *deal;  /* [threads * exchanges] scratch */
    double *run_sum; /* [threads * runs] scratch */
} study;

/* What is expected of each exchange: the mean of its row in the run. */
static const double *expect(const study *of)
{
    double *expected = lec_new(of->context->arena, double, of->exchanges->count);
    for (size_t r = 0; r < of->all.count; r++) {
        const run_of_exchanges *run = &of->all.items[r];
        for (size_t i = 0; i < run->n; i++) {
            double sum = 0;
            for (size_t j = 0; j < run->n; j++) sum += run->recall[i * run->n + j];
            expected[run->exchange[i]] = run->n > 1 ? sum / (double)run->n : (double)NAN;
        }
    }
    return expected;
}

static row make_row(const study *of, const lec_group *group)
{
    lec_arena *arena = of->context->arena;
    bool *has_run = lec_new(arena, bool, of->all.count);
    row made = {group, lec_exchanges_in(of->exchanges, group, arena), has_run, 0, 0};
    bool *holds = lec_new(arena, bool, of->exchanges->corpus->conference_count);
    for (size_t i = 0; i < made.in.count; i++)
        holds[of->exchanges->items[made.in.index[i]].conference] = true;
    for (size_t r = 0; r < of->all.count; r++) {
        has_run[r] = holds[of->all.items[r].conference];
        if (!has_run[r]) continue;
        made.expected_sum += of->all.items[r].moments.mean;
        made.variance += of->all.items[r].moments.variance;
    }
    return made;
}

/* --- the test -------------------------------------------------------------------------------- */

/* The studentised sums of recalls of all rows, from those of the runs. */
static void put_statistics(const study *of, const double *run_sum, double *statistic)
{
    for (size_t r = 0; r < of->row_count; r++) {
        double sum = -of->rows[r].expected_sum;
        for (size_t k = 0; k < of->all.count; k++)
            if (of->rows[r].has_run[k]) sum += run_sum[k];
        statistic[r] = of->rows[r].variance > 0 ? sum / sqrt(of->rows[r].variance) : (double)NAN;
    }
}

static double sum_of_deal(const run_of_exchanges *run, const uint32_t *deal)
{
    double sum = 0;
    for (size_t i = 0; i < run->n; i++) sum += run->recall[i * run->n + deal[i]];
    return sum;
}

static void deal_answers(uint32_t replicate, size_t thread, void *state, double *statistic)
{
    const study *of = state;
    uint32_t *deal = of->deal + thread * of->exchanges->count;
    double *run_sum = of->run_sum + thread * of->all.count;
    const lec_random_key key = {of->context->common->seed, LEC_STREAM_PERMUTATION, replicate};
    uint32_t drawn = 0;
    for (size_t r = 0; r < of->all.count; r++) {
        const run_of_exchanges *run = &of->all.items[r];
        for (uint32_t i = 0; i < run->n; i++) deal[i] = i;
        lec_random_shuffle(key, drawn, run->n, deal);
        drawn += run->n;
        run_sum[r] = sum_of_deal(run, deal);
    }
    put_statistics(of, run_sum, statistic);
}

static void test_rows(study *of, lec_null_result *results)
{
    lec_arena *arena = of->context->arena;
    const size_t threads = lec_thread_count(of->context->common->threads);
    double *observed = lec_new(arena, double, of->row_count);
    uint32_t *family = lec_new(arena, uint32_t, of->row_count);
    uint32_t *as_it_is = lec_new(arena, uint32_t, of->exchanges->count);
    of->deal = lec_new(arena, uint32_t, threads * of->exchanges->count);
    of->run_sum = lec_new(arena, double, threads * of->all.count + 1);
    for (uint32_t i = 0; i < of->exchanges->count; i++) as_it_is[i] = i;
    for (size_t r = 0; r < of->all.count; r++)
        of->run_sum[r] = sum_of_deal(&of->all.items[r], as_it_is);
    put_statistics(of, of->run_sum, observed);
    for (size_t r = 0; r < of->row_count; r++)
        family[r] = strcmp(of->rows[r].group->conference, "all") == 0;
    lec_null_test(&(lec_null_design){.row_count = of->row_count,
                                     .observed = observed,
                                     .family = family,
                                     .arrange = deal_answers,
                                     .state = of,
                                     .replicates = of->context->common->replicates,
                                     .alternative = LEC_GREATER,
                                     .threads = of->context->common->threads},
                  results);
}

/* --- the table ------------------------------------------------------------------------------- */

static void put_estimate(lec_table *table, lec_estimate estimate)
{
    lec_table_put_number(table, estimate.value);
    lec_table_put_number(table, estimate.low);
    lec_table_put_number(table, estimate.high);
}

enum { RECALL, PRECISION, JACCARD, FIRST_SENTENCE, EXPECTED, EXCESS, VALUES };

/* The values of the row's exchanges with both sides; the clusters of these. */
static lec_clustered_values values_of(const study *of, const row *at, double *value[VALUES])
{
    const lec_uptake *uptake = of->uptake;
    uint32_t *cluster = lec_new(of->context->arena, uint32_t, at->in.count);
    size_t count = 0;
    for (int v = 0; v < VALUES; v++) value[v] = lec_new(of->context->arena, double, at->in.count);
    for (size_t i = 0; i < at->in.count; i++) {
        const uint32_t e = at->in.index[i];
        if (!has_both_sides(&of->exchanges->items[e])) continue;
        const lec_term_overlap all =
            lec_term_overlap_of(uptake->asked[e], uptake->answered[e], uptake->weight);
        value[RECALL][count] = all.recall;
        value[PRECISION][count] = all.precision;
        value[JACCARD][count] = all.jaccard;
        value[FIRST_SENTENCE][count] =
            lec_term_overlap_of(uptake->asked[e], uptake->first_sentence[e], uptake->weight).recall;
        value[EXPECTED][count] = of->expected[e];
        value[EXCESS][count] = all.recall - of->expected[e];
        cluster[count++] = at->in.cluster[i];
    }
    return (lec_clustered_values){NULL, cluster, count, at->in.cluster_count};
}

static void put_row(const study *of, const row *at, const lec_null_result *result, lec_table *table)
{
    const lec_context *context = of->context;
    double *value[VALUES];
    lec_clustered_values values = values_of(of, at, value);
    size_t clusters = 0;
    lec_table_put_text(table, at->group->conference);
    lec_table_put_count(table, values.count);
    lec_table_put_count(table, at->in.count - values.count);
    for (int v = 0; v < VALUES; v++) {
        values.value = value[v];
        const lec_estimate mean = lec_cluster_mean(
            values, v == EXCESS ? LEC_SCALE_LINEAR : LEC_SCALE_LOGIT, context->common->level,
            context->arena, v == RECALL ? &clusters : NULL);
        if (v == EXPECTED)
            lec_table_put_number(table, mean.value);
        else
            put_estimate(table, mean);
    }
    lec_table_put_number(table, result->p);
    lec_table_put_number(table, result->q);
    lec_table_put_number(table, NAN); /* q: lec_families_adjust() */
    lec_table_put_count(table, clusters);
    lec_table_put_number(table, NAN); /* doubt: lec_doubt_add() */
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    lec_groups groups;
    const lec_status status = lec_exchange_groups(context, &groups, error);
    if (status != LEC_OK) return status;
    const lec_exchanges exchanges = lec_exchanges_of(context);
    const lec_uptake uptake = lec_uptake_of(context, &exchanges);
    study of = {.context = context,
                .exchanges = &exchanges,
                .uptake = &uptake,
                .all = find_runs(&exchanges, &uptake, context->arena),
                .rows = lec_new(context->arena, row, groups.count)};
    of.expected = expect(&of);
    for (size_t g = 0; g < groups.count; g++) {
        const row made = make_row(&of, &groups.items[g]);
        if (made.in.count > 0) of.rows[of.row_count++] = made;
    }
    lec_null_result *results = lec_new(context->arena, lec_null_result, of.row_count);
    for (size_t r = 0; r < of.row_count; r++) results[r] = (lec_null_result){NAN, NAN, NAN, NAN};
    if (!context->values_only && of.row_count > 0) test_rows(&of, results);
    for (size_t r = 0; r < of.row_count; r++) put_row(&of, &of.rows[r], &results[r], table);
    return LEC_OK;
}

const lec_analysis lec_analysis_uptake = {
    .name = "uptake",
    .summary = "How much of the questions is in their answers, beyond what is by chance",
    .examples = "uptake conferences/",
    .details =
        "One row a conference, the pooled one first. A term is a stemmed word; its weight is "
        "higher the fewer sides of exchanges have it, so that function words hardly count. Said "
        "plainly: uptake is not responsiveness. An answer can repeat a question and not answer "
        "it, or answer in other words. Agreement with people (994 pairs of utterances in lessons, "
        "mean of three raters): Spearman .52 (.48 to .56; docs/agreement.md). The test is of a "
        "conference, not of an exchange.",
    .source = "Demszky et al. 2021",
    .columns = columns,
    .key_count = 1,
    .families = families,
    .doubtful = with_intervals,
    .charts = charts,
    .takes_by = true,
    .run = run,
};
