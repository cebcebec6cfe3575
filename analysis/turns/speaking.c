/* SPDX-License-Identifier: GPL-3.0-or-later
 * speaking.c -- how the floor was divided: words and speaking time of each role in each phase.
 *
 *   word_share(r) = words of r / words of all roles;  time_share(r) = seconds of r / seconds of all
 *
 * time_share_low and _high are what sampling leaves open, at the rates of speaking assumed;
 * time_share_slowest and _fastest what the assumption leaves open: the role at one end of its rates
 * and all others at the other. Neither is part of the other. */
#include "analysis/analysis.h"
#include "analysis/measure/jackknife.h"
#include "analysis/view/columns.h"
#include "analysis/view/item_counts.h"
#include "analysis/view/speaking_time.h"

#include <assert.h>
#include <math.h>

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE_BY,
    LEC_COLUMN_PHASE,
    LEC_COLUMN_ROLE,
    {"turns", LEC_COUNT, "turns taken", "turns", NULL, NULL},
    {"words", LEC_COUNT, "words spoken", "words", NULL, NULL},
    {"word_share", LEC_NUMBER,
     "share of the words of the conference and phase (of the turns selected)", NULL,
     "words / words of all roles", NULL},
    LEC_COLUMN_LOW("word_share", NULL),
    LEC_COLUMN_HIGH("word_share", NULL),
    {"seconds", LEC_NUMBER, "speaking time: by captions, by times beside labels, or estimated",
     "seconds", "captions, or words * 60 / words a minute", NULL},
    {"seconds_low", LEC_NUMBER, "at the highest speaking rate assumed (185 words a minute)",
     "seconds", NULL, NULL},
    {"seconds_high", LEC_NUMBER, "at the lowest speaking rate assumed (120 words a minute)",
     "seconds", NULL, NULL},
    {"time_share", LEC_NUMBER, "share of the speaking time of the conference and phase", NULL,
     "seconds / seconds of all roles", NULL},
    LEC_COLUMN_LOW("time_share", NULL),
    LEC_COLUMN_HIGH("time_share", NULL),
    {"time_basis", LEC_NAME, LEC_TIME_BASIS_MEANING, NULL, NULL, NULL},
    {"word_share_min", LEC_NUMBER,
     "word_share if every turn for which another role is as probable as 0.25 were of another", NULL,
     NULL, NULL},
    {"word_share_max", LEC_NUMBER, "word_share if every such turn were of this role", NULL, NULL,
     NULL},
    {"time_share_fastest", LEC_NUMBER,
     "time_share if the role spoke at its fastest and all others at their slowest: an assumption, "
     "not a matter of chance; time_share where times are measured",
     NULL, NULL, NULL},
    {"time_share_slowest", LEC_NUMBER,
     "time_share if the role spoke at its slowest and all others at their fastest", NULL, NULL,
     NULL},
    LEC_COLUMN_CLUSTERS,
    LEC_COLUMN_CLUSTERS_WITH,
    LEC_COLUMN_DOUBT("word_share"),
    LEC_COLUMN_POOLED,
    {0},
};

/* Whose intervals hold doubt about who spoke. */
static const lec_doubtful_column with_intervals[] = {
    {"word_share", LEC_SCALE_LOGIT, NULL, true},
    {"time_share", LEC_SCALE_LOGIT, NULL, true},
    {0},
};

static const lec_chart charts[] = {
    {.name = "speaking",
     .shape = LEC_CHART_BARS,
     .title = "Share of the speaking time, by phase and role",
     .note = "dark bands: the speaking rates assumed where there are no captions",
     .axis = "per cent of the speaking time of the phase",
     .label = "phase",
     .value = "time_share",
     .low = "time_share_low",
     .high = "time_share_high",
     .outer_low = "time_share_fastest",
     .outer_high = "time_share_slowest",
     .series = "role",
     .filters = {{"conference", NULL}, LEC_FILTER_ROLES},
     .as_percent = true,
     .in_order = true},
    {.name = "speaking_conferences",
     .shape = LEC_CHART_BARS,
     .title = "Share of the speaking time, by conference and role",
     .note = "dark bands: the speaking rates assumed where there are no captions",
     .axis = "per cent of the speaking time of the conference",
     .label = "conference",
     .value = "time_share",
     .low = "time_share_low",
     .high = "time_share_high",
     .outer_low = "time_share_fastest",
     .outer_high = "time_share_slowest",
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

/* What a turn adds to one quantity. */
static uint32_t amount_of(const lec_context *context, uint32_t turn, enum quantity of)
{
    const lec_corpus *corpus = context->corpus;
    const lec_speaking_time time = lec_turn_time(corpus, context->study, turn);
    const uint32_t amount[QUANTITY_COUNT] = {
        corpus->turn_start[turn + 1] - corpus->turn_start[turn], milliseconds(time.high),
        milliseconds(time.low), milliseconds(time.seconds)};
    return amount[of];
}

static sums add_up(const lec_context *context, const lec_group *base, int role)
{
    const lec_corpus *corpus = context->corpus;
    sums s = {.time = LEC_NO_TIME, .cluster_count = base->cluster_count};
    for (int q = 0; q < QUANTITY_COUNT; q++) {
        s.of_role[q] = lec_new(context->arena, double, s.cluster_count);
        s.of_all[q] = lec_new(context->arena, double, s.cluster_count);
    }
    for (size_t g = 0; g < base->turn_count; g++) {
        const uint32_t turn = base->turns[g], cluster = base->turn_cluster[g];
        const bool is_role = role < 0 || corpus->turn_role[turn] == role;
        const bool is_doubtful = corpus->turn[turn].second_probability >= 1.0 - LEC_DOUBTFUL_BELOW;
        const uint32_t words = corpus->turn_start[turn + 1] - corpus->turn_start[turn];
        for (int q = 0; q < QUANTITY_COUNT; q++) {
            const uint32_t amount = amount_of(context, turn, (enum quantity)q);
            s.of_all[q][cluster] += amount;
            if (is_role) s.of_role[q][cluster] += amount;
        }
        s.all_words += words;
        if (is_doubtful) s.doubtful_words += words;
        if (!is_role) continue;
        s.turns++;
        s.words += words;
        if (!is_doubtful) s.sure_words += words;
        lec_add_time(&s.time, lec_turn_time(corpus, context->study, turn));
    }
    return s;
}

/* The quantity in the turns that may or may not be of the role, as one cell. */
static lec_cluster_counts doubtful_amounts(const lec_context *context, const lec_group *group,
                                           enum quantity of)
{
    size_t *cell_start = lec_new(context->arena, size_t, 2);
    uint32_t *cluster = lec_new(context->arena, uint32_t, group->doubtful_count);
    uint32_t *count = lec_new(context->arena, uint32_t, group->doubtful_count);
    for (uint32_t i = 0; i < group->doubtful_count; i++) {
        const uint32_t amount = amount_of(context, group->doubtful[i], of);
        if (amount == 0) continue;
        cluster[cell_start[1]] = i;
        count[cell_start[1]++] = amount;
    }
    return (lec_cluster_counts){1, group->doubtful_count, cell_start, cluster, count};
}

/* Share of the role by one quantity, with its interval; the whole is the same whoever spoke. */
static lec_estimate share(const lec_context *context, const sums *s, const lec_group *group,
                          enum quantity of, double *doubt)
{
    const size_t clusters = s->cluster_count;
    uint32_t *cluster = lec_new(context->arena, uint32_t, clusters);
    uint32_t *count = lec_new(context->arena, uint32_t, clusters);
    double *size = lec_new(context->arena, double, clusters);
    size_t cell_start[2] = {0, 0};
    for (uint32_t c = 0; c < clusters; c++) {
        const double part = s->of_role[of][c];
        size[c] = s->of_all[of][c];
        if (part <= 0) continue;
        cluster[cell_start[1]] = c;
        count[cell_start[1]++] = (uint32_t)part;
    }
    const lec_cluster_counts cell = {1, clusters, cell_start, cluster, count};
    const lec_cluster_counts in_doubt = doubtful_amounts(context, group, of);
    const double *nothing = lec_new(context->arena, double, group->doubtful_count);
    const lec_group_doubt of_turns = {group, nothing, &in_doubt};
    return *lec_doubtful_ratio_estimates(context, size, &cell, &of_turns, doubt);
}

/* Share of the role when it speaks at one rate and everybody else at another. */
static double share_at(const sums *s, enum quantity of_role, enum quantity of_others)
{
    double part = 0, others = 0;
    for (size_t c = 0; c < s->cluster_count; c++) {
        part += s->of_role[of_role][c];
        others += s->of_all[of_others][c] - s->of_role[of_others][c];
    }
    return part / (part + others); /* NaN where nothing was said */
}

static uint64_t clusters_with(const double *amount, size_t clusters)
{
    uint64_t count = 0;
    for (size_t c = 0; c < clusters; c++) count += amount[c] > 0;
    return count;
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
    double doubt, doubt_of_time;
    const lec_estimate words = share(context, &s, group, WORDS, &doubt);
    const lec_estimate time = share(context, &s, group, TIME, &doubt_of_time);
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
    lec_table_put_number(table, time.low);
    lec_table_put_number(table, time.high);
    lec_table_put_text(table, lec_time_basis_name(s.time.basis));
    lec_table_put_number(table, ratio(one_role ? s.sure_words : s.words, s.all_words));
    const uint64_t doubtful_others = s.doubtful_words - (s.words - s.sure_words);
    lec_table_put_number(table, ratio(s.words + doubtful_others, s.all_words));
    lec_table_put_number(table, share_at(&s, FASTEST, SLOWEST));
    lec_table_put_number(table, share_at(&s, SLOWEST, FASTEST));
    lec_table_put_count(table, clusters_with(s.of_all[WORDS], s.cluster_count));
    lec_table_put_count(table, clusters_with(s.of_role[WORDS], s.cluster_count));
    lec_table_put_number(table, doubt);
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
    .examples = "speaking talk.txt\n"
                "speaking talk.txt --captions talk.vtt\n"
                "speaking conferences/ --by year",
    .details = "By conference (`all` first), phase in order (`all` last), role (`all` first). "
               "Shares are of the same conference and phase; those of the single roles sum to 1. "
               "The intervals say how much the shares would vary if the exchanges had fallen "
               "otherwise; word_share_min and word_share_max how much hangs on turns whose role "
               "is doubtful; time_share_fastest and time_share_slowest how much hangs on the rates "
               "of speaking that are assumed where times are not measured.",
    .source = "Tukey 1958; Efron & Stein 1981",
    .columns = columns,
    .key_count = 3,
    .shown = "words,word_share,word_share_low,word_share_high,turns,seconds",
    .doubtful = with_intervals,
    .holds_doubt = true,
    .charts = charts,
    .takes_by = true,
    .run = run,
};
