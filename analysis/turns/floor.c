/* SPDX-License-Identifier: GPL-3.0-or-later
 * floor.c -- who is given the floor: exchanges, words, order and follow-ups of every outlet and
 * every journalist.
 *
 *   share = exchanges of the outlet / exchanges;  word_share = words it asked / words asked
 *   first_rank = mean over the conferences it asks in of the rank of its first exchange */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/measure/cluster_mean.h"
#include "analysis/turns/access.h"
#include "analysis/view/columns.h"
#include "analysis/view/item_counts.h"

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE_BY,
    {"who", LEC_NAME, "what the row is about: " LEC_ACCESS_MEANING, NULL, NULL, NULL},
    {"name", LEC_TEXT, "as the transcript or the study has it; empty where none is named", NULL,
     NULL, NULL},
    {"outlet", LEC_TEXT, "of the journalist, the first one named", NULL, NULL, NULL},
    {"conferences", LEC_COUNT, "conferences in which they ask", "conferences", NULL, NULL},
    {"exchanges", LEC_COUNT, "times they are given the floor", "exchanges", NULL, NULL},
    {"share", LEC_NUMBER, "share of the exchanges", NULL, "exchanges / exchanges of all", NULL},
    LEC_COLUMN_LOW("share", NULL),
    LEC_COLUMN_HIGH("share", NULL),
    {"question_turns", LEC_COUNT, "turns in which they ask", "turns", NULL, NULL},
    {"words_asked", LEC_COUNT, "words of these turns", "words", NULL, NULL},
    {"word_share", LEC_NUMBER, "share of the words asked", NULL, "words_asked / words of all",
     NULL},
    LEC_COLUMN_LOW("word_share", NULL),
    LEC_COLUMN_HIGH("word_share", NULL),
    {"words_answered", LEC_COUNT, "words of the answers to them", "words", NULL, NULL},
    {"first_rank", LEC_NUMBER, "mean place of their first exchange: 1 is asked first", NULL,
     "mean over the conferences they ask in", NULL},
    {"order", LEC_NUMBER, "the same from 0, first, to 1, last", NULL,
     "mean of (rank - 1) / (exchanges of the conference - 1)", NULL},
    {"follow_ups", LEC_COUNT, "question turns that follow an answer in the same exchange", "turns",
     NULL, NULL},
    {"follow_up_rate", LEC_NUMBER, "follow-ups for each time they have the floor", NULL,
     "follow_ups / exchanges", NULL},
    LEC_COLUMN_LOW("follow_up_rate", NULL),
    LEC_COLUMN_HIGH("follow_up_rate", NULL),
    LEC_COLUMN_CLUSTERS,
    LEC_COLUMN_CLUSTERS_WITH,
    LEC_COLUMN_DOUBT("share"),
    LEC_COLUMN_POOLED,
    {0},
};

static const lec_doubtful_column with_intervals[] = {
    {"share", LEC_SCALE_LOGIT, NULL, true},
    {"word_share", LEC_SCALE_LOGIT, NULL, true},
    {"follow_up_rate", LEC_SCALE_LOG, NULL, false},
    {0},
};

static bool is_nobody(const char *name)
{
    return name[0] == '\0';
}

static const lec_chart charts[] = {
    {.name = "floor",
     .shape = LEC_CHART_BARS,
     .title = "Who asked: outlets",
     .note = "share of the exchanges; in parentheses: how many",
     .counted = "exchanges",
     .axis = "per cent of the exchanges",
     .label = "name",
     .value = "share",
     .low = "share_low",
     .high = "share_high",
     .filters = {{"conference", NULL}, {"who", "outlet"}},
     .most = 30,
     .leave_out = is_nobody,
     .label_columns = 44,
     .as_percent = true},
    {.name = "floor_journalists",
     .shape = LEC_CHART_BARS,
     .title = "Who asked: journalists",
     .note = "share of the exchanges; in parentheses: how many",
     .counted = "exchanges",
     .axis = "per cent of the exchanges",
     .label = "name",
     .value = "share",
     .low = "share_low",
     .high = "share_high",
     .filters = {{"conference", NULL}, {"who", "journalist"}},
     .most = 30,
     .leave_out = is_nobody,
     .label_columns = 44,
     .as_percent = true},
    {0},
};

/* --- what is added up over the exchanges of one outlet or journalist ---------------------------
 */

typedef struct {
    uint32_t actor;
    uint32_t cell; /* in the counts by cluster */
    uint64_t exchanges, turns, asked, answered, follow_ups, conferences;
    double ranks, orders;
    const char *name, *outlet;
} tally;

/* The exchanges of a group by who asked. */
typedef struct {
    tally *items; /* [count] in the order of their cells: of their names' numbers */
    size_t count;
    size_t *start;           /* [count + 1] */
    uint32_t *exchange;      /* [start[count]] offsets from the group's first, ascending for each */
    const uint32_t *cluster; /* [exchanges of the group] */
    size_t cluster_count;
} tallies;

/* The offsets of the exchanges sorted, stably, by who asked; who asked none has no tally. */
static tallies sort_exchanges(const lec_access *access, const lec_access_rows *of,
                              lec_access_kind kind, lec_arena *arena)
{
    const size_t count = of->count, actors = access->count[kind];
    const uint32_t *actor = access->actor[kind];
    size_t *next = lec_new(arena, size_t, actors + 1);
    tallies t = {.items = lec_new(arena, tally, actors),
                 .start = lec_new(arena, size_t, actors + 1),
                 .exchange = lec_new(arena, uint32_t, count),
                 .cluster = of->cluster,
                 .cluster_count = of->cluster_count};
    for (size_t i = 0; i < count; i++) next[actor[of->index[i]] + 1]++;
    for (uint32_t a = 0; a < actors; a++) {
        if (next[a + 1] > 0) {
            t.items[t.count] = (tally){.actor = a, .cell = (uint32_t)t.count, .outlet = ""};
            t.items[t.count].name = access->name[kind][a];
            t.start[t.count++] = next[a];
        }
        next[a + 1] += next[a];
    }
    t.start[t.count] = count;
    for (uint32_t i = 0; i < count; i++) t.exchange[next[actor[of->index[i]]]++] = i;
    return t;
}

/* Exchanges of each conference of the group, for the rank of each: rank[i] from 0, of[i] so many.
 */
typedef struct {
    uint32_t *rank, *of;
} ranks;

static ranks rank_exchanges(const lec_access *access, const lec_access_rows *of, lec_arena *arena)
{
    const lec_exchange *items = access->exchanges.items;
    const size_t count = of->count;
    ranks made = {lec_new(arena, uint32_t, count), lec_new(arena, uint32_t, count)};
    for (size_t first = 0, end; first < count; first = end) {
        for (end = first;
             end < count && items[of->index[end]].conference == items[of->index[first]].conference;
             end++)
            made.rank[end] = (uint32_t)(end - first);
        for (size_t i = first; i < end; i++) made.of[i] = (uint32_t)(end - first);
    }
    return made;
}

static void add_up(const lec_access *access, const lec_access_rows *of, tallies *t, const ranks *r)
{
    const lec_exchange *items = access->exchanges.items;
    for (size_t a = 0; a < t->count; a++) {
        tally *sum = &t->items[a];
        uint32_t last = LEC_NONE;
        for (size_t k = t->start[a]; k < t->start[a + 1]; k++) {
            const uint32_t i = t->exchange[k];
            sum->exchanges++;
            sum->turns += items[of->index[i]].question_count;
            sum->asked += items[of->index[i]].words_asked;
            sum->answered += items[of->index[i]].words_answered;
            sum->follow_ups += items[of->index[i]].follow_ups;
            if (sum->outlet[0] == '\0') sum->outlet = items[of->index[i]].outlet;
            if (items[of->index[i]].conference == last) continue;
            last = items[of->index[i]].conference;
            sum->conferences++;
            sum->ranks += r->rank[i] + 1;
            sum->orders += r->of[i] > 1 ? r->rank[i] / (double)(r->of[i] - 1) : 0;
        }
    }
}

/* --- rows --------------------------------------------------------------------------------------
 */

/* Shares of all tallies at once: of exchanges, or of the words asked. */
static lec_estimate *shares(const lec_context *context, const lec_access *access,
                            const lec_access_rows *of, const tallies *t, bool of_words)
{
    const lec_exchange *items = access->exchanges.items;
    const size_t count = of->count;
    double *size = lec_new(context->arena, double, t->cluster_count);
    size_t *start = lec_new(context->arena, size_t, t->count + 1);
    uint32_t *cluster = lec_new(context->arena, uint32_t, count);
    uint32_t *amount = lec_new(context->arena, uint32_t, count);
    for (size_t i = 0; i < count; i++)
        size[t->cluster[i]] += of_words ? (double)items[of->index[i]].words_asked : 1;
    for (size_t a = 0; a < t->count; a++) {
        size_t end = start[a];
        for (size_t k = t->start[a]; k < t->start[a + 1]; k++) {
            const uint32_t i = t->exchange[k];
            const uint32_t more = of_words ? (uint32_t)items[of->index[i]].words_asked : 1;
            if (more == 0) continue;
            if (end == start[a] || cluster[end - 1] != t->cluster[i])
                cluster[end++] = t->cluster[i];
            amount[end - 1] += more;
        }
        start[a + 1] = end;
    }
    const lec_cluster_counts cells = {t->count, t->cluster_count, start, cluster, amount};
    return lec_ratio_estimates(context, size, &cells);
}

static lec_estimate follow_up_rate(const lec_context *context, const lec_access *access,
                                   const lec_access_rows *of, const tallies *t, const tally *own,
                                   size_t *clusters)
{
    const lec_exchange *items = access->exchanges.items;
    double *value = lec_new(context->arena, double, own->exchanges);
    uint32_t *cluster = lec_new(context->arena, uint32_t, own->exchanges);
    for (size_t k = 0; k < own->exchanges; k++) {
        const uint32_t i = t->exchange[t->start[own->cell] + k];
        value[k] = items[of->index[i]].follow_ups;
        cluster[k] = t->cluster[i];
    }
    return lec_cluster_mean(
        (lec_clustered_values){value, cluster, own->exchanges, t->cluster_count}, LEC_SCALE_LOG,
        context->common->level, context->arena, clusters);
}

static int by_exchanges(const void *a, const void *b)
{
    const tally *x = a, *y = b;
    if (x->exchanges != y->exchanges) return x->exchanges > y->exchanges ? -1 : 1;
    if (x->asked != y->asked) return x->asked > y->asked ? -1 : 1;
    return strcmp(x->name, y->name);
}

static void put_estimate(lec_table *table, lec_estimate of)
{
    lec_table_put_number(table, of.value);
    lec_table_put_number(table, of.low);
    lec_table_put_number(table, of.high);
}

static void put_rows(const lec_context *context, const lec_access *access,
                     const lec_access_rows *of, lec_access_kind kind, lec_table *table)
{
    tallies t = sort_exchanges(access, of, kind, context->arena);
    const ranks r = rank_exchanges(access, of, context->arena);
    add_up(access, of, &t, &r);
    const lec_estimate *share = shares(context, access, of, &t, false);
    const lec_estimate *word_share = shares(context, access, of, &t, true);
    tally *rows = lec_new(context->arena, tally, t.count);
    if (t.count > 0) memcpy(rows, t.items, t.count * sizeof *rows);
    if (t.count > 1) qsort(rows, t.count, sizeof *rows, by_exchanges);
    for (size_t i = 0; i < t.count; i++) {
        const tally *own = &rows[i];
        size_t clusters_with = 0;
        const lec_estimate follow_ups =
            follow_up_rate(context, access, of, &t, own, &clusters_with);
        lec_table_put_text(table, of->conference);
        lec_table_put_text(table, lec_access_name(kind));
        lec_table_put_text(table, own->name);
        lec_table_put_text(table, own->outlet);
        lec_table_put_count(table, own->conferences);
        lec_table_put_count(table, own->exchanges);
        put_estimate(table, share[own->cell]);
        lec_table_put_count(table, own->turns);
        lec_table_put_count(table, own->asked);
        put_estimate(table, word_share[own->cell]);
        lec_table_put_count(table, own->answered);
        lec_table_put_number(table, own->ranks / (double)own->conferences);
        lec_table_put_number(table, own->orders / (double)own->conferences);
        lec_table_put_count(table, own->follow_ups);
        put_estimate(table, follow_ups);
        lec_table_put_count(table, t.cluster_count);
        lec_table_put_count(table, clusters_with);
        lec_table_put_number(table, NAN); /* lec_doubt_add() */
    }
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    return lec_access_put_groups(context, put_rows, table, error);
}

const lec_analysis lec_analysis_floor = {
    .name = "floor",
    .summary = "Who is given the floor: outlets and journalists, how often, how early, how long",
    .examples = "floor conferences/ --where 'who = outlet' --top 10",
    .details =
        "By conference (`all` first), outlets before journalists, those with most exchanges first. "
        "To have the floor is to have an exchange (`exchanges`): a question with its follow-ups. "
        "Names are as the transcript has them unless the study joins their spellings; who is not "
        "named stands in a row without a name and counts in the shares. Who was there and was not "
        "called on is in no transcript.",
    .source = "Tukey 1958; Efron & Stein 1981",
    .columns = columns,
    .key_count = 3,
    .doubtful = with_intervals,
    .charts = charts,
    .takes_by = true,
    .run = run,
};
