/* SPDX-License-Identifier: GPL-3.0-or-later
 * repeats.c -- talking points: what a role says again, word for word and nearly, where it was said
 * first and last, and whether its wording moves.
 *
 *   drift = tau-b between the order of the uses and the words in which each differs from the first
 */
#include <math.h>

#include "analysis/analysis.h"
#include "analysis/lexis/talking_points.h"
#include "analysis/measure/near_match.h"
#include "analysis/view/columns.h"
#include "analysis/view/quotation.h"

enum { WORDS_AROUND = 6 };

static const lec_column columns[] = {
    LEC_COLUMN_ROLE,
    {"phrase", LEC_TEXT, "its words, as `words` shows them, parted by spaces", NULL, NULL, NULL},
    {"words", LEC_COUNT, "words in it", "words", NULL, NULL},
    {"uses", LEC_COUNT, "times the role says it word for word; overlapping ones count each", "uses",
     NULL, NULL},
    {"own_uses", LEC_COUNT, "those of them that are no part of a longer phrase that returns",
     "uses", NULL, NULL},
    {"variants", LEC_COUNT,
     "times the role nearly says it: at most one word in five changed, put in or left out between "
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

static double drift_of(const lec_context *context, const lec_talking_point *point)
{
    if (point->variants == 0) return NAN;
    const uint32_t *word = context->corpus->token_word;
    uint32_t *changed = lec_new(context->arena, uint32_t, point->use_count);
    const lec_phrase_use *first = &point->uses[0];
    for (size_t i = 0; i < point->use_count; i++) {
        const lec_phrase_use *use = &point->uses[i];
        changed[i] = lec_near_distance(word + first->token, first->words, word + use->token,
                                       use->words, LEC_NEAR_CHANGES);
    }
    return order_tau(changed, point->use_count, LEC_NEAR_CHANGES + 1, context->arena);
}

static double mean_changed(const lec_talking_point *point)
{
    double changes = 0;
    for (size_t i = 0; i < point->use_count; i++) changes += point->uses[i].changes;
    return point->variants > 0 ? changes / (double)point->variants / point->words : NAN;
}

/* Conferences (the uses are in their order) and uses in opening statements. */
static void count_places(const lec_corpus *corpus, const lec_talking_point *point,
                         uint64_t *conferences, uint64_t *in_openings)
{
    uint32_t last = LEC_NONE;
    for (size_t i = 0; i < point->use_count; i++) {
        const uint32_t turn = lec_corpus_turn_of(corpus, point->uses[i].token);
        *conferences += corpus->turn_conference[turn] != last;
        *in_openings += corpus->turn_phase[turn] == LEC_PHASE_OPENING;
        last = corpus->turn_conference[turn];
    }
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

static void put_row(const lec_context *context, const lec_talking_point *point, lec_table *table)
{
    const lec_phrase_use *first = &point->uses[0], *last = &point->uses[point->use_count - 1];
    uint64_t conferences = 0, in_openings = 0;
    count_places(context->corpus, point, &conferences, &in_openings);
    lec_table_put_text(table, lec_role_name(point->role));
    lec_table_put_text(table, lec_phrase_text(context->corpus, point, context->arena));
    lec_table_put_count(table, point->words);
    lec_table_put_count(table, point->use_count - point->variants);
    lec_table_put_count(table, point->own);
    lec_table_put_count(table, point->variants);
    lec_table_put_count(table, point->turns);
    lec_table_put_count(table, conferences);
    lec_table_put_count(table, in_openings);
    lec_table_put_number(table, point->bits);
    put_place(context->corpus, first->token, table);
    put_place(context->corpus, last->token, table);
    lec_table_put_number(table, mean_changed(point));
    lec_table_put_number(table, drift_of(context, point));
    lec_table_put_text(table, around(context, first));
    lec_table_put_text(table, around(context, last));
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    (void)error;
    const lec_talking_points points = lec_talking_points_find(context, context->settings);
    for (size_t i = 0; i < points.count; i++) put_row(context, &points.items[i], table);
    return LEC_OK;
}

const lec_analysis lec_analysis_repeats = {
    .name = "repeats",
    .summary = "Talking points: sequences of words that are said again in other turns",
    .examples = "repeats conferences/ --role principal",
    .details =
        "By role, then conferences, turns and words, most first. A phrase is a maximal sequence of "
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
    .key_count = 2,
    .shown = "uses,turns,conferences,bits",
    .evidence = {LEC_EVIDENCE_WORDS, "phrase", NULL},
    .run = run,
};
