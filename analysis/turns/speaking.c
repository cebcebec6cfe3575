/* SPDX-License-Identifier: GPL-3.0-or-later
 * speaking.c -- how the floor was divided: words and speaking time of each role in each phase.
 *
 *   word_share(r) = words of r / words of all roles;  time_share(r) = seconds of r / seconds of all
 *
 * Exchanges are drawn for the intervals (conferences, where there are 8 or more). Where times are
 * estimated, time_share_low takes the role at its fastest and all others at their slowest, and
 * time_share_high the opposite, so that the interval covers sampling and the unknown rates both. */
#include "analysis/analysis.h"
#include "analysis/view/columns.h"
#include "analysis/view/item_counts.h"
#include "analysis/view/speaking_time.h"

#include <assert.h>
#include <math.h>

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE,
    LEC_COLUMN_PHASE,
    LEC_COLUMN_ROLE,
    {"turns", LEC_COUNT, "turns taken", "turns", NULL, NULL},
    {"words", LEC_COUNT, "words spoken", "words", NULL, NULL},
    {"word_share", LEC_NUMBER,
     "share of the words of the conference and phase (of the turns selected)", NULL,
     "words / words of all roles", NULL},
    LEC_COLUMN_LOW("word_share", NULL),
    LEC_COLUMN_HIGH("word_share", NULL),
    {"seconds", LEC_NUMBER, "speaking time: measured by captions or estimated", "seconds",
     "captions, or words * 60 / words a minute", NULL},
    {"seconds_low", LEC_NUMBER, "at the highest speaking rate assumed (185 words a minute)",
     "seconds", NULL, NULL},
    {"seconds_high", LEC_NUMBER, "at the lowest speaking rate assumed (120 words a minute)",
     "seconds", NULL, NULL},
    {"time_share", LEC_NUMBER, "share of the speaking time of the conference and phase", NULL,
     "seconds / seconds of all roles", NULL},
    LEC_COLUMN_LOW("time_share", NULL),
    LEC_COLUMN_HIGH("time_share", NULL),
    {"time_basis", LEC_NAME, "captions (measured) or estimate (from the words)", NULL, NULL, NULL},
    {"word_share_min", LEC_NUMBER,
     "word_share if every doubtful turn (certainty below 0.75) belonged to another role", NULL,
     NULL, NULL},
    {"word_share_max", LEC_NUMBER, "word_share if every doubtful turn belonged to this role", NULL,
     NULL, NULL},
    {0},
};

static const lec_chart charts[] = {
    {.name = "speaking",
     .shape = LEC_CHART_BARS,
     .title = "Share of the speaking time, by phase and role",
     .note = "times estimated from the words where there are no captions",
     .axis = "per cent of the speaking time of the phase",
     .label = "phase",
     .value = "time_share",
     .low = "time_share_low",
     .high = "time_share_high",
     .series = "role",
     .filters = {{"conference", NULL}, LEC_FILTER_ROLES},
     .as_percent = true,
     .in_order = true},
    {.name = "speaking_conferences",
     .shape = LEC_CHART_BARS,
     .title = "Share of the speaking time, by conference and role",
     .note = "times estimated from the words where there are no captions",
     .axis = "per cent of the speaking time of the conference",
     .label = "conference",
     .value = "time_share",
     .low = "time_share_low",
     .high = "time_share_high",
     .series = "role",
     .filters = {{"phase", "all"}, LEC_FILTER_BETWEEN},
     .as_percent = true,
     .in_order = true,
     .many_conferences = true},
    {0},
};

/* What is added up over the turns of a role, in one cluster or in all. Times are in milliseconds so
 * that they are counts. */
enum quantity { WORDS, SLOWEST, FASTEST, TIME, QUANTITY_COUNT };

/* Sums per cluster of a base group: of the role, and of everybody. */
typedef struct {
    double *of_role[QUANTITY_COUNT], *of_all[QUANTITY_COUNT]; /* [cluster_count] */
    lec_speaking_time time;
    uint64_t turns, words, doubtful_words, sure_words, all_words;
    size_t cluster_count;
} sums;

static uint32_t milliseconds(double seconds)
{
    return (uint32_t)llround(seconds * 1000);
}

static sums add_up(const lec_context *context, const lec_group *base, int role)
{
    const lec_corpus *corpus = context->corpus;
    uint32_t *clusters = lec_new(context->arena, uint32_t, base->turn_count);
    sums s = {.time = LEC_NO_TIME, .cluster_count = lec_exchange_clusters(corpus, base, clusters)};
    for (int q = 0; q < QUANTITY_COUNT; q++) {
        s.of_role[q] = lec_new(context->arena, double, s.cluster_count);
        s.of_all[q] = lec_new(context->arena, double, s.cluster_count);
    }
    for (size_t g = 0; g < base->turn_count; g++) {
        const uint32_t turn = base->turns[g], cluster = clusters[g];
        const bool is_role = role < 0 || corpus->turn_role[turn] == role;
        const bool is_doubtful = corpus->turn[turn].certainty < LEC_DOUBTFUL_BELOW;
        const uint32_t words = corpus->turn_start[turn + 1] - corpus->turn_start[turn];
        const lec_speaking_time time = lec_turn_time(corpus, context->study, turn);
        const uint32_t amount[QUANTITY_COUNT] = {
            words, milliseconds(time.high), milliseconds(time.low), milliseconds(time.seconds)};
        for (int q = 0; q < QUANTITY_COUNT; q++) {
            s.of_all[q][cluster] += amount[q];
            if (is_role) s.of_role[q][cluster] += amount[q];
        }
        s.all_words += words;
        if (is_doubtful) s.doubtful_words += words;
        if (!is_role) continue;
        s.turns++;
        s.words += words;
        if (!is_doubtful) s.sure_words += words;
        lec_add_time(&s.time, time);
    }
    return s;
}

/* Share of the role when it speaks at one rate and everybody else at another. */
static lec_estimate share(const lec_context *context, const sums *s, enum quantity of_role,
                          enum quantity of_others)
{
    const size_t clusters = s->cluster_count;
    uint32_t *cluster = lec_new(context->arena, uint32_t, clusters);
    uint32_t *count = lec_new(context->arena, uint32_t, clusters);
    double *size = lec_new(context->arena, double, clusters);
    size_t cell_start[2] = {0, 0};
    for (uint32_t c = 0; c < clusters; c++) {
        const double part = s->of_role[of_role][c];
        size[c] = part + s->of_all[of_others][c] - s->of_role[of_others][c];
        if (part <= 0) continue;
        cluster[cell_start[1]] = c;
        count[cell_start[1]++] = (uint32_t)part;
    }
    const lec_cluster_counts cell = {1, clusters, cell_start, cluster, count};
    const lec_interval_kind kind = {(lec_interval_method)context->common->interval,
                                    context->common->level};
    lec_estimate estimate;
    lec_ratio_intervals(lec_denominator_new(context->arena,
                                            lec_resample_store_get(context->resamples, clusters),
                                            size),
                        &cell, kind, 1, &estimate);
    return estimate;
}

static double ratio(uint64_t part, uint64_t all)
{
    return all > 0 ? (double)part / (double)all : NAN;
}

static void put_row(const lec_context *context, const lec_group *base, const lec_group *group,
                    lec_table *table)
{
    lec_role role;
    const bool one_role = lec_role_named(group->role, &role);
    const sums s = add_up(context, base, one_role ? (int)role : -1);
    const lec_estimate words = share(context, &s, WORDS, WORDS);
    const lec_estimate time = share(context, &s, TIME, TIME);
    lec_table_put_text(table, group->conference);
    lec_table_put_text(table, group->phase);
    lec_table_put_text(table, group->role);
    lec_table_put_count(table, s.turns);
    lec_table_put_count(table, s.words);
    lec_table_put_number(table, words.value);
    lec_table_put_number(table, words.low);
    lec_table_put_number(table, words.high);
    lec_table_put_number(table, s.time.seconds);
    lec_table_put_number(table, s.time.low);
    lec_table_put_number(table, s.time.high);
    lec_table_put_number(table, time.value);
    lec_table_put_number(table, share(context, &s, FASTEST, SLOWEST).low);
    lec_table_put_number(table, share(context, &s, SLOWEST, FASTEST).high);
    lec_table_put_text(table, lec_time_basis(s.time));
    lec_table_put_number(table, ratio(one_role ? s.sure_words : s.words, s.all_words));
    const uint64_t doubtful_others = s.doubtful_words - (s.words - s.sure_words);
    lec_table_put_number(table, ratio(s.words + doubtful_others, s.all_words));
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    lec_groups groups;
    const lec_status status =
        lec_groups_make(context, LEC_BY_CONFERENCE | LEC_BY_PHASE | LEC_BY_ROLE, &groups, error);
    if (status != LEC_OK) return status;
    const lec_group *base = NULL; /* all roles of the same conference and phase come first */
    for (size_t g = 0; g < groups.count; g++) {
        lec_role role;
        if (!lec_role_named(groups.items[g].role, &role)) base = &groups.items[g];
        assert(base != NULL);
        put_row(context, base, &groups.items[g], table);
    }
    return LEC_OK;
}

const lec_analysis lec_analysis_speaking = {
    .name = "speaking",
    .summary = "How the floor was divided: words and time of each role in each phase",
    .details = "By conference (`all` first), phase in order (`all` last), role (`all` first). "
               "Shares are of the same conference and phase; those of the single roles sum to 1. "
               "The intervals say how much the shares would vary if the exchanges had fallen "
               "otherwise; word_share_min and word_share_max say how much hangs on turns whose "
               "speaker is doubtful.",
    .source = "Efron 1987; Hesterberg 2015, doi:10.1080/00031305.2015.1089789",
    .columns = columns,
    .key_count = 3,
    .charts = charts,
    .run = run,
};
