/* SPDX-License-Identifier: GPL-3.0-or-later
 * turns.c -- one row a turn: who spoke, in which role, where in the file, how long. */
#include <math.h>

#include "analysis/analysis.h"
#include "analysis/view/columns.h"
#include "analysis/view/speaking_time.h"

static const lec_column columns[] = {
    LEC_COLUMN_CONFERENCE,
    {"turn", LEC_COUNT, "number of the turn within its conference, from 1", NULL, NULL, NULL},
    LEC_COLUMN_PHASE,
    {"kind", LEC_NAME, "opening, moderation, question, answer, interjection, closing", NULL, NULL,
     NULL},
    {"exchange", LEC_COUNT, "number of the exchange within its conference; empty outside one", NULL,
     NULL, NULL},
    LEC_COLUMN_ROLE,
    LEC_COLUMN_SPEAKER,
    LEC_COLUMN_AFFILIATION,
    {"label", LEC_TEXT, "the text that names the speaker, as it stands", NULL, NULL, NULL},
    {"label_form", LEC_NAME, "how the label was found (see `lectern help check`)", NULL, NULL,
     NULL},
    {"certainty", LEC_NUMBER, "0 to 1: how sure role and speaker are; below 0.75 is doubtful", NULL,
     NULL, NULL},
    {"file", LEC_TEXT, "as it was given", NULL, NULL, NULL},
    {"first_line", LEC_COUNT, "first line of the turn's words in the file, from 1", "lines", NULL,
     NULL},
    {"last_line", LEC_COUNT, "last line of the turn's words in the file", "lines", NULL, NULL},
    {"sentences", LEC_COUNT, "sentences by UAX #29", "sentences", NULL, NULL},
    {"words", LEC_COUNT, "words spoken", "words", NULL, NULL},
    {"seconds", LEC_NUMBER, "speaking time", "seconds", "captions, or words * 60 / words a minute",
     NULL},
    {"seconds_low", LEC_NUMBER, "at the highest speaking rate assumed (185 words a minute)",
     "seconds", NULL, NULL},
    {"seconds_high", LEC_NUMBER, "at the lowest speaking rate assumed (120 words a minute)",
     "seconds", NULL, NULL},
    {"time_basis", LEC_NAME, "captions (measured) or estimate (from the words)", NULL, NULL, NULL},
    {"second_role", LEC_NAME, "the next best reading of the role; empty where there is none", NULL,
     NULL, NULL},
    {"second_probability", LEC_NUMBER, "0 to 1: how probable that reading is", NULL, NULL, NULL},
    {0},
};

static const lec_chart charts[] = {
    {.name = "timeline",
     .shape = LEC_CHART_TIMELINE,
     .title = "Who speaks when",
     .note = "times estimated from the words where there are no captions",
     .axis = "time from the start (minutes:seconds)",
     .label = "speaker",
     .length = "seconds",
     .series = "role",
     .as_time = true,
     .one_conference = true},
    {.name = "timelines",
     .shape = LEC_CHART_TIMELINE,
     .title = "Who speaks when, in each conference",
     .note = "times estimated from the words where there are no captions",
     .axis = "time from the start (minutes:seconds)",
     .label = "conference",
     .length = "seconds",
     .series = "role",
     .as_time = true,
     .many_conferences = true},
    {0},
};

static void put_turn(const lec_context *context, uint32_t t, lec_table *table)
{
    const lec_corpus *corpus = context->corpus;
    const lec_turn_detail *detail = &corpus->turn[t];
    const lec_conference *conference = &corpus->conference[corpus->turn_conference[t]];
    const lec_speaking_time time = lec_turn_time(corpus, context->study, t);
    const uint32_t exchange = corpus->turn_exchange[t];

    lec_table_put_text(table, conference->name);
    lec_table_put_count(table, detail->number);
    lec_table_put_text(table, lec_phase_name((lec_phase)corpus->turn_phase[t]));
    lec_table_put_text(table, lec_kind_name((lec_kind)corpus->turn_kind[t]));
    lec_table_put_count(table, exchange == LEC_NONE ? LEC_MISSING_COUNT
                                                    : corpus->exchange_number[exchange]);
    lec_table_put_text(table, lec_role_name((lec_role)corpus->turn_role[t]));
    lec_table_put_text(table, corpus->speaker_name[corpus->turn_speaker[t]]);
    lec_table_put_text(table, detail->affiliation);
    lec_table_put_text(table, detail->label);
    lec_table_put_text(table, detail->label_form);
    lec_table_put_number(table, detail->certainty);
    lec_table_put_text(table, conference->file);
    lec_table_put_count(table, detail->first_line);
    lec_table_put_count(table, detail->last_line);
    lec_table_put_count(table, corpus->turn_sentence[t + 1] - corpus->turn_sentence[t]);
    lec_table_put_count(table, corpus->turn_start[t + 1] - corpus->turn_start[t]);
    lec_table_put_number(table, time.seconds);
    lec_table_put_number(table, time.low);
    lec_table_put_number(table, time.high);
    lec_table_put_text(table, lec_time_basis(time));
    const bool has_second = detail->second_probability > 0;
    lec_table_put_text(table, has_second ? lec_role_name(detail->second_role) : "");
    lec_table_put_number(table, has_second ? detail->second_probability : NAN);
}

static lec_status run(const lec_context *context, lec_table *table, lec_error *error)
{
    (void)error;
    for (uint32_t t = 0; t < context->corpus->turn_count; t++) put_turn(context, t, table);
    return LEC_OK;
}

const lec_analysis lec_analysis_turns = {
    .name = "turns",
    .summary = "Every turn: speaker, role, kind, place in the file, words, seconds",
    .details = "One row a turn, by conference and number. Lines are those of the file as it was "
               "given, from 1, both ends included.",
    .columns = columns,
    .key_count = 2,
    .charts = charts,
    .run = run,
};
