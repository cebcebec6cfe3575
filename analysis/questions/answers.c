/* SPDX-License-Identifier: GPL-3.0-or-later
 * answers.c -- the profile of each answer: signs that there is no reply, that the question is
 * turned aside, and what is stated. Counted, with the words; no verdict. */
#include <math.h>

#include "analysis/questions/settings.h"
#include "analysis/view/answer_profile.h"
#include "analysis/view/columns.h"
#include "analysis/view/quotation.h"

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE,
    LEC_COLUMN_EXCHANGE,
    LEC_COLUMN_JOURNALIST,
    LEC_COLUMN_OUTLET,
    {"line", LEC_COUNT, "first line of the answer in the file; empty without one", "lines", NULL,
     NULL},
    {"words", LEC_COUNT, "words of the answer", "words", NULL, NULL},
    {"ratio", LEC_NUMBER, "words answered for each word asked", NULL,
     "words answered / words asked", NULL},
    {"declines", LEC_COUNT, "says that he will not or cannot answer", "places", NULL,
     LEC_NO_REPLY_SOURCE},
    {"does_not_know", LEC_COUNT, "says that he does not know", "places", NULL, LEC_NO_REPLY_SOURCE},
    {"asks_back", LEC_COUNT, "asks what was asked", "places", NULL, LEC_NO_REPLY_SOURCE},
    {"without_reply", LEC_NUMBER,
     "share of the answer's words in sentences with one of the three: near 1 there is no reply, "
     "near 0 it is a remark in passing",
     NULL, "words of these sentences / words of the answer", NULL},
    {"words_before", LEC_COUNT,
     "words of the answer before the first of these signs; empty without one", "words", NULL, NULL},
    {"words_after", LEC_COUNT, "words of the answer after the last of them", "words", NULL, NULL},
    {"defers", LEC_COUNT, "puts the answer off", "places", NULL,
     "Gow, Larcker & Zakolyukina 2021, doi:10.1111/1475-679X.12361"},
    {"points_elsewhere", LEC_COUNT, "somebody else is to be asked", "places", NULL, "Bull 2003"},
    {"points_back", LEC_COUNT, "says that it was said before", "places", NULL, "Bull 2003"},
    {"disputes", LEC_COUNT, "questions the question, its premise or who asks", "places", NULL,
     "Bull 2003"},
    {"yes_or_no_asked", LEC_NAME,
     "yes where the last question before the answer can be answered by yes or no: the last word "
     "that asks in it is a `yes-or-no` of `markers`",
     NULL, NULL, NULL},
    {"said", LEC_NAME,
     "yes or no, where the first turn of the answer says so; empty else, whatever later turns say",
     NULL, NULL, NULL},
    {"evidence", LEC_TEXT,
     "the words of the first sign of no reply, or else of turning aside (all: `lectern markers`)",
     NULL, NULL, NULL},
    {"evidence_line", LEC_COUNT, "its line in the file", "lines", NULL, NULL},
    {0},
};

/* The markers in the order of the columns. */
static const lec_marker no_reply[] = {LEC_MARKER_DECLINES, LEC_MARKER_NOT_KNOWN,
                                      LEC_MARKER_ASKS_BACK};
static const lec_marker aside[] = {LEC_MARKER_DEFERS, LEC_MARKER_ELSEWHERE, LEC_MARKER_BACK,
                                   LEC_MARKER_DISPUTES};

static const lec_chart charts[] = {
    {.name = "answers",
     .shape = LEC_CHART_BARS,
     .title = "Answers with signs that there is no reply",
     .note = "by exchange: words in sentences that decline, do not know or ask back",
     .axis = "share of the answer's words",
     .label = "exchange",
     .value = "without_reply",
     .in_order = true,
     .as_percent = true,
     .one_conference = true},
    {0},
};

static void put_counts(lec_table *table, const lec_answer_profile *of, const lec_marker *markers,
                       size_t count, bool known)
{
    for (size_t m = 0; m < count; m++)
        lec_table_put_count(table, known ? of->count[markers[m]] : LEC_MISSING_COUNT);
}

static void put_evidence(const lec_context *context, const lec_answer_profile *of, lec_table *table)
{
    const lec_corpus *corpus = context->whole;
    if (!of->has_evidence) {
        lec_table_put_text(table, "");
        lec_table_put_missing(table);
        return;
    }
    const lec_marker_hit *hit = &of->evidence;
    lec_table_put_text(table,
                       lec_quotation(corpus, hit->token, hit->token + hit->length, context->arena));
    lec_table_put_count(table, lec_corpus_place(corpus, hit->token).line);
}

static void put_places(const lec_exchange *exchange, const lec_answer_profile *of, lec_table *table)
{
    const bool has = of->words_without_reply > 0;
    lec_table_put_count(table, has ? of->words_before : LEC_MISSING_COUNT);
    lec_table_put_count(table,
                        has ? exchange->words_answered - of->words_until : LEC_MISSING_COUNT);
}

static void put_answer(const lec_context *context, lec_marker_finder *finder,
                       const lec_exchange *exchange, lec_table *table)
{
    const lec_corpus *corpus = context->whole;
    const bool known = lec_markers_know(finder, exchange->conference);
    const lec_answer_profile of = lec_answer_profile_of(finder, corpus, exchange);
    lec_table_put_text(table, corpus->conference[exchange->conference].name);
    lec_table_put_count(table, exchange->number);
    lec_table_put_text(table, corpus->speaker_name[exchange->journalist]);
    lec_table_put_text(table, exchange->outlet);
    lec_table_put_count(table, exchange->answer_count > 0
                                   ? corpus->turn[exchange->answers[0]].first_line
                                   : LEC_MISSING_COUNT);
    lec_table_put_count(table, exchange->words_answered);
    lec_table_put_number(table, exchange->words_asked > 0 ? (double)exchange->words_answered /
                                                                (double)exchange->words_asked
                                                          : (double)NAN);
    put_counts(table, &of, no_reply, sizeof no_reply / sizeof *no_reply, known);
    lec_table_put_number(table, known ? of.without_reply : (double)NAN);
    put_places(exchange, &of, table);
    put_counts(table, &of, aside, sizeof aside / sizeof *aside, known);
    lec_table_put_text(table, !known ? "" : of.is_polar ? "yes" : "no");
    lec_table_put_text(table, of.said);
    put_evidence(context, &of, table);
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    lec_marker_finder *finder;
    const lec_status status = lec_open_markers(context, &finder, error);
    if (status != LEC_OK) return status;
    const lec_exchanges exchanges = lec_exchanges_of(context);
    for (size_t e = 0; e < exchanges.count; e++)
        put_answer(context, finder, &exchanges.items[e], table);
    return LEC_OK;
}

const lec_analysis lec_analysis_answers = {
    .name = "answers",
    .summary = "Every answer: signs of no reply, of turning aside, of a yes or no",
    .examples = "answers talk.txt",
    .details =
        "One row an exchange, by conference and number. Counted evidence, no verdict: places "
        "at which the patterns of `lectern help markers` match, within a sentence. Empty "
        "where there are no patterns for the language of the conference. " LEC_ANSWERS_AGREEMENT,
    .source = LEC_NO_REPLY_SOURCE,
    .options = lec_marker_options,
    .defaults = &lec_marker_defaults,
    .settings_size = sizeof lec_marker_defaults,
    .columns = columns,
    .key_count = 2,
    .evidence = {LEC_EVIDENCE_EXCHANGE, NULL, NULL},
    .charts = charts,
    .without_by = "each row is an answer",
    .run = run,
};
