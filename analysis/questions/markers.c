/* SPDX-License-Identifier: GPL-3.0-or-later
 * markers.c -- every turn of phrase that `questions` and `answers` count, with its place. */
#include "analysis/questions/settings.h"
#include "analysis/view/answer_profile.h"
#include "analysis/view/columns.h"
#include "analysis/view/exchanges.h"
#include "analysis/view/quotation.h"

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE,
    LEC_COLUMN_EXCHANGE,
    {"turn", LEC_COUNT, "number of the turn", NULL, NULL, NULL},
    LEC_COLUMN_ROLE,
    LEC_COLUMN_SPEAKER,
    {"dimension", LEC_NAME, "what kind of sign it is", NULL, NULL, NULL},
    {"marker", LEC_NAME, "what it is a sign of", NULL, NULL, NULL},
    {"position", LEC_NUMBER, "place along the conference", NULL,
     "words before it / words of the conference: 0 is the beginning, 1 the end", NULL},
    {"line", LEC_COUNT, "line in the file, from 1", "lines", NULL, NULL},
    {"text", LEC_TEXT, "the words that the pattern matched, as they stand there", NULL, NULL, NULL},
    {"sentence", LEC_TEXT, "the sentence they stand in", NULL, NULL, NULL},
    {0},
};

#define OF(marker)                                                                                 \
    {                                                                                              \
        "marker", marker                                                                           \
    }
static const lec_chart charts[] = {
    {.name = "markers",
     .shape = LEC_CHART_STRIPS,
     .title = "Where answers turn aside, and questions press",
     .axis = "per cent of the words spoken",
     .label = "marker",
     .across = "conference",
     .value = "position",
     .series = "role",
     .filters = {OF("declines"), OF("does-not-know"), OF("asks-back"), OF("defers"),
                 OF("points-elsewhere"), OF("disputes"), OF("negative-form"),
                 OF("holds-to-account")},
     .as_percent = true},
    {0},
};
#undef OF

/* What stands at tokens [first, end) of one sentence, the first of several. */
typedef struct {
    const char *name, *dimension;
    uint32_t turn, first, end, sentence;
} place;

static void put_place(const lec_context *context, const lec_exchange *exchange, const place *of,
                      lec_table *table)
{
    const lec_corpus *corpus = context->whole;
    const uint32_t id = exchange->conference;
    const uint32_t first = corpus->turn_start[corpus->conference_turn[id]];
    const uint32_t end = corpus->turn_start[corpus->conference_turn[id + 1]];
    lec_table_put_text(table, corpus->conference[id].name);
    lec_table_put_count(table, exchange->number);
    lec_table_put_count(table, corpus->turn[of->turn].number);
    lec_table_put_text(table, lec_role_name((lec_role)corpus->turn_role[of->turn]));
    lec_table_put_text(table, corpus->speaker_name[corpus->turn_speaker[of->turn]]);
    lec_table_put_text(table, of->dimension);
    lec_table_put_text(table, of->name);
    lec_table_put_number(table, (double)(of->first - first) / (double)(end - first));
    lec_table_put_count(table, lec_corpus_place(corpus, of->first).line);
    lec_table_put_text(table, lec_quotation(corpus, of->first, of->end, context->arena));
    lec_table_put_text(table,
                       lec_quotation(corpus, corpus->sentence_start[of->sentence],
                                     corpus->sentence_start[of->sentence + 1], context->arena));
}

static void put_hit(const lec_context *context, const lec_exchange *exchange, uint32_t turn,
                    const lec_marker_hit *hit, lec_table *table)
{
    const lec_marker_info *of = lec_marker_of(hit->marker);
    const place at = {of->name,     of->dimension, turn, hit->token, hit->token + hit->length,
                      hit->sentence};
    put_place(context, exchange, &at, table);
}

/* Sentences [first, end) of the turn, in the words of `questions`. */
static void put_sentences(const lec_context *context, const lec_exchange *exchange,
                          const char *name, uint32_t turn, const uint32_t sentences[2],
                          lec_table *table)
{
    const lec_corpus *corpus = context->whole;
    const place at = {name,
                      "initiative",
                      turn,
                      corpus->sentence_start[sentences[0]],
                      corpus->sentence_start[sentences[1]],
                      sentences[0]};
    if (at.first < at.end) put_place(context, exchange, &at, table);
}

/* What the turn shows, beside its turns of phrase: `follows` another one of the exchange. */
static void put_forms(const lec_context *context, lec_marker_finder *finder,
                      const lec_exchange *exchange, uint32_t turn, bool follows, lec_table *table)
{
    const lec_corpus *corpus = context->whole;
    const uint32_t first = corpus->turn_sentence[turn], end = corpus->turn_sentence[turn + 1];
    const uint32_t asked = lec_prefaced_question(corpus, turn);
    if (asked != LEC_NONE)
        put_sentences(context, exchange, "preface", turn, (uint32_t[2]){first, asked}, table);
    if (lec_questions_asked(finder, turn) > 1)
        put_sentences(context, exchange, "several-questions", turn, (uint32_t[2]){first, end},
                      table);
    if (follows && first < end)
        put_sentences(context, exchange, "follow-up-turn", turn, (uint32_t[2]){first, first + 1},
                      table);
}

static void put_turns(const lec_context *context, lec_marker_finder *finder,
                      const lec_exchange *exchange, lec_side side, lec_table *table)
{
    const bool asks = side == LEC_SIDE_QUESTION;
    const uint32_t *turns = asks ? exchange->questions : exchange->answers;
    const size_t turn_count = asks ? exchange->question_count : exchange->answer_count;
    for (size_t t = 0; t < turn_count; t++) {
        size_t count;
        const lec_marker_hit *hits = lec_markers_in(finder, turns[t], side, &count);
        for (size_t i = 0; i < count; i++)
            if (lec_marker_of(hits[i].marker)->dimension != NULL)
                put_hit(context, exchange, turns[t], &hits[i], table);
        lec_marker_hit asked;
        if (!lec_markers_know(finder, exchange->conference)) continue;
        if (asks)
            put_forms(context, finder, exchange, turns[t],
                      exchange->answer_count > 0 && turns[t] > exchange->answers[0], table);
        else if (lec_asks_back_in_short(finder, context->whole, turns[t], &asked))
            put_hit(context, exchange, turns[t], &asked, table);
    }
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    lec_marker_finder *finder;
    const lec_status status = lec_open_markers(context, &finder, error);
    if (status != LEC_OK) return status;
    const lec_exchanges exchanges = lec_exchanges_of(context);
    for (size_t e = 0; e < exchanges.count; e++) {
        put_turns(context, finder, &exchanges.items[e], LEC_SIDE_QUESTION, table);
        put_turns(context, finder, &exchanges.items[e], LEC_SIDE_ANSWER, table);
    }
    return LEC_OK;
}

#define LEC_MARKER(NAME, name, side, dimension, meaning) LEC_MARKER_HELP(name, meaning)
#define LEC_MARKER_HELP(name, meaning)                   name " (" meaning "), "

const lec_analysis lec_analysis_markers = {
    .name = "markers",
    .summary = "Every turn of phrase counted in questions and answers, with its words and line",
    .examples = "markers talk.txt",
    .details =
        "One row a place, by exchange: its questions, then its answers. Patterns stand in "
        "files that anybody can read and replace (--markers FILE; those built in: "
        "analysis/view/markers, English and Swedish); a short answer that ends in a question "
        "asks back, in whatever words. `preface`, `several-questions` and `follow-up-turn` of "
        "`questions` are there with the preface, the turn, and its first sentence. Markers: "
#include "analysis/view/markers.def"
        "the last two only serve to count questions and stand in no table.",
    .options = lec_marker_options,
    .defaults = &lec_marker_defaults,
    .settings_size = sizeof lec_marker_defaults,
    .columns = columns,
    .key_count = 0, /* two markers may stand on one line */
    .shown = "conference,line,role,marker,text,sentence",
    .evidence = {LEC_EVIDENCE_LINE, "text", NULL},
    .charts = charts,
    .without_by = "each row is a place in a file; `questions` puts those in questions together",
    .run = run,
};
