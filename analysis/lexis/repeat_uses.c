/* SPDX-License-Identifier: GPL-3.0-or-later
 * repeat_uses.c -- every use of every talking point, with its place: what `repeats` counts. */
#include "analysis/analysis.h"
#include "analysis/lexis/talking_points.h"
#include "analysis/view/columns.h"
#include "analysis/view/conference_order.h"
#include "analysis/view/quotation.h"

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE,
    LEC_COLUMN_ROLE,
    {"phrase", LEC_TEXT, "as in `repeats`", NULL, NULL, NULL},
    {"number", LEC_COUNT, "of the use, in the order of the days of the conferences, from 1", NULL,
     NULL, NULL},
    {"wording", LEC_NAME, "word for word, or near", NULL, NULL, NULL},
    {"changes", LEC_COUNT, "words changed, put in or left out", "words", NULL, "Levenshtein 1966"},
    {"bits", LEC_NUMBER, "of the phrase, as in `repeats`", "bits", NULL, NULL},
    {"turn", LEC_COUNT, "number of the turn", NULL, NULL, NULL},
    LEC_COLUMN_SPEAKER,
    LEC_COLUMN_PHASE,
    {"position", LEC_NUMBER, "place along the conference", NULL,
     "words before it / words of the conference: 0 is the beginning, 1 the end", NULL},
    {"file", LEC_TEXT, "as it was given", NULL, NULL, NULL},
    {"line", LEC_COUNT, "line in the file, from 1", "lines", NULL, NULL},
    {"text", LEC_TEXT, "as it stands there", NULL, NULL, NULL},
    {0},
};

static const lec_chart charts[] = {
    {.name = "repeats",
     .shape = LEC_CHART_STRIPS,
     .title = "Talking points: what the principal says again, and where",
     .note = "those whose words together are rarest",
     .axis = "per cent of the words spoken",
     .label = "phrase",
     .across = "conference",
     .value = "position",
     .series = "wording",
     .filters = {{"role", "principal"}},
     .chosen_by = "bits",
     .most = 25,
     .label_columns = 48,
     .as_percent = true},
    {0},
};

static void put_use(const lec_context *context, const lec_talking_point *point, const char *phrase,
                    size_t number, lec_table *table)
{
    const lec_corpus *corpus = context->corpus;
    const lec_phrase_use *use = &point->uses[number];
    const uint32_t turn = lec_corpus_turn_of(corpus, use->token);
    const uint32_t id = corpus->turn_conference[turn];
    const uint32_t first = corpus->turn_start[corpus->conference_turn[id]];
    const uint32_t end = corpus->turn_start[corpus->conference_turn[id + 1]];
    const lec_place place = lec_corpus_place(corpus, use->token);
    lec_table_put_text(table, corpus->conference[id].name);
    lec_table_put_text(table, lec_role_name(point->role));
    lec_table_put_text(table, phrase);
    lec_table_put_count(table, number + 1);
    lec_table_put_text(table, use->changes == 0 ? "word for word" : "near");
    lec_table_put_count(table, use->changes);
    lec_table_put_number(table, point->bits);
    lec_table_put_count(table, corpus->turn[turn].number);
    lec_table_put_text(table, corpus->speaker_name[corpus->turn_speaker[turn]]);
    lec_table_put_text(table, lec_phase_name((lec_phase)corpus->turn_phase[turn]));
    lec_table_put_number(table, (double)(use->token - first) / (double)(end - first));
    lec_table_put_text(table, place.file);
    lec_table_put_count(table, place.line);
    lec_table_put_text(table,
                       lec_quotation(corpus, use->token, use->token + use->words, context->arena));
}

/* The uses in the conference that is next in the order of time. */
static void put_conference(const lec_context *context, const lec_talking_points *points,
                           const char *const *phrases, uint32_t conference, size_t *next,
                           lec_table *table)
{
    const lec_corpus *corpus = context->corpus;
    const uint32_t first = corpus->turn_start[corpus->conference_turn[conference]];
    const uint32_t end = corpus->turn_start[corpus->conference_turn[conference + 1]];
    for (size_t i = 0; i < points->count; i++) {
        const lec_talking_point *point = &points->items[i];
        for (; next[i] < point->use_count && point->uses[next[i]].token >= first &&
               point->uses[next[i]].token < end;
             next[i]++)
            put_use(context, point, phrases[i], next[i], table);
    }
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    (void)error;
    const lec_talking_points points = lec_talking_points_find(context, context->settings);
    const size_t conferences = context->corpus->conference_count;
    const uint32_t *rank = lec_conference_ranks(context->corpus, context->arena);
    uint32_t *held = lec_new(context->arena, uint32_t, conferences); /* the conference of a rank */
    size_t *next = lec_new(context->arena, size_t, points.count);
    const char **phrases = lec_new(context->arena, const char *, points.count);
    for (uint32_t c = 0; c < conferences; c++) held[rank[c]] = c;
    for (size_t i = 0; i < points.count; i++)
        phrases[i] = lec_phrase_text(context->corpus, &points.items[i], context->arena);
    for (size_t i = 0; i < conferences; i++)
        put_conference(context, &points, phrases, held[i], next, table);
    return LEC_OK;
}

const lec_analysis lec_analysis_repeat_uses = {
    .name = "repeat_uses",
    .summary = "Every use of every talking point, with its turn and line",
    .examples = "repeat_uses conferences/ --role principal",
    .details = "By conference in the order of their days, then as in `repeats`. Traces its counts "
               "to the lines of the "
               "files; the first use of a phrase may be a near one.",
    .options = lec_repeats_options,
    .defaults = &lec_repeats_defaults,
    .settings_size = sizeof lec_repeats_defaults,
    .columns = columns,
    .key_count = 4,
    .evidence = {LEC_EVIDENCE_LINE, "text", NULL},
    .charts = charts,
    .without_by = "each row is a place in a file; `repeats` puts them together",
    .run = run,
};
