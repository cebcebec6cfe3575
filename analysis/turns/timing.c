/* SPDX-License-Identifier: GPL-3.0-or-later
 * timing.c -- how the floor goes from one role to another: gaps, overlaps, turns cut off.
 *
 * A transfer is a turn followed by one of somebody else. Its offset is the start of the second less
 * the end of the first: a gap when it is above 0, an overlap below (Sacks, Schegloff & Jefferson
 * 1974; Stivers et al. 2009, doi:10.1073/pnas.0903616106). Where only the labels have times, a turn
 * is taken to last until the next begins; these transfers are no measurement and are left out. A
 * turn is cut off where the transcript ends it with a dash, as after an interruption (Jacobi &
 * Schweers 2017, Virginia Law Review 103). */
#include "analysis/analysis.h"
#include "analysis/measure/cluster_mean.h"
#include "analysis/view/columns.h"
#include "analysis/view/groups.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define JACKKNIFE_ENDS "t of the jackknife over clusters: exchanges, or conferences"

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE_BY,
    {"from_role", LEC_NAME, "role of the turn that ends, or all", NULL, NULL, NULL},
    {"to_role", LEC_NAME, "role of the turn that begins, or all", NULL, NULL, NULL},
    {"transfers", LEC_COUNT, "changes of speaker whose times are known", "transfers", NULL, NULL},
    {"offset", LEC_NUMBER, "mean floor transfer offset: above 0 a gap, below an overlap", "seconds",
     "mean of start of the next turn - end of this one", "Stivers et al. 2009"},
    {"offset_low", LEC_NUMBER, "lower end of its interval", "seconds", JACKKNIFE_ENDS, NULL},
    {"offset_high", LEC_NUMBER, "upper end of its interval", "seconds", JACKKNIFE_ENDS, NULL},
    {"offset_median", LEC_NUMBER, "median floor transfer offset", "seconds", NULL,
     "Stivers et al. 2009"},
    {"gaps", LEC_COUNT, "transfers with silence between the turns", "transfers", NULL, NULL},
    {"gap", LEC_NUMBER, "mean length of these silences", "seconds", NULL, NULL},
    {"overlaps", LEC_COUNT, "transfers in which the next turn begins before this one ends",
     "transfers", NULL, NULL},
    {"overlap", LEC_NUMBER, "mean time that both speak in these, no longer than the next turn",
     "seconds", NULL, NULL},
    {"overlap_share", LEC_NUMBER, "overlaps as a share of the transfers", NULL,
     "overlaps / transfers", NULL},
    {"overlap_share_low", LEC_NUMBER, "lower end of its interval", NULL, JACKKNIFE_ENDS, NULL},
    {"overlap_share_high", LEC_NUMBER, "upper end of its interval", NULL, JACKKNIFE_ENDS, NULL},
    {"cut_off", LEC_COUNT, "turns that end in a dash: interrupted", "turns", NULL,
     "Jacobi & Schweers 2017"},
    {"cut_off_share", LEC_NUMBER, "these as a share of the transfers", NULL, "cut_off / transfers",
     NULL},
    {"cut_off_share_low", LEC_NUMBER, "lower end of its interval", NULL, JACKKNIFE_ENDS, NULL},
    {"cut_off_share_high", LEC_NUMBER, "upper end of its interval", NULL, JACKKNIFE_ENDS, NULL},
    LEC_COLUMN_CLUSTERS,
    LEC_COLUMN_DOUBT("offset"),
    LEC_COLUMN_POOLED,
    {0},
};

/* Whose intervals hold doubt about who spoke: a transfer is of other roles then. */
static const lec_doubtful_column with_intervals[] = {
    {"offset", LEC_SCALE_LINEAR, NULL, false},
    {"overlap_share", LEC_SCALE_LOGIT, NULL, false},
    {"cut_off_share", LEC_SCALE_LOGIT, NULL, false},
    {0},
};

#define BETWEEN_ROLES                                                                              \
    {"from_role", "principal"}, {"from_role", "journalist"}, {"from_role", "moderator"},           \
        {"to_role", "principal"}, {"to_role", "journalist"},                                       \
    {                                                                                              \
        "to_role", "moderator"                                                                     \
    }

static const lec_chart charts[] = {
    {.name = "timing",
     .shape = LEC_CHART_BARS,
     .title = "Between two turns: silence (above 0) or both at once (below)",
     .note = "mean floor transfer offset, by who spoke and who speaks next",
     .axis = "seconds from the end of one turn to the start of the next",
     .label = "from_role",
     .value = "offset",
     .low = "offset_low",
     .high = "offset_high",
     .series = "to_role",
     .filters = {{"conference", NULL}, BETWEEN_ROLES}},
    {0},
};

/* One transfer of a group. */
typedef struct {
    double offset, overlap; /* seconds */
    uint32_t cluster;
    uint8_t from, to; /* lec_role */
    bool cut_off;
} transfer;

typedef struct {
    const transfer *items; /* [count] */
    size_t count, cluster_count;
} transfers;

static double in_milliseconds(double seconds)
{
    return round(seconds * 1000) / 1000;
}

/* Whether a dash or an ellipsis stands behind the turn's last word. */
static bool is_cut_off(const lec_corpus *corpus, uint32_t turn)
{
    static const char *const marks[] = {"--", "\xe2\x80\x94", "\xe2\x80\x93", "\xe2\x80\xa6",
                                        "..."};
    const uint32_t end = corpus->turn_start[turn + 1];
    if (end == corpus->turn_start[turn]) return false;
    const lec_conference *of = &corpus->conference[corpus->turn_conference[turn]];
    const char *text = lec_conference_text(of);
    size_t at = corpus->token_end[end - 1];
    while (at < of->text_length && strchr(" \"')", text[at]) != NULL && text[at] != '\0') at++;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (at + strlen(marks[i]) <= of->text_length &&
            memcmp(text + at, marks[i], strlen(marks[i])) == 0)
            return true;
    return at + 1 < of->text_length && text[at] == '-' && text[at + 1] == '\n';
}

/* Whether turn `next` follows turn `turn`, is somebody else's, and when both times are known. */
static bool is_transfer(const lec_corpus *corpus, uint32_t turn, uint32_t next)
{
    const lec_turn_detail *first = &corpus->turn[turn], *second = &corpus->turn[next];
    const bool same =
        corpus->turn_speaker[turn] == corpus->turn_speaker[next] && corpus->turn_speaker[turn] != 0;
    return corpus->turn_conference[turn] == corpus->turn_conference[next] &&
           first->number + 1 == second->number && !same &&
           first->time_source == LEC_TIME_BY_CAPTIONS && !isnan(first->end_seconds) &&
           !isnan(second->start_seconds);
}

static transfer transfer_at(const lec_corpus *corpus, uint32_t turn, uint32_t next,
                            uint32_t cluster)
{
    const lec_turn_detail *first = &corpus->turn[turn], *second = &corpus->turn[next];
    const double offset = in_milliseconds(second->start_seconds - first->end_seconds);
    double overlap = offset < 0 ? -offset : 0;
    if (second->end_seconds < first->end_seconds)
        overlap = in_milliseconds(second->end_seconds - second->start_seconds);
    return (transfer){offset,
                      overlap,
                      cluster,
                      corpus->turn_role[turn],
                      corpus->turn_role[next],
                      is_cut_off(corpus, turn)};
}

static transfers find_transfers(const lec_context *context, const lec_group *group)
{
    LEC_ARRAY(transfer) found = {0};
    for (size_t i = 0; i + 1 < group->turn_count; i++)
        if (is_transfer(context->corpus, group->turns[i], group->turns[i + 1]))
            LEC_PUSH(context->arena, found,
                     transfer_at(context->corpus, group->turns[i], group->turns[i + 1],
                                 group->turn_cluster[i + 1]));
    return (transfers){found.items, found.count, group->cluster_count};
}

/* --- one pair of roles ------------------------------------------------------------------------ */

static double offset_of(const transfer *of)
{
    return of->offset;
}

static double is_overlap(const transfer *of)
{
    return of->offset < 0;
}

static double was_cut_off(const transfer *of)
{
    return of->cut_off;
}

/* The mean of a value over the transfers and its interval by leaving clusters out. */
static lec_estimate mean_of(const lec_context *context, const transfers *of,
                            double (*value)(const transfer *), lec_scale scale, size_t *clusters)
{
    double *values = lec_new(context->arena, double, of->count);
    uint32_t *cluster = lec_new(context->arena, uint32_t, of->count);
    for (size_t i = 0; i < of->count; i++) {
        values[i] = value(&of->items[i]);
        cluster[i] = of->items[i].cluster;
    }
    return lec_cluster_mean((lec_clustered_values){values, cluster, of->count, of->cluster_count},
                            scale, context->common->level, context->arena, clusters);
}

static int by_value(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median_offset(const transfers *of, lec_arena *arena)
{
    double *values = lec_new(arena, double, of->count);
    for (size_t i = 0; i < of->count; i++) values[i] = of->items[i].offset;
    qsort(values, of->count, sizeof *values, by_value);
    return in_milliseconds((values[(of->count - 1) / 2] + values[of->count / 2]) / 2);
}

static void put_estimate(lec_table *table, lec_estimate estimate)
{
    lec_table_put_number(table, estimate.value);
    lec_table_put_number(table, estimate.low);
    lec_table_put_number(table, estimate.high);
}

static void put_row(const lec_context *context, const char *const keys[3], const transfers *of,
                    lec_table *table)
{
    double silence = 0, together = 0;
    uint64_t gaps = 0, overlaps = 0, cut_off = 0;
    size_t clusters = 0;
    for (size_t i = 0; i < of->count; i++) {
        const transfer *it = &of->items[i];
        gaps += it->offset > 0;
        overlaps += it->offset < 0;
        cut_off += it->cut_off;
        silence += it->offset > 0 ? it->offset : 0;
        together += it->overlap;
    }
    for (int k = 0; k < 3; k++) lec_table_put_text(table, keys[k]);
    lec_table_put_count(table, of->count);
    put_estimate(table, mean_of(context, of, offset_of, LEC_SCALE_LINEAR, &clusters));
    lec_table_put_number(table, median_offset(of, context->arena));
    lec_table_put_count(table, gaps);
    lec_table_put_number(table, silence / (double)gaps); /* NaN without any */
    lec_table_put_count(table, overlaps);
    lec_table_put_number(table, together / (double)overlaps);
    put_estimate(table, mean_of(context, of, is_overlap, LEC_SCALE_LOGIT, NULL));
    lec_table_put_count(table, cut_off);
    put_estimate(table, mean_of(context, of, was_cut_off, LEC_SCALE_LOGIT, NULL));
    lec_table_put_count(table, clusters);
    lec_table_put_number(table, NAN); /* lec_doubt_add() */
}

/* The transfers from one role to another. */
static transfers between(const lec_context *context, const transfers *all, int from, int to)
{
    transfer *items = lec_new(context->arena, transfer, all->count + 1);
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].from == from && all->items[i].to == to) items[count++] = all->items[i];
    return (transfers){items, count, all->cluster_count};
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    lec_groups groups;
    const lec_status status = lec_groups_make(context, LEC_BY_CONFERENCE, &groups, error);
    if (status != LEC_OK) return status;
    for (size_t g = 0; g < groups.count; g++) {
        const transfers all = find_transfers(context, &groups.items[g]);
        const char *conference = groups.items[g].conference;
        if (all.count == 0) continue;
        put_row(context, (const char *const[]){conference, "all", "all"}, &all, table);
        for (int from = 0; from < LEC_ROLE_COUNT; from++)
            for (int to = 0; to < LEC_ROLE_COUNT; to++) {
                const transfers pair = between(context, &all, from, to);
                const char *const keys[] = {conference, lec_role_name((lec_role)from),
                                            lec_role_name((lec_role)to)};
                if (pair.count > 0) put_row(context, keys, &pair, table);
            }
    }
    return LEC_OK;
}

const lec_analysis lec_analysis_timing = {
    .name = "timing",
    .summary = "How the floor changes hands: gaps, overlaps, turns cut off (needs timed captions)",
    .examples = "timing talk.txt --captions talk.vtt",
    .details = "One row a pair of roles, all pairs first. A transfer is a turn followed by one of "
               "somebody else, both with times of their own; times beside labels say when a turn "
               "begins, not when it ends, and give no row. Captions round times and show lines "
               "late, so gaps of less than half a second mean little.",
    .source = "Stivers et al. 2009; Jacobi & Schweers 2017",
    .columns = columns,
    .key_count = 3,
    .doubtful = with_intervals,
    .charts = charts,
    .needs_times = true,
    .takes_by = true,
    .run = run,
};
