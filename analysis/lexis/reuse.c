/* SPDX-License-Identifier: GPL-3.0-or-later
 * reuse.c -- how much of what is said has been said before: the share of the words of a role that
 * stand in sequences of 5 words or more which the role says elsewhere too.
 *
 *   repeated_share = words in sequences that stand in another turn of the role / words
 *   earlier_share  = words in sequences that stand in an earlier conference / words, of those
 *                    conferences that have one
 *   opening_kept   = words of the opening statement in sequences that stand in later turns of the
 *                    same conference / words of the opening statement
 *   from_opening   = the same words as the later turns have them / words of the later turns */
#include <math.h>

#include "analysis/analysis.h"
#include "analysis/measure/jackknife.h"
#include "analysis/view/columns.h"
#include "analysis/view/conference_order.h"
#include "analysis/view/item_counts.h"
#include "analysis/view/said.h"

struct settings {
    uint64_t shortest;
};
static const struct settings defaults = {.shortest = 5};

static const lec_option options[] = {
    {"shortest", LEC_OPTION_COUNT, offsetof(struct settings, shortest), "N",
     "words of the shortest sequence (5)", 2, 1000, NULL},
    {0},
};

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE_BY,
    LEC_COLUMN_ROLE,
    {"words", LEC_COUNT, "words spoken", "words", NULL, NULL},
    {"repeated_share", LEC_NUMBER,
     "share of them in sequences that the role says in another turn too, here or in any other of "
     "these conferences",
     NULL, "words in such sequences / words", NULL},
    LEC_COLUMN_LOW("repeated_share", NULL),
    LEC_COLUMN_HIGH("repeated_share", NULL),
    {"earlier_share", LEC_NUMBER,
     "share in sequences that the role has said in an earlier conference; empty for the first",
     NULL, "words in such sequences / words of conferences that have an earlier one", NULL},
    LEC_COLUMN_LOW("earlier_share", NULL),
    LEC_COLUMN_HIGH("earlier_share", NULL),
    {"opening_kept", LEC_NUMBER,
     "share of the opening statement in sequences that return in later turns of the conference; "
     "empty where opening or later turns are too short to hold a sequence",
     NULL, "words in such sequences / words of the opening", NULL},
    LEC_COLUMN_LOW("opening_kept", NULL),
    LEC_COLUMN_HIGH("opening_kept", NULL),
    {"from_opening", LEC_NUMBER,
     "share of the later turns in sequences that the opening statement of the conference has", NULL,
     "words in such sequences / words after the opening", NULL},
    LEC_COLUMN_LOW("from_opening", NULL),
    LEC_COLUMN_HIGH("from_opening", NULL),
    LEC_COLUMN_CLUSTERS,
    LEC_COLUMN_DOUBT("repeated_share"),
    LEC_COLUMN_POOLED,
    {0},
};

static const lec_doubtful_column with_intervals[] = {
    {"repeated_share", LEC_SCALE_LOGIT, NULL, true},
    {"earlier_share", LEC_SCALE_LOGIT, NULL, false},
    {"opening_kept", LEC_SCALE_LOGIT, NULL, false},
    {"from_opening", LEC_SCALE_LOGIT, NULL, false},
    {0},
};

static const lec_chart charts[] = {
    {.name = "reuse",
     .shape = LEC_CHART_BARS,
     .title = "How much of what the principal says has been said before",
     .note = "words in sequences of 5 or more that stand in an earlier conference as well",
     .axis = "per cent of the words of the principal",
     .label = "conference",
     .value = "earlier_share",
     .low = "earlier_share_low",
     .high = "earlier_share_high",
     .series = "role",
     .filters = {{"role", "principal"}},
     .as_percent = true,
     .in_order = true,
     .many_conferences = true},
    {0},
};

/* What a word is part of, and of what shares it is one of the words. */
enum share { REPEATED, EARLIER, KEPT, FROM_OPENING, SHARES };

typedef struct {
    const lec_context *context;
    const uint32_t *rank; /* [conference_count] */
    uint8_t *part;        /* [token_count] bit: the word is counted in that share */
    uint8_t *asked;       /* [turn_count] bit: its words are among those the share is of */
} marks;

static void mark(const marks *m, const lec_said *said, const bool *covered, enum share of)
{
    for (uint32_t at = 0; at < said->suffixes.count; at++) {
        if (said->token[at] == LEC_NONE) continue;
        const uint32_t turn = said->turns[said->turn[at]];
        if (covered[at] && (((unsigned)m->asked[turn] >> of) & 1U))
            m->part[said->token[at]] |= (uint8_t)(1U << of);
    }
}

/* All turns of a role, over all conferences. */
static void mark_role(const marks *m, const uint32_t *turns, size_t count, lec_arena *scratch)
{
    const struct settings *settings = m->context->settings;
    const lec_corpus *corpus = m->context->corpus;
    const lec_said said = lec_said_new(corpus, turns, count, scratch);
    const size_t places = said.suffixes.count;
    uint32_t *length = lec_new(scratch, uint32_t, places);
    uint32_t *rank = lec_new(scratch, uint32_t, places);
    bool *covered = lec_new(scratch, bool, places);
    uint32_t first = UINT32_MAX;
    for (size_t at = 0; at < places; at++) {
        rank[at] = m->rank[corpus->turn_conference[turns[said.turn[at]]]];
        if (rank[at] < first) first = rank[at];
    }
    for (size_t i = 0; i < count; i++)
        m->asked[turns[i]] |=
            (uint8_t)(1U << REPEATED |
                      (uint32_t)(m->rank[corpus->turn_conference[turns[i]]] > first) << EARLIER);
    lec_longest_elsewhere(&said.suffixes, said.turn, length);
    lec_said_cover(&said, length, settings->shortest, covered);
    mark(m, &said, covered, REPEATED);
    lec_longest_earlier(&said.suffixes, rank, scratch, length);
    lec_said_cover(&said, length, settings->shortest, covered);
    mark(m, &said, covered, EARLIER);
}

/* The turns of a role in one conference: the opening statement against what comes later. */
static void mark_conference(const marks *m, const uint32_t *turns, size_t count, lec_arena *scratch)
{
    const struct settings *settings = m->context->settings;
    const uint8_t *phase = m->context->corpus->turn_phase;
    const lec_said said = lec_said_new(m->context->corpus, turns, count, scratch);
    uint32_t *length = lec_new(scratch, uint32_t, said.suffixes.count);
    uint32_t *is_opening = lec_new(scratch, uint32_t, said.suffixes.count);
    bool *covered = lec_new(scratch, bool, said.suffixes.count);
    for (size_t i = 0; i < count; i++)
        m->asked[turns[i]] |=
            (uint8_t)(1U << (phase[turns[i]] == LEC_PHASE_OPENING ? KEPT : FROM_OPENING));
    for (size_t at = 0; at < said.suffixes.count; at++)
        is_opening[at] = phase[turns[said.turn[at]]] == LEC_PHASE_OPENING;
    lec_longest_elsewhere(&said.suffixes, is_opening, length);
    lec_said_cover(&said, length, settings->shortest, covered);
    mark(m, &said, covered, KEPT);
    mark(m, &said, covered, FROM_OPENING);
}

/* Whether an opening and a later turn are long enough for a sequence that both could have. */
static bool can_return(const marks *m, const uint32_t *turns, size_t count)
{
    const struct settings *settings = m->context->settings;
    const lec_corpus *corpus = m->context->corpus;
    bool opens = false, goes_on = false;
    for (size_t i = 0; i < count; i++) {
        const uint32_t turn = turns[i];
        if (corpus->turn_start[turn + 1] - corpus->turn_start[turn] < settings->shortest) continue;
        const bool is_opening = corpus->turn_phase[turn] == LEC_PHASE_OPENING;
        opens = opens || is_opening;
        goes_on = goes_on || !is_opening;
    }
    return opens && goes_on;
}

static marks mark_all(const lec_context *context)
{
    const lec_corpus *corpus = context->corpus;
    marks m = {context, lec_conference_ranks(corpus, context->arena),
               lec_new(context->arena, uint8_t, corpus->token_count),
               lec_new(context->arena, uint8_t, corpus->turn_count)};
    for (int role = 0; role < LEC_ROLE_COUNT; role++) {
        lec_arena *scratch = lec_arena_new();
        uint32_t *turns = lec_new(scratch, uint32_t, corpus->turn_count);
        size_t count = 0;
        for (uint32_t t = 0; t < corpus->turn_count; t++)
            if (corpus->turn_role[t] == role) turns[count++] = t;
        mark_role(&m, turns, count, scratch);
        for (size_t first = 0, end; first < count; first = end) {
            for (end = first + 1; end < count && corpus->turn_conference[turns[end]] ==
                                                     corpus->turn_conference[turns[first]];)
                end++;
            if (can_return(&m, turns + first, end - first))
                mark_conference(&m, turns + first, end - first, scratch);
        }
        lec_arena_free(scratch);
    }
    return m;
}

static void put_share(const marks *m, const lec_group *group, enum share of, lec_table *table)
{
    const lec_corpus *corpus = m->context->corpus;
    lec_arena *arena = m->context->arena;
    double *size = lec_new(arena, double, group->cluster_count);
    uint32_t *words = lec_new(arena, uint32_t, group->cluster_count);
    uint32_t *cluster = lec_new(arena, uint32_t, group->cluster_count);
    for (size_t i = 0; i < group->turn_count; i++) {
        const uint32_t turn = group->turns[i];
        if (!(((unsigned)m->asked[turn] >> of) & 1U)) continue;
        size[group->turn_cluster[i]] += corpus->turn_start[turn + 1] - corpus->turn_start[turn];
        for (uint32_t t = corpus->turn_start[turn]; t < corpus->turn_start[turn + 1]; t++)
            words[group->turn_cluster[i]] += ((unsigned)m->part[t] >> of) & 1U;
    }
    size_t cell_start[2] = {0, 0};
    for (uint32_t c = 0; c < group->cluster_count; c++) {
        if (words[c] == 0) continue;
        cluster[cell_start[1]] = c;
        words[cell_start[1]++] = words[c];
    }
    const lec_cluster_counts cell = {1, group->cluster_count, cell_start, cluster, words};
    const lec_estimate share = *lec_ratio_estimates(m->context, size, &cell);
    lec_table_put_number(table, share.value);
    lec_table_put_number(table, share.low);
    lec_table_put_number(table, share.high);
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    lec_groups groups;
    const lec_status status =
        lec_groups_make(context, LEC_BY_CONFERENCE | LEC_BY_ROLE, &groups, error);
    if (status != LEC_OK) return status;
    const marks m = mark_all(context);
    for (size_t g = 0; g < groups.count; g++) {
        const lec_group *group = &groups.items[g];
        lec_table_put_text(table, group->conference);
        lec_table_put_text(table, group->role);
        lec_table_put_count(table, group->token_count);
        for (int of = 0; of < SHARES; of++) put_share(&m, group, (enum share)of, table);
        lec_table_put_count(table, lec_group_clusters(context, group));
        lec_table_put_number(table, NAN); /* lec_doubt_add() */
    }
    return LEC_OK;
}

const lec_analysis lec_analysis_reuse = {
    .name = "reuse",
    .summary = "How much of what is said has been said before, and how much of the opening returns",
    .examples = "reuse conferences/",
    .details =
        "By conference (`all` first) and role (`all` first: each role against itself). A word "
        "counts where it stands in a sequence of --shortest words or more that the role says "
        "elsewhere, over the ends of sentences but within a turn. The more text, the more "
        "returns: compare shares of texts of one size, and conferences by earlier_share only "
        "where as many came before. Conferences are earlier by their dates, of one day and without "
        "a date by name. The intervals take the sequences as given: they say how much the shares "
        "would vary with other exchanges (conferences, in `all`), not with other texts to compare "
        "with.",
    .options = options,
    .defaults = &defaults,
    .settings_size = sizeof defaults,
    .columns = columns,
    .key_count = 2,
    .doubtful = with_intervals,
    .charts = charts,
    .takes_by = true,
    .run = run,
};
