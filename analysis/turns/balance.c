/* SPDX-License-Identifier: GPL-3.0-or-later
 * balance.c -- how the floor is divided along a conference: the share of each role in a window that
 * slides from its beginning to its end.
 *
 *   share(r, i) = words (or time) of r in window i / words (or time) of all roles in it
 *
 * Window i of N is centred on (i - 1/2) / N of the conference and cut off at its ends. `all` puts
 * the windows at the same place of all conferences together. */
#include <math.h>

#include "analysis/analysis.h"
#include "analysis/measure/jackknife.h"
#include "analysis/view/columns.h"
#include "analysis/view/item_counts.h"
#include "analysis/view/speaking_time.h"

enum { IN_WORDS, IN_SECONDS };
static const char *const unit_choices[] = {"words", "seconds", NULL};

struct settings {
    uint64_t window, steps;
    int unit;
};
static const struct settings defaults = {.steps = 40};

static const lec_option options[] = {
    {"window", LEC_OPTION_COUNT, offsetof(struct settings, window), "N",
     "words or seconds of the window (0: a fifth of each conference)", 0, 1e9, NULL},
    {"unit", LEC_OPTION_CHOICE, offsetof(struct settings, unit), "WHAT",
     "words, or seconds: measured where times are known, else estimated (words)", 0, 0,
     unit_choices},
    {"steps", LEC_OPTION_COUNT, offsetof(struct settings, steps), "N",
     "windows of a conference (40)", 1, 10000, NULL},
    {0},
};

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE_BY,
    LEC_COLUMN_ROLE,
    {"window", LEC_COUNT, "number of the window, from 1", NULL, NULL, NULL},
    {"position", LEC_NUMBER, "middle of the window along the conference", NULL,
     "(window - 1/2) / windows: 0 is the beginning, 1 the end", NULL},
    {"first_turn", LEC_COUNT, "number of the turn in which the window begins; empty in `all`", NULL,
     NULL, NULL},
    {"last_turn", LEC_COUNT, "number of the turn in which it ends", NULL, NULL, NULL},
    {"amount", LEC_NUMBER, "what the role says in it: words, or seconds", "words or seconds", NULL,
     NULL},
    {"share", LEC_NUMBER, "share of what is said in it", NULL, "amount / amount of all roles",
     NULL},
    LEC_COLUMN_LOW("share", NULL),
    LEC_COLUMN_HIGH("share", NULL),
    LEC_COLUMN_CLUSTERS,
    LEC_COLUMN_DOUBT("share"),
    LEC_COLUMN_POOLED,
    {0},
};

static const lec_doubtful_column with_intervals[] = {
    {"share", LEC_SCALE_LOGIT, NULL, true},
    {0},
};

static const lec_chart charts[] = {
    {.name = "balance",
     .shape = LEC_CHART_SHARES,
     .title = "Who has the floor along the conference",
     .note = "share of the words in a window of a fifth of the conference",
     .axis = "per cent of the conference",
     .label = "conference",
     .value = "share",
     .across = "position",
     .low = "share_low",
     .high = "share_high",
     .series = "role",
     .as_percent = true},
    {0},
};

/* One conference: where each turn begins along it, in words or milliseconds. */
typedef struct {
    const uint32_t *turns; /* [count] */
    uint64_t *start;       /* [count + 1] */
    size_t count;
} course;

static uint64_t length_of(const lec_context *context, uint32_t turn)
{
    const struct settings *settings = context->settings;
    const lec_corpus *corpus = context->corpus;
    if (settings->unit == IN_WORDS) return corpus->turn_start[turn + 1] - corpus->turn_start[turn];
    const double seconds = lec_turn_time(corpus, context->study, turn).seconds;
    return seconds > 0 ? (uint64_t)llround(1000 * seconds) : 0;
}

static course course_of(const lec_context *context, const uint32_t *turns, size_t count)
{
    course made = {turns, lec_new(context->arena, uint64_t, count + 1), count};
    for (size_t i = 0; i < count; i++)
        made.start[i + 1] = made.start[i] + length_of(context, turns[i]);
    return made;
}

/* The windows of a group: what each role says in each cluster, roles one after the other. */
typedef struct {
    double *size;     /* [steps * clusters] of all roles */
    uint32_t *amount; /* [(role * steps + window) * clusters + cluster] */
    uint32_t *first,
        *last; /* [steps] turn numbers; 0 where there are none or several conferences */
    size_t clusters;
    bool has_role[LEC_ROLE_COUNT];
} windows;

/* Adds one conference, whose turns are the group's from `at` on. */
static void add_course(const lec_context *context, const lec_group *group, size_t at,
                       const course *c, windows *w)
{
    const struct settings *settings = context->settings;
    const lec_corpus *corpus = context->corpus;
    const uint64_t whole = c->start[c->count], steps = settings->steps;
    const double scale = settings->unit == IN_SECONDS ? 1000 : 1;
    const double width =
        settings->window > 0 ? scale * (double)settings->window : (double)whole / 5;
    size_t next = 0; /* the first turn that the window may reach */
    for (size_t i = 0; i < steps; i++) {
        const double middle = (double)whole * ((double)i + 0.5) / (double)steps;
        const double from = fmax(0, floor(middle - width / 2 + 0.5));
        const double to = fmin((double)whole, floor(middle + width / 2 + 0.5));
        while (next < c->count && (double)c->start[next + 1] <= from) next++;
        for (size_t t = next; t < c->count && (double)c->start[t] < to; t++) {
            const uint32_t turn = c->turns[t], cluster = group->turn_cluster[at + t];
            const double own = fmin(to, (double)c->start[t + 1]) - fmax(from, (double)c->start[t]);
            if (own <= 0) continue;
            w->size[i * w->clusters + cluster] += own;
            w->amount[(corpus->turn_role[turn] * steps + i) * w->clusters + cluster] +=
                (uint32_t)own;
            if (w->first[i] == 0) w->first[i] = corpus->turn[turn].number;
            w->last[i] = corpus->turn[turn].number;
        }
    }
}

static windows slide(const lec_context *context, const lec_group *group)
{
    const struct settings *settings = context->settings;
    const lec_corpus *corpus = context->corpus;
    const size_t clusters = group->cluster_count, steps = (size_t)settings->steps;
    windows w = {.size = lec_new(context->arena, double, steps *clusters),
                 .amount = lec_new(context->arena, uint32_t, LEC_ROLE_COUNT * steps * clusters),
                 .first = lec_new(context->arena, uint32_t, steps),
                 .last = lec_new(context->arena, uint32_t, steps),
                 .clusters = clusters};
    for (size_t at = 0, end; at < group->turn_count; at = end) {
        const uint32_t conference = corpus->turn_conference[group->turns[at]];
        for (end = at;
             end < group->turn_count && corpus->turn_conference[group->turns[end]] == conference;
             end++)
            w.has_role[corpus->turn_role[group->turns[end]]] = true;
        const course c = course_of(context, group->turns + at, end - at);
        add_course(context, group, at, &c, &w);
    }
    return w;
}

/* The share of a role in a window, and its interval. */
static lec_estimate share_of(const lec_context *context, const windows *w, size_t role, size_t i)
{
    const struct settings *settings = context->settings;
    const uint32_t *amount = &w->amount[(role * settings->steps + i) * w->clusters];
    uint32_t *cluster = lec_new(context->arena, uint32_t, w->clusters);
    uint32_t *count = lec_new(context->arena, uint32_t, w->clusters);
    size_t cell_start[2] = {0, 0};
    for (uint32_t c = 0; c < w->clusters; c++) {
        if (amount[c] == 0) continue;
        cluster[cell_start[1]] = c;
        count[cell_start[1]++] = amount[c];
    }
    const lec_cluster_counts cell = {1, w->clusters, cell_start, cluster, count};
    return *lec_ratio_estimates(context, &w->size[i * w->clusters], &cell);
}

static void put_row(const lec_context *context, const lec_group *group, const windows *w,
                    size_t role, size_t i, lec_table *table)
{
    const struct settings *settings = context->settings;
    const lec_estimate share = share_of(context, w, role, i);
    double amount = 0;
    size_t clusters = 0;
    for (size_t c = 0; c < w->clusters; c++) {
        amount += w->amount[(role * settings->steps + i) * w->clusters + c];
        clusters += w->size[i * w->clusters + c] > 0;
    }
    const uint32_t *conference = context->corpus->turn_conference;
    const bool one = conference[group->turns[0]] == conference[group->turns[group->turn_count - 1]];
    const bool known = one && w->first[i] > 0;
    lec_table_put_text(table, group->conference);
    lec_table_put_text(table, lec_role_name((lec_role)role));
    lec_table_put_count(table, i + 1);
    lec_table_put_number(table, ((double)i + 0.5) / (double)settings->steps);
    lec_table_put_count(table, known ? w->first[i] : LEC_MISSING_COUNT);
    lec_table_put_count(table, known ? w->last[i] : LEC_MISSING_COUNT);
    lec_table_put_number(table, settings->unit == IN_SECONDS ? amount / 1000 : amount);
    lec_table_put_number(table, share.value);
    lec_table_put_number(table, share.low);
    lec_table_put_number(table, share.high);
    lec_table_put_count(table, clusters);
    lec_table_put_number(table, NAN); /* lec_doubt_add() */
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    const struct settings *settings = context->settings;
    lec_groups groups;
    const lec_status status = lec_groups_make(context, LEC_BY_CONFERENCE, &groups, error);
    if (status != LEC_OK) return status;
    for (size_t g = 0; g < groups.count; g++) {
        lec_context own = *context; /* the windows of one conference are not kept */
        own.arena = lec_arena_new();
        const windows w = slide(&own, &groups.items[g]);
        for (size_t role = 0; role < LEC_ROLE_COUNT; role++)
            for (size_t i = 0; w.has_role[role] && i < settings->steps; i++)
                put_row(&own, &groups.items[g], &w, role, i, table);
        lec_arena_free(own.arena);
    }
    return LEC_OK;
}

const lec_analysis lec_analysis_balance = {
    .name = "balance",
    .summary = "Who has the floor along a conference: the share of each role in a sliding window",
    .examples = "balance talk.txt",
    .details =
        "By conference (`all` first), role and window. In `all` windows at the same place of each "
        "conference are put together. Windows overlap, so that neighbours are no separate "
        "evidence; at the ends they are cut off. The intervals are of one window by itself: by "
        "exchanges in one conference, most of them few, by conferences in `all`.",
    .source = "Tukey 1958; Efron & Stein 1981",
    .options = options,
    .defaults = &defaults,
    .settings_size = sizeof defaults,
    .columns = columns,
    .key_count = 3,
    .doubtful = with_intervals,
    .charts = charts,
    .takes_by = true,
    .run = run,
};
