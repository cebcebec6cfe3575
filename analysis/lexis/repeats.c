/* SPDX-License-Identifier: GPL-3.0-or-later
 * repeats.c -- talking points: what a role says again, word for word and nearly, where it was said
 * first and last, and whether its wording moves.
 *
 *   drift = tau-b between the order of the uses and the words in which each differs from the first
 */
#include <math.h>
#include <stdlib.h>

#include "analysis/analysis.h"
#include "analysis/lexis/talking_points.h"
#include "analysis/measure/near_match.h"
#include "analysis/view/columns.h"
#include "analysis/view/groups.h"
#include "analysis/view/quotation.h"

enum { WORDS_AROUND = 6 };

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE_BY,
    LEC_COLUMN_ROLE,
    {"phrase", LEC_TEXT, "its words, as `words` shows them, parted by spaces", NULL, NULL, NULL},
    {"words", LEC_COUNT, "words in it", "words", NULL, NULL},
    {"uses", LEC_COUNT, "times it is said word for word; overlapping ones count each", "uses", NULL,
     NULL},
    {"own_uses", LEC_COUNT, "those of them that are no part of a longer phrase that returns",
     "uses", NULL, NULL},
    {"variants", LEC_COUNT,
     "times it is nearly said: at most one word in five changed, put in or left out between "
     "the first and the last",
     "uses", NULL, "Sellers 1980"},
    {"turns", LEC_COUNT, "turns in which it stands word for word", "turns", NULL, NULL},
    {"conferences", LEC_COUNT, "conferences in which it stands, nearly or word for word",
     "conferences", NULL, NULL},
    {"in_openings", LEC_COUNT, "uses in opening statements, nearly or word for word", "uses", NULL,
     NULL},
    {"bits", LEC_NUMBER,
     "by how much its words are rarer than those that two places are expected to share by chance; "
     "0: they are as common",
     "bits", "sum of -log2 of the shares of its words - 2 log2 of the words of the role", NULL},
    {"first_conference", LEC_TEXT, "where it is said first, nearly or word for word", NULL, NULL,
     NULL},
    {"first_file", LEC_TEXT, "as it was given", NULL, NULL, NULL},
    {"first_line", LEC_COUNT, "line in the file, from 1", "lines", NULL, NULL},
    {"last_conference", LEC_TEXT, "where it is said last", NULL, NULL, NULL},
    {"last_file", LEC_TEXT, "as it was given", NULL, NULL, NULL},
    {"last_line", LEC_COUNT, "line in the file, from 1", "lines", NULL, NULL},
    {"changed", LEC_NUMBER, "mean share of its words that the variants change", NULL,
     "changes / words, mean over the variants", NULL},
    {"drift", LEC_NUMBER,
     "whether later uses are further from the first wording: 1 always further, 0 no tendency; "
     "empty "
     "where the wording never varies",
     NULL, "tau-b of order and words changed from the first use", "Kendall 1970"},
    {"first_around", LEC_TEXT, "the first use as it stands, with six words before and behind", NULL,
     NULL, NULL},
    {"last_around", LEC_TEXT, "the last use as it stands, with six words before and behind", NULL,
     NULL, NULL},
    LEC_COLUMN_POOLED,
    {0},
};

/* tau-b of the order of `count` values, none above `most`, and the values. */
static double order_tau(const uint32_t *values, size_t count, uint32_t most, lec_arena *arena)
{
    double *before = lec_new(arena, double, most + 1); /* uses so far of each value */
    double s = 0, ties = 0;
    const double pairs = (double)count * ((double)count - 1) / 2;
    for (size_t i = 0; i < count; i++) {
        for (uint32_t v = 0; v <= most; v++)
            s += v < values[i] ? before[v] : v > values[i] ? -before[v] : 0;
        before[values[i]]++;
    }
    for (uint32_t v = 0; v <= most; v++) ties += before[v] * (before[v] - 1) / 2;
    return ties < pairs ? s / sqrt(pairs * (pairs - ties)) : NAN;
}

/* What a conference (group, period) or all of them have of a talking point. */
typedef struct {
    const lec_talking_point *point;
    const lec_phrase_use *uses; /* [count] in the order of days */
    size_t count;
} own_uses;

static double drift_of(const lec_context *context, const own_uses *of)
{
    const uint32_t *word = context->corpus->token_word;
    uint32_t *changed = lec_new(context->arena, uint32_t, of->count);
    const lec_phrase_use *first = &of->uses[0];
    bool varies = false;
    for (size_t i = 0; i < of->count; i++) {
        const lec_phrase_use *use = &of->uses[i];
        varies = varies || use->changes > 0;
        changed[i] = lec_near_distance(word + first->token, first->words, word + use->token,
                                       use->words, LEC_NEAR_CHANGES);
    }
    return varies ? order_tau(changed, of->count, LEC_NEAR_CHANGES + 1, context->arena) : NAN;
}

typedef struct {
    uint64_t exact, own, variants, changes, turns, conferences, in_openings;
} use_counts;

/* The uses are in the order of conferences, and in each in that of its turns. */
static use_counts count_uses(const lec_corpus *corpus, const own_uses *of)
{
    use_counts found = {0};
    uint32_t last_turn = LEC_NONE, last_conference = LEC_NONE;
    for (size_t i = 0; i < of->count; i++) {
        const lec_phrase_use *use = &of->uses[i];
        const uint32_t turn = lec_corpus_turn_of(corpus, use->token);
        const uint32_t conference = corpus->turn_conference[turn];
        found.variants += use->changes > 0;
        found.changes += use->changes;
        found.own += use->is_own;
        found.conferences += conference != last_conference;
        found.in_openings += corpus->turn_phase[turn] == LEC_PHASE_OPENING;
        last_conference = conference;
        if (use->changes > 0) continue;
        found.exact++;
        found.turns += turn != last_turn;
        last_turn = turn;
    }
    return found;
}

static void put_place(const lec_corpus *corpus, uint32_t token, lec_table *table)
{
    const uint32_t turn = lec_corpus_turn_of(corpus, token);
    const lec_place place = lec_corpus_place(corpus, token);
    lec_table_put_text(table, corpus->conference[corpus->turn_conference[turn]].name);
    lec_table_put_text(table, place.file);
    lec_table_put_count(table, place.line);
}

static const char *around(const lec_context *context, const lec_phrase_use *use)
{
    const lec_corpus *corpus = context->corpus;
    const uint32_t turn = lec_corpus_turn_of(corpus, use->token);
    const uint32_t start = corpus->turn_start[turn], end = corpus->turn_start[turn + 1];
    const uint32_t stop = use->token + use->words;
    const uint32_t before = use->token - start < WORDS_AROUND ? use->token - start : WORDS_AROUND;
    const uint32_t behind = end - stop < WORDS_AROUND ? end - stop : WORDS_AROUND;
    return lec_quotation(corpus, use->token - before, stop + behind, context->arena);
}

static void put_row(const lec_context *context, const char *conference, const own_uses *of,
                    lec_table *table)
{
    const lec_talking_point *point = of->point;
    const lec_phrase_use *first = &of->uses[0], *last = &of->uses[of->count - 1];
    const use_counts found = count_uses(context->corpus, of);
    lec_table_put_text(table, conference);
    lec_table_put_text(table, lec_role_name(point->role));
    lec_table_put_text(table, lec_phrase_text(context->corpus, point, context->arena));
    lec_table_put_count(table, point->words);
    lec_table_put_count(table, found.exact);
    lec_table_put_count(table, found.own);
    lec_table_put_count(table, found.variants);
    lec_table_put_count(table, found.turns);
    lec_table_put_count(table, found.conferences);
    lec_table_put_count(table, found.in_openings);
    lec_table_put_number(table, point->bits);
    put_place(context->corpus, first->token, table);
    put_place(context->corpus, last->token, table);
    lec_table_put_number(table, found.variants > 0
                                    ? (double)found.changes / (double)found.variants / point->words
                                    : NAN);
    lec_table_put_number(table, drift_of(context, of));
    lec_table_put_text(table, around(context, first));
    lec_table_put_text(table, around(context, last));
}

/* The uses of a talking point, those of one set of conferences side by side. */
typedef struct {
    lec_phrase_use *uses; /* [point->use_count] */
    own_uses *parts;      /* [part_count] by set */
    uint32_t *set;        /* [part_count] ascending */
    size_t part_count;
} parted_uses;

typedef struct {
    uint32_t set;
    size_t use;
} placed_use;

static int by_set(const void *a, const void *b)
{
    const placed_use *x = a, *y = b;
    if (x->set != y->set) return x->set < y->set ? -1 : 1;
    return x->use < y->use ? -1 : x->use > y->use;
}

static parted_uses part_uses(const lec_context *context, const lec_conference_sets *sets,
                             const lec_talking_point *point)
{
    const lec_corpus *corpus = context->corpus;
    const size_t count = point->use_count;
    lec_arena *arena = context->arena;
    parted_uses made = {lec_new(arena, lec_phrase_use, count), lec_new(arena, own_uses, count),
                        lec_new(arena, uint32_t, count), 0};
    placed_use *placed = lec_new(arena, placed_use, count);
    for (size_t i = 0; i < count; i++) {
        const uint32_t turn = lec_corpus_turn_of(corpus, point->uses[i].token);
        placed[i] = (placed_use){sets->of_conference[corpus->turn_conference[turn]], i};
    }
    if (count > 1) qsort(placed, count, sizeof *placed, by_set);
    for (size_t i = 0; i < count; i++) {
        made.uses[i] = point->uses[placed[i].use];
        if (i == 0 || placed[i].set != placed[i - 1].set) {
            made.set[made.part_count] = placed[i].set;
            made.parts[made.part_count++] = (own_uses){point, &made.uses[i], 0};
        }
        made.parts[made.part_count - 1].count++;
    }
    return made;
}

/* The uses in the conferences of a group of turns; none: count 0. */
static own_uses uses_in(const parted_uses *parted, const lec_group *group,
                        const lec_talking_point *point)
{
    if (group->set == LEC_NONE) return (own_uses){point, point->uses, point->use_count};
    size_t low = 0, high = parted->part_count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (parted->set[middle] < group->set)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < parted->part_count && parted->set[low] == group->set) return parted->parts[low];
    return (own_uses){point, NULL, 0};
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    lec_groups groups;
    lec_conference_sets sets;
    lec_status status = lec_groups_make(context, LEC_BY_CONFERENCE, &groups, error);
    if (status == LEC_OK)
        status = lec_conference_sets_make(context, lec_sets_asked(context->common), &sets, error);
    if (status != LEC_OK) return status;
    const lec_talking_points points = lec_talking_points_find(context, context->settings);
    parted_uses *parted = lec_new(context->arena, parted_uses, points.count);
    for (size_t i = 0; i < points.count; i++)
        parted[i] = part_uses(context, &sets, &points.items[i]);
    for (size_t g = 0; g < groups.count; g++)
        for (size_t i = 0; i < points.count; i++) {
            const own_uses own = uses_in(&parted[i], &groups.items[g], &points.items[i]);
            if (own.count > 0) put_row(context, groups.items[g].conference, &own, table);
        }
    return LEC_OK;
}

const lec_analysis lec_analysis_repeats = {
    .name = "repeats",
    .summary = "Talking points: sequences of words that are said again in other turns",
    .examples = "repeats conferences/ --role principal\n"
                "repeats conferences/ --role principal --by year",
    .details =
        "By conference (`all` first) and role, then by the conferences, turns and words of all, "
        "most first. The rows of a conference (of a year with --by year) count the uses that it "
        "has of the phrases that return in all that is read: those of all conferences add up to "
        "`all`, and --by none leaves them out. A phrase is a maximal sequence of "
        "--shortest words or more that the role says in two turns or more; it may go over the ends "
        "of sentences. Shorter ones, of three words or more, count where they stand in three turns "
        "and their words are so rare that in a text of N words drawn by themselves no two places "
        "would be expected to share them (2 log2 N bits). A phrase that stands only within longer "
        "ones has no row. It is what "
        "the texts hold, without test or interval; the more text, the more returns. Every use with "
        "its line: `repeat_uses`; the share of the speech that is made of them: `reuse`. Phrases "
        "of more than 60 words have no variants.",
    .source = "Abouelhoda, Kurtz & Ohlebusch 2004",
    .options = lec_repeats_options,
    .defaults = &lec_repeats_defaults,
    .settings_size = sizeof lec_repeats_defaults,
    .columns = columns,
    .key_count = 3,
    .shown = "uses,turns,conferences,bits",
    .evidence = {LEC_EVIDENCE_WORDS, "phrase", NULL},
    .takes_by = true,
    .run = run,
};
